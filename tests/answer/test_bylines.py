"""Who wrote it, when and where it appeared: as printed, or not at all."""

from __future__ import annotations

import pytest
from made_up import dated, made_document

from knowledge.answer import Answerer
from knowledge.answer.byline import printed_names
from knowledge.index import Terms
from knowledge.model import Answer, Document, Kind, NoAnswer
from knowledge.search import read_question

TERMS = Terms()


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("“一线课堂”工作法是谁写的？", ["何映川"]),
        ("企业统计员培训帮带那篇是谁写的", ["陆青禾", "沈知远"]),
        ("企业统计员培训帮带那篇的作者和发表时间", ["陆青禾", "沈知远", "2025年1月9日"]),
        ("何映川的文章是什么时候发表的", ["2024年8月16日"]),
        ("何映川的文章登在哪份刊物上", ["《云泽机关党建》2024年第8期"]),
    ],
)
def test_what_is_printed_is_told_from_the_head_of_the_document(
    ask: Answerer, asked: str, printed: list[str]
) -> None:
    answer = ask(asked)
    assert isinstance(answer, Answer), answer.text
    assert all(words in answer.text for words in printed)
    assert answer.text.startswith("【经验】")
    (citation,) = answer.citations
    assert citation.location == "标题与署名"


@pytest.mark.parametrize(
    "asked",
    ["采购管理办法是谁写的", "采购管理办法是谁写的，哪天发表的", "机关事务常见问题的作者是谁"],
)
def test_what_is_not_printed_is_refused_and_said_so(ask: Answerer, asked: str) -> None:
    answer = ask(asked)
    assert isinstance(answer, NoAnswer)
    assert [one.code for one in answer.notices] == ["no_byline"]
    assert answer.confidence < ask.threshold


def names(asked: str, **fields: object) -> list[str] | None:
    document: Document = made_document("档案数字化的一年", kind=Kind.EXPERIENCE, **fields)
    return printed_names(document, read_question(asked, TERMS))


def test_all_authors_are_named_in_order() -> None:
    assert names("谁写的", authors=("赵晚晴", "钱一舟")) == ["赵晚晴", "钱一舟"]


def test_the_organisation_stands_in_where_no_author_is_printed() -> None:
    assert names("谁写的", organisation="云泽市档案室") == ["云泽市档案室"]


def test_half_of_what_is_asked_is_not_enough() -> None:
    assert names("谁写的，哪天发表的", authors=("赵晚晴",)) is None
    both = names("谁写的，哪天发表的", authors=("赵晚晴",), published=dated("2024-03-05"))
    assert both == ["赵晚晴", "2024年3月5日"]


def test_nothing_printed_is_nothing_told() -> None:
    assert names("谁写的") is None
    assert names("登在哪份刊物") is None
