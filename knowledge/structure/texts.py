"""What users see of this stage: labels, locations and warnings, in Chinese."""

from __future__ import annotations

import re

from knowledge.source import Spot

TABLE_OF_CONTENTS = "目录"
UNTITLED = "无题"
COLOPHON = "版记"
COVER = "汇编封面"
HEAD = "标题与署名"
PREAMBLE = "序言"
LEAD = "引言"
BODY = "正文"
CLOSING = "落款"
COVER_NOTICE = "印发通知"
APPENDIX = "附件"
PATH_SEPARATOR = " › "
ELLIPSIS = "…"

SIDECAR_UNKNOWN = "附加信息里有不认识的项目“{key}”，已忽略；可用的项目：{known}。"
SIDECAR_TYPE = "附加信息的“{key}”应当是{wanted}，已忽略。"
A_STRING = "文字"
A_LIST = "文字或文字列表"
A_DATE = "日期（如 2018-10-28）"
A_KIND = "文件类别（{kinds}）"

GAP_ONE = "条文编号不连续：缺第{first}条。"
GAP_MANY = "条文编号不连续：缺第{first}条至第{last}条。"
DUPLICATE = "条文编号重复：第{number}条出现不止一次。"
RESTART = "条文编号中途从第{number}条重新开始，可能是多份文件合在一起。"

_NUMBERED = re.compile(r"^[●（(]?\s?[\d一二三四五六七八九十百]{0,4}\s?[)）、.．]?\s*")
_CLAUSE = re.compile(r"[。；，,]|(?<!\d)[：:]|[：:](?!\d\d)")
_NO_NAME = re.compile(r"(?:work)?sheet1?|工作表1?", re.I)  # what the program calls the first
_DAY = re.compile(r"\d日$")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("‘", "’"))
_ENOUGH = 4


def shorten(label: str, limit: int = 40) -> str:
    """Cut a label for display, after a whole clause where its first one says enough.

    >>> shorten("一二三四五", 4), shorten("（一）重视学习，每周安排两个小时", 12)
    ('一二三…', '（一）重视学习')
    """
    if len(label) <= limit:
        return label
    name = len(label) - len(_NUMBERED.sub("", label, count=1))
    for stop in _CLAUSE.finditer(label, name + _ENOUGH, limit):
        clause = label[: stop.start()]
        if not _DAY.search(clause) and all(
            clause.count(opening) == clause.count(closing) for opening, closing in _PAIRS
        ):
            return clause
    return label[: limit - 1] + ELLIPSIS


def paragraph_location(section: str, number: int) -> str:
    """Where a paragraph without a heading stands (正文第3段)."""
    return f"{section}第{number}段"


def row_label(spot: Spot) -> str:
    """Where a row of a workbook stands (“名册”第5行); nothing for a row of other tables."""
    if spot.row is None:
        return ""
    named = spot.sheet and not _NO_NAME.fullmatch(spot.sheet)
    return f"“{spot.sheet}”第{spot.row}行" if named else f"第{spot.row}行"


def row_location(section: str, row: str) -> str:
    """Where a row stands under its headings (二、预算 › “名册”第5行)."""
    return f"{section}{PATH_SEPARATOR}{row}" if section else row


def page_label(spot: Spot) -> str:
    """The page or slide of a line (第12页); nothing where the file has none."""
    if spot.slide is not None:
        return f"第{spot.slide}张幻灯片"
    return f"第{spot.page}页" if spot.page is not None else ""
