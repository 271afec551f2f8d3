"""Numbers and dates as a spreadsheet program shows them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

GENERAL = "General"

# Formats that go by a number alone, as a program set to Chinese shows them.
BUILT_IN: dict[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    **dict.fromkeys((5, 6, 37, 38, 41, 42), "#,##0"),
    **dict.fromkeys((7, 8, 39, 40, 43, 44), "#,##0.00"),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    48: "0.0E+0",
    **dict.fromkeys((14, 15, 30), "yyyy/m/d"),
    16: "m/d",
    17: "yyyy/m",
    18: "上午/下午h:mm",
    19: "上午/下午h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
    31: "yyyy年m月d日",
    32: "h时mm分",
    33: "h时mm分ss秒",
    34: "上午/下午h时mm分",
    35: "上午/下午h时mm分ss秒",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    55: "上午/下午h时mm分",
    56: "上午/下午h时mm分ss秒",
}
_LONGEST = 255  # characters of a format that a program accepts
_TOKEN = re.compile(
    r"\"([^\"]*)\"|[\\!](.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[(h+|m+|s+)\]|\[[^\]]*\]|"
    r"(上午/下午|AM/PM|A/P|a{3,4}|y+|m+|d+|h+|s+|e+(?![+-]))|(.)",
    re.I | re.S,
)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
_HUGE = 1e21  # no amount; a program shows it as a power of ten
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Token = tuple[str, str]  # what it is: text, elapsed, date, mark or plain; and itself
_PLAIN: Token = ("plain", "")


def shown(value: float, form: str, *, since_1904: bool = False) -> str:
    """Return a number as its cell shows it.

    `form` is the cell's number format. Dates count days since 1900, or since 1904 where
    the workbook says so. A format that makes no sense shows the plain number.

    >>> shown(0.125, "0.0%"), shown(2000, "#,##0.00"), shown(45359, "yyyy年m月d日")
    ('12.5%', '2,000.00', '2024年3月8日')
    """
    sections = _sections(form[:_LONGEST])
    if any(kind in ("date", "elapsed") for kind, _ in sections[0]):
        return _date(value, sections[0], since_1904) or plain(value)
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    return _number(value, section)


def plain(value: float) -> str:
    """Return a number without any format: 15 digits, no exponent, no idle zeros.

    >>> plain(3.0), plain(0.1 + 0.2), plain(13800138000.0)
    ('3', '0.3', '13800138000')
    """
    try:
        number = Decimal(f"{value:.15g}")
    except InvalidOperation:
        return str(value)
    if not 1e-9 <= abs(value) < _HUGE and value:
        return f"{value:.15g}"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=512)
def _sections(form: str) -> tuple[tuple[Token, ...], ...]:
    """Return the sections of a format: for positive numbers, negative ones, and zero."""
    if form.lower() in ("general", "@", "", "g/通用格式"):
        return ((_PLAIN,),)
    sections: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(form):
        quoted, escaped, currency, elapsed, date, mark = match.groups()
        if mark == ";":
            sections.append([])
        elif elapsed:
            sections[-1].append(("elapsed", elapsed.lower()))
        elif date:
            sections[-1].append(("date", date.lower()))
        elif mark:
            sections[-1].append(("mark", mark))
        elif text := quoted or escaped or currency:
            sections[-1].append(("text", text))
    return tuple(tuple(section) for section in sections)


def _number(value: float, section: tuple[Token, ...]) -> str:
    # Where the digits go is found in the marks alone; texts keep their places around them.
    marks = "".join(text if kind == "mark" else "\0" for kind, text in section)
    found = _DIGITS.search(marks)
    if _PLAIN in section or "/" in marks or not abs(value) < _HUGE:
        return plain(value)
    if found is None:
        return _literal(section)
    if "%" in marks:
        value *= 100
    before, after, rest = section[: found.start()], section[found.end() :], marks[found.end() :]
    whole, _, fraction = found[0].partition(".")
    scaled = value / 1000 ** (len(whole) - len(whole.rstrip(",")) + _commas(rest))
    if rest[:1] in ("E", "e"):
        text = _literal(before) + f"{value:.{len(fraction)}E}"
    elif _DIGITS.search(rest):
        text = _spread(value, section, marks)
    elif not value and "0" not in found[0]:
        text = _literal(before) + _literal(after)
    else:
        text = _literal(before) + _digits(scaled, whole.rstrip(","), fraction) + _literal(after)
    return f"-{text}" if value < 0 and any(mark in "123456789" for mark in text) else text


def _commas(text: str) -> int:
    return len(text) - len(text.lstrip(","))


def _spread(value: float, section: tuple[Token, ...], marks: str) -> str:
    """Return a number whose digits stand among texts: 12,345 as `0!.0,"万"` is 1.2万."""
    slots = [index for index, mark in enumerate(marks) if mark in "#0?"]
    scale = _commas(marks[slots[-1] + 1 :])
    digits = _digits(value / 1000**scale, "", "").zfill(len(slots))
    surplus = len(digits) - len(slots)
    text = ""
    for index, token in enumerate(section):
        if index in slots:
            taken = 1 + (surplus if index == slots[0] else 0)
            text, digits = text + digits[:taken], digits[taken:]
        else:
            text += _literal((token,))
    return text


def _digits(value: float, whole: str, fraction: str) -> str:
    """Return the digits of a number's amount: rounded, filled up, with thousands parted."""
    step = Decimal(1).scaleb(-len(fraction))
    amount = abs(Decimal(repr(value))).quantize(step, rounding=ROUND_HALF_UP)
    text = f"{amount:,f}" if "," in whole else f"{amount:f}"
    if fraction:
        kept = len(fraction.rstrip("#?"))
        integer, _, decimals = text.partition(".")
        decimals = decimals[:kept] + decimals[kept:].rstrip("0")
        text = f"{integer}.{decimals}" if decimals else integer
    least = sum(mark == "0" for mark in whole)
    return text.zfill(least + (1 + len(fraction) if "." in text else 0)) if least > 1 else text


def _literal(section: tuple[Token, ...]) -> str:
    return "".join(text for kind, text in section if kind == "text" or text not in "#0?,.")


def _date(value: float, section: tuple[Token, ...], since_1904: bool) -> str:
    base = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
    if not since_1904 and value < 60:
        base += timedelta(days=1)  # a program believes in a 29 February 1900
    try:
        moment = base + timedelta(seconds=round(value * 86_400))
    except (OverflowError, ValueError):
        return ""
    if value < 0:
        return ""
    codes = [text for kind, text in section if kind in ("date", "elapsed")]
    half = any(code in ("上午/下午", "am/pm", "a/p") for code in codes)
    text, last, index = "", "", -1
    for kind, code in section:
        if kind in ("text", "mark"):
            text += "" if last == "s" and code in ".0" else code
            continue
        index += 1
        after = codes[index + 1] if index + 1 < len(codes) else ""
        if kind == "elapsed":
            text += str(int(value * 86_400 / {"h": 3600, "m": 60, "s": 1}[code[0]] + 0.5))
        else:
            minute = code in ("m", "mm") and (last == "h" or after[:1] == "s")
            text += _piece(moment, code, minute=minute, half=half)
        last = code[0]
    return text


def _piece(moment: datetime, code: str, *, minute: bool, half: bool) -> str:
    """Return what one code of a date format stands for, `yyyy` or `d`."""
    if code in ("上午/下午", "am/pm", "a/p"):
        before, after = code.upper().split("/")
        return before if moment.hour < 12 else after
    if code[0] == "a" or code in ("ddd", "dddd"):
        name = _WEEKDAYS[moment.weekday()]
        return f"星期{name}" if len(code) == 4 else f"周{name}"
    if code[0] in "ye":
        return f"{moment.year}" if len(code) > 2 or code[0] == "e" else f"{moment.year % 100:02}"
    if code[0] == "m" and not minute and len(code) > 2:
        return _MONTHS[moment.month - 1]
    hour = (moment.hour % 12 or 12) if half else moment.hour
    number = {
        "m": moment.minute if minute else moment.month,
        "d": moment.day,
        "h": hour,
        "s": moment.second,
    }[code[0]]
    return f"{number:02}" if len(code) > 1 else str(number)
