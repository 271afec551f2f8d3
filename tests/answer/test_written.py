"""How an answer is written: labels by kind, marks, quotes that fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import made_document, made_evidence

from knowledge.answer import Answerer
from knowledge.answer.extract import Extract
from knowledge.answer.writing import Part, write
from knowledge.model import Answer, Kind


def part(text: str, start: int, end: int, kind: Kind = Kind.REGULATION) -> Part:
    evidence = made_evidence(text, document=made_document("档案", kind=kind))
    said = Extract(text[start:end], ((start, end),))
    return Part(evidence.document, evidence.record.passage, said)


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (Kind.REGULATION, "【规定】"),
        (Kind.LAW, "【规定】"),
        (Kind.EXPERIENCE, "【经验】"),
        (Kind.NOTICE, "【通知】"),
        (Kind.FAQ, "【问答】"),
        (Kind.NEWS, "【资料】"),
        (Kind.OTHER, "【资料】"),
    ],
)
def test_each_kind_has_its_label(kind: Kind, label: str) -> None:
    assert write([part("凭工作证查阅。", 0, 7, kind)]).text == f"{label}凭工作证查阅。[1]"


@pytest.mark.parametrize(
    ("asked", "label"),
    [
        ("支委会多久开一次？", "【规定】"),
        ("固定教学点设在哪几个地方", "【经验】"),
        ("会议室怎么预订？", "【问答】"),
    ],
)
def test_experience_is_never_shown_as_a_rule(ask: Answerer, asked: str, label: str) -> None:
    answer = ask(asked)
    assert isinstance(answer, Answer)
    assert answer.text.startswith(label)


def test_each_part_carries_the_mark_of_its_citation() -> None:
    answer = write([part("凭工作证查阅。", 0, 7), part("当日归还。", 0, 5, Kind.EXPERIENCE)])
    assert answer.text == "【规定】凭工作证查阅。[1]\n【经验】当日归还。[2]"
    assert [one.mark for one in answer.citations] == [1, 2]


def test_a_short_passage_is_quoted_whole() -> None:
    text = "第一条　凭工作证查阅。当日归还。"
    (citation,) = write([part(text, 4, 11)]).citations
    assert citation.quote == text


@given(st.integers(1, 2000), st.data(), st.integers(1, 4))
def test_a_quote_is_a_window_of_its_passage_that_holds_what_is_said(
    length: int, data: st.DataObject, parts: int
) -> None:
    text = "".join(chr(0x4E00 + at % 20000) for at in range(length))
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, min(length, start + 150)))
    answer = write([part(text, start, end)] * parts)
    for citation in answer.citations:
        assert citation.quote == text[citation.start : citation.end]
        assert text[start:end] in citation.quote
    assert sum(len(one.quote) for one in answer.citations) <= 600
