"""Other words of the same construction, none of which is right as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.distractors.pool import Found, Pool
from knowledge.quiz.facts import GRADES, FactKind

_SANCTIONS = (
    "警告或者严重警告",
    "严重警告或者撤销党内职务",
    "撤销党内职务或者留党察看",
    "留党察看或者开除党籍",
    "开除党籍",
    "警告、严重警告或者撤销党内职务",
    "撤销党内职务、留党察看或者开除党籍",
)
_MODALS = ("应当", "可以", "不得", "无须")
_BOUNDS = ("以内", "以外", "以上", "以下")
_OUTCOMES = (
    "除名",
    "停止党籍",
    "开除党籍",
    "限期改正",
    "劝退",
    "通报批评",
    "自行脱党",
    "自然撤销",
    "诫勉",
)
_SAME = (
    frozenset({"支部大会", "党员大会", "党支部党员大会"}),
    frozenset({"党支部委员会", "支部委员会"}),
    frozenset({"党委", "党的委员会", "基层党委", "党的基层委员会"}),
    frozenset({"除名", "自行脱党", "党内除名"}),
    frozenset({"问责", "追究", "处理", "问责追责"}),
    frozenset({"党组织", "党支部", "上级党组织"}),
)


def other_words(found: Found, pool: Pool) -> Iterator[str]:
    """Yield words that could stand in the place of the right ones, the best first."""
    fact = found.fact
    match fact.kind:
        case FactKind.SANCTION:
            yield from _sanctions(fact.text)
        case FactKind.MODAL:
            yield from (
                one for one in _MODALS if one != ("应当" if fact.text == "必须" else fact.text)
            )
        case FactKind.BOUND:
            yield from (one for one in _BOUNDS if one[:2] != fact.text[:2])
        case _:
            yield from (
                one.fact.text
                for one in pool.like(found)
                if one.statement.text != found.statement.text
            )


def _sanctions(right: str) -> Iterator[str]:
    """Those of neighbouring grades first; a single grade beside single ones."""
    single = right in GRADES and right != GRADES[-1]
    ladder = GRADES if single else _SANCTIONS
    at = _weight(right)
    yield from sorted(
        (one for one in ladder if one != right), key=lambda one: abs(_weight(one) - at)
    )


def _weight(sanction: str) -> float:
    grades = [GRADES.index(one) for one in re.split("、|或者", sanction) if one in GRADES]
    return sum(grades) / len(grades) if grades else 0.0


def too_near(one: str, other: str) -> bool:
    """Whether two options say nearly the same: one holds the other, or both name one body.

    >>> too_near("支部大会", "党员大会"), too_near("上级党委", "党委"), too_near("党委", "纪委")
    (True, True, False)
    """
    return one in other or other in one or any({one, other} <= same for same in _SAME)
