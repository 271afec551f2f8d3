"""The second reading: what a judge does to the order, the real adapter and the fake."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import tiny_models
from hypothesis import given
from hypothesis import strategies as st
from made_up import made_evidence

from knowledge.errors import SettingsError
from knowledge.index import NamedModel
from knowledge.search import CrossEncoderJudge, Evidence, Judge, SecondReading


class CountingJudge:
    """Says yes to a pair the more, the more often 是 stands in it, and no for 否."""

    def __call__(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        pairs = [question + one for one in passages]
        balance = [(one.count("是") - one.count("否")) / len(one) for one in pairs]
        return [(1 + one) / 2 for one in balance]


class BrokenJudge:
    """Fails in the manner that it is told."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __call__(self, question: str, passages: Sequence[str]) -> Sequence[float]:
        raise self._error


@pytest.fixture(scope="module", params=["fake", "cross-encoder"])
def judge(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Judge:
    if request.param == "fake":
        return CountingJudge()
    folder = tiny_models.cross_encoder(tmp_path_factory.mktemp("judge"))
    return CrossEncoderJudge(NamedModel(str(folder), key="reranker.model"))


class TestJudge:
    """The contract."""

    def test_one_number_from_0_to_1_for_each_passage(self, judge: Judge) -> None:
        scores = judge("是否", ["党员", "是是是", "否否"])

        assert len(scores) == 3
        assert all(0 <= one <= 1 for one in scores)

    def test_the_passage_that_answers_is_above_the_one_that_does_not(self, judge: Judge) -> None:
        plain, answers, denies = judge("交纳？", ["党员应当", "是是是是", "否否否否"])

        assert answers > plain > denies

    def test_the_question_is_read_with_the_passage(self, judge: Judge) -> None:
        (yes,) = judge("是是", ["党员应当"])
        (no,) = judge("否否", ["党员应当"])

        assert yes > no

    def test_a_long_passage_is_cut_and_not_refused(self, judge: Judge) -> None:
        (score,) = judge("交纳？", ["是" * 3000])

        assert score > 0.5


def ranked(*texts: str) -> list[Evidence]:
    """Return evidence in this order, scored 9, 8, 7 …, each in a row of its own."""
    made = [made_evidence(text, place=f"a{at}") for at, text in enumerate(texts)]
    return [
        replace(one, score=9.0 - at, record=replace(one.record, row=at))
        for at, one in enumerate(made)
    ]


def texts(evidence: Sequence[Evidence]) -> list[str]:
    return [one.record.passage.text for one in evidence]


def test_the_judge_puts_the_best_in_another_order(judge: Judge) -> None:
    reading = SecondReading(judge, weight=1.0)

    assert texts(reading(ranked("否否否", "党费", "是是是"), "？")) == ["是是是", "党费", "否否否"]


def test_only_so_many_are_read_and_the_others_stay_behind_them(judge: Judge) -> None:
    reading = SecondReading(judge, candidates=2, weight=1.0)

    assert texts(reading(ranked("否否", "党费", "是是是"), "？")) == ["党费", "否否", "是是是"]


def test_without_weight_the_order_stays(judge: Judge) -> None:
    evidence = ranked("否否", "党费", "是是是")

    assert SecondReading(judge, weight=0.0)(evidence, "？") == evidence


@given(
    scores=st.lists(st.floats(-50, 50), min_size=1, max_size=12),
    judged=st.lists(st.floats(0, 1), min_size=12, max_size=12),
    candidates=st.integers(2, 14),
    weight=st.floats(0, 1),
)
def test_nothing_is_lost_and_the_scores_still_fall(
    scores: list[float], judged: list[float], candidates: int, weight: float
) -> None:
    made = ranked(*(f"第{at}段" for at in range(len(scores))))
    evidence = [
        replace(one, score=score)
        for one, score in zip(made, sorted(scores, reverse=True), strict=True)
    ]
    reading = SecondReading(
        lambda _, passages: judged[: len(passages)], candidates=candidates, weight=weight
    )

    again = reading(evidence, "？")

    assert sorted(texts(again)) == sorted(texts(evidence))
    assert all(one.score >= two.score - 1e-9 for one, two in pairwise(again))


@pytest.mark.parametrize(
    "judge",
    [
        BrokenJudge(RuntimeError("out of memory")),
        lambda _, passages: [float("nan")] * len(passages),
        lambda _, passages: [7.0] * len(passages),
        lambda _, passages: [0.5],
    ],
)
def test_a_judge_that_fails_leaves_the_order_and_is_logged(
    judge: Callable[..., Sequence[float]], caplog: pytest.LogCaptureFixture
) -> None:
    evidence = ranked("党员", "党费", "是是是")
    with caplog.at_level(logging.ERROR):
        assert SecondReading(judge)(evidence, "？") == evidence

    assert "second reading" in caplog.text


def test_a_wrong_setting_is_told_and_not_hidden() -> None:
    reading = SecondReading(BrokenJudge(SettingsError("请改正 reranker.model。")))

    with pytest.raises(SettingsError):
        reading(ranked("党员", "党费"), "？")


def test_a_model_that_cannot_be_loaded_is_told_at_the_question(tmp_path: Path) -> None:
    folder = tiny_models.cross_encoder(tmp_path)
    (folder / "model.safetensors").write_bytes(b"not a model")
    reading = SecondReading(CrossEncoderJudge(NamedModel(str(folder), key="reranker.model")))

    with pytest.raises(SettingsError, match=r"已损坏.*reranker\.model"):
        reading(ranked("党员", "党费"), "？")
