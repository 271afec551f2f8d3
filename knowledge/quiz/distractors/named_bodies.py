"""Bodies as they are commonly called, by their level: who might be believed to do it."""

from __future__ import annotations

import re

from knowledge.model import Document, Kind

_NATIONAL = re.compile(r"中央|全国|国务院|最高|国家|总书记|总理")
_ABOVE = re.compile(r"上级|上一级|省|县|市|同级|地方|自治")
_PERSON = re.compile(r"书记|组长|主席|负责人|介绍人|委员$|总理|委员长")

_STATE = (
    "全国人民代表大会",
    "全国人民代表大会常务委员会",
    "国务院",
    "国家监察委员会",
    "最高人民法院",
    "最高人民检察院",
    "中央军事委员会",
)
_STATE_BASE = (
    "人民代表大会",
    "人民政府",
    "人民法院",
    "人民检察院",
    "公安机关",
    "监察委员会",
    "居民委员会",
)
_PARTY_NATIONAL = (
    "党的全国代表大会",
    "中央委员会",
    "中央政治局",
    "中央书记处",
    "中央军事委员会",
    "中央纪律检查委员会",
    "中央组织部",
)
_PARTY_ABOVE = (
    "上级党委",
    "上级纪委",
    "同级党委",
    "上级党委组织部门",
    "县级党委",
    "省级党委",
    "同级纪委",
)
_PARTY_BASE = (
    "党支部",
    "党支部委员会",
    "党支部党员大会",
    "党小组",
    "基层党委",
    "基层纪委",
    "党总支",
)
_LEADERS = (
    "中央军事委员会主席",
    "中央纪律检查委员会书记",
    "中央书记处书记",
    "国务院总理",
    "国家主席",
)
_PERSONS = (
    "党支部书记",
    "党支部副书记",
    "组织委员",
    "宣传委员",
    "纪检委员",
    "党小组组长",
    "入党介绍人",
)
_DEPARTMENTS = (
    "财政部门",
    "审计机关",
    "宣传部门",
    "组织人事部门",
    "纪检监察机关",
    "机关事务管理部门",
    "外事管理部门",
)
_DEPARTMENT = re.compile("^(?!.*党委)[一-鿿]{2,10}部门$|^(?:审计|监察|纪检监察)机关$")


def level(body: str) -> str:
    """Return the level of a body; bodies of one level are mistaken for each other.

    >>> level("中央委员会"), level("上级党委"), level("党支部"), level("党小组组长")
    ('national', 'above', 'base', 'person')
    """
    if _DEPARTMENT.search(body):
        return "department"
    if body.endswith("单位"):
        return "unit"
    if _PERSON.search(body):
        return "leader" if _NATIONAL.search(body) else "person"
    if _NATIONAL.search(body):
        return "national"
    return "above" if _ABOVE.search(body) else "base"


def named_bodies(body: str, document: Document) -> tuple[str, ...]:
    """Return well-known bodies of the same level: of the state in a law, of the party in its
    rules, none in rules of others."""
    rank = level(body)
    if document.kind is Kind.LAW:
        return {"national": _STATE, "base": _STATE_BASE}.get(rank, ())
    if "党" not in document.title:
        return ()
    return {
        "national": _PARTY_NATIONAL,
        "above": _PARTY_ABOVE,
        "base": _PARTY_BASE,
        "leader": _LEADERS,
        "person": _PERSONS,
        "department": _DEPARTMENTS,
    }.get(rank, ())
