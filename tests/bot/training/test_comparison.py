"""The old and the new text side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.training.comparison import Side, around, compared, counterpart

TEXT = st.text(st.sampled_from("支部每月召开12次。；\n季度"), max_size=80)


def marked(side: Side) -> str:
    return "".join(f"[{one.text}]" if one.differs else one.text for one in side)


def test_what_differs_is_marked_on_both_sides() -> None:
    old, new = compared("支委会每月召开1次，可以随时召开。", "支委会每季度召开1次。")

    assert marked(old) == "支委会每[月]召开1次[，可以随时召开]。"
    assert marked(new) == "支委会每[季度]召开1次。"


def test_a_number_differs_as_a_whole() -> None:
    old, new = compared("不少于12学时", "不少于32学时")

    assert (marked(old), marked(new)) == ("不少于[12]学时", "不少于[32]学时")


def test_of_a_long_text_only_what_differs_and_what_is_around_is_shown() -> None:
    old, _ = compared("甲" * 300 + "一" + "乙" * 300, "甲" * 300 + "二" + "乙" * 300)

    shown = marked(around(old))

    assert "甲[一]乙" in shown
    assert len(shown) < 100


def test_a_quote_is_held_against_the_sentence_that_became_of_it() -> None:
    passage = "为了规范工作，制定本条。支委会每季度至少召开1次。会后及时归档。"

    assert counterpart("支委会每月至少召开1次。", passage) == "支委会每季度至少召开1次。"
    assert counterpart("甲。乙。", "甲。丙。") == "甲。丙。"


def test_the_number_of_an_article_is_no_difference_where_the_quote_begins_behind_it() -> None:
    quote, passage = "支委会每月至少召开1次。", "第二十二条　支委会每季度至少召开1次。"

    old, new = compared(quote, counterpart(quote, passage))

    assert marked(old) == "支委会每[月]至少召开1次。"
    assert marked(new) == "支委会每[季度]至少召开1次。"
    assert counterpart("第二十一条　" + quote, passage) == passage


@given(TEXT, TEXT)
def test_the_sides_are_the_texts(old: str, new: str) -> None:
    left, right = compared(old, new)

    assert "".join(one.text for one in left) == old
    assert "".join(one.text for one in right) == new
    assert any(one.differs for one in (*left, *right)) is (old != new)


@given(TEXT, TEXT)
def test_the_counterpart_stands_in_the_passage(quote: str, passage: str) -> None:
    assert counterpart(quote, passage) in passage
