"""Credits: 撰稿：张三, （本报记者 李四）, 《某某报》（2018年06月29日 01 版）."""

from __future__ import annotations

import re

from knowledge.structure.byline import (
    Byline,
    names,
    names_an_organisation,
    source_name,
    without_post,
)
from knowledge.structure.dates import parse_date

_LABEL = (
    r"(?:信息来源|文章来源|稿件来源|来源|作者|文字|撰稿人?|撰文|供稿|通讯员|图片|图文|摄影|供图|组稿|编辑|责任编辑|责编|"
    r"编审|审核|审稿|校对|初审|复审|终审|[一二三]审|监制|签发)"
)
_CREDIT = re.compile(rf"[（(]?\s*{_LABEL}\s*[：:|｜].{{0,60}}$")
_FIELD = re.compile(rf"({_LABEL})\s*[：:|｜]\s*(.*?)(?=\s*{_LABEL}\s*[：:|｜]|[）)]?$)")
_WRITERS = frozenset(("作者", "文字", "撰稿", "撰稿人", "撰文", "供稿", "通讯员", "图文"))
_OFFICES_TOO = frozenset(("供稿", "通讯员", "图文"))
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2}(?:部|办|处|科|所|院|局|厅|委|会|社|站|组|室|网|报)$")
_PRINTED_IN = re.compile(
    r"[（(]?《\s*(?P<paper>[\u4e00-\u9fff]{2,16})\s*》\s*[（(]\s*"
    r"(?P<date>[12]\d{3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*\d{0,2}\s*版?\s*[）)]\s*[）)]?$"
)
_DATELINE = re.compile(
    r"[（(【]?\s*据?(?:本[报网]讯|(?P<source>新华社|中新社|本[报网刊]|[\u4e00-\u9fff]{2,8}(?:网|报|社))"
    r"(?P<place>[\u4e00-\u9fff]{0,6}?)\d{1,2}月\d{1,2}日(?:电|讯))"
)
_TOLD_BY = re.compile(r"\s*[（(](?P<v>[^（）()]{2,30})[）)]")
_REPORTER = re.compile(
    r"(?:本报|本网|本刊)?(?P<who>特约记者|实习记者|见习记者|记者|通讯员|评论员)\s*"
)
_MEDIUM = re.compile(r"[\u4e00-\u9fff]{2,16}(?:网站|网|报|日报|社|杂志)$")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    "万钱严覃武戴莫孔向汤齐康施洪温庞樊葛邢翁阎梅童颜柯尤毕聂焦柳岳庄辛祝左涂谷祁舒耿牟詹苗凌费纪靳"
    "盛欧甄项曲游裴席卫屈鲍霍隋甘景柏宁阮桂闵柴车冉房吉饶瞿戚丘古米池滕邬臧褚娄符奚穆郎冀姬屠晏栾郁"
    "蒙喻窦迟鄢冷卓仇艾蓝巩仲虞卞竺佟栗匡巫桑荆谌岑胥蔺公"
)
_NOT_NAMES = re.compile(r"[某完略]|(?:文|法|稿|版|条|款|章|项|例|图|表|注|行|案|类|年|月|日)$")


def read_credit(text: str) -> Byline | None:
    """Return what a line tells that is nothing but credits, else None.

    >>> read_credit("（供稿：第二支部 张三  审核：李四光）").authors
    ('张三',)
    """
    printed = _PRINTED_IN.match(text)
    if printed:
        return Byline(source=printed["paper"], published=parse_date(printed["date"]), reported=True)
    inside = re.fullmatch(r"[（(]\s*([^（）()]{2,40})\s*[）)]", text)
    if inside and (byline := read_parenthesis(inside[1])):
        return byline
    if len(text) > 80 or text[-1] in "。；" or not _CREDIT.match(text):
        return None
    fields = {field[1]: field[2].strip() for field in _FIELD.finditer(text)}
    if any(len(value) > 30 for value in fields.values()):
        return None
    authors: tuple[str, ...] = ()
    for label, value in fields.items():
        authors = authors or (_people(value, label) if label in _WRITERS else ())
    source = next((value for label, value in fields.items() if label.endswith("来源")), "")
    return Byline(authors=authors, source=source_name(source))


def read_parenthesis(text: str) -> Byline | None:
    """Return what the last parenthesis of a text tells, else None.

    >>> read_parenthesis("某某日报网 张三").source, read_parenthesis("本报记者 李 四").authors
    ('某某日报网', ('李四',))
    """
    text = text.strip()
    dateline = read_dateline(text)
    if dateline is not None:
        return dateline
    reporter = _REPORTER.match(text)
    if reporter:
        authors = names(text[reporter.end() :])
        return Byline(authors=authors, reported="记者" in reporter["who"]) if authors else None
    parts = text.split()
    if len(parts) == 1:
        if names_an_organisation(text) and len(text) >= 6:
            return Byline(organisation=text)
        return Byline(authors=(text,)) if _is_a_name(text) else None
    authors = names(" ".join(parts[1:]))
    if not authors or not all(map(_is_a_name, authors)):
        return None
    if "".join(authors) != "".join(parts[1:]).replace("、", ""):
        return None
    if _MEDIUM.match(parts[0]):
        return Byline(authors=authors, source=parts[0], reported=True)
    organisation = without_post(parts[0])
    if organisation and names_an_organisation(organisation):
        return Byline(authors=authors, organisation=organisation)
    return None


def read_dateline(text: str) -> Byline | None:
    """Return the agency or paper of a dateline, else None.

    >>> read_dateline("新华社北京6月28日电").source
    '新华社'
    """
    match = _DATELINE.match(text)
    if match is None:
        return None
    source = match["source"]
    told = _TOLD_BY.match(text, match.end())
    reporter = _REPORTER.match(told["v"]) if told else None
    authors = names(told["v"][reporter.end() :]) if told and reporter else ()
    own = not source or source.startswith("本")  # 本报 does not say which paper
    return Byline(authors=authors, source=None if own else source, reported=True)


def _people(text: str, label: str) -> tuple[str, ...]:
    """The people in 第二支部 张三, or in a list of names; 供稿：党政办 has none."""
    parts = text.split()
    named = names(" ".join(parts[1:]) if len(parts) > 1 and len(parts[0]) > 3 else text)
    if label in _OFFICES_TOO:
        return tuple(filter(_is_a_name, named))
    return tuple(name for name in named if not _OFFICE.search(name))


def _is_a_name(text: str) -> bool:
    return 2 <= len(text) <= 3 and text[0] in _SURNAMES and not _NOT_NAMES.search(text)
