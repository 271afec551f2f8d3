from __future__ import annotations

from collections.abc import Sequence

from knowledge.reading.pages.ocr_check import checked
from knowledge.reading.pages.page import Box, Page, PrintedLine, PrintedTable
from knowledge.reading.texts import Removed

BOX = Box(90, 100, 300, 112)


def page_of(
    texts: Sequence[str], number: int = 1, sure: float = 0.99, scanned: bool = True
) -> Page:
    lines = tuple(PrintedLine(text, BOX, 12, confidence=sure) for text in texts)
    return Page(number, 595, 842, lines, scanned=scanned)


def texts(pages: Sequence[Page]) -> list[str]:
    return [line.text for page in pages for line in page.lines]


def test_an_article_that_its_neighbours_force_is_renumbered_and_told() -> None:
    pages, sentences = checked(
        [page_of(["第十条　借阅"]), page_of(["第十条　归还", "第十二条　赔偿"], number=2)]
    )

    assert texts(pages) == ["第十条　借阅", "第十一条　归还", "第十二条　赔偿"]
    assert sentences == ["第2页“第十条”按前后条号改为“第十一条”；请对照原件。"]


def test_articles_that_nothing_forces_stay() -> None:
    for numbers in (
        ["第十条", "第二十条", "第十三条"],  # more than one article is missing
        ["第十条", "第五十九条", "第十二条"],  # no misreading of 十一
        ["第一条", "第二条", "第三条"],
    ):
        pages, sentences = checked([page_of(numbers)])
        assert texts(pages) == numbers and sentences == []


def test_pages_with_a_text_layer_are_left_alone() -> None:
    page = page_of(["第十条", "第十条", "第十二条"], sure=0.1, scanned=False)

    assert checked([page]) == ([page], [])


def test_doubtful_lines_are_quoted_by_page() -> None:
    doubtful = page_of(["读书小组", "每周活动", "组长主持", "笔记当月交回，不得拖延" * 4], 3, 0.5)

    _, sentences = checked([page_of(["第一条"]), doubtful])

    assert sentences == ["第3页有 4 行识别不可靠，请核对：“读书小组”、“每周活动”、“组长主持”等。"]


def test_a_single_picture_has_no_page_to_speak_of() -> None:
    _, sentences = checked([page_of(["笔记当月交回，不得拖延" * 4], sure=0.5)], single=True)

    [sentence] = sentences
    assert sentence.startswith("有 1 行识别不可靠，请核对：“笔记当月") and sentence.endswith("…”。")


def test_doubts_inside_tables_count_and_removed_lines_do_not() -> None:
    line = PrintedLine("墨点", BOX, 12, confidence=0.2, removed=Removed.UNCLEAR)
    table = PrintedTable(BOX, (), ("每人8O元",))

    _, sentences = checked([Page(1, 595, 842, (line,), (table,), scanned=True)])

    assert sentences == ["第1页有 1 行识别不可靠，请核对：“每人8O元”。"]


def test_a_bad_scan_of_many_pages_gets_few_sentences() -> None:
    _, sentences = checked([page_of(["读书小组"], number, 0.5) for number in range(1, 31)])

    assert len(sentences) == 11
    assert sentences[-1] == "另有 20 处提示未列出；请对照原件通读一遍。"
