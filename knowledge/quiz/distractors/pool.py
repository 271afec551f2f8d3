"""The facts of many documents by their construction: where wrong options come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.quiz.facts import Fact, FactKind, find_facts
from knowledge.quiz.statements import Statement, Volume


@dataclass(frozen=True, slots=True)
class Found:
    """A fact with the statement that it stands in."""

    fact: Fact
    statement: Statement


class Pool:
    """The facts of volumes by kind and frame; built once, asked for each item."""

    def __init__(self, volumes: Iterable[Volume]) -> None:
        self.volumes = tuple(volumes)
        self._of: dict[str, tuple[Found, ...]] = {}
        self._framed: dict[tuple[FactKind, str], list[Found]] = defaultdict(list)
        self._kinds: dict[FactKind, list[Found]] = defaultdict(list)
        for volume in self.volumes:
            found = tuple(_found(volume))
            self._of[volume.document.id] = found
            for one in found:
                self._framed[one.fact.kind, one.fact.frame].append(one)
                self._kinds[one.fact.kind].append(one)

    def facts(self, volume: Volume) -> tuple[Found, ...]:
        """Return the facts of one of its volumes, in the order of the text."""
        return self._of[volume.document.id]

    def like(self, found: Found) -> Iterator[Found]:
        """Yield the facts of the same construction, those of the same document first, then
        those of the same kind."""
        document = found.statement.document.id
        same = self._framed[found.fact.kind, found.fact.frame]
        kind = self._kinds[found.fact.kind] if found.fact.kind is FactKind.BODY else []
        for group in (same, kind):
            yield from (one for one in group if one.statement.document.id == document)
            yield from (one for one in group if one.statement.document.id != document)


def _found(volume: Volume) -> Iterator[Found]:
    for statement in volume.statements:
        for fact in find_facts(statement.text):
            yield Found(fact, statement)
