"""A generation as it is searched, and as somebody sees it from whom documents are hidden.

What is hidden is left out before anything is counted or cut off: of a hundred passages that
are asked for, a hundred visible ones come back where there are so many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from knowledge.index.generation import Generation
from knowledge.index.lexical import BODY, Weights
from knowledge.index.manifest import SqliteManifest
from knowledge.once import once

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

# So many vectors are compared one by one; HNSW would have to be asked for nearly everything.
_FEW = 5000
_MORE = 4  # times as many are asked for where too few of them are visible
_REMEMBERED = 50_000


class LexicalSearch(Protocol):
    """A lexical index that is asked."""

    @property
    def size(self) -> int: ...

    def frequency(self, term: str, field: str = BODY) -> int: ...

    def search(self, weights: Weights, limit: int) -> dict[int, float]: ...

    def scores(self, weights: Weights, rows: Sequence[int]) -> dict[int, float]: ...


class VectorSearch(Protocol):
    """A vector index that is asked."""

    def search(self, vector: Sequence[float], limit: int) -> dict[int, float]: ...

    def vectors(self, rows: Sequence[int]) -> dict[int, Sequence[float]]: ...


class Searchable(Protocol):
    """A generation that is asked; `lexical` and `vectors` know passages, `outline` documents."""

    @property
    def id(self) -> str: ...

    @property
    def manifest(self) -> SqliteManifest: ...

    @property
    def lexical(self) -> LexicalSearch: ...

    @property
    def outline(self) -> LexicalSearch: ...

    @property
    def vectors(self) -> VectorSearch: ...

    def close(self) -> None: ...


class VisibleGeneration:
    """A generation without some of its documents; it holds the whole one open.

    The manifest is the whole one: it is asked by ids and rows that the searches gave.

    Args:
        hidden: the numbers of the documents that are left out.
    """

    def __init__(self, whole: Generation, hidden: frozenset[int]) -> None:
        self._whole = whole
        self._hidden = hidden

    @property
    def id(self) -> str:
        return self._whole.id

    @property
    def manifest(self) -> SqliteManifest:
        return self._whole.manifest

    @once
    def lexical(self) -> LexicalSearch:
        return VisibleLexicalIndex(self._whole.lexical, self._rows[0])

    @once
    def outline(self) -> LexicalSearch:
        return VisibleLexicalIndex(self._whole.outline, self._hidden)

    @once
    def vectors(self) -> VectorSearch:
        hidden, visible = self._rows
        if len(visible) <= _FEW:
            return FewVectors(self._whole.vectors, sorted(visible))
        return VisibleVectorIndex(self._whole.vectors, hidden)

    @once
    def _rows(self) -> tuple[frozenset[int], frozenset[int]]:
        """The rows of hidden and of visible passages."""
        owners = self._whole.manifest.owners()
        hidden = frozenset(row for row, document in owners.items() if document in self._hidden)
        return hidden, frozenset(owners.keys() - hidden)

    def close(self) -> None:
        """Release every part of the whole generation."""
        self._whole.close()


class VisibleLexicalIndex:
    """A lexical index without some of its rows.

    The BM25 of what is found is that of the whole index: how rare a word is there stands in
    the scores.
    """

    def __init__(self, index: LexicalSearch, hidden: frozenset[int]) -> None:
        self._index = index
        self._hidden = hidden
        self._frequencies: dict[tuple[str, str], int] = {}

    @property
    def size(self) -> int:
        """How many visible rows it holds."""
        return self._index.size - len(self._hidden)

    def frequency(self, term: str, field: str = BODY) -> int:
        """In how many visible rows the term stands."""
        known = self._frequencies.get((term, field))
        if known is None:
            every = self._index.frequency(term, field)
            # More than there are: `frequency` still counts rows that were taken out.
            found = self._index.search({field: {term: 1.0}}, every) if every else {}
            known = len(found.keys() - self._hidden)
            if len(self._frequencies) < _REMEMBERED:
                self._frequencies[term, field] = known
        return known

    def search(self, weights: Weights, limit: int) -> dict[int, float]:
        """Return up to `limit` visible rows with their BM25 scores, best first."""
        return _visible(lambda more: self._index.search(weights, more), limit, self._hidden)

    def scores(self, weights: Weights, rows: Sequence[int]) -> dict[int, float]:
        """Return the BM25 scores of those of the rows that are visible."""
        return self._index.scores(weights, [row for row in rows if row not in self._hidden])


class VisibleVectorIndex:
    """A vector index without some of its rows."""

    def __init__(self, index: VectorSearch, hidden: frozenset[int]) -> None:
        self._index = index
        self._hidden = hidden

    def search(self, vector: Sequence[float], limit: int) -> dict[int, float]:
        """Return up to `limit` visible rows with their cosine similarity, best first."""
        return _visible(lambda more: self._index.search(vector, more), limit, self._hidden)

    def vectors(self, rows: Sequence[int]) -> dict[int, Sequence[float]]:
        """Return the stored vectors of those of the rows that are visible."""
        return self._index.vectors([row for row in rows if row not in self._hidden])


class FewVectors:
    """The vectors of few rows, held in memory and compared with each."""

    def __init__(self, index: VectorSearch, rows: Sequence[int]) -> None:
        self._index = index
        self._rows = rows

    def search(self, vector: Sequence[float], limit: int) -> dict[int, float]:
        """Return up to `limit` rows with their cosine similarity, best first."""
        import numpy

        if not self._rows:
            return {}
        cosines = self._table @ numpy.asarray(vector, dtype="float32")
        best = numpy.argsort(-cosines, kind="stable")[:limit]
        return {self._rows[at]: float(cosines[at]) for at in best}

    def vectors(self, rows: Sequence[int]) -> dict[int, Sequence[float]]:
        """Return the vectors of those of the rows that are held."""
        held = set(self._rows)
        return self._index.vectors([row for row in rows if row in held])

    @once
    def _table(self) -> NDArray[numpy.float32]:
        import numpy

        stored = self._index.vectors(self._rows)
        return numpy.asarray([stored[row] for row in self._rows], dtype="float32")


def _visible(
    search: Callable[[int], Mapping[int, float]], limit: int, hidden: frozenset[int]
) -> dict[int, float]:
    """Ask for more and more until enough of what comes back is visible."""
    asked = limit + min(limit, len(hidden))
    while True:
        found = search(asked)
        visible = [row for row in found if row not in hidden]
        if len(visible) >= limit or len(found) < asked:
            return {row: found[row] for row in visible[:limit]}
        asked *= _MORE
