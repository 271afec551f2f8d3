"""A quote is held against its document: characters, offsets, the place that is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from ingesting import GARDEN, STORY, Bench

from knowledge.evaluation.verbatim import QuoteCheck
from knowledge.model import Answer, Citation, NoAnswer
from knowledge.search import Catalogue


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    bench = Bench.at(tmp_path_factory.mktemp("quoted"))
    bench.write("garden.md", GARDEN)
    bench.write("story.txt", STORY)
    bench.ingest()
    generation = bench.store.current()
    yield Catalogue(generation)
    generation.close()


def cited(catalogue: Catalogue, words: str, location: str) -> Citation:
    for document in catalogue.documents.values():
        at = catalogue.text(document.id).find(words)
        if at >= 0:
            return Citation(1, document, location, words, "", at, at + len(words))
    raise AssertionError(words)


def faults(catalogue: Catalogue, one: Citation) -> list[str]:
    return QuoteCheck(catalogue)(Answer("", (one,), 0.9))


@pytest.mark.parametrize(
    ("words", "location"),
    [
        ("每户可以认领一块菜地", "第二条"),
        ("每周至少上门一次", "一、主要做法"),
        ("老街坊结对帮扶的做法", "标题与署名"),
    ],
)
def test_a_quote_at_its_place_has_no_fault(catalogue: Catalogue, words: str, location: str) -> None:
    assert faults(catalogue, cited(catalogue, words, location)) == []


def test_one_changed_character_is_a_fault(catalogue: Catalogue) -> None:
    one = replace(cited(catalogue, "每户可以认领一块菜地", "第二条"), quote="每户可以认领两块菜地")
    assert "引文与原文" in faults(catalogue, one)[0]


def test_offsets_that_are_one_off_are_a_fault(catalogue: Catalogue) -> None:
    one = cited(catalogue, "每户可以认领一块菜地", "第二条")
    assert faults(catalogue, replace(one, start=one.start + 1, end=one.end + 1))


@pytest.mark.parametrize("location", ["第三条", "第九条", "附件", "第二条（第4页）", ""])
def test_another_place_is_a_fault(catalogue: Catalogue, location: str) -> None:
    one = cited(catalogue, "每户可以认领一块菜地", location)
    assert "不在所注的位置" in faults(catalogue, one)[0]


def test_an_empty_quote_is_a_fault(catalogue: Catalogue) -> None:
    one = cited(catalogue, "每户可以认领一块菜地", "第二条")
    assert faults(catalogue, replace(one, quote="", end=one.start))


def test_a_refusal_quotes_nothing(catalogue: Catalogue) -> None:
    assert QuoteCheck(catalogue)(NoAnswer("没有", 0.1)) == []


def test_every_passage_of_every_sample_document_stands_where_it_says(sample) -> None:  # type: ignore[no-untyped-def]
    catalogue = sample.library.catalogue()
    check = QuoteCheck(catalogue)
    wrong = []
    for record in catalogue.generation.manifest.all_passages():
        passage = record.passage
        document = catalogue.documents.get(passage.document_id)
        if document is None:
            continue
        location = document.located(passage.location, passage.start)
        one = Citation(1, document, location, passage.text, passage.id, passage.start, passage.end)
        wrong += check(Answer("", (one,), 0.9))
    assert wrong == []
