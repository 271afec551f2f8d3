"""Reading real workbooks, which lie beside the repository where there are any."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.reading.limits import Limits
from knowledge.reading.sheets.xls import XlsReader
from knowledge.reading.sheets.xlsx import XlsxReader

OFFICE = Path(__file__).parents[3] / "../shared/data/collection/office/misc"

pytestmark = pytest.mark.skipif(not OFFICE.is_dir(), reason="no real documents here")


def test_a_bank_of_test_questions_without_a_header() -> None:
    source = XlsxReader(Limits()).read((OFFICE / "question.xlsx").read_bytes(), "question.xlsx")
    lines = source.text.split("\n")

    assert sum(line.startswith("问：") for line in lines) == 150
    assert sum(line.startswith("答：") for line in lines) == 150
    assert "A.半年 B.一年 C.两年 D.三年" in lines
    assert "答：B.一年" in lines


def test_a_list_of_users_without_their_passwords() -> None:
    path = OFFICE / "dangke_1458320152.xls"
    source = XlsReader(Limits()).read(path.read_bytes(), path.name)
    lines = source.text.split("\n")

    assert len(lines) == 7
    assert all(line.startswith("用户名：") and "姓名：" in line for line in lines)
    assert "密码：" not in source.text and "18502418538" in lines[0]
