"""What a file's name says: a title, and a year or date behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from knowledge.model import PrintedDate
from knowledge.structure.dates import find_dates, parse_date
from knowledge.structure.titles import plain_title

_EXPORTER = re.compile(
    r"^(?:c_[a-z]+_\d+_|erp_article_\d+_|L\d{2,}_|\d{4,}_|\d{1,3}[._、]\s*(?=\D))"
)
_MACHINE = re.compile(r"^[0-9a-zA-Z_\-. ]*$")
_SITE = re.compile(
    r"\s*(?:[_\-—|｜]+\s*)+[^_\-—|｜]{0,24}(?:网|网站|新闻网|之家|学院|医院|园地|工作|文汇|探讨|日报|频道)\s*$"
)
_SITE_BEFORE = re.compile(r"([\u4e00-\u9fff]{4,20}(?:网|网站))[_\s]*[-—|｜][_\s]+(?=[^_\s])")
_NAMES_A_SITE = re.compile(r"[\u4e00-\u9fff]{2}(?:网|网站|日报|之家)$")
_ANY_SITE = frozenset(("新闻网", "官网", "官方网站", "门户网站", "新闻网站", "党建网站", "校园网"))
_SUFFIX = re.compile(r"(?<=[\u4e00-\u9fff）)》])[_\-]+[A-Za-z][A-Za-z0-9_.\-]*$")  # _final, -v2
_CLAUSE = re.compile(r"[，。；！？]")
_CUT_NAME = 10
_LONGEST_TITLE = 40
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SPACES = re.compile(r"[_\s]+")
_NOTE = re.compile(
    r"[（(][^（）()]*[12]\d{3}[^（）()]*[）)]$|[12]\d{3}\s*年?(?:修订|修正|修改|版)$"
)


@dataclass(frozen=True, slots=True)
class FileName:
    """Title, date and site in a file's name; `revised` where it says 修订, 修正 or 修改."""

    stem: str
    title: str | None
    date: PrintedDate | None
    revised: bool
    site: str | None = None


def read_file_name(path: str) -> FileName:
    """Read a path.

    >>> read_file_name("rules/中国共产党章程（2022年修改）.txt").title
    '中国共产党章程'
    """
    name = path.rsplit("/", 1)[-1]
    stem = PurePosixPath(name).stem if "." in name.strip(".") else name
    text = _EXPORTER.sub("", stem).replace("_r_n", " ").strip()
    note = _NOTE.search(text)
    date = None
    if note:
        date = parse_date(note[0].strip("（）() "))
        if date is None:
            date = next((d for _, d in find_dates(note[0] + "年")), None)
            year = re.search(r"[12]\d{3}", note[0])
            date = date or (PrintedDate(year[0], note[0]) if year else None)
        if date is not None:
            date = PrintedDate(date.iso, note[0].strip("（）() "))
    title: str | None = plain_title(_SUFFIX.sub("", text))
    site: str | None = None
    while title:
        shorter = _SITE.sub("", title)
        if shorter == title or not _HAN.search(shorter):
            break
        site = site or _publisher(title[len(shorter) :])
        title = shorter
    before = _SITE_BEFORE.match(title) if title else None
    if title and before:
        site, title = site or _publisher(before[1]), title[before.end() :]
    title = _SPACES.sub(" ", title).strip(" -—") if title else None
    if not title or _MACHINE.match(title) or not _HAN.search(title):
        title = None
    revised = bool(note and re.search("修订|修正|修改", note[0]))
    return FileName(stem, title, date, revised, site)


def read_first_line(line: str, name: str | None) -> str | None:
    """A title from the first line of a text, where the file's name is only its beginning.

    >>> read_first_line("张三同志，男，现年三十一岁，在图书馆工作。", "张三同志，男，现年三十一")
    '张三同志'
    """
    if name is None or len(name) < _CUT_NAME or len(line) <= len(name):
        return None
    if not "".join(line.split()).startswith("".join(name.split())):
        return None
    clause = _CLAUSE.split(line, maxsplit=1)[0].strip()
    return clause if 2 <= len(clause) <= _LONGEST_TITLE else None


def _publisher(text: str) -> str | None:
    """The site that a page's title ends with, unless the name says nothing (新闻网)."""
    name = text.strip(" _-—|｜")
    return name if _NAMES_A_SITE.search(name) and name not in _ANY_SITE else None
