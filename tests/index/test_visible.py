"""An index without some of its rows finds what the whole one finds, less what is hidden."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import InMemoryLexicalIndex, InMemoryVectorIndex
from test_vector_index import entry

from knowledge.index import BODY, ChromaVectorIndex, TantivyLexicalIndex
from knowledge.index.lexical import LexicalEntry
from knowledge.index.visible import FewVectors, VisibleLexicalIndex, VisibleVectorIndex

ROWS = range(60)
DUES = {BODY: {"党费": 1.0}}
NEARLY_ALL = frozenset(row for row in ROWS if row % 10)
HIDDEN = (frozenset[int](), frozenset({3, 4}), NEARLY_ALL, frozenset(ROWS))

Lexical = TantivyLexicalIndex | InMemoryLexicalIndex
Vectors = ChromaVectorIndex | InMemoryVectorIndex


@pytest.fixture(scope="module", params=["fake", "tantivy"])
def lexical(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Lexical:
    index: Lexical = InMemoryLexicalIndex()
    if request.param == "tantivy":
        index = TantivyLexicalIndex(tmp_path_factory.mktemp("lexical") / "l", create=True)
    with index.changes() as changes:
        for row in ROWS:
            changes.add(LexicalEntry(row, ["党费"] * (1 + row % 7) + ["会议"] * (row % 5), []))
    return index


@pytest.fixture(scope="module", params=["fake", "chroma"])
def vectors(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Vectors]:
    index: Vectors = InMemoryVectorIndex()
    if request.param == "chroma":
        index = ChromaVectorIndex(tmp_path_factory.mktemp("vectors") / "v", create=True)
    dice = random.Random(7)  # noqa: S311 - no secret
    with index.changes() as changes:
        for row in ROWS:
            changes.add(entry(row, [dice.uniform(-1, 1) for _ in range(8)]))
    yield index
    index.close()


@pytest.mark.parametrize("hidden", HIDDEN, ids=len)
def test_words_are_found_in_visible_rows_alone(lexical: Lexical, hidden: frozenset[int]) -> None:
    visible = VisibleLexicalIndex(lexical, hidden)
    every = lexical.search(DUES, len(ROWS))
    expected = [row for row in every if row not in hidden]
    for limit in (1, 5, 100):
        found = visible.search(DUES, limit)
        assert sorted(found.values(), reverse=True) == list(found.values())
        assert found.items() <= every.items()
        assert len(found) == min(limit, len(expected))
        assert not found.keys() & hidden
    assert visible.scores(DUES, ROWS).keys() == set(expected)
    assert visible.size == len(expected)
    assert visible.frequency("党费") == len(expected)
    assert visible.frequency("会议") == sum(row % 5 > 0 for row in expected)
    assert visible.frequency("量子") == 0


@pytest.mark.parametrize("hidden", HIDDEN, ids=len)
def test_the_nearest_visible_rows_are_found(vectors: Vectors, hidden: frozenset[int]) -> None:
    asked = [0.5, -0.2, 0.1, 0.9, 0.0, 0.3, -0.7, 0.2]
    every = vectors.search(asked, len(ROWS))
    expected = [row for row in every if row not in hidden]
    few = FewVectors(vectors, sorted(expected))
    for limit in (1, 5, 100):
        assert list(VisibleVectorIndex(vectors, hidden).search(asked, limit)) == expected[:limit]
        assert len(few.search(asked, limit)) == min(limit, len(expected))
    assert VisibleVectorIndex(vectors, hidden).vectors(list(ROWS)).keys() == set(expected)
    assert few.vectors(list(ROWS)).keys() == set(expected)


def test_few_vectors_are_ordered_by_their_cosine(tmp_path: Path) -> None:
    index = InMemoryVectorIndex()
    with index.changes() as changes:
        for row, vector in enumerate(([1.0, 0.0], [0.6, 0.8], [0.0, 1.0])):
            changes.add(entry(row, vector))
    found = FewVectors(index, [0, 1]).search([0.0, 1.0], 5)
    assert found == pytest.approx({1: 0.8, 0: 0.0})
    assert list(found) == [1, 0]
