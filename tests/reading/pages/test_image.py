from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from knowledge.reading.pages.image import (
    cut,
    ink,
    is_written,
    moved,
    ruled,
    sheets,
    without_rules,
    without_seals,
)
from knowledge.reading.pages.ocr_engine import Quad, part_of, quad_of
from knowledge.reading.pages.ocr_pixels import (
    quiet_row,
    stacked,
    stretched,
    turned,
    whitened,
)

if TYPE_CHECKING:
    from knowledge.reading.pages.ocr_engine import Pixels

RED = (225, 40, 45)
BLACK = (0, 0, 0)
SQUARE: Quad = ((0, 0), (1, 0), (1, 1), (0, 1))


def paper(width: int = 600, height: int = 400, level: int = 255) -> Pixels:
    return np.full((height, width, 3), level, np.uint8)


def written(page: Pixels) -> Pixels:
    """Draw lines of black strokes as high and thin as those of characters."""
    for y in range(40, 360, 30):
        for x in range(40, 560, 20):
            page[y : y + 14, x : x + 3] = 0
    return page


def sealed(page: Pixels) -> Pixels:
    """Press a red seal on a page: what is black stays black."""
    seal = paper()
    cv2.circle(seal, (300, 200), 70, RED, 5)
    cv2.rectangle(seal, (280, 180), (320, 220), RED, -1)
    return (page.astype(int) * seal // 255).astype(np.uint8)


def test_a_seal_over_writing_goes_and_the_writing_stays() -> None:
    page = written(paper())

    clean = without_seals(sealed(page), per_point=2)

    assert (clean[page[..., 0] == 0] < 60).all()
    assert (clean[page[..., 0] == 255] > 235).all()


def test_red_words_and_a_seal_beside_the_writing_stay() -> None:
    words = written(paper())
    cv2.putText(words, "RED", (100, 380), cv2.FONT_HERSHEY_SIMPLEX, 0.8, RED, 2)
    beside = sealed(paper())

    assert without_seals(words, per_point=2) is words
    assert without_seals(beside, per_point=2) is beside


def test_white_writing_on_a_red_ground_stays() -> None:
    page = written(paper())
    page[100:250, 150:450] = RED
    page[150:170, 200:400] = 255
    page[110:120, 160:300] = 0

    assert without_seals(page, per_point=2) is page


def test_ruling_lines_are_found_faint_or_thick_and_strokes_of_characters_are_not() -> None:
    page = written(paper())
    cv2.line(page, (30, 20), (570, 22), (190, 190, 190), 1)
    cv2.line(page, (30, 380), (570, 380), BLACK, 5)
    cv2.line(page, (20, 20), (20, 380), BLACK, 2)

    found = ruled(page, shortest=28)

    wide = [line for line in found if line[2] - line[0] > 500]
    assert len(wide) == 2 and len(found) == 3


def test_the_gaps_of_white_writing_on_a_dark_page_are_no_lines() -> None:
    assert ruled(255 - written(paper()), shortest=28) == []


def test_a_ruling_line_goes_and_a_character_that_it_touches_stays() -> None:
    page = paper()
    page[100:116, 300:303] = 0
    page[116:118, 50:550] = 0
    line: Quad = ((50, 115), (550, 115), (550, 119), (50, 119))

    clean = without_rules(page, [line], thickest=12)

    assert not clean[100:116, 300:303].any()
    clean[100:118, 300:303] = 255
    assert (clean == 255).all()
    assert without_rules(page, [], thickest=12) is page


def test_faint_print_is_stretched_and_good_print_left_as_it_is() -> None:
    faint = (150 + written(paper()).astype(int) * 50 // 255).astype(np.uint8)

    assert stretched(faint).min() == 0 and stretched(faint).max() > 250
    good, white = written(paper()), paper()
    assert stretched(good) is good and stretched(white) is white


def test_what_shines_through_is_white() -> None:
    page = paper(level=215)
    page[100:110, 100:200] = 0

    assert whitened(page)[0, 0].tolist() == [255, 255, 255]
    assert whitened(page)[105, 150].tolist() == [0, 0, 0]


def test_characters_below_each_other_are_laid_side_by_side() -> None:
    line = paper(20, 80)
    for index in range(4):
        line[index * 20 + 3 : index * 20 + 17, 3:17] = 40 * index

    row = stacked(line)

    assert row.shape == (20, 80, 3)
    assert [int(row[10, 20 * index + 10, 0]) for index in range(4)] == [0, 40, 80, 120]


def test_a_long_picture_is_cut_where_nothing_is_written() -> None:
    page = written(paper())

    row = quiet_row(page, 100, 160)

    assert (page[row] == 255).all()


def test_the_edges_of_ink_are_found_whatever_the_ground() -> None:
    line = paper(100, 20)
    line[5:15, 20:80:4] = 0

    for picture in (line, 255 - line):
        left, top, right, bottom = ink(picture)
        assert (left, top, bottom) == (0.2, 0.25, 0.75) and 0.75 < right <= 0.8


def test_a_cell_with_a_mark_is_written_and_an_empty_or_dark_one_is_not() -> None:
    cell = paper(60, 30)
    assert not is_written(cell) and not is_written(paper(60, 30, level=40))
    cell[14:16, 20:40] = 0
    assert is_written(cell)


def test_a_sheet_on_a_table_is_laid_straight() -> None:
    corners: Quad = ((90, 40), (520, 60), (560, 380), (40, 350))
    photograph = paper(level=50)
    cv2.fillConvexPoly(photograph, np.array(corners, np.int32), (250, 250, 250))

    found = sheets(photograph)

    assert any(np.abs(np.array(sheet) - np.array(corners)).max() < 6 for sheet in found)
    flat = cut(photograph, corners)
    assert (flat[5:-5, 5:-5] > 200).all()
    [(top_left, *_)] = moved([corners], corners)
    assert np.allclose(top_left, (0, 0), atol=0.01)


def test_corners_are_put_in_order_also_of_steep_pieces() -> None:
    steep = [(100.0, 0.0), (140.0, 2.0), (90.0, 600.0), (50.0, 598.0)]

    for start in range(4):
        assert quad_of(steep[start:] + steep[:start]) == tuple(steep)


def test_parts_of_a_piece_may_lie_outside() -> None:
    assert part_of(SQUARE, -1, 0, 0.5, 2) == ((-1, 0), (0.5, 0), (0.5, 2), (-1, 2))


def test_a_turned_picture_turns_clockwise() -> None:
    page = paper(30, 20)
    page[0, 0] = 0

    assert turned(page, 1).shape == (30, 20, 3)
    assert not turned(page, 1)[0, 19].any()
