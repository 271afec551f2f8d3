"""How text is cut into the terms that question and passage meet in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingesting import Bench

from knowledge.index import Terms

TEXT = st.text(st.sampled_from("支部委员会党费交纳請假黨員的了和与。， 1０2%aＢ\n"), max_size=30)


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Terms:
    return Bench.at(tmp_path_factory.mktemp("terms")).terms


def test_words_then_bigrams_that_are_not_words(cut: Terms) -> None:
    assert cut("支部委員會") == ["支部", "委员", "委员会", "部委", "员会"]


def test_numbers_and_latin_words_stay_whole(cut: Terms) -> None:
    assert cut("按３.５％，用ABC系统")[0:2] == ["按", "3.5%"]
    assert "abc" in cut("按３.５％，用ABC系统")


def test_nothing_to_cut(cut: Terms) -> None:
    assert cut("") == cut("……，。") == []


@settings(max_examples=60, deadline=None)
@given(left=TEXT, right=TEXT)
def test_no_term_reaches_over_a_break(cut: Terms, left: str, right: str) -> None:
    assert cut(f"{left}。{right}") == cut(left) + cut(right)


@settings(max_examples=60, deadline=None)
@given(text=TEXT)
def test_cutting_twice_gives_the_same(cut: Terms, text: str) -> None:
    assert cut(text) == cut(text) == cut(cut.fold(text))


def test_terms_can_be_joined_by_blanks(cut: Terms, tmp_path: Path) -> None:
    assert all(" " not in term and term for term in cut("第 1 条 党费 10 % 的"))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("黨費１０％", "党费10%"),
        ("請瞭解後答覆", "请了解后答复"),
        ("衞生局", "卫生局"),
        ("支部委員會、支部委员会", "支部委员会、支部委员会"),
        ("覆盖", "覆盖"),
        ("著作权", "著作权"),
        ("ＫＰＩ考核", "kpi考核"),
    ],
)
def test_text_is_compared_in_one_script(cut: Terms, written: str, folded: str) -> None:
    assert cut.fold(written) == folded


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_folding_what_is_folded_changes_nothing(cut: Terms, text: str) -> None:
    once = cut.fold(text)
    assert cut.fold(once) == once
