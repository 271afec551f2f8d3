"""Questions that set two documents side by side."""

from __future__ import annotations

import pytest

from knowledge.answer import Answerer
from knowledge.model import Answer

COMPARED = [
    "何映川和陆青禾的文章各是什么时候发表的？",
    "“一线课堂”和“不走的统计队”的做法有什么不同？",
    "“一线课堂”与“不走的统计队”相比，哪个开展得早？",
]


@pytest.mark.parametrize("asked", COMPARED)
def test_each_side_has_its_own_citation(ask: Answerer, asked: str) -> None:
    answer = ask(asked)
    assert isinstance(answer, Answer), answer.text
    titles = [one.document.title for one in answer.citations]
    assert len(titles) == 2
    assert any("一线课堂" in one for one in titles)
    assert any("企业统计员" in one for one in titles)
    assert [one.mark for one in answer.citations] == [1, 2]
    assert all(f"[{mark}]" in answer.text for mark in (1, 2))


@pytest.mark.parametrize("asked", COMPARED)
def test_the_quotes_of_both_sides_fit_together(ask: Answerer, asked: str) -> None:
    answer = ask(asked)
    assert isinstance(answer, Answer)
    assert sum(len(one.quote) for one in answer.citations) <= 600


def test_both_dates_are_told(ask: Answerer) -> None:
    text = ask(COMPARED[0]).text
    assert "2024年8月16日" in text and "2025年1月9日" in text


def test_a_comparison_within_one_document_has_one_citation(ask: Answerer) -> None:
    answer = ask("局领导和其他人员去直辖市出差住宿费标准分别是多少")
    assert isinstance(answer, Answer)
    assert "局领导600元，其他人员480元" in answer.text
    assert len(answer.citations) == 1
