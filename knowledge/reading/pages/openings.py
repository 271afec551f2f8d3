"""How a paragraph can begin and end: marks, and lines that stand by themselves."""

from __future__ import annotations

import re

_N = "一二三四五六七八九十百千〇零"
_OPENING = re.compile(
    rf"第\s?[{_N}\d]{{1,7}}\s?(?:编|分编|章|节|条)(?:之[{_N}]{{1,2}})?"
    rf"|[（(]\s?(?:[{_N}]{{1,3}}|\d{{1,2}})\s?[）)]"
    rf"|[{_N}]{{1,4}}[、．]"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[.．、)）](?!\d)|\d{1,3}(?:\.\d{1,3}){1,3}\s"
    r"|[①-⑳]|[●■◆▲★•➢✓◎○□]|[A-Za-z][.．、)）]\s?[\u4e00-\u9fff]"
    r"|附[件表录则注]|【|答[：:]|问[：:]"
)
# 第三条的规定, （二）项: such a line names a place; the sentence above goes on to it.
_REFERENCE = re.compile(
    rf"第\s?[{_N}\d]{{1,7}}\s?[编章节条](?:之[{_N}]{{1,2}})?"
    r"(?:[、，,；;。款项规所至和及或与的之第－—-]|中[的规])"
    rf"|[（(]\s?(?:[{_N}]{{1,3}}|\d{{1,2}})\s?[）)][、和至或项目的]"
)
_CODE = re.compile(r"[A-Za-z]{1,2}-?\d{1,3}[.．、\s]")
_CONTENTS = re.compile(
    r"(?:(?:…\s?){2,}|(?:[.．·]\s?){3,})[（(]?\d{1,4}[）)]?$|(?:[.．·]\s?){5,}$"
    r"|(?:\u3000| {2,})\d{1,3}$"
)
_COLUMNS = re.compile(r"[^\u3000，。；：]{1,14}(?:\u3000+[^\u3000，。；：]{1,14}){2,40}")
_PAIR = re.compile(r"[^\u3000，。；：]{1,10}\u3000+[^\u3000，。；：]{1,10}")
_DATE = re.compile(
    r"[（(]?(?:[12]\d{3}|[一二][〇○零Ｏ一二三四五六七八九]{3})\s?年"
    r"\s?[\d一二三四五六七八九十]{1,3}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?[）)]?"
)
_NUMBER = re.compile(
    rf"(?:第[{_N}\d]{{1,6}}号|\S{{0,12}}[〔\[（(]\d{{4}}[〕\]）)]\s?第?\d{{1,5}}号)"
)
_STOP = frozenset("。！？；：!?;:…")
_BRACKETS = {"（": "）", "(": ")", "【": "】", "［": "］"}
_CLOSING = frozenset("”’）)》」』】")
_NEAR = 200  # characters
_OPEN_END = frozenset("，、,（(《“‘—-")


def opens(text: str) -> bool:
    """Whether a line begins with a number or bullet of its own.

    >>> opens("第三条　党员"), opens("（二）缴纳党费；"), opens("依照第三条")
    (True, True, False)
    """
    return _OPENING.match(text) is not None


def are_rows(text: str, other: str) -> bool:
    """Whether two lines are short words beside each other, as in a table without rules.

    >>> are_rows("张三　8001", "李四　8002"), are_rows("第一条　登记。", "第二条　清点。")
    (True, False)
    """
    return _PAIR.fullmatch(text) is not None and _PAIR.fullmatch(other) is not None


def is_parallel(text: str, other: str) -> bool:
    """Whether two lines begin with codes of one kind.

    >>> is_parallel("M1 组长", "M2 副总监"), is_parallel("共 3 人", "M2 副总监")
    (True, False)
    """
    return _CODE.match(text) is not None and _CODE.match(other) is not None


def refers(text: str) -> bool:
    """Whether a line begins with the name of a place that a sentence refers to.

    >>> refers("第三条规定的"), refers("（二）项的规定"), refers("第三条　党员")
    (True, True, False)
    """
    return _REFERENCE.match(text) is not None


def stops(text: str) -> bool:
    """Whether a text ends as a sentence or a list's lead-in ends, or is all in brackets.

    >>> stops("制定本条例。"), stops("条例（试行）"), stops("他说：“好。”"), stops("（节选）")
    (True, False, True, True)
    """
    inner = text.rstrip()
    if inner[:1] in _BRACKETS and inner.endswith(_BRACKETS[inner[0]]):
        return True
    while inner and inner[-1] in _CLOSING:
        inner = inner[:-1]
    return bool(inner) and inner[-1] in _STOP


def runs_on(text: str) -> bool:
    """Whether a text ends where no paragraph can end: after `，`, inside 《》."""
    end = text[-_NEAR:].rstrip()
    return end[-1:] in _OPEN_END or end.rfind("《") > end.rfind("》")


def stands_alone(text: str) -> bool:
    """Whether a line is one by its form: a date, a document's number, columns, an entry of 目录."""
    stripped = text.strip()
    return (
        _DATE.fullmatch(stripped) is not None
        or _NUMBER.fullmatch(stripped) is not None
        or _CONTENTS.search(stripped) is not None
        or _COLUMNS.fullmatch(stripped) is not None
    )
