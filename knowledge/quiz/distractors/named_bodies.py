"""Bodies as they are commonly called, in families: who might be believed to do it."""

from __future__ import annotations

import re

from knowledge.model import Document, Kind
from knowledge.quiz.facts import Fact

# The names of one row are one body.
_SAME = (
    ("中央委员会", "党的中央委员会"),
    ("党的全国代表大会", "全国代表大会"),
    ("党支部党员大会", "支部大会", "党员大会"),
    ("党支部委员会", "支部委员会", "党支部委员会会议"),
    ("基层党委", "党的基层委员会"),
)
# Of each family one takes another's work for its own, and none is part of another's name for
# a whole level: 县级党委 is one of the 上级党委, a 党支部 approves no 党委.
_STATE: tuple[tuple[str, ...], ...] = (
    ("国务院", "全国人民代表大会常务委员会", "中央军事委员会", "国家主席", "全国人民代表大会"),
    ("最高人民法院", "最高人民检察院", "全国人民代表大会", "国家监察委员会", "国务院"),
)
_PARTY: tuple[tuple[str, ...], ...] = (
    (
        "中央委员会",
        "中央政治局",
        "党的全国代表大会",
        "中央书记处",
        "中央纪律检查委员会",
        "中央委员会全体会议",
        "中央军事委员会",
    ),
    ("中央组织部", "中央宣传部", "中央办公厅", "中央书记处"),
    (
        "中央委员会总书记",
        "中央纪律检查委员会书记",
        "中央书记处书记",
        "中央军事委员会主席",
    ),
    (
        "党支部书记",
        "党支部副书记",
        "组织委员",
        "宣传委员",
        "纪检委员",
        "党小组组长",
        "入党介绍人",
    ),
)
# Of these only the first of a row is asked for: a group is no trap for a committee above it.
_BASE = (
    ("党支部", "党小组", "党总支", "基层党委"),
    ("党支部党员大会", "党支部委员会", "党小组", "基层党委", "党总支委员会"),
    ("党支部委员会", "党支部党员大会", "党小组", "基层党委", "党总支委员会"),
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
# Only some are elected, and only some are above another: there no family fits.
_ELECTS = re.compile("选举…")
_ARMY = "中央军事委员会"


def named_bodies(fact: Fact, document: Document, text: str) -> tuple[str, ...]:
    """Return the bodies that are mistaken for the one of a fact: of the state in a law, of
    the party in its rules; none of bodies that belong to no family, none that the text names,
    be it otherwise.

    >>> from knowledge.quiz.facts import FactKind
    >>> rules = Document("a", "a.txt", "党支部办法", Kind.REGULATION, "")
    >>> named_bodies(Fact(FactKind.BODY, 0, 3, "党支部", "…负责"), rules, "")
    ('党小组', '党总支', '基层党委')
    >>> named_bodies(Fact(FactKind.BODY, 0, 4, "上级党委", "报…备案"), rules, "")
    ()
    """
    if _ELECTS.match(fact.frame):
        return ()
    if document.kind is Kind.LAW:
        families = _STATE
    elif "党" in document.title:
        families = _PARTY
    else:
        return ()
    if _DEPARTMENT.search(fact.text):
        return tuple(one for one in _DEPARTMENTS if one != fact.text)
    names = next((row for row in _SAME if fact.text in row), (fact.text,))
    headed = (row for row in (*_BASE, *families) if row[0] in names)
    family = next(headed, ()) or next((row for row in families if set(names) & set(row)), ())
    rest = text[: fact.start] + "\n" + text[fact.end :]
    named = {one for row in _SAME if any(each in rest for each in row) for one in row}
    others = (one for one in family if one not in names and one not in named)
    return tuple(one for one in others if one != _ARMY or document.kind is Kind.LAW)
