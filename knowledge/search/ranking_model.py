"""The fitted weights of the ranking and of the confidence, read from a JSON file.

`training/fit_ranking.py` writes the file; it names the data that it was fitted on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import SettingsError
from knowledge.search.confidence import Confidence
from knowledge.search.features import checked
from knowledge.search.texts import BAD_RANKING

SHIPPED = Path(__file__).with_name("ranking.json")


@dataclass(frozen=True, slots=True)
class RankingModel:
    """Weights by the name of the feature.

    `first` orders all candidates by what is known without reading them, `second` those that
    were read; `offset` is what a passage has that has nothing of the question; `confidence`
    says how sure the first of them is.
    """

    first: Mapping[str, float]
    second: Mapping[str, float]
    offset: float
    confidence: Confidence

    @classmethod
    def load(cls, file: Path = SHIPPED) -> RankingModel:
        """Read the weights.

        Raises:
            SettingsError: it cannot be read, or weighs a feature that there is not.
        """
        try:
            told = json.loads(file.read_text(encoding="utf-8"))
            confidence = Confidence.of(told["confidence"])
            first, second = checked(told["first"]), checked(told["second"])
            return cls(first, second, float(told["offset"]), confidence)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            sentence = BAD_RANKING.format(file=file.name)
            raise SettingsError(sentence, detail=f"{file}: {error!r}") from error
