"""Other words of the same construction, none of which is right as well."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.model import Kind
from knowledge.quiz.distractors.named_bodies import named_bodies
from knowledge.quiz.distractors.pool import Found, Pool
from knowledge.quiz.distractors.sanctions import other_sanctions
from knowledge.quiz.facts import FactKind

_BOUNDS = ("以内", "以外", "以上", "以下")
# What may become of one thing: who half knows the rule takes another of the same row.
_OUTCOMES = (
    ("除名", "停止党籍", "开除党籍", "留党察看", "限期改正"),
    ("改组", "解散", "整顿", "通报批评"),
    ("自然撤销", "予以保留", "暂停履行", "另行决定"),
    ("自然免职", "予以留任", "暂停职务", "另行安排"),
    ("恢复党籍", "重新入党", "恢复党员权利", "重新登记"),
    ("取消预备党员资格", "延长预备期", "开除党籍", "停止党籍", "暂停党员权利"),
    ("取消其预备党员资格", "延长其预备期", "开除其党籍", "停止其党籍", "暂停其党员权利"),
    ("开除党籍", "除名", "停止党籍", "留党察看", "限期改正"),
)
_METHODS = ("三会一课", "两学一做", "一岗双责", "四议两公开", "三重一大")
# The fillers of the other constructions are too unlike each other to be options side by side.
_SINGLE_FRAMES = ("把…放在首位", "是…机关", "是…机构", "是机关", "是组织")
_SHORT = (
    ("高校", "学校"),
    ("总支部", "总支"),
    ("党总支", "总支"),
    ("一级", "级"),
    ("纪律检查委员会", "纪委"),
    ("党的委员会", "党委"),
    ("级委员会", "级党委"),
    ("级的", "级"),
    ("党的", ""),
)
_SAME = (
    frozenset({"支部大会", "党员大会", "党支部党员大会"}),
    frozenset({"党支部委员会", "支部委员会"}),
    frozenset({"党委", "党的委员会", "基层党委", "党的基层委员会"}),
    frozenset({"除名", "自行脱党", "党内除名"}),
    frozenset({"提醒谈话", "谈话提醒"}),
    frozenset({"党组织", "党支部", "上级党组织"}),
)


def other_words(found: Found, pool: Pool) -> Iterator[str]:
    """Yield words that could stand in the place of the right ones, the best first."""
    fact = found.fact
    match fact.kind:
        case FactKind.SANCTION if "党" in found.statement.document.title:
            text = found.statement.text
            yield from other_sanctions(fact.text, text[: fact.start], text[fact.end :])
        case FactKind.SANCTION:  # of a school, of civil servants
            document = found.statement.document.id
            others = (one for one in pool.like(found) if one.statement.document.id == document)
            yield from (one.fact.text for one in others if one.fact.text != fact.text)
        case FactKind.BOUND:
            yield from (one for one in _BOUNDS if one[:2] != fact.text[:2])
        case FactKind.MEMBER | FactKind.MODAL:  # of modals grammar leaves but one
            return
        case FactKind.OUTCOME if "党" not in found.statement.document.title:
            return
        case FactKind.OUTCOME if "自行脱党" in found.statement.text[: found.fact.start]:
            return  # which is 除名 already
        case FactKind.OUTCOME:
            rows = (row for row in _OUTCOMES if fact.text == row[0] or fact.text in row[:2])
            text = found.statement.text
            yield from (
                one for one in next(rows, ()) if one != fact.text and not _provided(one, text)
            )
        case FactKind.PHRASE if fact.frame not in _SINGLE_FRAMES:
            return
        case FactKind.BODY if found.statement.text.startswith("选举", fact.end) and (
            found.statement.document.kind is Kind.LAW
        ):
            return  # an organ of the state that elects nobody is no trap
        case FactKind.BODY:
            yield from named_bodies(fact, found.statement.document, found.statement.text)
        case FactKind.METHOD:
            yield from _same_construction(found, pool)
            yield from (one for one in _METHODS if one != fact.text)
        case _:
            yield from _same_construction(found, pool)


def _same_construction(found: Found, pool: Pool) -> Iterator[str]:
    """Terms of another document, or of another subject, would betray themselves."""
    document = found.statement.document.id
    for one in pool.like(found):
        alike = one.statement.document.id == document and (
            set(one.fact.text) & set(found.fact.text)
        )
        if one.statement.text != found.statement.text and (
            alike or found.fact.kind is not FactKind.TERM
        ):
            yield one.fact.text


def _provided(outcome: str, text: str) -> bool:
    """Whether a sentence provides an outcome for another case: 可以延长一次预备期."""
    core = outcome.replace("其", "")
    return core[:2] in text and core[2:] in text


def too_near(one: str, other: str) -> bool:
    """Whether two options say nearly the same: one holds the other, or both name one body.

    >>> too_near("支部大会", "党员大会"), too_near("上级党委", "党委"), too_near("党委", "纪委")
    (True, True, False)
    """
    first, second = short_name(one), short_name(other)
    same = any({first, second} <= group for group in _SAME)
    return first in second or second in first or same


def short_name(body: str) -> str:
    """Return the short form in which names are compared.

    >>> short_name("上一级党的委员会")
    '上级党委'
    """
    for long, short in _SHORT:
        body = body.replace(long, short)
    return body
