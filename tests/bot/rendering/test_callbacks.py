"""Buttons and links: what is written is read back, what is not ours is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import LONGEST, SHAPES, Callback, Verb, start_link

NUMBERS = st.integers(0, 999_999_999)
FEW_DIGITS = st.integers(0, 99_999)  # of so many numbers not all are long


@st.composite
def callbacks(draw: st.DrawFn) -> Callback:
    verb = draw(st.sampled_from(Verb))
    token, count = SHAPES[verb]
    numbers = st.lists(NUMBERS if count < 5 else FEW_DIGITS, min_size=count, max_size=count)
    return Callback(verb, draw(st.from_regex(token, fullmatch=True)), tuple(draw(numbers)))


@given(callbacks())
def test_what_is_written_is_read_back(callback: Callback) -> None:
    assert Callback.parse(callback.data) == callback
    assert len(callback.data.encode()) <= LONGEST
    assert callback.data.replace("_", "").replace("-", "").isalnum()


@given(st.text(max_size=80))
def test_anything_else_is_nothing(data: str) -> None:
    read = Callback.parse(data)
    assert read is None or read.data == data


@given(callbacks(), st.text(min_size=1, max_size=5))
def test_what_is_added_is_not_overlooked(callback: Callback, more: str) -> None:
    read = Callback.parse(callback.data + more)
    assert read is None or read.data == callback.data + more


@pytest.mark.parametrize(
    "data",
    [
        "",
        "o",
        "oAbCdEfGhIjKl-1",  # a page is missing
        "oAbCdEfGhIjKl-01-0",
        "oAbCdEfGhIjKl-1-0\n",
        "oAbCdEfGhIjKl-1--1",
        "oAbCdEfGhIjKl-１-0",
        "oAbCdEfGhIjK-1-0",
        "gAbCdEfGhIjKl-1",
        "zAbCdEfGhIjKl",
        "p../../etc-1-2-3",
        "d-9999999999",
    ],
)
def test_malformed_data_is_nothing(data: str) -> None:
    assert Callback.parse(data) is None


def test_buttons_of_old_messages_keep_their_meaning() -> None:
    """These stand in chats: whoever has to change this test breaks them."""
    assert Callback.parse("oAb-dEf_hIj-1-1-2") == Callback(Verb.QUOTE, "Ab-dEf_hIj-1", (1, 2))
    assert Callback.parse("nAbCdEfGhIjKl-2-0") == Callback(Verb.NEAREST, "AbCdEfGhIjKl", (2, 0))
    assert Callback.parse("p3f2a9c01de-10-245-0") == Callback(
        Verb.PLACE, "3f2a9c01de", (10, 245, 0)
    )
    assert Callback.parse("gAbCdEfGhIjKl") == Callback(Verb.GOOD, "AbCdEfGhIjKl")
    assert Callback.parse("bAbCdEfGhIjKl") == Callback(Verb.BAD, "AbCdEfGhIjKl")
    assert Callback.parse("wAbCdEfGhIjKl-0") == Callback(Verb.WRONG, "AbCdEfGhIjKl", (0,))
    assert Callback.parse("aAbCdEfGhIjKl") == Callback(Verb.AGAIN, "AbCdEfGhIjKl")
    assert Callback.parse("hAbCdEfGhIjKl") == Callback(Verb.HUMAN, "AbCdEfGhIjKl")
    assert Callback.parse("cAbCdEfGhIjKl-1") == Callback(Verb.CHOICE, "AbCdEfGhIjKl", (1,))
    assert Callback.parse("d-3") == Callback(Verb.DOCUMENTS, "", (3,))
    assert Callback.parse("y-7-12") == Callback(Verb.APPROVE, "", (7, 12))
    assert Callback.parse("x-7-12") == Callback(Verb.REJECT, "", (7, 12))
    assert Callback.parse("f-1") == Callback(Verb.FORGET, "", (1,))


def test_what_no_button_may_say_is_not_written() -> None:
    for verb, token, numbers in (
        (Verb.QUOTE, "short", (1, 0)),
        (Verb.QUOTE, "AbCdEfGhIjKl", (1,)),
        (Verb.QUOTE, "AbCdEfGhIjKl", (-1, 0)),
        (Verb.GOOD, "", ()),
    ):
        with pytest.raises(ValueError):
            Callback(verb, token, numbers)


def test_a_link_opens_the_private_chat() -> None:
    link = start_link("zhigui_bot", Callback(Verb.NEAREST, "AbCdEfGhIjKl", (2, 0)))
    assert link == "https://t.me/zhigui_bot?start=nAbCdEfGhIjKl-2-0"
