"""What a cell's text is like: a label, a value, a note, a unit, a group's name."""

from __future__ import annotations

import re

from knowledge.reading.table.column_names import names_a_column
from knowledge.reading.table.grid import Part

LABEL = 24  # characters of the longest text that is taken for a header without being marked

_AND = re.compile(r"[及、/]")
_MEASURE = re.compile(
    r"%|％|‰|元|万元|亿元|千元|人|人次|名|个|项|次|天|日|月|年|周|小时|分钟|分|秒|公里|千米|米|厘米|毫米|平方米|平方公里|亩|公顷|吨|千克|公斤|克|"
    r"升|件|套|台|辆|份|册|页|户|家|所|张|条|期|学时|课时|岁|以上|以下|以内|不足|超过|至|到|约|每|左右|第|共|号|上午|下午|星期|季度|时|点|"
    r"半|一|二|三|四|五|六|七|八|九|十|百|千|万|亿"
)
_NOT_VALUE = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_MARKS = frozenset("√✓✔×✗○●◎☆★△▲□■—-/\\无有是否男女对错…") | {"——", "不限"}
_CHOICE = re.compile(r"[A-H](?:[、，,]?[A-H])*")
_TIME = re.compile(
    r"(?:(?:19|20)\d\d\s*年?(?:度|底|末)?(?:\d{1,2}月)?|\d{1,2}\s*月(?:份|\d{1,2}[日号])?|[一二三四五六七八九十]{1,2}月份?|第?[一二三四1-4]季度|"
    r"(?:星期|周|礼拜)[一二三四五六日天末]|第[一二三四五六七八九十\d]{1,3}[周天年期次批档]|[上下]半年|[上中下]午|上旬|中旬|下旬|晚上|"
    r"(?:19|20)\d\d[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?)"
)
_NOTE = re.compile(r"(?:备?注\s*\d*\s*[：:、.]|说明\s*[：:]|填[表报]说明|[*＊※]|附注|注\d)")
_UNIT = re.compile(
    r"[（(]?(?:金额|计量|货币|数据)?单\s*位\s*[：:]\s*"
    r"((?:人民币)?(?:%|％|[万亿千百]?(?:元|人|人次|个|户|吨|股|件|平方米|公顷|亩|册|项)|人次|人天|小时|学时|分)(?:[、，,/][^：:\s）)]{1,6}){0,3})"
    r"[）)]?(?=\s|$|[　；;，,])"
)
_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]{0,30}[）)】\]]")
_GROUP = (
    re.compile(r"第[一二三四五六七八九十百\d]+(?:部分|章|篇|编|类|批|组|阶段)"),
    re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}\s*[、.．](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]"),
)
_SENTENCE = re.compile(r"[。；;！!？?]")
_TOTAL = re.compile(r"(?:合\s*计|总\s*计|共\s*计|总\s*和)(?:数|金额)?")
_FIELD = re.compile(r"[^：:]{2,10}[：:]")


def name_of(part: Part) -> str:
    """Return a header's text: no blanks between characters, no colon at its end.

    `责任\\n部门：` becomes `责任部门`.
    """
    text = part.lines[0]
    for line in part.lines[1:]:
        apart = text[-1].isascii() and line[0].isascii()
        text += f" {line}" if apart else line
    return text.rstrip("：: ").replace("：", ":").replace("|", "｜")


def is_label(text: str) -> bool:
    """Whether a text is short and bare, as a header is: `责任部门`, not `3人` or a sentence."""
    return len(text) <= LABEL and not _SENTENCE.search(text) and not is_value(text)


def is_named(text: str) -> bool:
    """Whether a text ends as names of columns do: `牵头单位`, `金额（万元）`.

    >>> is_named("牵头单位"), is_named("金额（万元）"), is_named("张三")
    (True, True, False)
    """
    bare = _BRACKETS.sub("", text).rstrip("：:*＊/ ").replace(" ", "")
    return 0 < len(bare) <= LABEL and all(map(names_a_column, _AND.split(bare)))


def is_value(text: str) -> bool:
    """Whether a text is a number, an amount, a date, a choice or a mark.

    >>> is_value("2,000元"), is_value("√"), is_value("ABD"), is_value("差旅费")
    (True, True, True, False)
    """
    if text in _MARKS or _CHOICE.fullmatch(text) or _TIME.fullmatch(text):
        return True
    if len(text) > 40 or not any(character.isdigit() for character in text):
        return False
    return not _NOT_VALUE.search(_MEASURE.sub("", text))


def is_time(text: str) -> bool:
    """Whether a text is a year, a month, a weekday: what heads a column of a plan.

    >>> is_time("2023年"), is_time("上午（9:00—11:30）"), is_time("12人")
    (True, True, False)
    """
    return bool(_TIME.fullmatch(_BRACKETS.sub("", text)))


def is_note(text: str) -> bool:
    """Whether a text under or in a table is a remark: `注：……`, a sentence."""
    return bool(_NOTE.match(text)) or len(text) > 60 or text.endswith(("。", "；"))


def is_field(text: str) -> bool:
    """Whether a text is a label with what was filled in: `填表人：张三`."""
    return bool(_FIELD.match(text)) and len(text) <= 60


def is_total(text: str) -> bool:
    """Whether a row of this name sums up the whole table: `合计`."""
    return bool(_TOTAL.fullmatch(text))


def unit_in(text: str) -> str:
    """Return the unit that a row names for the amounts of its table, else "".

    >>> unit_in("编制单位：某局　单位：万元"), unit_in("单位：办公室")
    ('万元', '')
    """
    found = _UNIT.search(text)
    return found[1] if found else ""


def group_rank(text: str) -> int | None:
    """Return how deep a numbered group stands: 一、 is above （一）; None without number."""
    return next((rank for rank, mark in enumerate(_GROUP) if mark.match(text)), None)
