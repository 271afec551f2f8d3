"""Which catalogue answers now, in a process that lives while others publish."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Lock
from typing import Protocol
from weakref import finalize

from knowledge.index import Generation, GenerationStore
from knowledge.search.catalogue import Catalogue


class Catalogues(Protocol):
    """Gives the catalogue that answers now."""

    def catalogue(self, viewer: frozenset[str] | None = None) -> Catalogue:
        """Return the catalogue that answers now; raises StorageError.

        Args:
            viewer: the audiences that the asker belongs to: what is limited to others is
                not in it. None sees everything.
        """
        ...


@dataclass(frozen=True, slots=True)
class OneCatalogue:
    """Gives always the same catalogue: of a draft, of a question set's own passages."""

    only: Catalogue

    def catalogue(self, viewer: frozenset[str] | None = None) -> Catalogue:
        return self.only.seen_by(viewer)


@dataclass(frozen=True, slots=True)
class _Held:
    stamp: tuple[int, int] | None
    catalogue: Catalogue


class Library:
    """The published generation as a long-lived process sees it, by any number of threads.

    It looks at CURRENT before each question (a stat) and opens the new generation, once,
    when another process has published one. Who still has an earlier catalogue goes on with
    it: a generation is closed at the first question after the last of them let go of it.
    """

    def __init__(self, store: GenerationStore, check: Callable[[Generation], None]) -> None:
        """`check` refuses a generation that cannot be used, by raising."""
        self._store = store
        self._check = check
        self._lock = Lock()
        self._held: _Held | None = None
        # Not closed where it is let go of: that may be anywhere the collector runs.
        self._unused: deque[ExitStack] = deque()

    def catalogue(self, viewer: frozenset[str] | None = None) -> Catalogue:
        """Return the catalogue of the generation that answers now, as the viewer sees it.

        A question is answered from one of them, asked for once.

        Raises:
            NoGeneration: nothing has been ingested yet.
            ModelMismatch: it was embedded by another model.
        """
        self._close_unused()
        held = self._held
        if held is None or held.stamp != self._store.pointer_stamp():
            with self._lock:
                held = self._renewed()
        return held.catalogue.seen_by(viewer)

    def _renewed(self) -> _Held:
        """Open the published generation, unless another thread has done so meanwhile."""
        stamp = self._store.pointer_stamp()
        if self._held is None or self._held.stamp != stamp:
            generation = self._store.current()
            finalize(generation, self._unused.append, generation.opened).atexit = False
            self._check(generation)
            self._held = _Held(stamp, Catalogue(generation))
        return self._held

    def _close_unused(self) -> None:
        while self._unused:
            try:
                opened = self._unused.popleft()
            except IndexError:  # another thread took the last one
                return
            opened.close()
