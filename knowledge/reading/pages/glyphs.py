"""What stands on a page of a pdf before anything is understood of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.reading.pages.page import Box

_BOLD = re.compile(r"bold|black|heavy|simhei|heiti|黑体", re.I)


class Glyph(NamedTuple):
    """A printed character, in points from the page's top left corner.

    `base` is the line that it stands on, `size` the height of its font. `turn` counts the
    quarters that it is turned by against the page's reading direction, -1 where it is
    askew. `hidden` is true of what nobody sees: invisible ink, white on white.
    """

    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    turn: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a pdf as drawn: its characters in the order of the file, strokes, pictures.

    `strokes` are straight ruling lines, thin boxes. `unmapped` counts characters that the
    file draws without saying which they are, `drawings` all shapes that are drawn.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    unmapped: int = 0
    drawings: int = 0


def is_bold_face(name: bytes) -> bool:
    """Whether a font's name, in UTF-8 or GB 18030, is that of a bold face.

    >>> is_bold_face(b"ABCDEF+SimHei"), is_bold_face("黑体".encode("gb18030"))
    (True, True)
    """
    try:
        text = name.decode("utf-8")
    except UnicodeDecodeError:
        text = name.decode("gb18030", "replace")
    return _BOLD.search(text) is not None
