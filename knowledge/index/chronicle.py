"""What each publication added, changed and removed, handed on from generation to generation.

It is a fact of the manifest; a generation from before it was kept has no history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from knowledge.index.generation import Draft, Generation
from knowledge.index.manifest import SqliteManifest
from knowledge.index.manifest_records import DocumentRecord
from knowledge.model import Document

_FACT = "changes"
_KEPT = 500


class ChangeState(StrEnum):
    """What happened to a document."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a publication changed; `at` is its time in UTC (ISO 8601), `audience`
    that of the document at that time."""

    at: str
    state: ChangeState
    title: str
    document_id: str
    audience: tuple[str, ...] = ()

    def visible_to(self, viewer: frozenset[str] | None) -> bool:
        """Whether somebody of these audiences might see the document then; None sees all."""
        return viewer is None or not self.audience or not viewer.isdisjoint(self.audience)


def recorded_changes(manifest: SqliteManifest) -> tuple[Change, ...]:
    """Return the changes that led to a generation, the last publication's first."""
    return tuple(
        Change(at, ChangeState(state), title, document_id, tuple(audience))
        for at, state, title, document_id, audience in manifest.fact(_FACT) or ()
    )


def record_changes(draft: Draft, previous: Generation | None, now: datetime) -> None:
    """Note in a draft what it changes of the generation before it.

    Args:
        now: when it is published, with its time zone.
    """
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    before = previous.manifest.documents() if previous else []
    new = _changes(before, draft.manifest.documents(), at)
    earlier = recorded_changes(previous.manifest) if previous else ()
    kept = [
        [one.at, one.state.value, one.title, one.document_id, one.audience]
        for one in (*new, *earlier)[:_KEPT]
    ]
    draft.manifest.set_fact(_FACT, kept)


def _changes(
    before: Sequence[DocumentRecord], after: Sequence[DocumentRecord], at: str
) -> list[Change]:
    """A copy that takes another's place is neither added nor removed."""
    old, new = _by_id(before), _by_id(after)
    had = {(one.document.title, one.text_hash) for one in old.values()}
    has = {(one.document.title, one.text_hash) for one in new.values()}
    changes = [
        _change(at, ChangeState.CHANGED if id_ in old else ChangeState.ADDED, one.document)
        for id_, one in new.items()
        if (one.document.title, one.text_hash) not in had
    ]
    return changes + [
        _change(at, ChangeState.REMOVED, one.document)
        for id_, one in old.items()
        if id_ not in new and (one.document.title, one.text_hash) not in has
    ]


def _by_id(records: Iterable[DocumentRecord]) -> dict[str, DocumentRecord]:
    return {one.document.id: one for one in records if one.duplicate_of is None}


def _change(at: str, state: ChangeState, document: Document) -> Change:
    return Change(at, state, document.title, document.id, document.audience)
