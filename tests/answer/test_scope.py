"""Which document, and which version of it, a question is about."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.answer import Answerer
from knowledge.model import Answer, NoAnswer

OLD, NEW = "云统〔2021〕6号", "云统〔2024〕15号"


def cited_number(answer: Answer | NoAnswer) -> str | None:
    assert isinstance(answer, Answer), answer.text
    return answer.citations[0].document.document_number


def codes(answer: Answer | NoAnswer) -> list[str]:
    return [one.code for one in answer.notices]


@pytest.mark.parametrize("asked", ["第十条", "管理办法第三条", "条例第２条怎么说"])
def test_a_bare_number_asks_back_for_the_document(ask: Answerer, asked: str) -> None:
    answer = ask(asked)
    assert isinstance(answer, NoAnswer)
    assert codes(answer) == ["which_document"]
    assert "例如：云泽市统计局" in answer.text


def test_the_example_of_what_to_ask_can_itself_be_asked(ask: Answerer) -> None:
    example = ask("第十条").text.partition("例如：")[2].rstrip("。")
    assert isinstance(ask(example), Answer)


def test_a_name_of_several_documents_lists_them(ask: Answerer) -> None:
    answer = ask("云泽市统计局管理办法第三条")
    assert isinstance(answer, NoAnswer)
    assert codes(answer) == ["ambiguous_title"]
    for title in ("采购管理办法", "差旅和报销管理办法", "党费收缴使用管理办法"):
        assert title in answer.text


@pytest.mark.parametrize("asked", ["《培训管理办法》第三条", "《云泽市统计局培训管理办法》讲什么"])
def test_a_title_that_no_document_has_is_said_so(ask: Answerer, asked: str) -> None:
    answer = ask(asked)
    assert isinstance(answer, NoAnswer)
    assert codes(answer) == ["unknown_document"]
    assert "培训管理办法》" in answer.text


def test_a_form_that_a_document_mentions_in_its_brackets_is_no_unknown_document(
    ask: Answerer,
) -> None:
    assert "unknown_document" not in codes(ask("《支部工作手册》要保存多久"))


def test_the_version_in_force_answers_without_a_notice(ask: Answerer) -> None:
    answer = ask("请休假管理办法第五条")
    assert cited_number(answer) == NEW
    assert codes(answer) == []


@pytest.mark.parametrize(
    "asked", ["婚假有几天，2022年的时候", "2023年请休假管理办法规定婚假几天", "2021年婚假几天"]
)
def test_a_year_in_the_question_picks_the_version_of_that_year(ask: Answerer, asked: str) -> None:
    answer = ask(asked)
    assert cited_number(answer) == OLD
    assert "婚假3天" in answer.text
    assert codes(answer) == ["older_version"]


def test_the_notice_tells_both_dates(ask: Answerer) -> None:
    (notice,) = ask("2022年婚假有几天").notices
    assert "2021-03-01" in notice.text and "2024-07-01" in notice.text


@pytest.mark.parametrize(
    ("on", "number"),
    [(date(2024, 6, 30), OLD), (date(2024, 7, 1), NEW), (date(2021, 3, 1), OLD)],
)
def test_a_day_picks_the_version_that_was_in_force(ask: Answerer, on: date, number: str) -> None:
    assert cited_number(ask("事假全年累计几天", as_of=on)) == number
    assert cited_number(ask("请休假管理办法第五条", as_of=on)) == number


def test_the_day_given_comes_before_the_year_in_the_question(ask: Answerer) -> None:
    assert cited_number(ask("2022年婚假几天", as_of=date(2025, 1, 1))) == NEW


def test_the_month_in_the_question_is_taken_into_account(ask: Answerer) -> None:
    assert cited_number(ask("2024年3月婚假有几天")) == OLD
    assert cited_number(ask("2024年9月婚假有几天")) == NEW


def test_a_number_beyond_the_version_of_the_day_is_not_there(ask: Answerer) -> None:
    answer = ask("请休假管理办法第二十八条", as_of=date(2022, 1, 1))
    assert isinstance(answer, NoAnswer)
    assert "共25条，没有第二十八条" in answer.text


def test_an_article_number_inside_a_quote_belongs_to_the_document_quoted(ask: Answerer) -> None:
    answer = ask("“紧急采购依照本办法第十八条办理”指的是什么")
    assert isinstance(answer, Answer)
    (citation,) = answer.citations
    assert citation.location == "第五章 第十八条"
    assert citation.document.title == "云泽市统计局采购管理办法"
