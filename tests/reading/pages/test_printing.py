"""From characters to printed lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.pages.glyphs import Glyph
from knowledge.reading.pages.printing import printed_lines


def row(
    text: str, left: float = 0.0, base: float = 20.0, size: float = 10.0, step: float = 1.0
) -> list[Glyph]:
    """Characters side by side; Latin ones are half as wide, `step` times the width apart."""
    found = []
    for char in text:
        width = size / 2 if char.isascii() else size
        found.append(Glyph(char, left, left + width, base, size))
        left += width * step
    return found


def texts(glyphs: list[Glyph]) -> list[str]:
    return [line.text for line in printed_lines(glyphs)]


def test_lines_are_told_apart_by_their_base_lines() -> None:
    assert texts(row("活动室", base=20) + row("值班员", base=35)) == ["活动室", "值班员"]


def test_the_order_of_the_file_does_not_matter() -> None:
    latin, chinese = row("Wifi", left=30), row("活动室", left=0) + row("密码", left=50)

    assert texts(latin + chinese) == ["活动室Wifi密码"]


def test_a_gap_without_a_blank_becomes_one() -> None:
    assert texts(row("本报记者") + row("张三", left=43)) == ["本报记者 张三"]
    assert texts(row("Open") + row("daily", left=22.5)) == ["Open daily"]


def test_the_gap_between_chinese_and_digits_does_not() -> None:
    assert texts(row("共") + row("12", left=12.5) + row("人", left=25)) == ["共12人"]


def test_letter_spacing_is_no_blank() -> None:
    assert texts(row("活动室使用", step=1.3)) == ["活动室使用"]


def test_narrow_boxes_are_no_gaps() -> None:
    narrow = Glyph("日", 12.0, 18.0, 20.0, 10.0)

    assert texts([*row("近"), narrow, *row("参观", left=20)]) == ["近日参观"]


def test_what_stands_far_apart_is_not_one_line() -> None:
    assert texts(row("张三") + row("8001", left=100)) == ["张三", "8001"]


def test_a_raised_number_stays_in_its_line() -> None:
    assert texts(row("活动室") + row("2", left=30, base=16, size=6) + row("开放", left=34)) == [
        "活动室2开放"
    ]


def test_letters_drawn_twice_are_there_once_and_bold() -> None:
    lines = printed_lines([*row("活动室"), *row("活动室", left=0.3)])

    assert [(line.text, line.bold) for line in lines] == [("活动室", True)]
    assert texts(
        [g for pair in zip(row("开放"), row("开放", left=0.3), strict=True) for g in pair]
    ) == ["开放"]


def test_a_sign_of_two_characters_stays_two() -> None:
    dash = [Glyph("—", 20, 40, 20, 10), Glyph("—", 20, 40, 20, 10)]

    assert texts([*row("开放"), *dash, *row("关闭", left=40)]) == ["开放——关闭"]


@given(st.lists(st.text("活动室abc12 　", max_size=12), max_size=6))
def test_every_character_is_in_a_line(rows: list[str]) -> None:
    glyphs = [g for index, text in enumerate(rows) for g in row(text, base=20.0 + 15 * index)]

    got = "".join("".join(text.split()) for text in texts(glyphs))

    assert got == "".join("".join(text.split()) for text in rows)
