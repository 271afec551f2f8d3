"""The sheets of a workbook as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from knowledge.reading import texts
from knowledge.reading.lines import Line, source_lines
from knowledge.reading.sheets.blocks import blocks_of
from knowledge.reading.sheets.sheet import Sheet
from knowledge.reading.table import Cell, table_lines
from knowledge.reading.texts import Removed
from knowledge.source import SourceText, Spot

_UNNAMED = re.compile(r"(?:sheet|工作表|表格?|worksheet)\s*\d*", re.I)
_SECRET = re.compile(r"(?:登录|登陆|用户|账号|初始)?(?:密码|口令)|password|pwd", re.I)
_ASKED = re.compile(r"问\d{0,3}：")
_TITLE = 60  # characters of a title at most


def workbook_text(
    sheets: Sequence[Sheet], path: str, form: str, warnings: Sequence[str] = ()
) -> SourceText:
    """Return the text of a workbook of the format `form`.

    Every row is a line with its headers. A sheet's name heads its lines where there are
    several sheets or it says something. What its author hid, and columns of passwords,
    are kept out of the text with their reason.
    """
    seen = [sheet for sheet in sheets if not sheet.hidden and sheet.cells]
    lines: list[Line] = []
    title = ""
    said = list(warnings)
    for sheet in sheets:
        if not sheet.cells:
            continue
        found = list(_sheet_lines(sheet))
        named = _UNNAMED.fullmatch(sheet.name.strip()) is None and bool(sheet.name.strip())
        if not sheet.hidden and sheet.name and (len(seen) > 1 or named):
            lines.append(Line(sheet.name, heading=True, spot=Spot(sheet=sheet.name)))
        if len(seen) == 1 and not sheet.hidden:
            title = _title_of(found)
        lines += found
        said += _warnings(sheet, found, path)
    stem = PurePosixPath(path).stem
    return SourceText(
        path=path,
        format=form,
        lines=source_lines(lines),
        hints={"title": title or stem},
        warnings=tuple(said),
    )


def _sheet_lines(sheet: Sheet) -> Iterator[Line]:
    """Yield the lines of a sheet; those that nobody sees come after the table."""
    open_cells: list[Cell] = []
    hidden: list[Cell] = []
    for cell in sheet.cells:
        unseen = cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns
        (hidden if unseen else open_cells).append(cell)
    if sheet.hidden:
        open_cells, hidden = [], list(sheet.cells)
    for block in blocks_of(open_cells):
        shown, secrets = _part_secrets(block)
        first = min(cell.row for cell in block)
        moved = [_moved(cell, -first) for cell in shown]
        for number, line in enumerate(table_lines(moved)):
            spot = Spot(sheet=sheet.name, row=first + line.row + 1)
            heading = not (number or line.whole or _ASKED.match(line.text))
            heading = heading and len(line.text) <= _TITLE
            yield Line(line.text, heading=heading, row=line.whole, spot=spot)
        yield from _removed(secrets, sheet.name, Removed.SECRET)
    yield from _removed(hidden, sheet.name, Removed.HIDDEN)


def _moved(cell: Cell, rows: int) -> Cell:
    return Cell(cell.text, cell.row + rows, cell.column, cell.rows, cell.columns, cell.head)


def _part_secrets(block: Sequence[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Take out the columns whose header says that they hold passwords."""
    below = {cell.column: cell.row for cell in block if _SECRET.fullmatch(cell.text.strip())}
    shown: list[Cell] = []
    secrets: list[Cell] = []
    for cell in block:
        row = below.get(cell.column)
        (secrets if row is not None and cell.row > row else shown).append(cell)
    return shown, secrets


def _removed(cells: Sequence[Cell], sheet: str, why: Removed) -> Iterator[Line]:
    rows: dict[int, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(" ".join(cell.text.split()))
    for row, values in sorted(rows.items()):
        yield Line(" | ".join(values), removed=why, spot=Spot(sheet=sheet, row=row + 1))


def _title_of(lines: Sequence[Line]) -> str:
    """Return the line over the first table, "" where it begins with its header."""
    kept = [line for line in lines if line.removed is None]
    first = kept[0] if len(kept) > 1 else None
    return first.text if first is not None and first.heading else ""


def _warnings(sheet: Sheet, lines: Sequence[Line], path: str) -> Iterator[str]:
    name = sheet.name or PurePosixPath(path).name
    if sheet.cut:
        yield texts.SHEET_CUT.format(sheet=name, row=max(c.row for c in sheet.cells) + 1)
    if sheet.hidden:
        yield texts.SHEET_HIDDEN.format(sheet=name)
    elif sheet.hidden_rows or sheet.hidden_columns:
        count = sum(line.removed is Removed.HIDDEN for line in lines)
        if count:
            yield texts.CELLS_HIDDEN.format(sheet=name, count=count)
    if any(line.removed is Removed.SECRET for line in lines):
        yield texts.SECRETS_LEFT_OUT.format(sheet=name)
