"""What a document's structure is: its places, and the regions that passages are cut from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from knowledge.model import Level, Place


class Border(IntEnum):
    """How good a border the start of a stretch is, best first."""

    PARAGRAPH = 0
    ITEM = 1
    SUBITEM = 2
    LINE = 3  # a line that goes on with the sentence before it


@dataclass(frozen=True, slots=True)
class Stretch:
    """One line of a region: its smallest place, and the words a piece starting here needs."""

    start: int
    end: int
    border: Border
    place: str
    opening: str = ""
    heading: bool = False  # a line that is nothing but a heading
    row: bool = False  # a table's row, a passage of its own


@dataclass(frozen=True, slots=True)
class Region:
    """A run of lines that passages are cut from and cited as one place.

    `whole` regions (a 条, a question with its answer) stay together up to the limit;
    the lines of others are paragraphs, of which only short ones are joined.
    `numbered` regions are cited by paragraph (正文第3段). A region may begin with headings
    above its own that have no text; what begins with them is cited as the outermost's.
    """

    place: str
    location: str
    trail: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    whole: bool = False
    numbered: bool = False
    carries: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The places and regions of a document, and what is odd about its numbering."""

    places: tuple[Place, ...]
    regions: tuple[Region, ...]
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    rank: int
    key: str
    level: Level
    label: str
    start: int
    number: int | None
    path: tuple[str, ...]


@dataclass(slots=True)
class PlaceStack:
    """Opens places and closes them when one of the same or a higher rank begins."""

    closed: list[tuple[int, Place]] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _keys: dict[str, int] = field(default_factory=dict)
    _reached: int = 0
    _order: dict[str, int] = field(default_factory=dict)

    def open(
        self, rank: int, key: str, level: Level, label: str, start: int, number: int | None = None
    ) -> str:
        """Open a place under those of lower rank; return its key, made unique."""
        self.close(rank)
        seen = self._keys.get(key, 0) + 1
        self._keys[key] = seen
        if seen > 1:
            key = f"{key}~{seen}"
        path = tuple(item.label for item in self._open)
        self._order[key] = len(self._order)
        self._open.append(_Open(rank, key, level, label, start, number, path))
        return key

    def reach(self, end: int) -> None:
        """The open places extend at least to here."""
        self._reached = end

    def close(self, rank: int) -> None:
        """Close the open places of this rank and below."""
        while self._open and self._open[-1].rank >= rank:
            item = self._open.pop()
            end = max(self._reached, item.start)
            place = Place(item.key, item.level, item.label, item.start, end, item.path, item.number)
            self.closed.append((self._order[item.key], place))

    def key_at(self, rank: int) -> str | None:
        """The key of the open place of this rank."""
        return next((item.key for item in self._open if item.rank == rank), None)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the open places, outermost first."""
        return tuple(item.label for item in self._open)

    def finish(self) -> tuple[Place, ...]:
        """Close everything and return the places in the order of their starts."""
        self.close(-1)
        return tuple(place for _, place in sorted(self.closed, key=lambda pair: pair[0]))
