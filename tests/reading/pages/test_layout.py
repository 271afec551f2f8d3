"""From printed pages to paragraphs: whole documents, set by code and read back."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from knowledge.reading.lines import Line
from knowledge.reading.pages.layout import page_lines
from knowledge.reading.pages.page import Bookmark, Page
from knowledge.reading.texts import Removed
from knowledge.source import SET_APART
from reading.pages.paper import Sheet, page_of
from reading.pages.words import DUTIES, ITEMS, RULE, SECOND, texts


def kept(lines: list[Line]) -> list[str]:
    return [line.text for line in lines if line.removed is None]


def read(*sheets: Sheet) -> list[str]:
    return kept(page_lines([page_of(sheet, number) for number, sheet in enumerate(sheets, 1)]))


def test_broken_lines_are_one_paragraph_again() -> None:
    sheet = Sheet()
    for text in (RULE, SECOND, DUTIES, *ITEMS):
        sheet.paragraph(text)

    assert read(sheet) == [RULE, SECOND, DUTIES, *ITEMS]


def test_paragraphs_without_indentation_are_parted_by_their_gaps() -> None:
    sheet = Sheet()
    full = "活动室每周开放五天，值班员应当准时到岗，各小组轮流打扫卫生。"
    assert len(full) == sheet.columns  # nothing but the gap shows that the paragraph ends
    sheet.paragraph(full, indent=0)
    sheet.paragraph(RULE, indent=0, gap=0.8)
    sheet.paragraph(SECOND, indent=0, gap=0.8)

    assert read(sheet) == [full, RULE, SECOND]


def test_a_paragraph_goes_on_over_the_page_and_what_stands_between_waits() -> None:
    first, second = Sheet(), Sheet()
    lines = Sheet()
    lines.paragraph(RULE)
    for number, text in enumerate(lines.texts):
        (first if number < 2 else second).put(text.text, text.left)
    for number, sheet in enumerate((first, second), start=1):
        sheet.at("活动室使用办法", 240, 40)
        sheet.at(f"— {number} —", 280, 810)

    lines_read = page_lines([page_of(first), page_of(second, 2)])

    assert kept(lines_read) == [RULE]
    assert [line.text for line in lines_read if line.removed] == [
        "活动室使用办法", "— 1 —", "活动室使用办法", "— 2 —",
    ]  # fmt: skip
    assert {line.removed for line in lines_read if line.text != RULE} == {Removed.RUNNING}
    assert next(line.spot for line in lines_read if line.text == RULE).page == 1


def test_a_title_over_two_lines_is_one_heading_and_its_note_another_line() -> None:
    sheet = Sheet()
    sheet.centred("关于加强活动室", size=18)
    sheet.centred("日常管理工作的通知", size=18)
    sheet.centred("（二〇二四年三月一日起施行）")
    sheet.paragraph(RULE)

    lines = page_lines([page_of(sheet)])

    assert kept(lines)[:2] == ["关于加强活动室日常管理工作的通知", "（二〇二四年三月一日起施行）"]
    assert lines[0].heading == SET_APART
    assert lines[2].heading == 0


def test_a_signature_and_a_date_stay_lines_of_their_own() -> None:
    sheet = Sheet()
    sheet.paragraph(RULE)
    sheet.put("活动室管理小组", 360)
    sheet.put("2024年3月1日", 340)

    assert read(sheet) == [RULE, "活动室管理小组", "2024年3月1日"]


def test_a_reference_at_the_start_of_a_line_is_no_new_article() -> None:
    sheet = Sheet()
    sheet.paragraph("值班员发现有人违反本办法规定的，应当当场提醒改正，并且依照", indent=0)
    sheet.put("第二条、第三条的规定报告。", sheet.left)

    assert read(sheet) == [
        "值班员发现有人违反本办法规定的，应当当场提醒改正，并且依照第二条、第三条的规定报告。"
    ]


def test_entries_of_a_table_of_contents_stay_apart() -> None:
    sheet = Sheet()
    entries = ["第一章　总则……………………………………………1", "第二章　借用……………………………………………3"]
    for entry in entries:
        sheet.put(entry, sheet.left)

    assert read(sheet) == entries


def test_columns_are_read_one_after_the_other_below_their_common_title() -> None:
    sheet = Sheet(left=60, right=530)
    sheet.centred("本周学习活动安排通报", size=18)
    top = sheet.base + 10
    left = Sheet(left=60, right=276, base=top)
    right = Sheet(left=312, right=528, base=top)
    left.paragraph(RULE)
    left.paragraph(SECOND + SECOND)
    right.paragraph(DUTIES)
    for item in ITEMS:
        right.paragraph(item)
    right.paragraph(RULE + SECOND)
    sheet.texts += left.texts + right.texts

    assert read(sheet) == [
        "本周学习活动安排通报", RULE, SECOND + SECOND, DUTIES, *ITEMS, RULE + SECOND,
    ]  # fmt: skip


def test_a_column_that_is_nearly_empty_is_known_from_the_other_pages() -> None:
    def two(left_texts: list[str], right_texts: list[str]) -> Sheet:
        left, right = Sheet(left=60, right=276), Sheet(left=312, right=528)
        for column, texts_of in ((left, left_texts), (right, right_texts)):
            for text in texts_of:
                column.paragraph(text)
        return Sheet(texts=left.texts + right.texts)

    full = [RULE, SECOND + SECOND, RULE]

    assert read(two(full, full), two(full, [SECOND])) == [*full, *full, *full, SECOND]


def test_three_columns() -> None:
    sheet = Sheet()
    for left in (40, 220, 400):
        column = Sheet(left=left, right=left + 150, size=10)
        for text in (RULE, SECOND, RULE):
            column.paragraph(text)
        sheet.texts += column.texts

    assert read(sheet) == [RULE, SECOND, RULE] * 3


def test_the_second_lines_of_items_may_hang() -> None:
    sheet = Sheet()
    sheet.paragraph(RULE)
    item = "1.值班员应当准时到岗，按时开门和锁门，下班以前检查门窗和电源，并且做好登记；"
    first, second = item[:28], item[28:]
    sheet.put(first, sheet.left + 24)
    sheet.put(second, sheet.left + 36)
    sheet.paragraph("2.登记。")

    assert read(sheet) == [RULE, item, "2.登记。"]


def test_words_beside_each_other_are_one_line_where_there_are_no_columns() -> None:
    sheet = Sheet()
    for name, phone in (("张三", "8001"), ("李四", "8002"), ("王五", "8003"), ("赵六", "8004")):
        sheet.at(name, 90, sheet.base, 12)
        sheet.at(phone, 300, sheet.base, 12)
        sheet.base += 18

    assert read(sheet) == ["张三　8001", "李四　8002", "王五　8003", "赵六　8004"]


def test_footnotes_come_after_the_paragraph_that_goes_on_over_them() -> None:
    lines = Sheet()
    lines.paragraph(RULE)
    first, second = Sheet(), Sheet()
    for number, text in enumerate(lines.texts):
        (first if number < 2 else second).put(text.text, text.left)
    first.at("①活动室指一楼的会议室。", 90, 700)
    second.paragraph(SECOND)

    assert read(first, second) == [RULE, "①活动室指一楼的会议室。", SECOND]


def test_bookmarks_give_headings_their_level() -> None:
    sheet = Sheet()
    sheet.put("一、开放时间", sheet.left)
    sheet.paragraph(RULE)
    page = page_of(sheet)
    marked = Page(1, page.width, page.height, page.lines, bookmarks=(Bookmark("一、 开放时间", 2),))

    assert [line.heading for line in page_lines([marked])] == [2, 0]


def test_lines_of_a_scan_say_so() -> None:
    sheet = Sheet()
    sheet.paragraph(RULE)

    lines = page_lines([page_of(sheet, 7, scanned=True)])

    assert [(line.text, line.spot.page, line.spot.scanned) for line in lines if line.spot] == [
        (RULE, 7, True)
    ]


def test_pages_without_lines_give_none() -> None:
    assert page_lines([]) == []
    assert page_lines([Page(1, 595, 842, ())]) == []


@settings(max_examples=60, deadline=None)
@given(texts(), st.integers(16, 40), st.integers(5, 30), st.booleans())
def test_an_indented_document_comes_back_as_it_was(
    paragraphs: list[str], columns: int, rows: int, headed: bool
) -> None:
    whole = Sheet(left=80, right=80 + columns * 10, size=10)
    for text in paragraphs:
        whole.paragraph(text)
    for edge in (0, rows - 1):  # what stands there on several pages is their header or footer
        there = [text.text for text in whole.texts[edge::rows]]
        assume(len(set(there)) == len(there))
    pages = []
    margins = True
    for number, start in enumerate(range(0, len(whole.texts), rows), start=1):
        sheet = Sheet(left=80, right=80 + columns * 10, size=10, top=100)
        margins &= any(text.left == whole.left for text in whole.texts[start : start + rows])
        for text in whole.texts[start : start + rows]:
            sheet.put(text.text, text.left)
        if headed and len(whole.texts) > rows:  # one page alone shows no header
            sheet.at("活动室管理手册", 200, 40)
            sheet.at(f"第 {number} 页 共 9 页", 210, 815)
        pages.append(page_of(sheet, number))

    got = kept(page_lines(pages))

    assert "".join(got) == "".join(paragraphs)
    # Enough full lines show how it is set, and each page shows where its lines begin.
    if margins and len(whole.texts) > 2 * len(paragraphs):
        assert got == paragraphs
