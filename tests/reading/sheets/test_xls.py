from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import ReadingError
from knowledge.reading.limits import Limits
from knowledge.reading.sheets.xls import XlsReader
from knowledge.reading.sheets.xlsx import XlsxReader
from tests.reading.sheets.workbooks import ledger

LEDGER = (Path(__file__).parents[2] / "data" / "sheets" / "ledger.xls").read_bytes()


def test_an_old_workbook_reads_as_a_new_one_does() -> None:
    old = XlsReader(Limits()).read(LEDGER, "台账.xls")
    new = XlsxReader(Limits()).read(ledger(), "台账.xlsx")

    assert old.lines == new.lines
    assert (old.hints, old.warnings, old.format) == (new.hints, new.warnings, "xls")


def test_rows_beyond_the_limit_are_told() -> None:
    source = XlsReader(Limits(rows=3)).read(LEDGER, "台账.xls")

    assert source.text.count("品名：") == 1
    assert any("太大" in warning for warning in source.warnings)


def test_a_locked_workbook_says_so() -> None:
    begins = b"\x09\x08\x10\x00\x00\x06\x05\x00\x9f\x20\xcd\x07\xc1\x80\x01\x00\x06\x04\x00\x00"
    locked = begins + b"\x2f\x00\x06\x00\x00\x00\x01\x02\x03\x04" + b"\x0a\x00\x00\x00"

    with pytest.raises(ReadingError, match="密码"):
        XlsReader(Limits()).read(locked, "台账.xls")


@pytest.mark.parametrize(
    "data",
    [
        LEDGER[:600],
        LEDGER[:4096],
        LEDGER[:512] + b"\xff" * 3000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"\x09\x08\x10\x00\x00\x06\x05\x00",
    ],
)
def test_damage_is_one_sentence(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"台账\.xls.*已损坏"):
        XlsReader(Limits()).read(data, "台账.xls")


@pytest.mark.parametrize("place", range(600, len(LEDGER), 487))
def test_a_flipped_byte_gives_lines_or_a_sentence(place: int) -> None:
    data = LEDGER[:place] + bytes([LEDGER[place] ^ 0xFF]) + LEDGER[place + 1 :]
    try:
        XlsReader(Limits()).read(data, "台账.xls")
    except ReadingError as error:
        assert "台账.xls" in str(error)
