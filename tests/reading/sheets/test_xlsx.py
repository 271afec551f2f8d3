from __future__ import annotations

import re
from datetime import datetime, time, timedelta

import pytest

from knowledge.errors import ReadingError
from knowledge.reading.limits import Limits
from knowledge.reading.sheets.xlsx import XlsxReader
from knowledge.source import SourceText
from tests.reading.sheets.workbooks import book_of, ledger, saved, with_part


def read(data: bytes, limits: Limits | None = None) -> SourceText:
    return XlsxReader(limits or Limits()).read(data, "资料/台账.xlsx")


def kept(source: SourceText) -> list[str]:
    return source.text.split("\n")


def test_a_row_is_a_line_with_its_headers_and_its_place() -> None:
    source = read(saved(book_of([["姓名", "得分"], ["江河", 3], ["林木", 4]])))

    rows = [(line.text, line.row, line.spot.row) for line in source.lines if line.spot]
    assert rows == [("姓名：江河 | 得分：3", True, 2), ("姓名：林木 | 得分：4", True, 3)]
    assert source.format == "xlsx"
    assert source.hints["title"] == "台账"


def test_values_are_as_shown_and_what_is_hidden_is_left_out() -> None:
    source = read(ledger())

    assert kept(source) == [
        "台账",
        "活动物资台账",
        "品名：帐篷 | 数量：12 | 单价：1,380.50元 | 购置日期：2023年4月9日 | 完好率：87.5%",
        "品名：饮水机 | 数量：3 | 单价：260.00元 | 购置日期：2024年11月20日 | 完好率：100.0%",
        "合计 | 单价：1,730.50元",
    ]
    assert source.hints["title"] == "活动物资台账"
    removed = {line.text: line.removed for line in source.removed}
    assert removed["X-1"] and removed["不对外的想法"]
    assert any(text.startswith("旧音箱") for text in removed)
    assert any("草稿" in warning and "隐藏" in warning for warning in source.warnings)
    assert any("台账" in warning and "隐藏" in warning for warning in source.warnings)


def test_times_percentages_and_truth() -> None:
    book = book_of(
        [["时刻", "时长", "比例", "达标"], [time(9, 30), timedelta(hours=30), 0.5, True]]
    )
    book.active["C2"].number_format = "0%"

    assert kept(read(saved(book))) == ["时刻：9:30:00 | 时长：30:00:00 | 比例：50% | 达标：TRUE"]


def test_dates_in_the_formats_of_a_chinese_program() -> None:
    book = book_of([["名称", "日期"], ["开馆", datetime(2024, 3, 8)]])
    book.active["B2"].number_format = "yyyy-mm-dd"
    data = with_part(
        saved(book),
        "styles.xml",
        lambda xml: re.sub(
            r'numFmtId="(?:14|16[4-9])"(?=[^>]*(?:pivot|xfId))', 'numFmtId="31"', xml
        ),
    )

    assert kept(read(data)) == ["名称：开馆 | 日期：2024年3月8日"]


def test_each_sheet_has_its_name_unless_it_says_nothing() -> None:
    book = book_of([["姓名", "得分"], ["江河", 3]], "一组")
    book.create_sheet("二组").append(["尚未统计"])
    source = read(saved(book))

    assert (source.lines[0].text, source.lines[0].heading) == ("一组", True)
    assert kept(source) == ["一组", "姓名：江河 | 得分：3", "二组", "尚未统计"]
    assert source.hints["title"] == "台账"
    assert {line.spot.sheet for line in source.lines if line.spot} == {"一组", "二组"}


def test_tables_on_one_sheet_are_told_apart() -> None:
    rows: list[list[object]] = [
        ["值班安排"],
        [],
        ["日期", "值班员"],
        ["1日", "江河"],
        [],
        ["2日", "林木"],
        [],
        ["物资", "数量"],
        ["帐篷", 3],
    ]
    source = read(saved(book_of(rows)))

    assert kept(source) == [
        "值班安排",
        "日期：1日 | 值班员：江河",
        "日期：2日 | 值班员：林木",
        "物资：帐篷 | 数量：3",
    ]
    assert [line.spot.row for line in source.lines if line.spot] == [1, 4, 6, 9]


def test_tables_beside_each_other_are_told_apart() -> None:
    rows = [["部门", "人数", None, "项目", "金额"], ["工会", 3, None, "培训", 200], ["团委", 4]]

    assert kept(read(saved(book_of(rows)))) == [
        "部门：工会 | 人数：3",
        "部门：团委 | 人数：4",
        "项目：培训 | 金额：200",
    ]


def test_a_blank_column_within_a_table_does_not_part_it() -> None:
    rows = [["姓名", "得分", None, "备注"], ["江河", 3, None, "优秀"], ["林木", 4, None, "良好"]]

    assert kept(read(saved(book_of(rows)))) == [
        "姓名：江河 | 得分：3 | 备注：优秀",
        "姓名：林木 | 得分：4 | 备注：良好",
    ]


def test_passwords_are_no_text() -> None:
    source = read(saved(book_of([["姓名", "登录密码"], ["江河", "abc"], ["林木", "def"]])))

    assert kept(source) == ["姓名：江河", "姓名：林木"]
    assert any("密码" in warning for warning in source.warnings)


def test_a_formula_without_result_is_told() -> None:
    source = read(saved(book_of([["名称", "金额"], ["场地", 3], ["合计", "=SUM(B2:B2)"]])))

    assert "合计" in source.text and "SUM" not in source.text
    assert any("1 个公式没有算出的结果" in warning for warning in source.warnings)


def test_an_error_of_a_formula_is_no_value() -> None:
    data = with_part(
        saved(book_of([["名称", "金额"], ["场地", 3], ["门票", 4]])),
        "sheet1.xml",
        lambda xml: re.sub(r'(<c r="B3") t="n"><v>4</v>', r'\1 t="e"><v>#N/A</v>', xml),
    )
    source = read(data)

    assert "#N/A" not in source.text
    assert any("1 个单元格" in warning for warning in source.warnings)


def test_a_bold_or_filtered_row_is_a_header() -> None:
    book = book_of([["王府井", "东城区"], ["西单", "西城区"]])
    assert kept(read(saved(book)))[0] == "王府井 | 东城区"

    book.active.auto_filter.ref = "A1:B2"
    assert kept(read(saved(book))) == ["王府井：西单 | 东城区：西城区"]


def test_a_cell_in_the_last_corner_costs_nothing() -> None:
    book = book_of([["姓名", "得分"], ["江河", 3]])
    book.active.cell(1_048_576, 16_384).value = "角"
    source = read(saved(book))

    assert kept(source) == ["姓名：江河 | 得分：3"]
    assert any("太大" in warning for warning in source.warnings)


def test_a_sheet_is_not_larger_than_its_cells() -> None:
    data = with_part(
        saved(book_of([["姓名", "得分"], ["江河", 3]])),
        "sheet1.xml",
        lambda xml: re.sub(r"<dimension[^>]*>", '<dimension ref="A1:XFD1048576"/>', xml),
    )
    assert kept(read(data)) == ["姓名：江河 | 得分：3"]


def test_rows_beyond_the_limit_are_told() -> None:
    rows = [["编号", "数量"], *([f"甲{number}", number] for number in range(50))]
    source = read(saved(book_of(rows)), Limits(rows=10))

    assert len(kept(source)) == 9
    assert any("只读到第 10 行" in warning for warning in source.warnings)


def test_progress_is_told_sheet_by_sheet() -> None:
    book = book_of([["一"]])
    book.create_sheet("另一张")
    told: list[tuple[int, int]] = []
    XlsxReader(Limits(), lambda done, total: told.append((done, total))).read(saved(book), "a.xlsx")

    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 nothing",
        with_part(saved(book_of([["一", "二"]])), "sheet1.xml", lambda xml: xml[:300]),
        with_part(saved(book_of([["一", "二"]])), "styles.xml", lambda xml: xml[:200]),
    ],
)
def test_damage_is_one_sentence(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"台账\.xlsx.*已损坏"):
        read(data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<v>0</v>", "<v>999</v>"),
        ("<v>3</v>", "<v>1e999</v>"),
        ("<v>3</v>", "<v>three</v>"),
        ('r="A1"', 'r="ZZZZ99999999"'),
        ('r="2"', 'r="-7"'),
        (
            "</worksheet>",
            '<mergeCells><mergeCell ref="A1:ZZZ9"/><mergeCell/></mergeCells></worksheet>',
        ),
    ],
)
def test_odd_numbers_in_the_xml_are_survived(old: str, new: str) -> None:
    data = saved(book_of([["姓名", "得分"], ["江河", 3]]))
    source = read(with_part(data, "sheet1.xml", lambda xml: xml.replace(old, new)))

    assert source.lines
