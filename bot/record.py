"""An answer as it is kept: what its buttons need when its generation is gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote and where it stands: `text == document.text[start:end]` when it was cut.

    `label` is 【规定】 or its like, `date` ISO 8601 or empty. `audience` is the document's
    own: who may see it.
    """

    mark: int
    label: str
    title: str
    location: str
    text: str
    date: str
    document_id: str
    passage_id: str
    start: int
    end: int
    scanned: bool = False
    audience: tuple[str, ...] = ()

    def visible_to(self, viewer: frozenset[str]) -> bool:
        """Whether somebody of these audiences may see it."""
        return not self.audience or bool(viewer & set(self.audience))


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that a quote names (前款, 本条例第九条): `document.text[start:end]`; `label` is
    what is printed."""

    label: str
    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What was said: the text with its marks [1], the quotes, the nearest places of a refusal.

    `notices` are the codes and sentences beside it. `choices` are titles that an ambiguous
    name may mean, each with the question as it is asked when that one is chosen.
    `references` are places that the quotes name.
    """

    answered: bool
    text: str
    quotes: tuple[Quote, ...] = ()
    nearest: tuple[Quote, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    references: tuple[Reference, ...] = ()
    confidence: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, loaded: Mapping[str, Any]) -> AnswerRecord:
        """Return what `as_json` gave."""
        return cls(
            **{
                **loaded,
                "quotes": _quotes(loaded["quotes"]),
                "nearest": _quotes(loaded["nearest"]),
                "notices": _pairs(loaded["notices"]),
                "choices": _pairs(loaded["choices"]),
                "references": tuple(Reference(**one) for one in loaded["references"]),
            }
        )


def _quotes(loaded: Sequence[Mapping[str, Any]]) -> tuple[Quote, ...]:
    return tuple(Quote(**{**one, "audience": tuple(one["audience"])}) for one in loaded)


def _pairs(loaded: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one[0], one[1]) for one in loaded)
