"""A catalogue -> the volumes of its documents in force."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from weakref import ref

from knowledge.model import Document, Passage, Place
from knowledge.quiz.material.lines import read_lines
from knowledge.quiz.material.listings import ListingReader
from knowledge.quiz.material.series import SeriesReader, Tagger
from knowledge.quiz.material.statements import Holding, StatementReader
from knowledge.quiz.statements import Volume
from knowledge.search import Catalogue


class Volumes:
    """The documents of one catalogue that are in force on a day, each read when it is asked
    for, once. Nothing of a superseded version is in them.

    The catalogue is not kept open by them: who asks for a volume has to hold it.
    """

    def __init__(self, catalogue: Catalogue, on: date, tag: Tagger) -> None:
        self._series = SeriesReader(tag)
        self._catalogue = ref(catalogue)
        self.on = on
        superseded = catalogue.superseded(on)
        self.ids = tuple(one for one in catalogue.documents if one not in superseded)
        self._read: dict[str, Volume] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}

    def of(self, document_id: str) -> Volume:
        """Return the volume of a document in force; raises KeyError for another."""
        if document_id not in self._read:
            if document_id not in self.ids:
                raise KeyError(document_id)
            self._read[document_id] = self._volume(document_id)
        return self._read[document_id]

    def document(self, document_id: str) -> Document:
        """Return what is known of a document."""
        return self._opened().documents[document_id]

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """Return a document's passages in the order of the text."""
        if document_id not in self._passages:
            rows = self._opened().generation.manifest.passages_of(document_id)
            found = sorted((one.passage for one in rows), key=lambda one: one.start)
            self._passages[document_id] = tuple(found)
        return self._passages[document_id]

    def _volume(self, document_id: str) -> Volume:
        catalogue = self._opened()
        document = replace(catalogue.documents[document_id], text="")
        text, places = catalogue.text(document_id), catalogue.places(document_id)
        return read_volume(document, text, places, self.passages(document_id), self._series)

    def _opened(self) -> Catalogue:
        catalogue = self._catalogue()
        if catalogue is None:
            raise RuntimeError("nobody holds the catalogue of these volumes any more")
        return catalogue


def read_volume(
    document: Document,
    text: str,
    places: Sequence[Place],
    passages: Sequence[Passage],
    series: SeriesReader,
) -> Volume:
    """Return what can be asked of one document.

    Args:
        document: without its text.
        places, passages: the document's, in the order of the text.
    """
    lines = list(read_lines(text, places))
    holding = _holding(passages)
    return Volume(
        document,
        text,
        StatementReader(document, text, holding)(lines),
        ListingReader(document, text, holding, series)(lines),
    )


def _holding(passages: Sequence[Passage]) -> Holding:
    starts = [one.start for one in passages]

    def holding(start: int, end: int) -> Passage | None:
        index = bisect_right(starts, start) - 1
        found = passages[index] if index >= 0 else None
        return found if found is not None and end <= found.end else None

    return holding
