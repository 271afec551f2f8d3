"""What is found in the sample collection, and which version of it."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.bootstrap import Workshop
from knowledge.search import Evidence, Found

TODAY = date(2025, 6, 1)
OLD_LEAVE = "云统〔2021〕6号"


def found(
    sample: Workshop, asked: str, on: date = TODAY, within: frozenset[str] | None = None
) -> Found:
    catalogue = sample.library.catalogue()
    return sample.retriever(catalogue, sample.read_question(asked, catalogue), on, within=within)


def best(sample: Workshop, asked: str, on: date = TODAY) -> Evidence:
    return found(sample, asked, on).evidence[0]


@pytest.mark.parametrize(
    ("asked", "title", "location"),
    [
        ("采购管理办法里怎么回避", "云泽市统计局采购管理办法", "第十二条"),
        ("保密规定里涉密会议能带手机吗", "云泽市统计局保密工作规定", "第二十条"),
        ("信访办理规定的归档期限", "云泽市统计局信访事项办理规定", "第十九条"),
        ("会议室怎么预订", "云泽市统计局机关事务常见问题", "会议室"),
        ("固定教学点设在哪", "一线课堂", "地点跟着任务走"),
    ],
)
def test_the_place_that_speaks_of_it_comes_first(
    sample: Workshop, asked: str, title: str, location: str
) -> None:
    first = best(sample, asked)
    assert title in first.document.title
    assert location in first.record.passage.location


def test_everyday_words_find_the_terms_of_the_rules(sample: Workshop) -> None:
    assert "第四章 第十四条" in best(sample, "支委会多久开一次").record.passage.location
    first = best(sample, "独苗能请几天假陪护住院的老人")
    assert "照料假" in first.record.passage.text


def test_traditional_characters_find_the_same_places(sample: Workshop) -> None:
    simplified = [one.record.row for one in found(sample, "党费什么时候交").evidence]
    assert [one.record.row for one in found(sample, "黨費什麼時候交").evidence] == simplified


def test_a_superseded_version_is_hidden(sample: Workshop) -> None:
    evidence = found(sample, "婚假有几天").evidence
    assert evidence
    assert OLD_LEAVE not in {one.document.document_number for one in evidence}
    assert "婚假13天" in evidence[0].record.passage.text


def test_an_earlier_day_shows_the_version_of_that_day_alone(sample: Workshop) -> None:
    evidence = found(sample, "婚假有几天", date(2022, 1, 1)).evidence
    assert "婚假3天" in evidence[0].record.passage.text
    versions = {one.document.document_number for one in evidence if "请休假" in one.document.title}
    assert versions == {OLD_LEAVE}


def test_it_stays_within_the_documents_it_is_given(sample: Workshop) -> None:
    old = next(
        one
        for one in sample.library.catalogue().documents.values()
        if one.document_number == OLD_LEAVE
    )
    evidence = found(sample, "婚假有几天", within=frozenset({old.id})).evidence
    assert evidence
    assert {one.document.id for one in evidence} == {old.id}


def test_evidence_is_ordered_by_its_score_and_never_twice_the_same(sample: Workshop) -> None:
    evidence = found(sample, "党费怎么使用").evidence
    scores = [one.score for one in evidence]
    assert scores == sorted(scores, reverse=True)
    assert len({one.record.row for one in evidence}) == len(evidence)


def test_the_same_question_finds_the_same_twice(sample: Workshop) -> None:
    first, second = (found(sample, "差旅费报销要哪些材料").evidence for _ in range(2))
    assert [one.scored() for one in first] == [one.scored() for one in second]


def test_every_sentence_read_has_its_relevance(sample: Workshop) -> None:
    for one in found(sample, "验收不合格怎么办").evidence:
        assert len(one.sentences) == len(one.relevance)
        text = one.record.passage.text
        assert all(text[piece.start : piece.end] == piece.text for piece in one.sentences)


def test_a_question_that_names_a_document_is_anchored(sample: Workshop) -> None:
    assert found(sample, "陆青禾讲了哪些做法").anchored
    assert not found(sample, "会议室怎么预订").anchored


def test_a_question_about_nothing_known_finds_without_an_error(sample: Workshop) -> None:
    assert isinstance(found(sample, "qwxyz").evidence, list)
