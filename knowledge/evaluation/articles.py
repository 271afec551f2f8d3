"""The articles of a collection: by their text, and by the places that lie in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from knowledge.evaluation.targets import Extent, Stretch, squeeze
from knowledge.model import Level
from knowledge.search import Catalogue

# 第十条之一, 【适用范围】: printed before the article's own text.
_LABEL = re.compile(
    r"^第[^条]{1,12}条(?:之[一二三四五六七八九十]{1,3})?(?:[【\[（(][^】\]）)]{1,40}[】\]）)])?"
)
_SHORTEST = 8  # characters of a text that is looked for inside longer articles


@dataclass(frozen=True)
class Articles:
    """The articles of the documents that are not duplicates."""

    catalogue: Catalogue

    def holding(self, text: str) -> list[Extent]:
        """Return the articles that say this, white space and their labels aside.

        An article of that text, or else one that holds it (a paragraph of an article).
        """
        wanted = squeeze(text)
        bare = _LABEL.sub("", wanted)
        found = self._by_text.get(bare) or self._by_text.get(wanted)
        if found is None and len(wanted) >= _SHORTEST:
            found = [
                extent
                for body, extents in self._by_text.items()
                if bare in body
                for extent in extents
            ]
        return found or []

    def at(self, stretch: Stretch) -> tuple[str, ...]:
        """Return the articles that a stretch reaches into, by name."""
        extents = self._extents.get(stretch.document_id, [])
        first = bisect_right(extents, stretch.start, key=lambda one: one.start) - 1
        last = bisect_left(extents, stretch.end, key=lambda one: one.start)
        reached = (one for one in extents[max(0, first) : last] if one.hit(stretch))
        return tuple(f"{one.document_id}:{one.start}" for one in reached)

    @cached_property
    def _extents(self) -> dict[str, list[Extent]]:
        manifest = self.catalogue.generation.manifest
        return {
            id_: sorted(
                (
                    Extent(id_, place.start, place.end)
                    for place in manifest.places(id_)
                    if place.level is Level.ARTICLE
                ),
                key=lambda one: one.start,
            )
            for id_ in self.catalogue.documents
        }

    @cached_property
    def _by_text(self) -> dict[str, list[Extent]]:
        by_text: dict[str, list[Extent]] = defaultdict(list)
        for id_, extents in self._extents.items():
            text = self.catalogue.text(id_)
            for one in extents:
                by_text[_LABEL.sub("", squeeze(text[one.start : one.end]))].append(one)
        return dict(by_text)
