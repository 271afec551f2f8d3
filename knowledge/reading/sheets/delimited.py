"""Tables as text: one row a line, values parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
from collections import Counter
from collections.abc import Iterator

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.encoding import decode
from knowledge.reading.limits import Limits, OnPage, silent
from knowledge.reading.sheets.sheet import CELLS, COLUMNS, Sheet
from knowledge.reading.sheets.sheet_lines import workbook_text
from knowledge.reading.table import Cell
from knowledge.source import SourceText

_DELIMITERS = ",\t;|"
_SAMPLE = 60  # rows that tell the delimiter
_STRAY_QUOTE = 60  # lines in one value: its quotation mark was none


class CsvReader:
    """Reads .csv and .tsv in any encoding that `decode` knows."""

    endings: tuple[str, ...] = (".csv", ".tsv")

    def __init__(self, limits: Limits, on_page: OnPage = silent) -> None:
        self._limits = limits
        self._on_page = on_page

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the rows; raises ReadingError."""
        sheet, encoding = self._open(data, path)
        self._on_page(1, 1)
        return dataclasses.replace(workbook_text([sheet], path, "csv"), encoding=encoding)

    def sheets(self, data: bytes, path: str) -> list[Sheet]:
        """Return the one sheet as it stands; raises ReadingError."""
        return [self._open(data, path)[0]]

    def _open(self, data: bytes, path: str) -> tuple[Sheet, str]:
        text, encoding = decode(data, path)
        delimiter, text = find_delimiter(text)
        try:
            sheet = self._sheet(text, delimiter, quoted=True)
            if any(cell.text.count("\n") > _STRAY_QUOTE for cell in sheet.cells):
                raise csv.Error("a quotation mark that nothing closes")
        except csv.Error:
            try:
                sheet = self._sheet(text, delimiter, quoted=False)
            except csv.Error as error:
                raise ReadingError(
                    texts.NOT_A_TABLE.format(path=path), detail=repr(error)
                ) from error
        return sheet, encoding

    def _sheet(self, text: str, delimiter: str, *, quoted: bool) -> Sheet:
        cells: list[Cell] = []
        filled = 0
        cut = False
        for number, row in enumerate(_rows(text, delimiter, quoted=quoted)):
            found = [
                Cell(value, number, column)
                for column, value in enumerate(row[:COLUMNS])
                if value.strip()
            ]
            filled += bool(found)
            if filled > self._limits.rows or len(cells) + len(found) > CELLS:
                cut = True
                break
            cells += found
            cut = cut or any(value.strip() for value in row[COLUMNS:])
        return Sheet("", tuple(cells), cut=cut)


def find_delimiter(text: str) -> tuple[str, str]:
    """Return what parts the values, and the text without a line that only says so.

    The mark wins under which quotation marks make sense and the largest share of rows,
    then the most rows, have the same number of values, more than one; of two the one that
    gives more values. `甲;1,5` over `乙;2,5` is parted by semicolons.

    >>> find_delimiter("姓名;分数\\n甲;1,5\\n乙;2,5\\n")[0]
    ';'
    """
    head, _, rest = text.partition("\n")
    if head.lower().startswith("sep=") and head[4:] in tuple(_DELIMITERS):
        return head[4], rest
    found = max(_DELIMITERS, key=lambda delimiter: _agreement(text, delimiter))
    return found, text


def _agreement(text: str, delimiter: str) -> tuple[bool, float, int, int]:
    """Return how well the first rows agree if `delimiter` parts them; the more the better."""
    for strict in (True, False):
        try:
            rows = list(itertools.islice(_rows(text, delimiter, strict=strict), _SAMPLE))
        except csv.Error:
            continue
        counts = Counter(len(row) for row in rows if any(row))
        width, times = max(counts.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        if width > 1:
            return strict, round(times / sum(counts.values()), 1), times, width
    return False, 0.0, 0, 0


def _rows(
    text: str, delimiter: str, *, quoted: bool = True, strict: bool = False
) -> Iterator[list[str]]:
    # Values keep their line feeds only if the reader gets lines with their ends.
    return csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        skipinitialspace=True,
        strict=strict,
    )
