"""All facts of a sentence, each once, the most certain kinds first."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.quiz.facts.bodies import bodies
from knowledge.quiz.facts.fact import NUMERIC, Fact, FactKind
from knowledge.quiz.facts.named import members, methods, terms
from knowledge.quiz.facts.numbers import numbers
from knowledge.quiz.facts.phrases import outcomes, phrases
from knowledge.quiz.facts.sanctions import bounds, modals, sanctions

_FINDERS = (
    numbers,
    sanctions,
    terms,
    methods,
    bounds,
    bodies,
    outcomes,
    members,
    phrases,
    modals,
)


@lru_cache(maxsize=20_000)  # each volume is looked through again as the others of its siblings
def find_facts(text: str) -> tuple[Fact, ...]:
    """Return the facts of a sentence in the order of the text, none overlapping another.

    >>> [one.text for one in find_facts("党小组会一般每月召开 1 次，由党小组组长主持。")]
    ['每月', '1', '党小组组长']
    """
    kept: list[Fact] = []
    for finder in _FINDERS:
        for fact in finder(text):
            taken = any(fact.start < one.end and one.start < fact.end for one in kept)
            if not taken and not _shown_elsewhere(fact, text):
                kept.append(fact)
    return tuple(sorted(kept, key=lambda one: one.start))


def _shown_elsewhere(fact: Fact, text: str) -> bool:
    """Whether the rest of the sentence gives the words away; a bare digit says nothing."""
    if fact.kind in (FactKind.COUNT, FactKind.FREQUENCY):
        return False
    rest = text[: fact.start] + "\n" + text[fact.end :]
    if fact.kind in NUMERIC:
        unit = text[fact.end : fact.end + 1] if fact.kind is FactKind.AMOUNT else ""
        return re.search(re.escape(fact.text + unit) + "(?!半)", rest) is not None
    if fact.kind is FactKind.TERM:
        return fact.text[:2] in rest
    if fact.frame.startswith("是") and fact.text[:2] in rest:
        return True  # 高校纪委 is the 高校党内监督专责机关
    if "还是设立" in rest or _repeated(fact.text, rest):
        return True
    if fact.kind is FactKind.BODY and any(
        name in fact.text and re.search(field, rest) for name, field in _FIELDS
    ):
        return True
    return fact.text in rest or (fact.frame in _DEFINING and _echoed(fact.text, rest))


# 最高人民检察院是最高检察机关, 网上和网下相结合: half of it tells the other half.
_DEFINING = frozenset({"…是", "是", "是机关", "是机构", "是组织", "是…机关", "和…相结合"})
# Who works in a field is known to whoever reads of it.
_FIELDS = (
    ("审计", "审计"),
    ("财政", "财政|财会|财务|预算"),
    ("外事", "外事|出国|涉外"),
    ("纪检监察", "违纪|举报|问题线索"),
    ("监察", "监察"),
    ("法院", "审判"),
    ("检察院", "检察"),
    ("组织", "干部任免|选拔任用"),
    ("宣传", "宣传|新闻"),
)
_TELLING_NOTHING = frozenset("党的和与人民中华共国机关构组织委员会")


def _repeated(words: str, rest: str) -> bool:
    """Whether most of a name stands in the sentence again: 纪律检查委员会, 纪律检查委员."""
    size = max(4, len(words) - 1)
    return any(words[at : at + size] in rest for at in range(len(words) - size + 1))


def _echoed(words: str, rest: str) -> bool:
    telling = [char for char in words if char not in _TELLING_NOTHING]
    echoed = sum(char in rest for char in telling)
    return echoed >= 0.75 * len(telling) or (len(words) < 3 and echoed > 0)
