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
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SPACES = re.compile(r"[_\s]+")
_NOTE = re.compile(
    r"[（(][^（）()]*[12]\d{3}[^（）()]*[）)]$|[12]\d{3}\s*年?(?:修订|修正|修改|版)$"
)


@dataclass(frozen=True, slots=True)
class FileName:
    """Title and date in a file's name; `revised` where it says 修订, 修正 or 修改."""

    stem: str
    title: str | None
    date: PrintedDate | None
    revised: bool


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
    title: str | None = plain_title(text)
    while title:
        shorter = _SITE.sub("", title)
        if shorter == title or not _HAN.search(shorter):
            break
        title = shorter
    title = _SPACES.sub(" ", title).strip(" -—") if title else None
    if not title or _MACHINE.match(title) or not _HAN.search(title):
        title = None
    revised = bool(note and re.search("修订|修正|修改", note[0]))
    return FileName(stem, title, date, revised)
