"""A file as read, line by line: what reading hands to structure. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SET_APART = 9
"""The level of a line that is bold or centred: a heading, mostly, but of which level?"""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in its file a line stands, as the program that opens the file counts.

    `page` of a pdf or a scan, `slide` of a presentation, `sheet` and `row` of a workbook,
    each from 1. `scanned` is true of what was recognised in a picture and may be misread.
    """

    page: int | None = None
    sheet: str = ""
    row: int | None = None
    slide: int | None = None
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One visible line of a source file; `removed` names why it is not text.

    `number` counts visible lines from 1. `heading` is the level of a line that the format
    makes a heading, 1 for the outermost, `SET_APART` for one that is only bold or centred,
    0 for running text. `row` is true of a table's row, which is understood without its neighbours.
    """

    number: int
    text: str
    removed: str | None = None
    heading: int = 0
    row: bool = False
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as read: every visible line, kept or removed with its reason.

    `path` is relative to the collection, with forward slashes; of a member of an archive
    it goes on inside (`来文.zip/附件1.docx`). `hints` holds metadata that the format itself
    carries (HTML meta tags, front matter), by the field names of `Document`; values are
    strings or lists of strings. `warnings` are sentences for the admin, in Chinese.
    """

    path: str
    format: str
    lines: tuple[SourceLine, ...]
    encoding: str | None = None
    hints: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The kept lines, joined by a line feed."""
        return "\n".join(line.text for line in self.lines if line.removed is None)

    @property
    def removed(self) -> tuple[SourceLine, ...]:
        return tuple(line for line in self.lines if line.removed is not None)
