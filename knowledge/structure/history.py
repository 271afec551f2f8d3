"""When a rule was adopted, promulgated and took effect, by whom, and what it repeals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import PrintedDate
from knowledge.structure.dates import find_dates, parse_date

_ADOPTED = re.compile(r"通过|批准|修订|修正|修改|审议")
_PROMULGATED = re.compile(r"公布|发布|印发|颁布|令")
_EVENT = re.compile(r"通过|批准|修订|修正|修改|审议|公布|发布|印发|颁布|令|施行")
NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}\s?[〔\[［【（(]\s?[12]\d{3}\s?[〕\]］】)）]\s?第?\s?\d{1,4}\s?号"
    r"|[\u4e00-\u9fff、]{2,30}令\s?第?\s?\d{1,4}\s?号"
)
_EVENT_BEFORE = re.compile(r"^.*(?:修正|修订|修改|通过|公布|发布)(?=.{2,}令)")
_EFFECTIVE = re.compile(
    r"(?:本[\u4e00-\u9fff]{1,6}|，|,|^)?(?:从|自)\s*(?P<when>[^，。；自]{2,24}?)\s*之?(?:日)?起?\s*"
    r"(?:正式|开始)?(?:施行|实施|执行|生效|试行)"
)
_AT_ISSUE = re.compile(r"(?:发布|公布|印发|颁布|下发|通过)\s*之?$")
_REPEAL = re.compile(r"同时废止|予以废止|即行废止|同时作废|自行废止|同时失效")
_TITLE = re.compile(r"《([^《》]{2,80}(?:〈[^〈〉]*〉[^《》]*)?)》\s*(?:[（(]([^（）()]*号)[）)])?")
_BODY = re.compile(
    r"(?:中华人民共和国)?(?P<v>全国人民代表大会常务委员会|全国人民代表大会|中共中央、国务院|中共中央办公厅、国务院办公厅"
    r"|中共中央办公厅|中共中央组织部|中央纪委|中共中央|国务院、中央军事委员会|国务院|中央军事委员会|"
    r"最高人民法院、最高人民检察院|最高人民法院|最高人民检察院|中国共产党第[一二三四五六七八九十]+次全国代表大会)"
)
_ORDER = re.compile(r"([\u4e00-\u9fff]{2,16}?(?:部|委员会|总局|署|政府|局|院|行))令")


@dataclass(frozen=True, slots=True)
class History:
    """The dates, issuer and document number that the head of a rule tells."""

    adopted: PrintedDate | None = None
    promulgated: PrintedDate | None = None
    effective: PrintedDate | None = None
    issuer: str | None = None
    document_number: str | None = None
    amended: bool = False


def is_history(text: str) -> bool:
    """Whether a line under the title tells how the rule came about.

    >>> is_history("（2018年8月18日印发）"), is_history("信工学〔2025〕6 号")
    (True, True)
    """
    if len(text) > 400:
        return False
    number = NUMBER.match(text.lstrip("（("))
    if number and len(text) <= len(number[0]) + 24:
        return True
    if text[-1] in "。；：" or not _EVENT.search(text):
        return False
    opening = text.lstrip("（( ")
    begins = any(at <= 24 for at, _ in find_dates(opening[:60]))
    return begins and (text[0] in "（(" or len(text) <= 160 or not text[0].isdigit())


def read_history(lines: Sequence[str]) -> History:
    """Read the lines under the title, e.g. （2018年8月18日发布 自2018年10月1日起施行）."""
    adopted = promulgated = effective = None
    issuer = number = None
    events = 0
    for text in lines:
        found = NUMBER.search(text)
        if found and number is None:
            number = _EVENT_BEFORE.sub("", "".join(found[0].split()))
            order = _ORDER.match(number)
            if order and issuer is None:
                issuer = order[1]
        dates = list(find_dates(text))
        for index, (at, date) in enumerate(dates):
            stop = dates[index + 1][0] if index + 1 < len(dates) else len(text)
            event = text[at:stop]
            adopts = _ADOPTED.search(event)
            issues = _PROMULGATED.search(event)
            takes = "施行" in event or "实施" in event
            if takes and not adopts and not issues:
                effective = date
                continue
            if adopts:
                adopted = date
            if issues or (found and not adopts and index == len(dates) - 1):
                promulgated = date
            events += bool(adopts or issues)
            body = _BODY.search(event)
            if body and (issues or issuer is None or not promulgated):
                issuer = body["v"]
        if issuer is None and dates and (body := _BODY.search(text)):
            issuer = body["v"]
    if adopted and promulgated and promulgated.iso < adopted.iso[: len(promulgated.iso)]:
        promulgated = None  # it is that of an earlier version
    return History(adopted, promulgated, effective, issuer, number, events > 1)


def read_effective(sentences: Sequence[str], issued: PrintedDate | None) -> PrintedDate | None:
    """The date of the clause 自…起施行; 自发布之日起 means the date of issue.

    >>> read_effective(["本条例自2018年10月28日起施行。"], None).iso
    '2018-10-28'
    """
    for text in sentences:
        if "自" not in text and "从" not in text:
            continue
        for match in _EFFECTIVE.finditer(text):
            date = parse_date(match[0])
            if date is not None:
                return date
            if _AT_ISSUE.search(match["when"]) and issued is not None:
                return PrintedDate(issued.iso, match[0].lstrip("，,"))
    return None


def read_repeals(sentences: Sequence[str]) -> tuple[str, ...]:
    """The titles that a text says are repealed.

    >>> read_repeals(["本细则自发布之日起施行。《工作细则（试行）》（组发〔1990〕3号）同时废止。"])
    ('工作细则（试行）（组发〔1990〕3号）',)
    """
    found: list[str] = []
    for text in sentences:
        for match in _REPEAL.finditer(text):
            begin = max(text.rfind("。", 0, match.start()), text.rfind("；", 0, match.start())) + 1
            for title in _TITLE.finditer(text, begin, match.start()):
                number = f"（{''.join(title[2].split())}）" if title[2] else ""
                found.append(title[1] + number)
    return tuple(dict.fromkeys(found))


def number_year(number: str | None) -> PrintedDate | None:
    """The year of issue that a document number carries.

    >>> number_year("组通字〔2021〕31号").iso
    '2021'
    """
    year = re.search(r"[〔\[［【（(]([12]\d{3})[〕\]］】)）]", number or "")
    return PrintedDate(year[1], number or "") if year else None
