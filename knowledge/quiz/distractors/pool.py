"""The facts of many documents by their construction: where wrong options come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.model import Kind
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

    def like(self, found: Found) -> list[Found]:
        """Return the facts of the same construction in documents of the same kind (bodies:
        of any construction), the most similar first."""
        key, kind = found.fact, found.statement.document.kind
        of_any = key.kind is FactKind.BODY
        group = self._kinds[key.kind] if of_any else self._framed[key.kind, key.frame]
        return sorted(
            (one for one in group if one.statement.document.kind == kind),
            key=lambda one: _closeness(one, found),
            reverse=True,
        )


def _closeness(one: Found, found: Found) -> float:
    """Shared characters, the same document, the same construction, the same length."""
    words, right = one.fact.text, found.fact.text
    shared = len(set(words) & set(right)) / len(set(words) | set(right))
    same_document = one.statement.document.id == found.statement.document.id
    same_frame = one.fact.frame == found.fact.frame
    unlike = abs(len(words) - len(right)) / max(len(words), len(right))
    return shared + 0.5 * same_document + 0.3 * same_frame - unlike


def _found(volume: Volume) -> Iterator[Found]:
    if volume.document.kind is Kind.EXPERIENCE:
        return  # its figures and names tell what was reached somewhere, not what is to be done
    for statement in volume.statements:
        for fact in find_facts(statement.text):
            yield Found(fact, statement)
