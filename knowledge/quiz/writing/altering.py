"""A statement -> the same with exactly one thing changed, so that it is surely wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.model import digest
from knowledge.quiz.distractors import Found, Pool, choose
from knowledge.quiz.distractors.numbers import FREQUENCIES, other_numbers
from knowledge.quiz.distractors.sanctions import rising_sanctions
from knowledge.quiz.distractors.scales import in_order
from knowledge.quiz.distractors.words import other_words
from knowledge.quiz.facts import NUMERIC, Fact, FactKind
from knowledge.quiz.statements import Statement
from knowledge.quiz.writing.opposites import Exchange, exchanges
from knowledge.structure import NUMERAL, parse_numeral

_KINDS = {FactKind.BODY: "subject", FactKind.SANCTION: "sanction"}
_RANGE = re.compile(r"\s*元?(?:以上)?至(?!少|多|今)")
_RANGE_END = re.compile(r"(?:元以上|\d)至$")
_WINDOW = 8  # characters on each side by which a changed sentence is looked for elsewhere
_RANK = re.compile(
    "^(?:上级|上一级|同级|各级|基层|县级|省级|省一级|地方|本级|中央)?(?:党的?(?!委|组))?"
)
_NO_BODY = re.compile(
    "和|、|或者|以及|主持|召开|会议$|其|本级|[的及与]"
)  # more than one, or no name
# Where one body alone is right: a duty outside of these may be another one's as well.
_BEFORE_ONE = re.compile(r"(?:由|经|报)(?:同级|上级|上一级)?$")
_AFTER_ONE = re.compile("审批|批准|决定|选举|召集|主持|任命|讨论通过|同意|通过|负责")
_APPROVES = re.compile("审批|批准|备案|批复|同意")
_LOWEST = re.compile("支部|党小组|党员大会")  # nobody believes that these approve what others do
_SORTED = re.compile(
    "分为[^。；]*$"
)  # 分为一年、二年: a sort put out of its order is seen to be wrong
_UNIT = re.compile(r"^[一1]\s?(?=个?[年月]$)")
_AT_MOST = re.compile(r"(?:不超过|不得超过|不能超过|最长|最多|一般为)\s*$")
_AT_LEAST = re.compile(
    r"(?:不少于|不得少于|不能少于|不低于|至少[一-鿿]{0,6}|(?<!任期)(?:不足|不满|未满))\s*$"
)
_LEAST = re.compile("[^，。；]{0,20}?(?:至少|不少于|不低于)")
_MORE = re.compile(r"(?:(?<![不得能])超过|连续)\s*$")  # what happens from then on
_CONDITION = re.compile(
    r"^\s*(?:[人名个次年月日岁元天]|个月|周岁)*(?:\s*(?:以上|以下)的[^，。；]{0,20}?(?:[，,]|应当|必须|可以|不得|一般)|\s*以上[，,][^。；]{0,30}的[，,]|(?:以上|不满)?[^，。；]{0,12}的[，,])"
)
_GIVEN = re.compile(r"(?<![须当])(?:有|凡|如果)\s*$|(?:^|[，。；])对[^，。；]*$")
_TERMS = re.compile(r"连续[^，。；]*$")  # nobody believes in one term in a row, but in three
_SEASON = re.compile("第?[一二三四]季度|[0-9一二三四五六七八九十]月|年[初底末]")
_HEAD = re.compile("名(?:书记|主任|组长|主席|会长)")
_FILED = re.compile("备案")  # with several bodies, by rules that stand elsewhere
_SHORT_OF = re.compile(r"(?:不足|不满|未满)\s*$")
_SMALL = 10
_FORBIDDEN_FOR = re.compile(r"内(?=[^。；]*(?:不允许|不予|禁止|不得(?!超过|少于|低于)))")
_BELOW = re.compile(r"^\s*(?:[人名个次年月日岁元天]|个月|周岁)*\s*(?:以内|之内|以下|内)")
_ABOVE = re.compile(r"^\s*(?:[人名个次年月日岁元天]|个月|周岁)*\s*以上")


def alterations(statement: Statement, facts: tuple[Fact, ...], pool: Pool) -> Iterator[Exchange]:
    """Yield the single changes that make a statement wrong, the surest first.

    A number goes where the changed rule is not implied by the right one: an upper limit
    down, a lower one up, the threshold of a condition down; a duty is not made a permission,
    since who must may. What then stands anywhere else in the volumes is left out.
    """
    found = [Found(fact, statement) for fact in facts]
    # Of a ladder of sanctions not always the first is changed.
    turn = int(digest(statement.text)[2:4], 16) % max(1, len(found))
    ranked = (
        *(change for one in found if one.fact.kind in NUMERIC for change in _number(one)),
        *(change for one in found[turn:] + found[:turn] for change in _word(one, pool)),
        *exchanges(statement.text),
    )
    for change in ranked:
        if not _stands(change, statement, pool):
            yield change


def _number(found: Found) -> Iterator[Exchange]:
    fact, text = found.fact, found.statement.text
    if _RANGE.match(text[fact.end :]) or _RANGE_END.search(text[: fact.start]):
        return  # 3000元以上至5000元: one end alone cannot be moved
    if _SHORT_OF.search(text[: fact.start]) and "可以" in text:
        return  # 不足7人的可以…: nothing is said of those who are more
    if fact.kind is FactKind.RANGE and (_value(fact.text) or 0) > _SMALL:
        return  # nobody has 15 to 31 by heart so that 13 to 29 were a trap
    if _SORTED.search(text[: fact.start]):
        return
    rest = text[: fact.start] + text[fact.end :]
    after = text[fact.end :].lstrip()
    if _SEASON.search(rest) and (fact.kind is FactKind.FREQUENCY or after.startswith("次")):
        return  # 每半年一次, 一般安排在第四季度
    if fact.kind is FactKind.COUNT:
        if _HEAD.match(after):
            return  # nobody believes in three heads
        if _value(fact.text) != 1 and fact.text + after[:1] in "".join(rest.split()):
            return  # 7人以上的, …；不足7人的, …
    others = other_numbers(fact)
    if fact.text == "过半数":
        others = tuple(one if one.endswith("以上") else f"{one}以上" for one in others)
    if fact.kind is FactKind.FREQUENCY and _LEAST.match(text, fact.end):
        at = FREQUENCIES.index(fact.text) if fact.text in FREQUENCIES else 0
        others = FREQUENCIES[max(0, at - 1) : at]  # once a year does not make 每两年至少一次 wrong
    wanted = _direction(fact, text)
    right = _value(fact.text)
    if wanted and right is not None:
        sided = [one for one in others if ((_value(one) or right) - right) * wanted > 0]
        if wanted < 0 and not sided and _UNIT.match(fact.text):
            sided = [_UNIT.sub("半", fact.text)]  # within a month: within half a month
        others = tuple(sided)
    said = found.statement.opening + text
    others = tuple(one for one in in_order(others, found) if one not in said)
    if fact.kind is FactKind.COUNT and (right == 1 or _TERMS.search(text[: fact.start])):
        others = others[:1]
    few = [one for one in others if not (_value(one) == 1 and _ABOVE.match(text[fact.end :]))][:2]
    if few:
        other = few[int(digest(text)[:2], 16) % len(few)]
        yield Exchange("number", fact.start, fact.end, other)


def _direction(fact: Fact, text: str) -> int:
    before, after = text[: fact.start], text[fact.end :]
    if fact.kind is FactKind.AGE:
        return -1
    if fact.frame == "届" and _TERMS.search(before):
        return 1
    if fact.kind is FactKind.SHARE and not (_GIVEN.search(before) or _AT_MOST.search(before)):
        return 1  # 必须超过半数 holds 必须超过三分之一
    if _FORBIDDEN_FOR.match(after):
        return 1  # 一年内不得 holds 半年内不得
    if _MORE.search(before) or _AT_MOST.search(before) or _BELOW.match(after):
        return -1
    if _AT_LEAST.search(before):
        return 1
    if _ABOVE.match(after):
        return -1 if _CONDITION.match(after) or _GIVEN.search(before) else 1
    return 0


def _value(text: str) -> float | None:
    if "分之" in text:
        below, above = (
            parse_numeral(re.sub(f"[^{NUMERAL}]", "", one)) for one in text.split("分之")
        )
        return above / below if above and below else None
    if "半数" in text:
        return 0.5
    found = re.search(f"[{NUMERAL}]+", text)
    return parse_numeral(found[0]) if found else None


def _word(found: Found, pool: Pool) -> Iterator[Exchange]:
    fact, text = found.fact, found.statement.text
    other = ""
    match fact.kind:
        case FactKind.SANCTION:
            if text[fact.end :].startswith("处分的"):
                return  # the condition of another outcome
            near = list(rising_sanctions(fact.text, text[: fact.start], text[fact.end :]))
            other = near[int(digest(text)[:2], 16) % len(near)] if near else ""
        case FactKind.BOUND:
            other = next(iter(other_words(found, pool)), "")
        case FactKind.BODY:
            named = [
                one
                for one in choose(found, pool, found.statement.opening + text)
                if _is_body(one, found, pool) and not _one_house(one, fact.text)
            ]
            filed = _FILED.search(text[fact.start :].split("，")[0])
            alone = _is_alone(found) and not (_NO_BODY.search(fact.text) or filed)
            other = named[0] if named and alone else ""
    if other:
        yield Exchange(_KINDS.get(fact.kind, "number"), fact.start, fact.end, other)


def _is_alone(found: Found) -> bool:
    fact, text = found.fact, found.statement.text
    before, after = text[: fact.start], text[fact.end :]
    return _BEFORE_ONE.search(before) is not None or _AFTER_ONE.match(after) is not None


def _is_body(words: str, found: Found, pool: Pool) -> bool:
    """Whether a body takes part in the rule that the document lays down."""
    if _LOWEST.search(words) and _APPROVES.search(found.statement.text):
        return False
    document = found.statement.document.id
    own = next(one.text for one in pool.volumes if one.document.id == document)
    # A branch's upper committee is the county's as well: levels are not exchanged.
    return words in own and "级" not in words and not _NO_BODY.search(words)


def _one_house(one: str, other: str) -> bool:
    """Whether one body is part of the other, or acts through it: 党支部 and 支部大会."""
    first, second = _RANK.sub("", one), _RANK.sub("", other)
    return first in second or second in first


def _stands(change: Exchange, statement: Statement, pool: Pool) -> bool:
    text = statement.text
    before = text[max(0, change.start - _WINDOW) : change.start]
    window = before + change.other + text[change.end : change.end + _WINDOW]
    return any(window in volume.text for volume in pool.volumes)
