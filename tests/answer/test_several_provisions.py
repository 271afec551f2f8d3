"""Provisions of more than one document, and those of which some are not there."""

from __future__ import annotations

import pytest

from knowledge.answer import Answerer
from knowledge.bootstrap import Workshop
from knowledge.model import Answer


def answered(ask: Answerer, asked: str) -> Answer:
    answer = ask(asked)
    assert isinstance(answer, Answer), answer.text
    return answer


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        (
            "采购管理办法第十条和党支部工作规则第十四条有什么区别",
            [("采购管理办法", "第十条"), ("党支部工作规则", "第十四条")],
        ),
        (
            "党支部工作规则和采购管理办法第十条",
            [("采购管理办法", "第十条")],
        ),
    ],
)
def test_a_number_belongs_to_the_title_before_it(
    ask: Answerer, asked: str, places: list[tuple[str, str]]
) -> None:
    cited = answered(ask, asked).citations
    assert [(one.document.title[6:], one.location.split()[-1]) for one in cited] == places


def test_what_there_is_is_quoted_and_what_is_missing_is_told(ask: Answerer) -> None:
    answer = answered(ask, "采购管理办法第三条和第九十九条")
    assert [one.location.split()[-1] for one in answer.citations] == ["第三条"]
    (notice,) = answer.notices
    assert notice.code == "no_such_provision"
    assert notice.text.endswith("没有第九十九条。")


def test_a_range_that_ends_beyond_the_last_article_says_so(ask: Answerer) -> None:
    answer = answered(ask, "采购管理办法第二十三条到第四十条")
    assert answer.citations[-1].location.endswith("第二十五条")
    assert any("没有第四十条" in one.text for one in answer.notices)


def test_show_quotes_a_long_range_whole(sample: Workshop) -> None:
    answer = sample.answerer.look_up("采购管理办法第一条到第二十条")
    assert isinstance(answer, Answer)
    assert len(answer.citations) == 20
    assert answer.notices == ()


def test_an_answer_to_a_long_range_says_that_it_is_cut(ask: Answerer) -> None:
    answer = answered(ask, "采购管理办法第一条到第二十条")
    assert len(answer.citations) == 10
    assert [one.code for one in answer.notices] == ["truncated"]


def test_an_unknown_title_beside_a_known_one_is_not_passed_over(ask: Answerer) -> None:
    answer = ask("《云泽市统计局采购管理办法》和《云泽市统计局车辆管理办法》哪个更严？")
    assert not isinstance(answer, Answer)
    assert "车辆管理办法" in answer.text


def test_the_askers_own_year_picks_no_old_version(ask: Answerer) -> None:
    answer = answered(ask, "我2022年入职，年休假可以休几天？")
    assert answer.citations[0].document.version_date == "2024-07-01"


def test_a_question_beyond_all_measure_is_refused_at_once(ask: Answerer) -> None:
    answer = ask("十条" * 50_000)
    assert [one.code for one in answer.notices] == ["too_long"]
