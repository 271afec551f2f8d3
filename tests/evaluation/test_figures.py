"""Figures with their intervals, reliability, and what changed between two evaluations."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import QuestionError
from knowledge.evaluation import Figures, QuestionSet, SetResult, compare, read_results
from knowledge.evaluation.intervals import interval, sign_test
from knowledge.evaluation.outcome import Outcome, Said
from knowledge.evaluation.reliability import Reliability
from knowledge.evaluation.results import results_json, write_results

shares = st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=60)


def outcome(id_: str = "a", rank: int | None = 1, **fields: Any) -> Outcome:
    said = Said("每月一次", False, 0.9, True, 1, ("《办法》第一条",), 10, (), 20.0)
    return Outcome(
        id_, f"问{id_}", **{"answerable": True, "ranks": (rank,), "said": said, **fields}
    )


def result(*outcomes: Outcome, digest: str = "d", measured: str = "answers") -> SetResult:
    questions = QuestionSet("set", digest, ())
    return SetResult(questions, outcomes, Figures.of(outcomes), measured)


@settings(deadline=None, max_examples=25)
@given(shares)
def test_the_interval_holds_the_mean_and_is_the_same_each_time(values: list[float]) -> None:
    low, high = interval(values)
    mean = sum(values) / len(values)
    assert 0 <= low <= mean + 1e-9 and mean - 1e-9 <= high <= 1
    assert interval(values) == (low, high)


def test_more_questions_make_a_narrower_interval() -> None:
    few, many = interval([0.0, 1.0] * 10), interval([0.0, 1.0] * 200)
    assert many[1] - many[0] < few[1] - few[0]


@pytest.mark.parametrize(("better", "worse", "p"), [(0, 0, 1.0), (5, 5, 1.0), (6, 0, 0.03125)])
def test_the_sign_test_is_exact(better: int, worse: int, p: float) -> None:
    assert sign_test(better, worse) == pytest.approx(p)
    assert 0 <= sign_test(3000, 2000) < 1e-9


def test_figures_count_the_questions_that_they_are_of() -> None:
    unanswerable = replace(outcome("b"), answerable=False, ranks=())
    figures = Figures.of([outcome(), outcome("c", rank=None), unanswerable])
    assert figures.shares["hit@1"].value == 0.5 and figures.shares["hit@1"].questions == 2
    assert figures.shares["refusals"].questions == 1
    assert (figures.counts["answerable"], figures.counts["unanswerable"]) == (2, 1)
    assert figures.counts["quotes"] == 3 and figures.counts["quotes_not_verbatim"] == 0


def test_a_quote_that_is_not_verbatim_is_counted() -> None:
    said = outcome().said
    assert said is not None
    wrong = outcome(said=replace(said, faults=("错",)))
    assert Figures.of([wrong]).counts["quotes_not_verbatim"] == 1


def test_an_empty_set_has_figures_without_dividing_by_nothing() -> None:
    figures = Figures.of([])
    assert figures.shares == {} and figures.reliability.error == 0


def test_reliability_sets_confidence_against_what_was_right() -> None:
    sure = [(0.95, True)] * 3 + [(0.95, False)]
    table = Reliability.of([*sure, (0.15, False), (1.0, True)])
    [low, high] = table.bins
    assert (low.count, low.right) == (1, 0.0)
    assert (high.count, high.right) == (5, 0.8)
    assert table.error == pytest.approx((0.15 + 5 * 0.16) / 6)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40))
def test_every_confidence_falls_into_one_bin(given: list[tuple[float, bool]]) -> None:
    table = Reliability.of(given)
    assert sum(one.count for one in table.bins) == len(given)
    assert 0 <= table.error <= 1


def kept(one: SetResult, tmp_path: Any) -> list[dict[str, Any]]:
    file = tmp_path / "kept.json"
    write_results(file, results_json([one], {"version": "0"}))
    return read_results(file)


def test_a_comparison_tells_what_rose_and_what_fell(tmp_path: Any) -> None:
    before = kept(result(outcome("a", rank=None), outcome("b", rank=1), outcome("c")), tmp_path)
    after = result(outcome("a", rank=1), outcome("b", rank=3), outcome("c"))
    [compared] = compare([after], before)
    by_name = {one.name: one for one in compared.differences}
    assert (by_name["hit@1"].better, by_name["hit@1"].worse) == (1, 1)
    assert by_name["hit@5"].after - by_name["hit@5"].before == pytest.approx(1 / 3)
    assert by_name["hit@1"].p == 1.0
    assert [(one.id, bool(one.better), bool(one.worse)) for one in compared.changes] == [
        ("a", True, False),
        ("b", False, True),
    ]


def test_fewer_false_refusals_are_better(tmp_path: Any) -> None:
    said = outcome().said
    assert said is not None
    refused = outcome(said=replace(said, refused=True, keyed=False, cited=0))
    [compared] = compare([result(outcome())], kept(result(refused), tmp_path))
    [figure] = [one for one in compared.differences if one.name == "false_refusals"]
    assert (figure.better, figure.worse) == (1, 0)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.none() | st.integers(1, 12), min_size=1, max_size=8))
def test_the_same_evaluation_differs_in_nothing(ranks: list[int | None]) -> None:
    one = result(*(outcome(str(at), rank=rank) for at, rank in enumerate(ranks)))
    earlier = json.loads(results_json([one], {}))["sets"]
    [compared] = compare([one], earlier)
    assert not compared.changes
    assert all(each.before == pytest.approx(each.after) for each in compared.differences)


@pytest.mark.parametrize("fields", [{"digest": "e"}, {"measured": "bm25"}])
def test_what_was_measured_otherwise_is_not_compared(tmp_path: Any, fields: dict[str, str]) -> None:
    before = kept(result(outcome(), **fields), tmp_path)
    with pytest.raises(QuestionError, match="无法与旧结果比较"):
        compare([result(outcome())], before)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"format": 1, "sets": [{"name": "a", "digest": "d", "measured": "answers",'
        ' "records": [{"values": {"answers": "many"}}]}]}',
    ],
)
def test_a_file_that_holds_no_results_is_told(tmp_path: Any, text: str) -> None:
    file = tmp_path / "odd.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(QuestionError):
        read_results(file)
