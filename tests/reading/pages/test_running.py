"""Headers, footers and page numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.pages.page import Page
from knowledge.reading.pages.running import without_running
from knowledge.reading.texts import Removed
from reading.pages.paper import Sheet, page_of
from reading.pages.words import RULE, SECOND


def pages_with(tops: list[str], bottoms: list[str], height: float = 45) -> list[Page]:
    """Pages whose first and last lines are given; the first ones stand at `height`."""
    pages = []
    for number, (top, bottom) in enumerate(zip(tops, bottoms, strict=True), start=1):
        sheet = Sheet()
        sheet.paragraph(RULE if number % 2 else SECOND)
        if top:
            sheet.at(top, 200, height)
        if bottom:
            sheet.at(bottom, 280, 800)
        pages.append(page_of(sheet, number))
    return pages


def removed(pages: list[Page]) -> list[str]:
    return [line.text for page in without_running(pages) for line in page.lines if line.removed]


@pytest.mark.parametrize(
    "form",
    [
        *("{}", "- {} -", "— {} —", "·{}·", "-{}-", "{}/4", "{} / 4", "Page {} of 4"),
        *("第{}页", "第 {} 页 共 4 页", "共4页 第{}页", "第{}页，共4页"),
    ],
)
def test_page_numbers_go(form: str) -> None:
    numbers = [form.format(n) for n in range(1, 5)]

    assert removed(pages_with([""] * 4, numbers)) == numbers


def test_page_numbers_may_begin_anywhere_and_be_chinese() -> None:
    assert len(removed(pages_with([""] * 3, ["17", "18", "19"]))) == 3
    assert len(removed(pages_with([""] * 3, ["— 一 —", "— 二 —", "— 三 —"]))) == 3


@pytest.mark.parametrize("form", ["— 1 —", "第 1 页 共 1 页", "1/1", "第1页"])
def test_what_nothing_else_looks_like_goes_from_a_single_page_too(form: str) -> None:
    assert removed(pages_with([""], [form])) == [form]


def test_the_title_on_every_page_goes_and_the_title_itself_stays() -> None:
    pages = pages_with(["", "活动室使用办法", "活动室使用办法"], [""] * 3)
    first = Sheet()
    first.centred("活动室使用办法", size=18)
    first.paragraph(RULE)

    assert removed([page_of(first), *pages[1:]]) == ["活动室使用办法"] * 2


def test_headers_of_odd_and_even_pages_go() -> None:
    tops = ["学习资料汇编", "活动室使用办法"] * 3

    assert removed(pages_with(tops, [""] * 6)) == tops


def test_headers_that_vary_by_the_page_number_go() -> None:
    tops = [f"学习通报 2024·3　{number}" for number in range(11, 15)]

    assert removed(pages_with(tops, [""] * 4)) == tops


@pytest.mark.parametrize(
    "tops",
    [
        ["附件1", "附件2", "附件3"],
        ["第1条 开放时间", "第2条 借用办法", "第3条 卫生要求"],
        ["第一章　总则", "第二章　借用", "第三章　附则"],
        ["1.开放时间", "2.开放时间", "3.开放时间"],
        ["活动室使用办法", "图书借阅办法", "卫生值日办法"],
        ["值班员应当准时到岗。", "值班员应当准时到岗。", "值班员应当准时到岗。"],
    ],
)
def test_lines_of_the_text_stay(tops: list[str]) -> None:
    assert removed(pages_with(tops, [""] * 3, height=72)) == []


def test_what_stands_where_headers_stand_goes_though_it_comes_once() -> None:
    tops = ["活动室使用办法", "学习资料汇编", "活动室使用办法"]

    assert removed(pages_with(tops, [""] * 3)) == tops
    assert removed(pages_with(tops[:2], [""] * 2)) == tops[:2]
    assert removed(pages_with(["附件1", "附件2"], [""] * 2)) == []


def test_a_number_inside_the_text_stays() -> None:
    sheet = Sheet()
    sheet.paragraph(RULE)
    sheet.put("12", sheet.left)
    sheet.paragraph(SECOND)

    assert removed([page_of(sheet), page_of(sheet, 2)]) == []


def test_what_a_browser_prints_around_a_page_goes() -> None:
    sheet = Sheet()
    sheet.paragraph(RULE)
    sheet.at("2024/5/6 10:00", 25, 25, 8)
    sheet.at("本周学习活动", 250, 25, 8)
    sheet.at("https://example.org/xuexi/2024/05/a.html", 25, 830, 8)
    sheet.at("1/1", 560, 830, 8)

    assert removed([page_of(sheet)]) == [
        "2024/5/6 10:00", "本周学习活动", "https://example.org/xuexi/2024/05/a.html", "1/1",
    ]  # fmt: skip


def test_the_date_under_a_title_is_no_header() -> None:
    sheet = Sheet(top=70)
    sheet.put("2024-05-06 10:00 来源：学习小组", sheet.left)
    sheet.paragraph(RULE)

    assert removed([page_of(sheet)]) == []


_LETTERS = "第一条附件值班1234567890—-/.、 页共"


@given(st.lists(st.text(_LETTERS, min_size=1, max_size=8), max_size=5))
def test_lines_are_marked_and_never_lost(tops: list[str]) -> None:
    pages = pages_with(tops, [""] * len(tops))

    for before, after in zip(pages, without_running(pages), strict=True):
        assert [line.text for line in before.lines] == [line.text for line in after.lines]
        assert {line.removed for line in after.lines} <= {None, Removed.RUNNING}
