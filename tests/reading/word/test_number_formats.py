from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.word.number_formats import write_number
from knowledge.structure import parse_numeral


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("decimal", {1: "1", 120: "120"}),
        ("decimalZero", {7: "07", 12: "12"}),
        ("decimalFullWidth", {10: "１０"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {10: "⑩"}),
        ("decimalEnclosedParen", {3: "⑶"}),
        ("decimalEnclosedFullstop", {3: "⒊"}),
        ("numberInDash", {3: "- 3 -"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
        ("upperLetter", {2: "B", 28: "BB"}),
        ("lowerRoman", {4: "iv", 19: "xix"}),
        ("upperRoman", {1984: "MCMLXXXIV"}),
        ("chineseCounting", {10: "十", 11: "十一", 20: "二十", 101: "一〇一"}),
        (
            "chineseCountingThousand",
            {10: "十", 101: "一百零一", 110: "一百一十", 1010: "一千零一十"},
        ),
        ("japaneseCounting", {3: "三", 21: "二十一", 205: "二百零五"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 11: "壹拾壹", 101: "壹佰零壹"}),
        ("ideographLegalTraditional", {2: "貳", 100: "壹佰"}),
        ("ideographDigital", {10: "一〇", 25: "二五"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 13: "丙子", 60: "癸亥"}),
        ("ideographEnclosedCircle", {2: "㊁"}),
        ("000", {7: "007", 1234: "1234"}),
        ("none", {7: ""}),
        ("bullet", {7: ""}),
        ("a format of tomorrow", {7: "7"}),
    ],
)
def test_a_number_is_written_as_word_writes_it(form: str, written: dict[int, str]) -> None:
    assert {number: write_number(number, form) for number in written} == written


@pytest.mark.parametrize(
    "form",
    ["chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "ideographDigital"],
)
@given(number=st.integers(1, 9999))
def test_chinese_numbers_are_those_that_the_structure_reads(form: str, number: int) -> None:
    assert parse_numeral(write_number(number, form)) == number


@given(number=st.integers(0, 10**6), form=st.sampled_from(["lowerRoman", "upperLetter", "hex"]))
def test_no_number_grows_beyond_reason(number: int, form: str) -> None:
    assert 0 < len(write_number(number, form)) < 60
