"""Tables: cells with their spans to lines that can be read without the table."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.reading.table.body import body_lines
from knowledge.reading.table.cell import Cell, TableLine
from knowledge.reading.table.forms import form_lines, is_form, leading_fields
from knowledge.reading.table.grid import Row, grid_of
from knowledge.reading.table.heads import find_head
from knowledge.reading.table.labels import group_rank, is_field, is_time, unit_in
from knowledge.reading.table.questions import find_questions, question_lines

__all__ = ["Cell", "TableLine", "headed", "table_lines"]


def table_lines(cells: Sequence[Cell]) -> list[TableLine]:
    """Return a table as lines, each value after its header.

    A row becomes `岗位：办公室 | 人数：3 | 经费 › 差旅费：2,000元`: parts parted by ` | `,
    a header from its value by the first `：`, the levels of a merged head by ` › `; bars
    of the table's own become ｜. What has no header stands bare: the names of groups, the
    first column of a table with headers on two sides, every cell of a table without head.
    A form gives its labels with what was filled in; a table of questions gives 问： and
    答： lines; a single column, or a single cell, its own lines.
    """
    grid = grid_of(cells)
    if grid.width < 2 or all(len(row.parts) == 1 for row in grid.rows):
        return [
            TableLine(line, row.number, whole=False)
            for row in grid.rows
            for part in row.parts
            for line in part.lines
        ]
    top = _title_rows(grid.rows, grid.width)
    found = [
        TableLine(" ".join(part.text for part in row.parts), row.number, whole=False)
        for row in grid.rows[:top]
    ]
    unit = next((name for line in found if (name := unit_in(line.text))), "")
    rows = grid.rows[top:]
    top = leading_fields(rows)
    if top and not _goes_on(rows, top) and find_head(rows[top:], grid.width, strict=True):
        found += form_lines(rows[:top])
        rows = rows[top:]
    head = find_head(rows, grid.width)
    questions = find_questions(rows, headed=head is not None)
    if questions is not None:
        return found + question_lines(rows, questions)
    if is_form(rows):
        return found + form_lines(rows)
    group = ""
    if found and _repeats_rank(found[-1].text, rows):
        group = found.pop().text
    return found + body_lines(rows, grid.width, head, unit=unit, group=group)


def headed(cells: Sequence[Cell]) -> bool:
    """Whether a table begins with a header, perhaps under a title."""
    grid = grid_of(cells)
    if grid.width < 2 or len(grid.rows) < 2:
        return False
    rows = grid.rows[_title_rows(grid.rows, grid.width) :]
    head = find_head(rows, grid.width)
    questions = find_questions(rows, headed=head is not None)
    if questions is not None:
        return questions.headed
    return head is not None and not is_form(rows)


def _title_rows(rows: Sequence[Row], width: int) -> int:
    """Count the rows at the top that are no part of the table: its name, its unit."""
    count = 0
    for row in rows:
        flat = all(part.until == row.number + 1 for part in row.parts)
        alone = len(row.parts) == 1 and not row.above
        fields = [is_field(part.text) for part in row.parts]
        noted = any(fields) and all(
            field or is_time(part.text) for field, part in zip(fields, row.parts, strict=True)
        )
        if not flat or not (alone or noted):
            break
        count += 1
    return count if count < len(rows) else 0


def _goes_on(rows: Sequence[Row], top: int) -> bool:
    """Whether the first rows are no fields above a table: they are its head, or all of it."""
    if len(rows) - top < 2:
        return True
    parts = [part for row in rows[:top] for part in row.parts]
    return any(part.head or part.until > rows[top].number for part in parts)


def _repeats_rank(title: str, rows: Sequence[Row]) -> bool:
    """Whether the line over a table is the first of its groups: 一、 where 二、 follows."""
    rank = group_rank(title)
    return rank is not None and any(
        len(row.parts) == 1 and group_rank(row.parts[0].text) == rank for row in rows
    )
