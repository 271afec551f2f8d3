"""Tables: a line a row, each value after its header, merged cells once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reading.word.word_files import (
    abstract,
    cell,
    instance,
    kept,
    level,
    listing,
    numbered,
    paragraph,
    read,
    row,
    run,
    table,
    texts_of,
    word_file,
)

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def across(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_a_row_is_a_line_that_is_understood_alone() -> None:
    body = table(row("姓名", "补贴"), row("张三", "300元"), row("李四", "200元"))
    source = read(word_file(paragraph("一、标准") + body + paragraph("完。")))
    assert [(line.text, line.row) for line in source.lines] == [
        ("一、标准", False),
        ("姓名：张三 | 补贴：300元", True),
        ("姓名：李四 | 补贴：200元", True),
        ("完。", False),
    ]


def test_merged_cells_are_read_once_and_reach_as_far_as_they_do() -> None:
    body = table(
        row(cell("部门", DOWN), cell("经费", across(2))),
        row(cell("", ON), "预算", "决算"),
        row(cell("办公室", DOWN), "100元", "90元"),
        row(cell("", ON), "200元", "180元"),
    )
    assert texts_of(body) == [
        "部门：办公室 | 经费 › 预算：100元 | 经费 › 决算：90元",
        "部门：办公室 | 经费 › 预算：200元 | 经费 › 决算：180元",
    ]


def test_cells_merged_in_the_old_way() -> None:
    body = table(
        row(cell("单位", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "人数"),
        row("一处", "甲科", "3人"),
    )
    assert texts_of(body) == ["单位：一处 | 单位：甲科 | 人数：3人"]


def test_rows_that_begin_late_keep_their_columns() -> None:
    body = table(
        row("类别", "项目", "金额"),
        row("差旅", "交通", "20元"),
        row("住宿", "300元", properties='<w:gridBefore w:val="1"/>'),
    )
    assert texts_of(body)[1] == "类别：差旅 | 项目：住宿 | 金额：300元"


def test_header_rows_that_word_repeats_are_headers() -> None:
    body = table(
        row("甲", "乙", properties="<w:tblHeader/>"),
        row("丙", "丁"),
    )
    assert texts_of(body) == ["甲：丙 | 乙：丁"]


def test_numbers_that_word_draws_into_cells_are_values() -> None:
    body = table(
        row("序号", "姓名"),
        *(row(cell(numbered("")), name) for name in ("张三", "李四")),
    )
    assert texts_of(body, {"numbering": listing(level("%1"))}) == [
        "序号：1 | 姓名：张三",
        "序号：2 | 姓名：李四",
    ]


def test_a_list_in_a_cell_keeps_its_numbers() -> None:
    numbering = abstract(level("%1.")) + instance(1, 1)
    body = table(row("岗位", "职责"), row("干事", cell(numbered("收文；") + numbered("用印。"))))
    assert texts_of(body, {"numbering": numbering}) == ["岗位：干事 | 职责：1. 收文；2. 用印。"]


def test_a_table_of_one_column_is_paragraphs() -> None:
    body = table(
        row(cell(paragraph("第一条　甲。") + paragraph("第二条　乙。"))), row("第三条　丙。")
    )
    source = read(word_file(body))
    assert [(line.text, line.row) for line in source.lines] == [
        ("第一条　甲。", False),
        ("第二条　乙。", False),
        ("第三条　丙。", False),
    ]


def test_a_row_that_holds_a_whole_text_is_read_by_paragraph() -> None:
    long = [f"{n}. {'认真履行岗位职责，' * 12}不得推诿。" for n in range(1, 6)]
    body = table(row("岗位", "档案员"), row("职责", "\n".join(long)))
    assert texts_of(body)[-6:] == ["职责", *long]


def test_a_table_in_a_table_is_read_as_a_table() -> None:
    inner = table(row("品名", "数量"), row("投影仪", "2台")) + paragraph()
    body = table(row(cell(paragraph("设备")), cell(inner)))
    assert texts_of(body) == ["设备", "品名：投影仪 | 数量：2台"]


def test_tables_inside_tables_lose_no_text_however_deep() -> None:
    body = paragraph("最里")
    for depth in range(50):
        body = table(row(cell(f"{paragraph(f'左{depth}')}"), cell(body + paragraph())))
    found = "".join(texts_of(body))
    assert "最里" in found and all(f"左{depth}" in found for depth in range(50))


def test_hidden_text_and_notes_of_a_table_come_after_it() -> None:
    note = f'<w:footnote w:id="2">{paragraph("含税。")}</w:footnote>'
    price = run("5元") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = table(row("品名", "单价"), row("铅笔", cell(paragraph(price))))
    body += paragraph("下文。")
    assert texts_of(body, {"footnotes": note}) == [
        "品名：铅笔 | 单价：5元",
        "注①：含税。",
        "下文。",
    ]


def test_rows_in_content_controls_are_rows() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row('会议室', '12人')}</w:sdtContent></w:sdt>"
    body = table(row("房间", "人数"), wrapped)
    assert texts_of(body) == ["房间：会议室 | 人数：12人"]


words = st.text(st.sampled_from("甲乙丙丁戊己庚辛"), min_size=1, max_size=6)
spans = st.lists(st.tuples(words, st.integers(1, 3), st.sampled_from(["", DOWN, ON])), max_size=5)


@given(st.lists(spans, min_size=1, max_size=6))
def test_no_cell_that_word_shows_is_lost(rows: list[list[tuple[str, int, str]]]) -> None:
    made = [row(*(cell(text, across(n) + merge) for text, n, merge in one)) for one in rows]
    source = read(word_file(table(*made)))
    text = "".join(kept(source))
    assert all(text.count(one[0]) for cells in rows for one in cells if one[2] != ON)
