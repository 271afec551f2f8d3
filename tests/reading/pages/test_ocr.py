from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.reading.pages.ocr import PageRecogniser
from knowledge.reading.pages.ocr_engine import EngineFailure, Glimpse, Quad, quad_of
from knowledge.reading.pages.page import Page
from knowledge.reading.pages.recogniser import Picture
from reading.pages.bars import A4, FAINT, SCALE, SPECKS, Sheet

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels

WORDS = ["读书小组每周五下午集中学习", "由组长轮流主持", "学习笔记当月交回", "缺席两次以上的补课"]


def recognise(sheet: Sheet, slope: float = 0.0, quarters: int = 0) -> Page:
    picture = sheet.picture(slope, quarters)
    return PageRecogniser(sheet.engine).recognise(
        picture, 3, picture.width / SCALE, picture.height / SCALE
    )


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines if line.removed is None]


def sheet_of(words: Sequence[str], left: float = 90) -> Sheet:
    sheet = Sheet()
    for index, word in enumerate(words):
        sheet.write(word, left, 100 + 30 * index)
    return sheet


def test_lines_are_read_from_the_top_with_their_places_in_points() -> None:
    page = recognise(sheet_of(WORDS))

    assert texts(page) == WORDS
    assert (page.number, page.scanned, page.width, page.height) == (3, True, *A4)
    first = page.lines[0]
    assert first.size == pytest.approx(12, abs=0.6)
    assert first.box.left == pytest.approx(90, abs=2)
    assert first.box.right == pytest.approx(90 + 12 * len(WORDS[0]), abs=3)
    assert first.box.bottom - first.box.top == pytest.approx(first.size)


@settings(max_examples=12, deadline=None)
@given(slope=st.floats(-5, 5), quarters=st.integers(0, 3))
def test_a_sheet_is_read_however_it_lay_on_the_scanner(slope: float, quarters: int) -> None:
    page = recognise(sheet_of(WORDS), slope, quarters)

    assert texts(page) == WORDS
    assert page.width < page.height
    lefts = [line.box.left for line in page.lines]
    assert max(lefts) - min(lefts) < 4  # the margin is upright again


def test_pieces_of_one_line_are_one() -> None:
    sheet = Sheet()
    sheet.write(WORDS[0], 90, 100)
    sheet.write(WORDS[1], 90 + 12 * len(WORDS[0]) + 4, 100)

    assert texts(recognise(sheet)) == [WORDS[0] + WORDS[1]]


def test_columns_stay_apart() -> None:
    sheet = Sheet()
    sheet.write(WORDS[0], 90, 100)
    sheet.write(WORDS[1], 90 + 12 * len(WORDS[0]) + 20, 100)

    assert sorted(texts(recognise(sheet))) == sorted(WORDS[:2])


@pytest.mark.parametrize("slope", [0.0, 2.0])
def test_ruling_lines_make_a_table(slope: float) -> None:
    sheet = Sheet()
    sheet.write("经费标准", 90, 60)
    sheet.grid((90, 250, 420), (100, 130, 160, 190))
    rows = [("项目", "金额多少"), ("图书费用", "八十元整"), ("场地租用", "免费使用")]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(cell, 100 + 160 * column, 108 + 30 * row)

    page = recognise(sheet, slope)

    assert texts(page) == ["经费标准"]
    [table] = page.tables
    assert {(cell.row, cell.column): cell.text for cell in table.cells} == {
        (row, column): cell for row, cells in enumerate(rows) for column, cell in enumerate(cells)
    }


def test_a_merged_cell_spans_its_columns() -> None:
    sheet = Sheet()
    sheet.grid((90, 250, 420), (130, 160, 190))
    sheet.rule(90, 100, 421, 100)
    sheet.rule(90, 100, 90, 131)
    sheet.rule(420, 100, 420, 131)
    for cell, left, top in (("全年经费", 200, 108), ("图书费用", 100, 138), ("八十元整", 260, 138)):
        sheet.write(cell, left, top)

    [table] = recognise(sheet).tables

    spans = {cell.text: (cell.row, cell.column, cell.columns) for cell in table.cells if cell.text}
    assert spans == {"全年经费": (0, 0, 2), "图书费用": (1, 0, 1), "八十元整": (1, 1, 1)}


def test_a_frame_around_text_is_no_table() -> None:
    sheet = Sheet()
    sheet.grid((80, 500), (90, 300))
    for index, word in enumerate(WORDS):
        sheet.write(word, 90, 100 + 30 * index)

    page = recognise(sheet)

    assert not page.tables and texts(page) == WORDS


def test_what_cannot_be_made_out_is_listed_as_removed() -> None:
    page = recognise(sheet_of([WORDS[0], SPECKS, FAINT]))

    assert [(line.text, line.removed) for line in page.lines] == [
        (WORDS[0], None),
        (SPECKS, "识别不清"),
        (FAINT, None),
    ]
    assert page.lines[2].confidence == pytest.approx(0.7)


def test_a_page_as_long_as_a_screenshot_of_a_chat_is_read_whole() -> None:
    sheet = Sheet(300, 6000)
    words = [f"第{number}条留言" for number in "一二三四五六七八九十"]
    for index, word in enumerate(words):
        sheet.write(word, 30, 50 + 580 * index)

    assert texts(recognise(sheet)) == words


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (7, 7), (300, 200)])
def test_an_empty_picture_has_no_lines(size: tuple[int, int]) -> None:
    width, height = size
    picture = Picture(width, height, b"\xff" * (width * height * 3))

    page = PageRecogniser(Sheet().engine).recognise(picture, 1, 595, 595 * height / width)

    assert page.lines == () and page.tables == () and page.scanned


class BrokenEngine:
    def find(self, picture: Pixels) -> list[Quad]:
        raise EngineFailure("no model")

    def read(self, line: Pixels) -> Glimpse:
        raise EngineFailure("no model")


def test_an_engine_that_fails_gives_one_sentence() -> None:
    with pytest.raises(ReadingError, match="重新安装依赖") as failure:
        PageRecogniser(BrokenEngine()).recognise(Sheet().picture(), 1, *A4)

    assert failure.value.detail == "no model"


class WildEngine:
    """Finds text anywhere, also outside the picture, and reads anything."""

    def __init__(self, quads: list[Quad], glimpses: list[Glimpse]) -> None:
        self._quads, self._glimpses = quads, glimpses
        self._reads = 0

    def find(self, picture: Pixels) -> list[Quad]:
        return self._quads

    def read(self, line: Pixels) -> Glimpse:
        assert line.size
        self._reads += 1
        return self._glimpses[self._reads % len(self._glimpses)]


CORNERS = st.tuples(st.floats(-60, 400), st.floats(-60, 400))
GLIMPSES = st.text("第一条（ )的—a1,.", max_size=8).flatmap(
    lambda text: st.builds(
        Glimpse,
        st.just(text),
        st.tuples(*[st.floats(0, 1) for _ in text]),
        st.tuples(*[st.floats(0, 1) for _ in text]).map(lambda places: tuple(sorted(places))),
    )
)


@settings(max_examples=60, deadline=None)
@given(
    corners=st.lists(st.lists(CORNERS, min_size=4, max_size=4), max_size=6),
    glimpses=st.lists(GLIMPSES, min_size=1, max_size=4),
    size=st.tuples(st.integers(1, 300), st.integers(1, 300)),
    seed=st.integers(0, 9),
)
def test_whatever_an_engine_says_becomes_a_page(
    corners: list[list[tuple[float, float]]],
    glimpses: list[Glimpse],
    size: tuple[int, int],
    seed: int,
) -> None:
    width, height = size
    noise = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    engine = WildEngine([quad_of(four) for four in corners], glimpses)

    page = PageRecogniser(engine).recognise(
        Picture(width, height, noise.tobytes()), 1, 595, 595 * height / width
    )

    for line in page.lines:
        assert line.text.strip() and line.size > 0 and 0 <= line.confidence <= 1
        assert line.box.left < line.box.right and line.box.top < line.box.bottom
