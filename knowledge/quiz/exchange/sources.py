"""Where an item says that it comes from: a title and a place, read out of words."""

from __future__ import annotations

import re

from knowledge.quiz.exchange import texts
from knowledge.quiz.item import ItemCitation

_NUMBER = "[零〇一二三四五六七八九十百千两\\d０-９]+"
_PLACE = re.compile(rf"第\s*{_NUMBER}\s*[编章节条款项目]")
_BRACKETED = re.compile(
    r"《((?:[^《》]|《[^《》]*》)+)》(?:[（(][^）)]{0,40}[)）])?\s*([^《》\n]*)"
)
_LEAD = re.compile(r"^\s*(?:根据|依据|按照|见|参见|详见|出自|来源|出处)?\s*[:：]?\s*")
_PLACE_END = re.compile(r"[，。；,;“\"\n]")


def source_text(citation: ItemCitation | None) -> str:
    """Return how a table names the place: 《…》第十条; empty where there is none."""
    if citation is None:
        return ""
    return texts.CITED.format(title=citation.title, location=citation.location)


def read_source(text: str) -> tuple[str, str] | None:
    """Return the title and the place that some words name, None where they name no title.

    >>> read_source("根据《党支部工作规则（试行）》第十条第二款，支委会……")
    ('党支部工作规则（试行）', '第十条第二款')
    >>> read_source("党支部工作规则第10条")
    ('党支部工作规则', '第10条')
    """
    found = _BRACKETED.search(text)
    if found is not None:
        return found[1].strip(), _PLACE_END.split(found[2], maxsplit=1)[0].strip()
    bare = _LEAD.sub("", text).strip()
    place = _PLACE.search(bare)
    if place is None or place.start() == 0:
        return None
    return bare[: place.start()].strip(), _PLACE_END.split(bare[place.start() :], maxsplit=1)[
        0
    ].strip()
