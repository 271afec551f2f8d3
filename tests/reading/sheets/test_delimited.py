from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.reading.limits import Limits
from knowledge.reading.sheets.delimited import CsvReader, find_delimiter
from knowledge.source import SourceText


def read(data: str | bytes, limits: Limits | None = None) -> SourceText:
    content = data.encode() if isinstance(data, str) else data
    return CsvReader(limits or Limits()).read(content, "名单.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    source = read(f"姓名{delimiter}得分\n江河{delimiter}3\n林木{delimiter}4\n")

    assert source.text == "姓名：江河 | 得分：3\n姓名：林木 | 得分：4"
    assert (source.format, source.hints["title"]) == ("csv", "名单")


def test_decimal_commas_do_not_part_values() -> None:
    assert read("姓名;得分\n江河;1,5\n林木;2,5\n").text.split("\n")[0] == "姓名：江河 | 得分：1,5"


def test_a_line_that_names_the_delimiter_is_no_row() -> None:
    assert read("sep=;\n姓名;得分\n江河;3\n").text == "姓名：江河 | 得分：3"


def test_quoted_values_may_hold_line_ends_and_delimiters() -> None:
    source = read('岗位,职责,人数\n文书,"收发文件，\n保管印章, 档案",2\n后勤,"说""好""",1\n')

    assert source.text.split("\n") == [
        "岗位：文书 | 职责：收发文件，保管印章, 档案 | 人数：2",
        '岗位：后勤 | 职责：说"好" | 人数：1',
    ]
    assert [line.spot.row for line in source.lines if line.spot] == [2, 3]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    rows = "".join(f"甲{number},{number}\n" for number in range(100))

    assert "甲99" in read(f'姓名,得分\n乙,"3\n{rows}').text.split("\n")[-1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    source = read("姓名,得分\n江河,3\n林木,4\n".encode(encoding))

    assert source.text.startswith("姓名：江河 | 得分：3")
    assert source.encoding


def test_rows_beyond_the_limit_are_told() -> None:
    source = read("编号,数量\n" + "".join(f"甲{n},{n}\n" for n in range(50)), Limits(rows=10))

    assert len(source.lines) == 9
    assert any("名单.csv" in warning and "太大" in warning for warning in source.warnings)


def test_a_value_of_endless_length_is_one_sentence() -> None:
    with pytest.raises(ReadingError, match=r"名单\.csv"):
        read("姓名,得分\n" + "甲" * 200_000 + ",3\n")


values = st.text(st.sampled_from('党员会议,;"|\t １2'), min_size=1, max_size=8).filter(str.strip)


@given(st.lists(st.lists(values, min_size=3, max_size=3), min_size=3, max_size=8))
def test_what_a_program_writes_is_read_back(rows: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    delimiter, text = find_delimiter(file.getvalue())

    assert list(csv.reader(io.StringIO(text), delimiter=delimiter)) == rows
