"""Tables, and those that go on over pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.pages.layout import page_lines
from knowledge.reading.pages.page import Box, Page, PrintedLine, PrintedTable
from knowledge.reading.pages.ruling import grids
from knowledge.reading.table import Cell
from reading.pages.paper import Sheet, page_of
from reading.pages.words import RULE

HEAD = ("姓名", "电话")


def table(rows: Sequence[Sequence[str]], top: float = 100.0) -> PrintedTable:
    cells = [Cell(text, r, c) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return PrintedTable(Box(90, top, 400, top + 20 * len(rows)), tuple(cells))


def page(number: int, *tables: PrintedTable, lines: tuple[PrintedLine, ...] = ()) -> Page:
    return Page(number, 595, 842, lines, tables)


def test_a_table_goes_on_over_pages_and_its_head_counts_once() -> None:
    lines = page_lines(
        [
            page(1, table([HEAD, ("张三", "8001"), ("李四", "8002")], 700)),
            page(2, PrintedTable(Box(90, 60, 400, 780), table([HEAD, ("王五", "8003")]).cells)),
            page(3, table([("赵六", "8004")], 60)),
        ]
    )

    assert [(line.text, line.spot.page) for line in lines if line.spot] == [
        ("姓名：张三 | 电话：8001", 1),
        ("姓名：李四 | 电话：8002", 1),
        ("姓名：王五 | 电话：8003", 2),
        ("姓名：赵六 | 电话：8004", 3),
    ]


def test_a_row_that_the_page_has_parted_is_one() -> None:
    lines = page_lines(
        [
            page(1, table([("项目", "要求"), ("卫生", "每天打扫，"), ("桌椅", "用完以后")], 700)),
            page(2, table([("项目", "要求"), ("", "放回原处。"), ("电源", "下班关闭")], 60)),
        ]
    )

    assert [line.text for line in lines] == [
        "项目：卫生 | 要求：每天打扫，",
        "项目：桌椅 | 要求：用完以后放回原处。",
        "项目：电源 | 要求：下班关闭",
    ]


def test_tables_with_text_between_them_are_two() -> None:
    sheet = Sheet()
    sheet.paragraph(RULE)
    second = page(2, table([HEAD, ("王五", "8003")], 300), lines=page_of(sheet, 2).lines)

    lines = page_lines([page(1, table([HEAD, ("张三", "8001")])), second])

    assert [line.text for line in lines] == [
        "姓名：张三 | 电话：8001",
        RULE,
        "姓名：王五 | 电话：8003",
    ]


def test_a_header_that_is_ruled_as_a_table_goes() -> None:
    def headed(number: int, rows: Sequence[Sequence[str]]) -> Page:
        header = table([("活动室使用手册", "编号 A-01", f"第{number}页 共2页")], 40)
        return page(number, header, table(rows, 200))

    lines = page_lines(
        [headed(1, [HEAD, ("张三", "8001")]), headed(2, [("项目", "要求"), ("卫生", "每天打扫")])]
    )

    assert [line.text for line in lines if line.removed is None] == [
        "姓名：张三 | 电话：8001",
        "项目：卫生 | 要求：每天打扫",
    ]
    assert [line.text for line in lines if line.removed] == [
        "活动室使用手册 编号A-01 第1页共2页",
        "活动室使用手册 编号A-01 第2页共2页",
    ]


def strokes(columns: Sequence[float], rows: Sequence[float]) -> list[Box]:
    across = [Box(columns[0], y, columns[-1], y) for y in rows]
    return across + [Box(x, rows[0], x, rows[-1]) for x in columns]


def test_merged_cells_keep_their_span() -> None:
    ruled = [
        box
        for box in strokes((0, 100, 200, 300), (0, 20, 40, 60))
        if box.left != 200 or box.right != 200
    ]
    ruled.append(Box(200, 20, 200, 60))  # the border does not part the first row

    (grid,) = grids(ruled)

    assert (grid.columns, grid.rows) == (3, 3)
    assert [cell[1:] for cell in grid.cells][:2] == [(0, 0, 1, 1), (0, 1, 1, 2)]


def test_a_table_that_is_open_on_both_sides_has_all_its_columns() -> None:
    ruled = strokes((0, 100, 200, 300), (50, 70, 90))
    ruled = [box for box in ruled if (box.left, box.right) not in ((0, 0), (300, 300))]
    ruled.append(Box(0, 20, 300, 20))  # a line of the same length above it, as under a header

    (grid,) = grids(ruled)

    assert (grid.columns, grid.rows) == (3, 2)
    assert grid.box.top == 50


@pytest.mark.parametrize(
    "ruled",
    [
        [],
        [Box(0, y, 100, y) for y in range(0, 100, 10)],
        strokes((0, 300), (0, 20, 40)),
        strokes((0, 300), (0, 400)),
    ],
)
def test_underlines_and_frames_are_no_tables(ruled: list[Box]) -> None:
    assert grids(ruled) == []


@given(
    st.lists(st.integers(20, 90), min_size=2, max_size=6),
    st.lists(st.integers(12, 60), min_size=1, max_size=8),
    st.floats(-1, 1),
)
def test_every_cell_of_a_ruled_grid_is_found(
    widths: list[int], heights: list[int], off: float
) -> None:
    columns = [float(sum(widths[:n])) for n in range(len(widths) + 1)]
    rows = [float(sum(heights[:n])) for n in range(len(heights) + 1)]
    ruled = [
        Box(box.left, box.top + off * (index % 2), box.right, box.bottom + off * (index % 2))
        for index, box in enumerate(strokes(columns, rows))
    ]

    (grid,) = grids(ruled)

    assert {cell[1:] for cell in grid.cells} == {
        (row, column, 1, 1) for row in range(len(heights)) for column in range(len(widths))
    }
