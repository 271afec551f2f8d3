"""Items as they stand in a group: within Telegram's limits, and nothing of them cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from posted_items import chosen, citation, told
from recording_courier import check_quiz

from bot.callbacks import Callback, Verb
from bot.delivery.composing import plain_text
from bot.publishing.explanation import explanation
from bot.publishing.presenting import Presenter
from bot.publishing.quoting import quoted
from bot.publishing.texts import PublishingTexts
from bot.rendering import clean, units
from knowledge.quiz import Alteration, ItemType, Maker

TOKEN = "AbCdEfGhIjKl"  # noqa: S105 - no secret
TEXTS = PublishingTexts()
PRESENTER = Presenter(TEXTS, "zhigui_bot")

WORDS = st.text(
    st.sampled_from("党员应当按月交纳党费。，；：！？《》（）《😀 <&>\n条1"), min_size=1
)
LEGIBLE = WORDS.map(lambda one: f"题{one}")


def explained(item: object) -> str:
    return plain_text(explanation(item, TEXTS, "zhigui_bot"))  # type: ignore[arg-type]


def test_an_item_of_common_length_is_one_poll() -> None:
    shown = PRESENTER.show(chosen(), TOKEN, heading="每日一题", open_seconds=60)

    assert shown.messages == ()
    assert shown.poll is not None
    assert shown.poll.question.startswith("【每日一题】根据《云泽市统计局党支部工作规则》")
    assert shown.poll.options == ("月", "季度", "半年", "年")
    assert shown.poll.right == (0,)
    assert shown.poll.open_seconds == 60
    assert shown.poll.rows[0][0].data == Callback(Verb.ANSWER, TOKEN).data


def test_who_may_choose_several_is_told() -> None:
    item = chosen(key=(0, 2), kind=ItemType.MULTI)

    poll = PRESENTER.show(item, TOKEN, heading="第3/20题").poll

    assert poll is not None
    assert poll.multiple
    assert poll.question.startswith("【第3/20题 · 多选】")


def test_a_long_stem_stands_above_and_the_options_stay() -> None:
    stem = "根据规则，" + "支部委员会要认真研究讨论，" * 40 + "每___召开1次。"

    shown = PRESENTER.show(chosen(stem), TOKEN)

    assert [plain_text(one.html) for one in shown.messages] == [stem]
    assert shown.poll is not None
    assert shown.poll.question == TEXTS.look_above
    assert shown.poll.options == ("月", "季度", "半年", "年")


def test_long_options_stand_above_by_letters() -> None:
    long = "按照规定的程序召开支部党员大会，" * 8

    shown = PRESENTER.show(chosen(options=("月", long)), TOKEN)

    above = plain_text(shown.messages[0].html)
    assert f"A. 月\nB. {long}" in above
    assert shown.poll is not None
    assert shown.poll.options == ("A", "B")
    assert shown.poll.right == (0,)


def test_what_has_no_options_is_a_message_with_its_answer_behind_a_button() -> None:
    shown = PRESENTER.show(told(), TOKEN, heading="每日一题")

    assert shown.poll is None
    assert plain_text(shown.messages[-1].html) == "【每日一题 · 简答】支部委员会多久开一次？"
    assert "每月" not in shown.messages[-1].html
    assert shown.messages[-1].rows[0][0].data == Callback(Verb.ANSWER, TOKEN).data


@given(LEGIBLE, st.lists(WORDS, min_size=2, max_size=12), st.data())
def test_any_item_fits_and_is_told_whole(
    stem: str, options: list[str], data: st.DataObject
) -> None:
    stem *= data.draw(st.sampled_from([1, 5, 60]))
    options[0] *= data.draw(st.sampled_from([1, 30]))
    key = data.draw(st.sets(st.integers(0, len(options) - 1), min_size=1))
    item = chosen(stem, options, sorted(key), ItemType.MULTI if len(key) > 1 else ItemType.SINGLE)

    shown = PRESENTER.show(item, TOKEN, heading="第3/20题")

    assert shown.poll is not None
    check_quiz(shown.poll)
    assert all(units(plain_text(one.html)) <= 4096 for one in shown.messages)
    said = "".join([plain_text(one.html) for one in shown.messages] + [shown.poll.question])
    said += "".join(shown.poll.options)
    for text in (stem, *options):
        assert _letters(clean(text)) in _letters(said)


def _letters(text: str) -> str:
    """What stays the same however lines are broken."""
    return "".join(text.split())


def test_the_explanation_cites_links_and_quotes() -> None:
    html = explanation(chosen(), TEXTS, "zhigui_bot")

    first, _, quote = plain_text(html).partition("\n")
    assert first == "《云泽市统计局党支部工作规则》第十四条"
    assert quote == "支部委员会每月至少召开1次。支部党员大会一般每季度召开1次。"
    assert 'href="https://t.me/zhigui_bot?start=p3f2a3f2a3f2a3f2a-100-130-0"' in html


def test_of_a_long_quote_whole_sentences_about_the_key_are_shown() -> None:
    quote = "总则说明如下。" * 30 + "党费应当每月十日前交清。" + "附则另行规定。" * 30
    item = chosen(options=("十日", "五日"), cited=citation(quote))

    text = explained(item)

    assert "党费应当每月十日前交清。" in text
    assert text.count("\n") == 1
    assert text.endswith("。……")


def test_what_was_altered_is_told() -> None:
    item = chosen("……每季度……", ("正确", "错误"), (1,), ItemType.JUDGE)
    item = replace(item, change=Alteration("number", "每月", "每季度"))

    assert explained(item).split("\n")[1] == "题中“每季度”，原文是“每月”。"


def test_what_the_author_says_comes_before_the_quote() -> None:
    item = replace(chosen(), made_by=Maker.PERSON, explanation="注意是支委会。\n不是党员大会。")

    assert explained(item).split("\n")[1:] == [
        "注意是支委会。 不是党员大会。",
        "支部委员会每月至少召开1次。支部党员大会一般每季度召开1次。",
    ]


@pytest.mark.parametrize(
    "place", ["二、主要做法 › （一）强化“三抓”", "第三章 第十条之一", "x" * 300]
)
@given(title=WORDS, quote=WORDS, own=WORDS, times=st.sampled_from([1, 40]))
def test_any_explanation_fits(place: str, title: str, quote: str, own: str, times: int) -> None:
    cited = citation(quote * times, title=title * times, location=place)
    item = replace(chosen(cited=cited), made_by=Maker.PERSON, explanation=own * times)

    text = explained(item)

    assert units(text) <= 200
    assert text.count("\n") <= 2


@given(WORDS, st.integers(0, 120), WORDS)
def test_a_quote_is_never_longer_than_its_room_and_never_torn(
    text: str, room: int, around: str
) -> None:
    shown = quoted(text, room, around)

    assert units(shown) <= room
    assert _letters(shown.replace("……", "")) in _letters(clean(text))
