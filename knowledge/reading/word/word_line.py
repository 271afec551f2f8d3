"""A line of a Word file with what its layout tells."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.reading.texts import Removed


@dataclass(frozen=True, slots=True)
class WordLine:
    """A visible line; `text` still holds its tabs.

    `heading` is as in `SourceLine`; `page` counts the page breaks before it that somebody
    set; `size` is that of its largest characters in half-points, 0 where nothing says it;
    `title` is true of the style Title, `centred` of a line in the middle, `cover` of what
    Word itself put on a cover page.
    """

    text: str
    removed: Removed | None = None
    heading: int = 0
    row: bool = False
    title: bool = False
    centred: bool = False
    cover: bool = False
    size: int = 0
    page: int = 0
