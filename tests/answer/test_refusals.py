"""What the documents do not bear out is refused, with the nearest places as such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.answer import Answerer
from knowledge.answer.texts import REFUSAL
from knowledge.model import NoAnswer


def refused(ask: Answerer, asked: str) -> NoAnswer:
    answer = ask(asked)
    assert isinstance(answer, NoAnswer), answer.text
    return answer


def test_a_question_about_something_else_is_refused_with_the_nearest_places(ask: Answerer) -> None:
    answer = refused(ask, "帮我写一首关于春天的诗")
    assert answer.text == REFUSAL
    assert answer.confidence < ask.threshold
    assert 1 <= len(answer.passages) <= 10
    scores = [one.score for one in answer.passages]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        ("2019年一线课堂开课多少场", "objection_year", "2019年"),
        ("一线课堂开了99场，效果怎样", "objection_figure", "“99”"),
        ("滨江工业园在上海吗", "objection_name", "“上海”"),
        ("“六个一工程”是什么", "objection_quoted", "“六个一工程”"),
        ("党课平均到课率从94%下降到61%了吗", "objection_reversed", "相反"),
        ("食堂为什么早餐收3元", "objection_cause", "没有说明原因"),
    ],
)
def test_what_the_question_takes_for_granted_is_named_when_it_is_not_borne_out(
    ask: Answerer, asked: str, code: str, words: str
) -> None:
    answer = refused(ask, asked)
    assert code in [one.code for one in answer.notices]
    assert any(words in one.text for one in answer.notices)
    assert answer.confidence < ask.threshold
    assert answer.passages


def test_the_same_question_with_what_is_true_is_answered(ask: Answerer) -> None:
    assert "94%" in ask("党课平均到课率从61%提高到多少").text


def test_every_notice_is_one_sentence(ask: Answerer) -> None:
    for asked in ("2019年一线课堂开了99场", "“六个一工程”是什么", "第十条", "《无此办法》第一条"):
        for notice in refused(ask, asked).notices:
            assert notice.text.endswith("。") and "\n" not in notice.text
            assert "{" not in notice.text


@pytest.mark.parametrize(
    "asked",
    ["番茄炒蛋要放多少糖", "用C++写一段二分查找", "aaa", "明天天气怎么样", "周末去哪儿钓鱼好"],
)
def test_something_near_by_likeness_alone_is_no_answer(ask: Answerer, asked: str) -> None:
    assert isinstance(ask(asked), NoAnswer)


@pytest.mark.parametrize(
    "asked", ["", "   ", "\n\t", "？？？", "😀😀", "请问", "你好！谢谢", "一一一一", "12"]
)
def test_an_empty_question_asks_for_more(ask: Answerer, asked: str) -> None:
    answer = refused(ask, asked)
    assert [one.code for one in answer.notices] == ["empty"]
    assert "例如" in answer.text
    assert answer.passages == ()


def test_the_threshold_decides_what_is_answered(ask: Answerer) -> None:
    strict = replace(ask, threshold=1.0)
    assert isinstance(strict("支委会多久开一次？"), NoAnswer)
    assert not isinstance(replace(ask, threshold=0.0)("支委会多久开一次？"), NoAnswer)
