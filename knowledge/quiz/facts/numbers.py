"""Numbers that are a rule: deadlines, terms of office, counts, shares, ages, amounts.

A number counts where a rule stands beside it (不少于, 每届任期, 以上, 内 …): 四项基本原则,
第二个百年 and 一个条款 hold numbers, but nobody is asked for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.facts.fact import Fact, FactKind
from knowledge.structure import NUMERAL

NUMBER = rf"[{NUMERAL}半]+(?:[.．][0-9]+)?"

_SPAN = r"年半|年(?!级)|个季度|个月|个工作日|工作日|个?学时|个?小时|日|天|周(?!岁)|分钟"
_COUNT = r"次|名|人|个|届|票|倍"
_SHARE = rf"{NUMBER}分之{NUMBER}|{NUMBER}\s?[%％]|(?:超过|过)?半数(?:以上)?"
_BEFORE = (
    r"不少于|不得少于|不能少于|少于|不低于|低于|不超过|不得超过|不能超过|超过|不足|不满|未满|至少"
    r"(?:配备|召开|举行|参加|讲|听取|开展|专题研究|与其联系)?|最长|最多|任期|任期一般为|任期为"
    r"|一般为|预备期为|连续|延长|要有|应当有|必须有|提前|设|由|占|每(?:季度|半年|[月年周])?(?:相对固定"
    r"|召开|举行|开展|检查|进行|讲|听取)?|处分|召开|举行|组成|恢复党员权利后|多交纳|留党察看"
)
_AFTER = (
    r"以上|以下|以内|之内|内(?!乱)|以前|前|后(?!裔)|的多数|党龄|举行|召开|为限|为一期|期满"
    r"|正式党员|的，|未|不(?!同)|书记|副书记|党课|期限"
)
_RULE = re.compile(
    rf"(?P<before>{_BEFORE})?\s*(?:"
    rf"(?P<range>{NUMBER}\s?(?:{_SPAN}|[%％])?(?:至|到|—|-|～)\s?{NUMBER}\s?(?:{_SPAN}|{_COUNT}|[%％]))"
    rf"|(?P<share>{_SHARE})"
    rf"|(?P<age>{NUMBER}\s?周?岁)"
    rf"|(?P<amount>{NUMBER})\s?万?元"
    rf"|(?P<span>{NUMBER}\s?(?:{_SPAN}))"
    rf"|(?P<count>{NUMBER})\s?(?P<unit>{_COUNT})"
    rf")(?=\s?(?P<after>{_AFTER})?)"
)
_FREQUENCY = re.compile(
    rf"每(?:半年|季度|个?月|周|年|[{NUMERAL}]+年)(?=(?:(?:至少|应当|一般|要|须|必须|相对固定|定期)*"
    rf"[^，。；、]{{0,12}}?[{NUMERAL}]\s?[次天名]))"
)
_LOOSE = re.compile(r"[一几两二]\s?[个种]")


def numbers(text: str) -> Iterator[Fact]:
    """Yield the numbers of a sentence that are a rule.

    >>> [(one.kind.value, one.text) for one in numbers("党支部每年至少召开 1 次组织生活会。")]
    [('frequency', '每年'), ('count', '1')]
    >>> list(numbers("坚持四项基本原则。"))
    []
    """
    for found in _FREQUENCY.finditer(text):
        yield Fact(FactKind.FREQUENCY, *found.span(), found[0], "每")
    for found in _RULE.finditer(text):
        name = next(one for one in _KINDS if found[one])
        if not _is_rule(found, name, text):
            continue
        start, end = found.span(name)
        unit = found["unit"] or re.sub(rf"[{NUMERAL}半\s.．]", "", found[name])
        yield Fact(_KINDS[name], start, end, found[name], unit)


_KINDS = {
    "range": FactKind.RANGE,
    "share": FactKind.SHARE,
    "age": FactKind.AGE,
    "amount": FactKind.AMOUNT,
    "span": FactKind.SPAN,
    "count": FactKind.COUNT,
}


def _is_rule(found: re.Match[str], name: str, text: str) -> bool:
    start, end = found.span(name)
    if text[max(0, start - 1) : start] in ("第", "“", "含", "几", "多", "上", "全", "每"):
        return False
    if re.match(r"[)）”]|\s?月\s?[0-9]", text[end : end + 5]):
        return False
    if text[:start].rstrip().endswith("月"):  # 12月20日前: a date
        return False
    if text.startswith("人以上共同", end):
        return False  # together are always two
    if name in ("range", "age", "share"):
        return True
    if name == "span" and re.fullmatch(rf"[{NUMERAL}]{{4}}\s?年", found[name]):
        return False
    if name == "count" and re.search(rf"每[{NUMERAL}]+年[举召]行$", text[:start]):
        return False  # 每五年举行一次: the one is no rule
    if name == "count" and _LOOSE.fullmatch(found[name] + found["unit"]) and not found["before"]:
        return False
    return bool(found["before"] or found["after"])
