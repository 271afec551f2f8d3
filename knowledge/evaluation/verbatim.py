"""Holds every quote against the document: its characters, its offsets, its named place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.evaluation.targets import squeeze
from knowledge.evaluation.texts import WRONG_PLACE, WRONG_TEXT
from knowledge.model import Answer, Citation, NoAnswer, Place
from knowledge.search import Catalogue, find_references, resolve
from knowledge.structure.texts import PATH_SEPARATOR, shorten

_PAGE = re.compile(r"（(第\d+(?:页|张幻灯片))）$")
_NUMBERED = re.compile(r"第\d+[段行]$")


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """Checks the quotes of answers from one catalogue's documents."""

    catalogue: Catalogue

    def __call__(self, answer: Answer | NoAnswer) -> list[str]:
        """Return a sentence for each quote that is not verbatim at its named place."""
        faults = []
        for one in answer.citations if isinstance(answer, Answer) else ():
            text = self.catalogue.text(one.document.id)
            if not one.quote or text[one.start : one.end] != one.quote:
                faults.append(_told(WRONG_TEXT, one))
            elif not self._stands_where_it_says(one):
                faults.append(_told(WRONG_PLACE, one))
        return faults

    def _stands_where_it_says(self, one: Citation) -> bool:
        location = one.location
        if page := _PAGE.search(location):
            pages = {one.document.page_at(at) for at in range(one.start, one.end)}
            if page[1] not in pages:
                return False
            location = location[: page.start()]
        named = [
            _called(part, self.catalogue.places(one.document.id))
            for part in location.split(PATH_SEPARATOR)
        ]
        named = [places for places in named if places]
        if not named:
            return self._is_a_row(one, location)
        # A section's first passage takes the headings above it along.
        reached = any(one.start < place.end and place.start < one.end for place in named[-1])
        return reached and any(
            place.start <= one.start and one.end <= place.end
            for places in named
            for place in places
        )

    def _is_a_row(self, one: Citation, location: str) -> bool:
        """Whether a passage of that location, the row of a sheet, holds the quote."""
        return any(
            record.passage.location == location
            and record.passage.start <= one.start
            and one.end <= record.passage.end
            for record in self.catalogue.generation.manifest.passages_of(one.document.id)
        )


def _called(part: str, places: Sequence[Place]) -> list[Place]:
    """Return the places that a part of a location names.

    第三章 第十条第二款 by its numbers; 二、主要做法 and 正文第3段 by their labels.
    """
    found = [one for reference in find_references(part) for one in resolve(reference, places)]
    if found:
        return found
    for name in (part, _NUMBERED.sub("", part)):
        # 第三章 第二节 names the 节; 第一阶段 申请入党 is one label.
        for label in filter(None, (squeeze(name), squeeze(name.split(" ")[-1]))):
            found = [
                one
                for one in places
                if label in (squeeze(one.label), squeeze(shorten(one.label)))
                or (name.startswith("第") and label == one.label.split(" ")[0])
            ]
            if found:
                return found
    return []


def _told(sentence: str, one: Citation) -> str:
    return sentence.format(
        mark=one.mark,
        title=one.document.title,
        location=one.location,
        start=one.start,
        end=one.end,
    )
