"""A document page by page."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from knowledge.bootstrap import Workshop
from knowledge.browsing import Browser
from knowledge.browsing.pages import page_starts, runs

TEXTS = st.text(st.sampled_from("第一条会议。；\n甲乙“”a "), max_size=400)


@given(TEXTS, st.integers(1, 60))
def test_pages_hold_the_whole_text_and_none_is_too_long(text: str, longest: int) -> None:
    starts = page_starts(text, longest)
    assert starts[0] == 0
    borders = [*starts, len(text)]
    assert all(0 < end - start <= longest for start, end in pairwise(borders)) or not text
    assert "".join(text[start:end] for start, end in pairwise(borders)) == text


@given(TEXTS, st.integers(0, 400), st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_runs_are_the_page_and_mark_what_is_quoted(
    text: str, one: int, two: int, three: int, four: int
) -> None:
    start, end = sorted(min(at, len(text)) for at in (one, two))
    quote = tuple(sorted((three, four)))
    found = runs(text, start, end, (quote[0], quote[1]))
    assert "".join(one.text for one in found) == text[start:end]
    assert all(one.text for one in found)
    quoted = "".join(one.text for one in found if one.quoted)
    assert quoted == text[max(start, quote[0]) : max(start, min(end, quote[1]))]


def test_a_page_ends_with_a_paragraph_where_there_is_one() -> None:
    text = "\n".join(f"第{n}条 内容内容内容。" for n in range(20))
    starts = page_starts(text, 50)
    assert all(text[start - 1] == "\n" for start in starts[1:])
    assert page_starts("甲" * 30 + "。" + "乙" * 30, 40) == [0, 31]


def rule(sample: Workshop) -> tuple[Browser, str, str]:
    catalogue = sample.library.catalogue()
    document = catalogue.find("采购管理办法").id
    return sample.browser, document, catalogue.text(document)


def test_it_opens_where_the_quote_stands(sample: Workshop) -> None:
    browser, document, text = rule(sample)
    start = text.index("第十七条")
    page = browser.page(document, start, start + 20, None)
    assert page is not None
    assert [one.text for one in page.runs if one.quoted] == [text[start : start + 20]]
    assert page.title == "云泽市统计局采购管理办法"
    assert "第十七条" in page.location
    assert 1 <= page.number <= page.pages


def test_all_of_the_document_can_be_paged_through(sample: Workshop) -> None:
    browser, document, text = rule(sample)
    first = browser.page(document, 0, 5, None, 1)
    assert first is not None
    pages = [browser.page(document, 0, 5, None, n + 1) for n in range(first.pages)]
    assert "".join(one.text for one in pages if one) == text
    assert [one.number for one in pages if one] == list(range(1, first.pages + 1))
    last = pages[-1]
    assert last is not None and not any(one.quoted for one in last.runs)
    assert "第二十" in last.location
    assert browser.page(document, 0, 5, None, 0) == first
    assert browser.page(document, 0, 5, None, 99) == last


def test_a_quote_that_moved_is_found_and_one_that_is_gone_is_not(sample: Workshop) -> None:
    browser, document, text = rule(sample)
    quote = text[200:230]
    moved = browser.page(document, 100, 130, None, quote=quote)
    assert moved is not None and quote in [one.text for one in moved.runs if one.quoted]
    beyond = len(text) + 100
    assert browser.page(document, beyond, beyond + 30, None, quote=quote) == moved
    assert browser.page(document, 100, 130, None, quote="这句话早就没有了。") is None
    assert browser.page(document, beyond, beyond + 5, None) is None
    assert browser.page("gone", 0, 5, None) is None


def test_the_list_has_every_document_once(sample: Workshop) -> None:
    listed = sample.browser.documents(None)
    assert len(listed) == len(sample.library.catalogue().documents)
    leave = [one for one in listed if "请休假" in one.title]
    assert [one.in_force for one in leave] == [True, False]
    assert leave[0].date > leave[1].date
    assert all(one.articles > 10 for one in leave)


def test_no_page_ends_with_the_heading_of_the_next() -> None:
    text = "第一条 甲乙丙丁。\n第二章 组织生活\n第一节 会议\n第二条 戊己庚辛。\n"
    starts = page_starts(text, 28)
    assert [text[one:][:5] for one in starts] == ["第一条 甲", "第二章 组"]
