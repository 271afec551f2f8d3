from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.sheets.number_format import plain, shown


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.125, "0.0%", "12.5%"),
        (2000, "#,##0.00", "2,000.00"),
        (1234567.891, "#,##0.0#", "1,234,567.89"),
        (2.5, "0", "3"),
        (7, "000000", "000007"),
        (12, '0"元"', "12元"),
        (12, "[$¥-804]#,##0", "¥12"),
        (3, '"第"0"期"', "第3期"),
        (-12.5, r"0.00_);[Red]\(0.00\)", "(12.50)"),
        (-1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-1,234.50"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (0, "0;-0;;@", ""),
        (12345, '0!.0,"万"', "1.2万"),
        (5711234567, "0000-0000000", "0571-1234567"),
        (12345, "0.00E+00", "1.23E+04"),
        (1.5, "# ?/?", "1.5"),
        (-0.001, "0.00", "0.00"),
        (13800138000, "General", "13800138000"),
        (0.1 + 0.2, "General", "0.3"),
    ],
)
def test_numbers_look_as_in_their_cell(value: float, form: str, text: str) -> None:
    assert shown(value, form) == text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (45359, "yyyy年m月d日", "2024年3月8日"),
        (45359, 'yyyy"年"m"月"d"日";@', "2024年3月8日"),
        (45359, "yyyy/m/d", "2024/3/8"),
        (45359, '[DBNum1][$-804]yyyy"年"m"月";@', "2024年3月"),
        (45359, "[$-804]aaaa", "星期五"),
        (45359.5, "yyyy/m/d h:mm", "2024/3/8 12:00"),
        (45359.75, "yyyy-mm-dd hh:mm:ss.000", "2024-03-08 18:00:00"),
        (45359.25, '上午/下午h"时"mm"分"', "上午6时00分"),
        (0.75, "h:mm AM/PM", "6:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (59, "yyyy-mm-dd", "1900-02-28"),
    ],
)
def test_dates_and_times_look_as_in_their_cell(value: float, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_workbooks_that_count_from_1904() -> None:
    assert shown(0, "yyyy-mm-dd", since_1904=True) == "1904-01-01"


@pytest.mark.parametrize("value", [1e300, -1e300, float("inf"), float("nan"), 1e22])
@pytest.mark.parametrize("form", ["0.00", "#,##0", "yyyy-mm-dd", "0%", "[h]:mm"])
def test_numbers_that_are_no_amounts_are_still_shown(value: float, form: str) -> None:
    assert shown(value, form) == plain(value)


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.sampled_from('0#?,.%;yYmdhs/:-"\\!_*[]@年月日元E+General '), max_size=20),
)
def test_no_format_is_too_odd(value: float, form: str) -> None:
    assert isinstance(shown(value, form), str)


@given(st.integers(-(10**15), 10**15))
def test_whole_numbers_are_whole(value: int) -> None:
    assert plain(float(value)) == str(value)
    assert shown(float(value), "#,##0") == f"{value:,}"
