"""A catalogue -> the volumes of its documents in force."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from knowledge.model import Passage
from knowledge.quiz.material.lines import read_lines
from knowledge.quiz.material.listings import ListingReader
from knowledge.quiz.material.series import SeriesReader, Tagger
from knowledge.quiz.material.statements import Holding, StatementReader
from knowledge.quiz.statements import Volume
from knowledge.search import Catalogue


class Volumes:
    """The documents of one catalogue that are in force on a day, each read when it is asked
    for, once. Nothing of a superseded version is in them."""

    def __init__(self, catalogue: Catalogue, on: date, tag: Tagger) -> None:
        self._series = SeriesReader(tag)
        self._catalogue = catalogue
        superseded = catalogue.superseded(on)
        self.ids = tuple(one for one in catalogue.documents if one not in superseded)
        self._read: dict[str, Volume] = {}

    def __iter__(self) -> Iterator[Volume]:
        return (self.of(one) for one in self.ids)

    def of(self, document_id: str) -> Volume:
        """Return the volume of a document in force; raises KeyError for another."""
        if document_id not in self._read:
            if document_id not in self.ids:
                raise KeyError(document_id)
            self._read[document_id] = self._volume(document_id)
        return self._read[document_id]

    def passages(self, document_id: str) -> list[Passage]:
        """Return a document's passages in the order of the text."""
        rows = self._catalogue.generation.manifest.passages_of(document_id)
        return sorted((one.passage for one in rows), key=lambda one: one.start)

    def _volume(self, document_id: str) -> Volume:
        document = replace(self._catalogue.documents[document_id], text="")
        text = self._catalogue.text(document_id)
        lines = list(read_lines(text, self._catalogue.places(document_id)))
        holding = _holding(self.passages(document_id))
        return Volume(
            document,
            text,
            StatementReader(document, text, holding)(lines),
            ListingReader(document, text, holding, self._series)(lines),
        )


def _holding(passages: list[Passage]) -> Holding:
    starts = [one.start for one in passages]

    def holding(start: int, end: int) -> Passage | None:
        index = bisect_right(starts, start) - 1
        found = passages[index] if index >= 0 else None
        return found if found is not None and end <= found.end else None

    return holding
