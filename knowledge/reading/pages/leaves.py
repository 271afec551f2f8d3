"""From what a pdf file draws on a page to printed lines and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.reading.pages.glyphs import Glyph, Leaf
from knowledge.reading.pages.legible import is_legible
from knowledge.reading.pages.openings import opens
from knowledge.reading.pages.page import Box, Page, PrintedLine, PrintedTable
from knowledge.reading.pages.printing import printed_lines
from knowledge.reading.pages.ruling import Grid, grids
from knowledge.reading.pages.wording import joined, leading_width
from knowledge.reading.table import Cell
from knowledge.reading.texts import Removed

_PICTURE_SHARE = 0.7  # of the page that the pictures of a scan cover
_STAMP = 50  # characters on a scan that are no text layer
_ROOM = 0.5  # times the size: left over in a full line of a cell
_FEWEST_CELLS = 2  # with text
_MIDDLE = 0.35  # times the size, above the base line
_FEWEST_DRAWINGS = 20  # shapes of a page whose letters are drawn as curves


def needs_recognition(leaf: Leaf) -> bool:
    """Whether a page's text has to be read from its picture.

    So it is where nothing is written but something is drawn, where the characters are
    garbage, and where a picture covers a page with but a stamp or a page number on it.
    """
    text = "".join(glyph.char for glyph in leaf.glyphs if not glyph.hidden)
    count = len("".join(text.split()))
    if not count:
        return bool(leaf.pictures) or leaf.drawings >= _FEWEST_DRAWINGS
    if not is_legible(text):
        return True
    return count < _STAMP and _covered(leaf) >= _PICTURE_SHARE


def printed_page(leaf: Leaf) -> Page:
    """Return a page with its lines and tables, from its text layer."""
    upright = [glyph for glyph in leaf.glyphs if glyph.turn == 0 and not glyph.hidden]
    tables: list[PrintedTable] = []
    for grid in grids(leaf.strokes):
        table, outside = _table(grid, upright)
        if table is not None:
            tables.append(table)
            upright = outside
    lines = printed_lines(upright)
    lines += _turned(leaf.glyphs)
    lines += _removed([g for g in leaf.glyphs if g.turn < 0 and not g.hidden], Removed.WATERMARK)
    lines += _removed([glyph for glyph in leaf.glyphs if glyph.hidden], Removed.UNSEEN)
    shown = tuple(replace(line, text=line.text.replace("\ufffd", "□")) for line in lines)
    return Page(leaf.number, leaf.width, leaf.height, shown, tuple(tables))


def _covered(leaf: Leaf) -> float:
    area = 0.0
    for box in leaf.pictures:
        width = min(box.right, leaf.width) - max(box.left, 0)
        height = min(box.bottom, leaf.height) - max(box.top, 0)
        area += max(width, 0) * max(height, 0)
    return area / max(leaf.width * leaf.height, 1)


def _table(grid: Grid, glyphs: Sequence[Glyph]) -> tuple[PrintedTable | None, list[Glyph]]:
    """Return the table that the characters in a grid are, and the characters outside.

    There is none where but one cell holds any.
    """
    held: list[list[Glyph]] = [[] for _ in grid.cells]
    outside: list[Glyph] = []
    middles = [((g.left + g.right) / 2, g.base - _MIDDLE * g.size) for g in glyphs]
    for glyph, index in zip(glyphs, grid.cells_at(middles), strict=True):
        (outside if index is None else held[index]).append(glyph)
    cells = [
        Cell(cell_text(printed_lines(inside), box), row, column, rows, columns)
        for inside, (box, row, column, rows, columns) in zip(held, grid.cells, strict=True)
    ]
    if sum(bool(cell.text) for cell in cells) < _FEWEST_CELLS:
        return None, list(glyphs)
    return PrintedTable(grid.box, tuple(cells)), outside


def cell_text(lines: Sequence[PrintedLine], box: Box) -> str:
    """Return the text of a cell; a line that the next word had found no room on goes on."""
    if not lines or all(len(line.text) == 1 for line in lines):
        return "".join(line.text for line in lines)  # nothing, or a word that runs down
    padding = min(min(line.box.left - box.left, box.right - line.box.right) for line in lines)
    width = box.right - box.left - 2 * max(padding, 0)
    text = lines[0].text
    for before, line in pairwise(lines):
        room = (width - (before.box.right - before.box.left)) / line.size
        if abs(before.box.bottom - line.box.bottom) < 0.5 * line.size:
            text = f"{text} {line.text}"
        elif opens(line.text) or leading_width(line.text) <= room - _ROOM:
            text = f"{text}\n{line.text}"
        else:
            text = joined(text, line.text)
    return text


def _turned(glyphs: Sequence[Glyph]) -> list[PrintedLine]:
    """Return the lines that run up or down beside the text, in the order of the file."""
    found: list[PrintedLine] = []
    for turn in (1, 2, 3):
        found += _as_written([g for g in glyphs if g.turn == turn and not g.hidden])
    return found


def _removed(glyphs: Sequence[Glyph], why: Removed) -> list[PrintedLine]:
    return [replace(line, removed=why) for line in _as_written(glyphs)]


def _as_written(glyphs: Sequence[Glyph]) -> list[PrintedLine]:
    """Return characters as one line, in the order of the file."""
    text = "".join(glyph.char for glyph in glyphs).strip()
    if not text:
        return []
    box = Box(
        min(glyph.left for glyph in glyphs),
        min(glyph.base - glyph.size for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.base for glyph in glyphs),
    )
    return [PrintedLine(" ".join(text.split()), box, glyphs[0].size)]
