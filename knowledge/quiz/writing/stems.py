"""A statement with a gap -> a stem that stands alone."""

from __future__ import annotations

import re

from knowledge.quiz.facts import NUMERIC, Fact, FactKind
from knowledge.quiz.item import GAP
from knowledge.quiz.statements import Statement
from knowledge.quiz.writing.grades import only_this_grade
from knowledge.quiz.writing.naming import lead, unspaced

_LONGEST = 130
_LONG = 90  # from here on clauses that the gap does not need are left out
_ENOUGH = 45  # and no more is left out than leaves so much
# Where a clause ends on which the next does not depend.
_END = re.compile(r"(?<![的者时后外前下中上内间])，(?=[^，]{2,}[，。；])")
_DEPENDS = re.compile(
    r"(?:^|[，；：])(?:对|在|当|如|凡|经|按照|根据|针对|除|为|由于|通过|综合考虑|会同)[^，]*$"
)
_LEANING = re.compile(
    r"^(?:它|他们?|她|这些?|此|上述|有的|情节|造成|有其他|[^，]{0,10}参加其他|对其他|对不明真相|其他|应当|必须|可以|不得|每"
    r"|[一-鿿]{0,2}(?:期限|时间|结果|人数|名额))"
)
_CATCH_ALL = re.compile(r"的其他(?:职权|事项|情形|任务|工作|职责)|条所列|款所列")
_TELLING_NOTHING = frozenset({"1", "一", "2", "两", "二"})
_KINDS = "费性会观化"
_TELLING = 4  # characters in a row
_CASES = re.compile("(?:下列|以下)(?:情形|行为)之一的")
_DECIDED = re.compile("[的，](?:应当|按照)?[^，。；]{0,8}(?:予以|给予)")
_DUTIES = re.compile(
    r"(?P<whose>[^，。：]{2,12}?)的?(?:由[^。：]+，|)(?P<what>(?:主要|基本)?(?:任务|职责))是[：:]$"
)
_DEFINED = "…是"  # the frame of a body that a definition stands behind
_SPLIT = re.compile(r"[；;]")


def stem(statement: Statement, fact: Fact) -> str | None:
    """Return the sentence with a gap in place of the fact, its place named before it; None
    where it would not be understood, or be too long."""
    text = _gapped(statement.text, fact)
    opening = _opening(statement)
    if opening and not text.startswith(opening):
        text = opening + text
    text = re.sub(r"[；;，,]$", "。", text.strip())
    if not text.endswith(("。", "！")):
        text += "。"
    if (
        len(text) > _LONGEST
        or _LEANING.match(statement.opening + statement.text)
        or _CATCH_ALL.search(statement.text)
        or _given_away(text, fact)
        or (fact.kind is FactKind.TERM and fact.text in statement.document.title)
    ):
        return None
    return lead(statement) + unspaced(text)


def _opening(statement: Statement) -> str:
    """What stands before the sentence: of the head of a list that it is one of many of, whose
    list it is; nothing where it says itself what follows (…的，予以除名)."""
    opening = statement.opening
    if _CASES.search(opening) and _DECIDED.search(statement.text):
        return ""
    if found := _DUTIES.match(opening):
        return f"{found['whose']}的{found['what']}之一是："
    return opening


def _gapped(text: str, fact: Fact) -> str:
    before, after = text[: fact.start], text[fact.end :]
    if fact.kind is FactKind.SANCTION:
        before, after = only_this_grade(before), after[:2] + "。"
    elif fact.frame == _DEFINED:  # what else it is tells who it is
        after = after.split("，", maxsplit=1)[0]
    elif len(text) > _LONG:
        after = _needed(before, _SPLIT.split(after, maxsplit=1)[0])
    return before + GAP + after


def _needed(before: str, after: str) -> str:
    """Leave out clauses behind the gap that only add to it; of a list all members stay."""
    for end in _END.finditer(after):
        if re.search("[：:]", after[: end.start()]):
            break
        kept = before + GAP + after[: end.start()]
        if len(kept) >= _ENOUGH and not _DEPENDS.search(kept):
            return after[: end.start()]
    return after


def _half_shown(words: str, plain: str) -> bool:
    """Whether the stem has four characters of the words in a row (领导地方各级人民检察院 asks
    for no 最高人民检察院), or all but the kind of thing that they name (住宿 of 住宿费)."""
    if len(words) == 3 and words[-1] in _KINDS and words[:-1] in plain:
        return True
    return any(words[at : at + _TELLING] in plain for at in range(len(words) - _TELLING + 1))


def _given_away(text: str, fact: Fact) -> bool:
    """Whether the stem has the words once more, be it in its opening; of numbers those that
    say something, with their unit."""
    plain, words = "".join(text.split()), "".join(fact.text.split())
    if fact.kind not in NUMERIC:
        return (len(words) > 1 and words in plain) or _half_shown(words, plain)
    if fact.kind not in (FactKind.COUNT, FactKind.SPAN) or words in _TELLING_NOTHING:
        return False
    unit = fact.frame if fact.kind is FactKind.COUNT else ""
    return re.search(words + unit + "(?!半)", plain) is not None
