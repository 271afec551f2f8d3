"""Gold -> targets: where in one collection the evidence of a question lies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from knowledge.evaluation.articles import Articles
from knowledge.evaluation.item import (
    ArticleText,
    Evidence,
    Item,
    PassageId,
    Piece,
    Stated,
    Where,
)
from knowledge.evaluation.targets import AnyOf, Extent, Spelled, Stretch, Target, Wording, squeeze
from knowledge.model import Document, Level, Place
from knowledge.search import Catalogue, find_references, resolve, sentences

# Words this long are not said by chance; shorter ones count only where they ought to stand.
_TELLING = 10
_BLANK = re.compile(r"[（(][\s\u3000]*[)）]|_{2,}")


@dataclass(frozen=True)
class Locator:
    """Finds a question's evidence in one collection."""

    catalogue: Catalogue

    def __call__(self, item: Item) -> list[AnyOf]:
        """Return a target for each piece; one that the collection lacks is never hit."""
        return [AnyOf(tuple(self._targets(piece, item))) for piece in item.pieces]

    def units(self, item: Item, stretch: Stretch) -> tuple[str, ...]:
        """Return what a found passage counts as in the ranking, each counted once.

        Where gold is articles or passages of a file, those; else the passage itself. What is
        no article, such as the preamble of a law, takes no rank among articles.
        """
        if any(isinstance(one, PassageId) for one in item.pieces):
            return (stretch.document_id,)
        own = f"{stretch.document_id}:{stretch.start}-{stretch.end}"
        if any(isinstance(one, ArticleText) for one in item.pieces):
            return self._articles.at(stretch)
        return (own,)

    def _targets(self, piece: Piece, item: Item) -> Sequence[Target]:
        if isinstance(piece, Evidence):
            return [Wording.of(piece.text)]
        if isinstance(piece, ArticleText):
            return self._articles.holding(piece.text)
        if isinstance(piece, PassageId):
            return [
                Extent(one.id, 0, len(self.catalogue.text(one.id))) for one in self._named(piece.id)
            ]
        if isinstance(piece, Stated):
            said: list[Target] = [
                one for where in piece.where for one in self._stated(piece.text, where, item)
            ]
            telling = squeeze(piece.text)
            return [*said, Spelled(telling)] if len(telling) >= _TELLING else said
        return [one for where in piece.where for one in self._extents(where)]

    def _stated(self, words: str, where: Where, item: Item) -> list[Target]:
        """Where the words stand in the sentences that share most with the question."""
        asked = _pairs(_BLANK.sub(words, item.question) + words)
        found: list[tuple[int, Extent]] = []
        for extent in self._extents(where, alone=Level.PREAMBLE):
            text = self.catalogue.text(extent.document_id)
            for sentence in sentences(text[extent.start : extent.end]):
                start = extent.start + sentence.start
                shared = len(asked & _pairs(sentence.text))
                found += (
                    (shared, Extent(extent.document_id, start + low, start + high, whole=True))
                    for low, high in _occurrences(words, sentence.text)
                )
        most = max((shared for shared, _ in found), default=0)
        return [extent for shared, extent in found if shared == most]

    def _extents(self, where: Where, alone: Level | None = None) -> list[Extent]:
        """Return the named places, of each document of that name that has them.

        Args:
            alone: the level that a document's name alone stands for; None for all of it.
        """
        found: list[Extent] = []
        for document in self._named(where.document):
            places = self.catalogue.places(document.id)
            if where.provision:
                named = _provision(where.provision, places)
            else:
                named = [one for one in places if one.level is alone]
            found += (Extent(document.id, one.start, one.end) for one in named)
            if not (where.provision or named):
                found.append(Extent(document.id, 0, len(self.catalogue.text(document.id))))
        return found

    def _named(self, name: str) -> list[Document]:
        return self._by_name.get(squeeze(name), [])

    @cached_property
    def _by_name(self) -> dict[str, list[Document]]:
        by_name: dict[str, list[Document]] = {}
        for record in self.catalogue.records.values():
            own, kept = record.document, record.duplicate_of or record.document.id
            path = PurePosixPath(own.where)
            for name in {squeeze(one) for one in (own.where, path.name, path.stem, own.title)}:
                by_name.setdefault(name, []).append(self.catalogue.documents[kept])
        return by_name

    @cached_property
    def _articles(self) -> Articles:
        return Articles(self.catalogue)


def _provision(named: str, places: Sequence[Place]) -> list[Place]:
    """Return the places that are called this: 第十条, 第十条第二款, 二、主要做法."""
    found = [one for reference in find_references(named) for one in resolve(reference, places)]
    return found or [one for one in places if squeeze(one.label).startswith(squeeze(named))]


def _occurrences(words: str, sentence: str) -> list[tuple[int, int]]:
    """Return where the words stand in a sentence, white space in it aside."""
    pattern = r"\s*".join(map(re.escape, squeeze(words)))
    return [match.span() for match in re.finditer(pattern, sentence)] if pattern else []


def _pairs(text: str) -> set[str]:
    squeezed = squeeze(text)
    return {squeezed[at : at + 2] for at in range(len(squeezed) - 1)}
