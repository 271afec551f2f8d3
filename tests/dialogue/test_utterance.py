"""How a question leans on the one before, told by its form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dialogue.utterance import Manner, read_utterance


@pytest.mark.parametrize(
    ("asked", "manner", "core"),
    [
        ("那党小组会呢?", Manner.FRAGMENT, "党小组会"),
        ("产假", Manner.FRAGMENT, "产假"),
        ("第二款呢", Manner.PROVISION, "第二款"),
        ("再下一条", Manner.PROVISION, "再下一条"),
        ("前款说什么", Manner.PROVISION, "前款说什么"),
        ("这条原文发我看下", Manner.PROVISION, "这条原文发我看下"),
        ("全文", Manner.PROVISION, "全文"),
        ("还有呢", Manner.MORE, "还有"),
        ("和支委会比呢", Manner.COMPARISON, "和支委会比"),
        ("如果超过三个月呢", Manner.CONDITION, "如果超过三个月"),
        ("要是外省的话", Manner.CONDITION, "要是外省"),
        ("它由谁解释", Manner.PRONOUN, "它由谁解释"),
        ("文中提到几个人", Manner.PRONOUN, "文中提到几个人"),
        ("不是,我问的是事假一年几天", Manner.CORRECTION, "事假一年几天"),
        ("我说的是预备党员", Manner.FRAGMENT, "预备党员"),
        ("要几天", Manner.SENTENCE, "要几天"),
        ("党费交多少", Manner.SENTENCE, "党费交多少"),
        ("其他单位的呢", Manner.FRAGMENT, "其他单位的"),
    ],
)
def test_the_manner_is_told_by_the_words(asked: str, manner: Manner, core: str) -> None:
    utterance = read_utterance(asked)
    assert (utterance.manner, utterance.core) == (manner, core)


@given(st.text(alphabet="那第一二条款呢的不是我问谁几天如果它和比谢，？ a", max_size=40))
def test_any_words_are_read_without_an_error(asked: str) -> None:
    assert read_utterance(asked).core in asked or read_utterance(asked).core


@pytest.mark.parametrize(
    "asked",
    [
        "好" * 500 + "吗",
        "好哈哈哈" * 200 + "吗",
        "第一条" + "看一下" * 300 + "吗",
        "谢" * 500 + "吗",
    ],
)
def test_words_that_are_said_again_and_again_take_no_time(asked: str) -> None:
    assert read_utterance(asked).manner not in (Manner.TALK, Manner.PROVISION)
