"""Workbooks made for the tests, in our own words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import openpyxl


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def book_of(rows: Iterable[Sequence[object]], name: str = "Sheet1") -> Any:
    """Return a workbook with one sheet of these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    return book


def ledger() -> bytes:
    """Return a workbook with what sheets can hold: formats, merged and hidden cells."""
    book = book_of(
        [
            ["活动物资台账", None, None, None, None, None],
            ["品名", "数量", "单价", "购置日期", "完好率", "内部编码"],
            ["帐篷", 12, 1380.5, datetime(2023, 4, 9), 0.875, "X-1"],
            ["饮水机", 3, 260, datetime(2024, 11, 20), 1, "X-2"],
            ["旧音箱", 1, 90, datetime(2015, 1, 5), 0.2, "X-3"],
            ["合计", None, 1730.5, None, None, None],
        ],
        "台账",
    )
    sheet = book.active
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A6:B6")
    for row in range(3, 7):
        sheet.cell(row, 3).number_format = '#,##0.00"元"'
        sheet.cell(row, 4).number_format = 'yyyy"年"m"月"d"日"'
        sheet.cell(row, 5).number_format = "0.0%"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["F"].hidden = True
    book.create_sheet("空表")
    drafts = book.create_sheet("草稿")
    drafts.append(["不对外的想法"])
    drafts.sheet_state = "hidden"
    return saved(book)


def with_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return a package in which the part whose name ends with `name` is changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename.endswith(name):
                content = change(content.decode()).encode()
            new.writestr(info, content)
    return file.getvalue()
