"""The kinds of objection that the evidence can meet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Objection(StrEnum):
    """What is not borne out, or asked for and not given."""

    YEAR = "year"
    FIGURE = "figure"
    NAME = "name"
    QUOTED = "quoted"
    REVERSED = "reversed"
    CAUSE = "cause"
    AMOUNT = "amount"
    SUBJECT = "subject"
    THING = "thing"
    PERSON = "person"
    PLACE = "place"
    ITEMS = "items"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection and the words of the question that it is about."""

    kind: Objection
    words: str = ""
