"""What page numbers look like."""

from __future__ import annotations

import re

_N = r"(?:\d{1,4}|[一二三四五六七八九十百〇零]{1,5}|[ivxlIVXL]{1,6})"
_DASH = r"[-—–－─―~～·•.=_*|]"
# Forms that nothing but a page number has: — 3 —, 第3页, 3 / 10, Page 3 of 10.
_NUMBER = re.compile(
    rf"{_DASH}{{1,3}}(?P<a>{_N}){_DASH}{{1,3}}"
    rf"|第(?P<b>{_N})[页頁](?:[/,，、(（]?(?:共|总)?{_N}[页頁][)）]?)?"
    rf"|[共总]{_N}[页頁][,，、]?第(?P<c>{_N})[页頁]"
    rf"|(?P<d>\d{{1,4}})[/／](?P<of>\d{{1,4}})"
    rf"|(?:page|p\.?)(?P<e>\d{{1,4}})(?:of\d{{1,4}})?",
    re.I,
)
_BARE = re.compile(rf"{_DASH}?(?P<a>\d{{1,4}}|[ivxl]{{1,6}}){_DASH}?", re.I)


def is_page_number(text: str) -> bool:
    """Whether a text without blanks can be nothing but a page's number.

    >>> is_page_number("—3—"), is_page_number("第3页共10页"), is_page_number("3")
    (True, True, False)
    """
    match = _NUMBER.fullmatch(text)
    return match is not None and (match["of"] is None or int(match["d"]) <= int(match["of"]))


def may_be_page_number(text: str) -> bool:
    """Whether a text is a number alone, as a page's may be.

    >>> may_be_page_number("12"), may_be_page_number("iv"), may_be_page_number("12元")
    (True, True, False)
    """
    return _BARE.fullmatch(text) is not None


def bare_number(text: str) -> int | None:
    """Return the number that a text is, with dashes at most, else None."""
    match = _BARE.fullmatch(text)
    return int(match["a"]) if match and match["a"].isdigit() else None
