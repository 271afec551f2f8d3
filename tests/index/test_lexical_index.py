"""What a lexical index must do, asked of Tantivy and of the fake that stands in for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import InMemoryLexicalIndex

from knowledge.errors import StorageError
from knowledge.index import BODY, CONTEXT, TantivyLexicalIndex
from knowledge.index.lexical import LexicalEntry

Index = TantivyLexicalIndex | InMemoryLexicalIndex


class TestLexicalIndex:
    """The contract."""

    @pytest.fixture(params=["fake", "tantivy"])
    def index(self, request: pytest.FixtureRequest, tmp_path: Path) -> Index:
        if request.param == "tantivy":
            return TantivyLexicalIndex(tmp_path / "lexical", create=True)
        return InMemoryLexicalIndex()

    @pytest.fixture
    def filled(self, index: Index) -> Index:
        with index.changes() as changes:
            changes.add(LexicalEntry(1, ["党费", "交纳", "党费"], ["党费", "办法"]))
            changes.add(LexicalEntry(2, ["会议", "交纳"], ["支部", "规则"]))
            changes.add(LexicalEntry(3, ["请假", "审批"], ["请假", "制度"]))
        return index

    def test_an_empty_one_finds_nothing(self, index: Index) -> None:
        assert index.size == 0
        assert index.rows() == set()
        assert index.search({BODY: {"党费": 1.0}}, 5) == {}

    def test_the_rarer_and_more_frequent_term_wins(self, filled: Index) -> None:
        found = filled.search({BODY: {"党费": 1.0, "交纳": 1.0}}, 5)

        assert list(found) == [1, 2]
        assert found[1] > found[2] > 0

    def test_each_field_has_its_own_weights(self, filled: Index) -> None:
        assert list(filled.search({CONTEXT: {"支部": 1.0}}, 5)) == [2]
        assert filled.search({BODY: {"支部": 1.0}}, 5) == {}
        assert filled.search({BODY: {"党费": 0.0}}, 5) == {}

    def test_a_weight_multiplies_a_score(self, filled: Index) -> None:
        once = filled.search({BODY: {"请假": 1.0}}, 5)[3]
        thrice = filled.search({BODY: {"请假": 3.0}}, 5)[3]

        assert thrice == pytest.approx(3 * once, rel=1e-4)

    def test_no_more_are_found_than_asked_for(self, filled: Index) -> None:
        assert len(filled.search({BODY: {"交纳": 1.0, "审批": 1.0}}, 2)) == 2

    def test_rows_that_are_named_have_the_scores_that_a_search_gives_them(
        self, filled: Index
    ) -> None:
        weights = {BODY: {"党费": 1.0, "交纳": 0.5}, CONTEXT: {"支部": 1.0}}
        found = filled.search(weights, 5)

        assert filled.scores(weights, [2, 3]) == pytest.approx({2: found[2]}, rel=1e-5)
        assert filled.scores(weights, [1, 2, 3]) == pytest.approx(found, rel=1e-5)
        assert filled.scores(weights, []) == {}
        assert filled.scores({BODY: {}}, [1, 2]) == {}

    def test_frequency_counts_passages(self, filled: Index) -> None:
        assert filled.frequency("党费") == 1
        assert filled.frequency("交纳") == 2
        assert filled.frequency("规则", CONTEXT) == 1
        assert filled.frequency("没有") == 0

    def test_a_removed_row_is_gone(self, filled: Index) -> None:
        with filled.changes() as changes:
            changes.remove(1)
            changes.remove(99)
            changes.add(LexicalEntry(4, ["党费"], []))

        assert filled.rows() == {2, 3, 4}
        assert filled.size == 3
        assert list(filled.search({BODY: {"党费": 1.0}}, 5)) == [4]


def test_changes_are_kept(tmp_path: Path) -> None:
    with TantivyLexicalIndex(tmp_path / "lexical", create=True).changes() as changes:
        changes.add(LexicalEntry(5, ["考勤"], []))

    assert TantivyLexicalIndex(tmp_path / "lexical").rows() == {5}


def test_changes_that_fail_are_undone(tmp_path: Path) -> None:
    index = TantivyLexicalIndex(tmp_path / "lexical", create=True)
    with pytest.raises(RuntimeError), index.changes() as changes:
        changes.add(LexicalEntry(5, ["考勤"], []))
        raise RuntimeError

    assert index.size == 0
    with index.changes() as changes:
        changes.add(LexicalEntry(6, ["考勤"], []))
    assert index.rows() == {6}


def test_a_published_index_is_never_begun_anew(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        TantivyLexicalIndex(tmp_path / "lexical")
    assert not (tmp_path / "lexical").exists()
