"""The sheets of a workbook or of a table as text, for those who want cells and not a text."""

from __future__ import annotations

from pathlib import PurePosixPath

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.formats import ENCRYPTED, ZIP, true_ending
from knowledge.reading.limits import Limits
from knowledge.reading.office.package import check_package
from knowledge.reading.sheets.delimited import CsvReader
from knowledge.reading.sheets.sheet import Sheet
from knowledge.reading.sheets.xls import XlsReader
from knowledge.reading.sheets.xlsx import XlsxReader


def read_sheets(data: bytes, name: str, limits: Limits) -> list[Sheet]:
    """Return the sheets of an .xlsx, .xls or .csv file, whatever its name says that it is.

    Raises ReadingError where it is none of them, is locked, damaged, or goes beyond `limits`.
    """
    readers = (XlsxReader(limits), XlsReader(limits), CsvReader(limits))
    by_ending = {ending: reader for reader in readers for ending in reader.endings}
    ending = PurePosixPath(name).suffix.lower()
    found = true_ending(data, ending)
    if found == ENCRYPTED:
        raise ReadingError(texts.ENCRYPTED.format(path=name))
    if found not in by_ending:
        raise ReadingError(texts.NOT_A_TABLE.format(path=name), detail=f"{ending}: {found}")
    if data.startswith(ZIP):
        check_package(data, name, limits)
    return by_ending[found].sheets(data, name)
