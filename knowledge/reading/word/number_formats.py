"""How Word writes a list's number: 十, 甲, ⑩, X, j."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_DIGITS_TAIWANESE = "○一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_LEGAL_JAPANESE = "〇壱弐参四伍六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN, _LARGEST_LETTERS = 32_767, 780  # as far as Word goes


def write_number(number: int, form: str) -> str:
    """Return `number` as the format of that name in the file writes it.

    >>> write_number(10, "chineseCounting"), write_number(3, "ideographTraditional")
    ('十', '丙')
    >>> write_number(12, "decimalEnclosedCircle"), write_number(28, "lowerLetter")
    ('⑫', 'bb')

    A format that is not known, or has no such number, gives digits, one of zeros as many
    of them; `none` and `bullet` give nothing.
    """
    if form in ("none", "bullet"):
        return ""
    if not form.strip("0"):
        return str(number).zfill(len(form))
    write = _FORMATS.get(form)
    return (write(number) if write is not None else "") or str(number)


def _counting(
    digits: str,
    units: tuple[str, str, str, str] = ("十", "百", "千", "万"),
    *,
    zero: str = "零",
    one_ten: bool = False,
) -> Callable[[int], str]:
    """Numbers as they are spoken; with `one_ten` ten is 壹拾 rather than 十."""

    def below_ten_thousand(number: int) -> str:
        written, gap = "", False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if not digit:
                gap = bool(written)
                continue
            unit = units[power - 1] if power else ""
            written += (zero if gap else "") + digits[digit] + unit
            gap = False
        return written

    def write(number: int) -> str:
        if not number:
            return digits[0]
        high, low = divmod(number, 10_000)
        written = below_ten_thousand(low)
        if high:
            between = zero if low and low < 1000 else ""
            written = below_ten_thousand(high) + units[3] + between + written
        ten = digits[1] + units[0]
        return written[1:] if not one_ten and written.startswith(ten) else written

    return write


def _by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else ""


def _run(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


def _roman(number: int) -> str:
    if number > _LARGEST_ROMAN:
        return ""
    written = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        written += sign * count
    return written


def _letters(number: int) -> str:
    if not 1 <= number <= _LARGEST_LETTERS:
        return ""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _short_counting(digits: str) -> Callable[[int], str]:
    """一 to 九十九 as spoken, beyond digit by digit: 一〇一."""
    spoken, by_digit = _counting(digits), _by_digit(digits)
    return lambda number: spoken(number) if number < 100 else by_digit(number)


_SPOKEN = _counting(_DIGITS)
_CIRCLED = _run("①", "⑳")
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedParen": _one_of(_run("⑴", "⒇")),
    "decimalEnclosedFullstop": _one_of(_run("⒈", "⒛")),
    "numberInDash": lambda number: f"- {number} -",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _short_counting(_DIGITS),
    "chineseCountingThousand": _SPOKEN,
    "taiwaneseCounting": _short_counting(_DIGITS_TAIWANESE),
    "taiwaneseCountingThousand": _SPOKEN,
    "japaneseCounting": _SPOKEN,  # Word goes by the language: Chinese files have it too
    "ideographDigital": _by_digit(_DIGITS),
    "japaneseDigitalTenThousand": _by_digit(_DIGITS),
    "taiwaneseDigital": _by_digit(_DIGITS_TAIWANESE),
    "chineseLegalSimplified": _counting(_LEGAL, ("拾", "佰", "仟", "万"), one_ten=True),
    "ideographLegalTraditional": _counting(
        _LEGAL_TRADITIONAL, ("拾", "佰", "仟", "萬"), one_ten=True
    ),
    "japaneseLegal": _counting(_LEGAL_JAPANESE, ("拾", "百", "阡", "萬"), zero="", one_ten=True),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if 1 <= number <= 60 else ""
    ),
    "ideographEnclosedCircle": _one_of(_run("㊀", "㊉")),
}
