"""What a vector index must do, asked of Chroma and of the fake that stands in for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from fakes import InMemoryVectorIndex

from knowledge.errors import StorageError
from knowledge.index import ChromaVectorIndex
from knowledge.index.vectors import VectorEntry

Index = ChromaVectorIndex | InMemoryVectorIndex


def entry(row: int, vector: list[float]) -> VectorEntry:
    return VectorEntry(row, vector, f"第{row}段", {"passage_id": f"d:a{row}:0"})


class TestVectorIndex:
    """The contract."""

    @pytest.fixture(params=["fake", "chroma"])
    def index(self, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
        index: Index = InMemoryVectorIndex()
        if request.param == "chroma":
            index = ChromaVectorIndex(tmp_path / "chroma", create=True)
        yield index
        index.close()

    def test_an_empty_one_finds_nothing(self, index: Index) -> None:
        assert index.size == 0
        assert index.search([1.0, 0.0], 5) == {}
        assert index.vectors([1]) == {}
        assert index.texts() == {}

    def test_the_nearest_come_first_with_their_cosine(self, index: Index) -> None:
        with index.changes() as changes:
            changes.add(entry(1, [1.0, 0.0]))
            changes.add(entry(2, [0.6, 0.8]))
            changes.add(entry(3, [0.0, 1.0]))

        found = index.search([1.0, 0.0], 2)

        assert list(found) == [1, 2]
        assert list(found.values()) == pytest.approx([1.0, 0.6], abs=1e-5)

    def test_fewer_rows_than_asked_for_are_all_found(self, index: Index) -> None:
        with index.changes() as changes:
            changes.add(entry(1, [1.0, 0.0]))

        assert list(index.search([0.0, 1.0], 50)) == [1]

    def test_a_removed_row_is_gone_and_its_number_free(self, index: Index) -> None:
        with index.changes() as changes:
            changes.add(entry(1, [1.0, 0.0]))
            changes.add(entry(2, [0.0, 1.0]))
        with index.changes() as changes:
            changes.remove(1)
            changes.remove(99)
            changes.add(entry(3, [1.0, 0.0]))

        assert index.size == 2
        assert list(index.search([1.0, 0.0], 9)) == [3, 2]
        assert index.texts() == {2: "第2段", 3: "第3段"}

    def test_vectors_come_back_as_they_went_in(self, index: Index) -> None:
        with index.changes() as changes:
            changes.add(entry(7, [0.6, 0.8]))

        assert list(index.vectors([7, 8])) == [7]
        assert list(index.vectors([7])[7]) == pytest.approx([0.6, 0.8])


def test_chroma_finds_what_brute_force_finds(tmp_path: Path) -> None:
    # Batches, a sync of the graph and removals lie between the vectors and the answer.
    random = numpy.random.default_rng(7)
    vectors = random.normal(size=(6000, 64)).astype("float32")
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    index = ChromaVectorIndex(tmp_path / "chroma", create=True)
    with index.changes() as changes:
        for row, vector in enumerate(vectors):
            changes.add(entry(row, vector))
    with index.changes() as changes:
        for row in range(0, 6000, 10):
            changes.remove(row)
    alive = numpy.array([row for row in range(6000) if row % 10])
    questions = random.normal(size=(30, 64)).astype("float32")

    found = 0
    for question in questions:
        nearest = alive[numpy.argsort(-(vectors[alive] @ question))[:100]]
        found += len(set(index.search(question, 100)) & set(nearest.tolist()))
    index.close()

    assert found / (30 * 100) >= 0.99


def test_a_published_index_is_never_begun_anew(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        ChromaVectorIndex(tmp_path / "chroma")
    assert not (tmp_path / "chroma").exists()
