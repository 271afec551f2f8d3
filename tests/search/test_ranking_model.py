"""The file of fitted weights: what it must hold, and what is said where it does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import SettingsError
from knowledge.search import RankingModel, Wants
from knowledge.search.confidence import KINDS, kind_of
from knowledge.search.features import FIRST, Features, weighted
from knowledge.search.ranking_model import SHIPPED

MODEL = RankingModel.load()


def test_the_file_that_ships_names_what_it_was_fitted_on() -> None:
    told = json.loads(SHIPPED.read_text(encoding="utf-8"))
    assert told["made_by"] == "training/fit_ranking.py"
    assert told["fitted_on"] and all(len(one) == 64 for one in told["sha256"].values())
    assert "stard_dev" not in told["fitted_on"]


def test_the_first_stage_weighs_only_what_is_known_without_reading() -> None:
    assert MODEL.first.keys() <= set(FIRST)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told["second"].update(shoe_size=1.0),
        lambda told: told["first"].update(dense=float("nan")),
        lambda told: told["confidence"]["weights"].update(shoe_size=1.0),
        lambda told: told["confidence"]["thresholds"].pop("plain"),
        lambda told: told["confidence"]["thresholds"].update(plain=1.5),
        lambda told: told["confidence"]["thresholds"].update(colour=0.5),
        lambda told: told.pop("confidence"),
        lambda told: told.update(first=[1, 2]),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_the_remedy(
    spoil: Callable[[dict[str, Any]], None], tmp_path: Path
) -> None:
    told = json.loads(SHIPPED.read_text(encoding="utf-8"))
    spoil(told)
    file = tmp_path / "weights.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"weights\.json.*training/fit_ranking\.py"):
        RankingModel.load(file)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"{"])
def test_a_file_that_is_no_weights_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    with pytest.raises(SettingsError):
        RankingModel.load(file)
    file.write_bytes(content)
    with pytest.raises(SettingsError):
        RankingModel.load(file)


shares = st.floats(min_value=0.0, max_value=1.0)


@given(shares, shares, st.sampled_from(sorted(MODEL.confidence.weights)), st.booleans(), shares)
def test_more_of_what_speaks_for_a_passage_never_lowers_the_confidence(
    low: float, high: float, name: str, anchored: bool, rest: float
) -> None:
    low, high = sorted((low, high))
    features = Features(**dict.fromkeys(MODEL.confidence.weights, rest))
    weak = MODEL.confidence(replace(features, **{name: low}), anchored)
    strong = MODEL.confidence(replace(features, **{name: high}), anchored)
    assert 0.0 < weak <= strong < 1.0


@given(st.sets(st.sampled_from(Wants)), shares, shares)
def test_more_care_never_lowers_what_is_sure_enough(
    wants: set[Wants], care: float, more: float
) -> None:
    care, more = sorted((care, more))
    threshold = MODEL.confidence.threshold
    assert 0.0 <= threshold(wants, care) <= threshold(wants, more) <= 1.0
    fitted = MODEL.confidence.thresholds
    assert threshold(wants) == pytest.approx(fitted.get(kind_of(wants), fitted["plain"]))


def test_every_kind_of_question_has_its_place() -> None:
    assert set(KINDS) == {*(one.value for one in Wants), "plain"}
    assert kind_of(()) == "plain"


def test_the_weighted_sum_is_of_the_named_features_alone() -> None:
    assert weighted(Features(dense=0.5, plain=1.0), {"dense": 2.0}) == 1.0
