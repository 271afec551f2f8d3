"""What is a hit, and at which rank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.evaluation.outcome import DEPTHS, Outcome, Said
from knowledge.evaluation.ranks import has_all_keys, ranks
from knowledge.evaluation.targets import Extent, Stretch, Wording

EVIDENCE = "查阅档案须凭工作证登记并当日归还"


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        (EVIDENCE, True),
        ("第一条　查阅档案须凭工作证\n登记，并当日归还。", True),
        ("查阅档案须凭工作证登记", True),
        ("当日归还", False),
        ("", False),
    ],
)
def test_half_of_the_six_grams_are_a_hit(text: str, hit: bool) -> None:
    assert Wording.of(EVIDENCE).hit(Stretch("d", 0, len(text), text)) is hit


@pytest.mark.parametrize(
    ("start", "end", "touched", "whole"),
    [(0, 10, False, False), (5, 11, True, False), (12, 13, True, False), (9, 21, True, True)],
)
def test_a_place_is_touched_or_held_whole(start: int, end: int, touched: bool, whole: bool) -> None:
    stretch = Stretch("d", start, end, "")
    assert Extent("d", 10, 20).hit(stretch) is touched
    assert Extent("d", 10, 20, whole=True).hit(stretch) is whole
    assert not Extent("other", 10, 20).hit(stretch)


def article(stretch: Stretch) -> tuple[str, ...]:
    return (f"{stretch.document_id}:{stretch.start // 10}",)


def stretch(at: int) -> Stretch:
    return Stretch("d", at, at + 5, "")


def test_three_passages_of_one_article_take_one_rank() -> None:
    found = [stretch(0), stretch(1), stretch(2), stretch(10)]
    assert ranks(found, [Extent("d", 10, 15)], article) == [2]


def test_each_piece_has_its_own_rank() -> None:
    targets = [Extent("d", 20, 25), Extent("d", 0, 5), Extent("d", 90, 95)]
    assert ranks([stretch(0), stretch(20)], targets, article) == [2, 1, None]


rankings = st.lists(st.integers(0, 60).map(stretch), max_size=15)
golds = st.lists(st.integers(0, 60).map(lambda at: Extent("d", at, at + 5)), max_size=4)


@given(rankings, rankings, golds)
def test_what_is_found_later_worsens_no_rank(
    found: list[Stretch], more: list[Stretch], gold: list[Extent]
) -> None:
    shorter, longer = ranks(found, gold, article), ranks(found + more, gold, article)
    for before, after in zip(shorter, longer, strict=True):
        assert before is None or (after is not None and after <= before)


@given(rankings, golds)
def test_what_is_found_twice_counts_once(found: list[Stretch], gold: list[Extent]) -> None:
    twice = [one for one in found for _ in range(2)]
    assert ranks(twice, gold, article) == ranks(found, gold, article)


@given(st.lists(st.none() | st.integers(1, 120), min_size=1, max_size=5))
def test_figures_rise_with_depth_and_never_exceed_one(found: list[int | None]) -> None:
    values = Outcome("a", "甲", answerable=True, ranks=tuple(found), depth=100).values()
    for name in ("hit", "all_pieces"):
        at = [values[f"{name}@{k}"] for k in DEPTHS]
        assert at == sorted(at) and set(at) <= {0.0, 1.0}
    assert all(values[f"all_pieces@{k}"] <= values[f"hit@{k}"] for k in DEPTHS)
    assert values["hit@1"] <= values["mrr@10"] <= values["hit@10"]


@given(st.integers(2, 30))
def test_a_better_rank_never_lowers_a_figure(rank: int) -> None:
    worse, better = (
        Outcome("a", "甲", answerable=True, ranks=(at,), depth=100).values()
        for at in (rank, rank - 1)
    )
    assert all(better[name] >= worse[name] for name in worse)


@pytest.mark.parametrize(
    ("keys", "held"),
    [
        ([("工作证",), ("当日",)], True),
        ([("工作证",), ("三日",)], False),
        ([("三日", "当日")], True),
        ([("工作 证",)], True),
        ([], True),
    ],
)
def test_every_key_must_be_said_in_one_spelling(keys: list[tuple[str, ...]], held: bool) -> None:
    assert has_all_keys("凭工作证登记。\n并当日归还。", keys) is held


def said(**fields: object) -> Said:
    given = {"answer": "", "refused": False, "confidence": 0.9, "keyed": True, "cited": 1}
    return Said(**{**given, **fields})  # type: ignore[arg-type]


def test_a_refusal_of_an_answerable_question_is_a_false_one() -> None:
    refused = said(refused=True, keyed=False, cited=0)
    values = Outcome("a", "甲", answerable=True, ranks=(1,), said=refused).values()
    assert (values["false_refusals"], values["hit@1"], values["answer_accuracy"]) == (1, 1, 0)


def test_an_unanswerable_question_counts_in_the_refusals_alone() -> None:
    values = Outcome("a", "甲", answerable=False, said=said(refused=True)).values()
    assert values == {"refusals": 1.0}


def test_without_keys_no_answer_is_judged() -> None:
    values = Outcome("a", "甲", answerable=True, ranks=(1,), said=said(keyed=None)).values()
    assert "answer_accuracy" not in values and values["citation_accuracy"] == 1.0
