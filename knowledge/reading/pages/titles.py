"""The title that a pdf file carries in its metadata, where it can be believed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.reading.pages.page import PrintedLine
from knowledge.reading.pages.wording import plain

_SHORTEST = 4
_SITE = re.compile(
    r"\s*([_|｜\-—])[_|｜\-—\s]*[^_|｜\-—]{0,24}(?:网|网站|日报|晚报|时报|频道|客户端|公众号|门户)\s*$"
)
_SECTION = r"\s*{mark}\s*[^\s，。：“”《》_|｜\-—]{{2,8}}\s*$"


def printed_title(title: str, lines: Sequence[PrintedLine]) -> str | None:
    """Return a title that is also printed among `lines`, without the names of web sites.

    `参观博物馆_先锋文汇_共产党员网` gives `参观博物馆`. The name of a file or a program
    (`Microsoft Word - 通知.doc`) is printed nowhere.
    """
    title = " ".join(plain(title).split())
    wanted = "".join(title.split())
    printed = "".join("".join(line.text.split()) for line in lines)
    if len(wanted) < _SHORTEST or wanted not in printed:
        return None
    site = _SITE.search(title)
    if site is None or site.start() < _SHORTEST:
        return title
    title = title[: site.start()]
    section = re.search(_SECTION.format(mark=re.escape(site[1])), title)
    return title[: section.start()] if section and section.start() >= _SHORTEST else title
