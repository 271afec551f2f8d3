"""Members of listings as options: cut to what can be read at a glance, and like one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.quiz.folding import bigrams
from knowledge.quiz.statements import Listing

_LONGEST, _SHORTEST = 48, 4
_NEAR = 0.5  # of their pairs of characters: two wrong options say the same
_GLANCE = 34  # longer ones are cut at their first comma
_OPEN = re.compile(
    r"^(?:其他|其它|法律规定的其他|完成.{0,8}其他)|规定的其他|其他[^，]{0,16}(?:行为|活动|情形|事项|工作)$|其他(?:重要)?(?:事项|行为|情形|工作|职权)|前[款项]|等$"
    r"|本(?:条例|规定|细则|办法|准则|章程)"
)
_MARK = re.compile(r"^[（(][0-9一二三四五六七八九十]{1,2}[）)]\s*|^其[一二三四五六]，?,?\s*")
# The mark of the next member, behind what a member says.
_NEXT = re.compile(
    r"\s*(?:[（(][0-9一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[.．、]|[一二三四五六七八九十]是)\s*$"
)
_NEGATED = re.compile("不|无|未|非")
_BUILT = re.compile("[讲有守重不懂善会同要统互零抓]")  # 讲党性 is no 先进性
_SENTENCE = re.compile(r"[。；;\n]")
_PREDICATE = re.compile(
    "除|是|由|都|应当|必须|在|不|可以|要|凡|有权"
)  # of what the cut would leave
_BODY = re.compile(
    "(?:组织|机关|支部|委员会|部门|单位|党员|干部)$"
)  # a subject without its predicate
_HALF = re.compile(
    "如有|如果|若|[的时后前中上下]$|^[在经通按根]"
)  # a clause that the next one completes


def point_of(text: str) -> str:
    """Return the first sentence of a member, without marks of its own.

    >>> point_of("（1）培训党员；")
    '培训党员'
    """
    return _SENTENCE.split(_MARK.sub("", text), maxsplit=1)[0].strip(" ，,")


def whole_points(listing: Listing, quote: str) -> tuple[str, ...]:
    """Return the members with all their sentences, each on one line: who is asked for the
    duties of a body has to be told all of them.

    Args:
        quote: the listing as it stands, head included.
    """
    begins = [one.start - listing.start for one in listing.members]
    parts = (quote[begin:end] for begin, end in zip(begins, [*begins[1:], len(quote)], strict=True))
    told = ["".join(_MARK.sub("", _NEXT.sub("", one)).split()) for one in parts]
    if not any("。" in one.rstrip("。") for one in told[:-1]):
        told[-1] = told[-1].partition("。")[0]  # what stands behind the list is none of it
    return tuple(re.sub("；(?:和|以及|或者)?$", "", one.rstrip("。；;，, ")) for one in told)


def option_of(text: str, *, whole: bool) -> str | None:
    """Return a member as an option, verbatim; None where it cannot be one.

    >>> option_of("听取和审查党支部委员会的工作报告；", whole=False)
    '听取和审查党支部委员会的工作报告'
    >>> option_of("其他不履行工作职责的行为", whole=True) is None
    True
    """
    words = point_of(text)
    if not whole and len(words) > _GLANCE:
        words, _, rest = words.replace(",", "，").partition("，")
        if _HALF.search(words) or _BODY.search(words) or _PREDICATE.match(rest):
            return None
    if _OPEN.search(words) or not _SHORTEST <= len(words) <= _LONGEST:
        return None
    pairs = ("“”", "（）", "()", "《》")
    return words if all(words.count(one[0]) == words.count(one[1]) for one in pairs) else None


def shared(one: str, other: str) -> float:
    """Return the share of the first text's pairs that the other has too, 0 to 1.

    >>> shared("密切联系群众", "向群众宣传党的政策，密切联系群众")
    1.0
    """
    pairs = bigrams(one)
    return len(pairs & bigrams(other)) / len(pairs) if pairs else 0.0


@dataclass(frozen=True, slots=True)
class Affix:
    """Characters that members of a series begin or end with."""

    text: str
    at_end: bool

    def matches(self, word: str) -> bool:
        """Whether a word has them as well."""
        return word.endswith(self.text) if self.at_end else word.startswith(self.text)


def common_affixes(members: Sequence[str]) -> tuple[Affix, ...]:
    """Return the endings and beginnings that most members share, the longest of each.

    >>> [one.text for one in common_affixes(["政治保障", "作风保障", "纪律保障"])]
    ['保障']
    """
    found = []
    for at_end in (True, False):
        for size in (2, 1):
            counted = Counter(one[-size:] if at_end else one[:size] for one in members)
            text, count = counted.most_common(1)[0]
            if size == 1 and not at_end and not _BUILT.match(text):
                continue  # 生产发展, 生活富裕: a first character alone builds nothing
            if count * 3 > len(members) * 2 and size < min(map(len, members)):
                found.append(Affix(text, at_end))
                break
    return tuple(found)


def built_like(word: str, members: Sequence[str], affixes: Sequence[Affix]) -> bool:
    """Whether a word could stand among members: of their length, with what they share.

    >>> members = ["不敢监督", "不会监督", "不愿监督"]
    >>> built_like("民主监督", members, common_affixes(members))
    False
    """
    lengths = [len(one) for one in members]
    endings = [one for one in affixes if one.at_end]
    beginnings = [one for one in affixes if not one.at_end]
    # 守土有责, 守土尽责: beside these 逐级负责 is told apart by its first two characters.
    strict = [one for one in beginnings if len(one.text) > 1 or _NEGATED.match(one.text)]
    needed = endings or beginnings
    odd = _BUILT.match(word) and not any(_BUILT.match(one) for one in members)
    return (
        min(lengths) <= len(word) <= max(lengths)
        and bool(needed)
        and all(one.matches(word) for one in (*needed, *strict))
        and not odd
    )


def fitting(found: Iterable[str], members: Sequence[str]) -> Iterator[str]:
    """The wrong options that are not told apart by their length or their first words."""
    longest, shortest = max(map(len, members)), min(map(len, members))
    openings = {one[:2] for one in members}
    kept: list[str] = []
    for one in found:
        again = one[:2] not in openings and any(one[:2] == other[:2] for other in kept)
        fits = shortest * 0.6 <= len(one) <= longest * 1.4 and not again
        if fits and all(
            shared(one, other) < _NEAR and shared(other, one) < _NEAR for other in kept
        ):
            kept.append(one)
            yield one
