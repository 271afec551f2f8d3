"""What an item claims, held against the words that it cites."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from knowledge.quiz import texts
from knowledge.quiz.fault import Fault
from knowledge.quiz.folding import bare, meant, squeezed
from knowledge.quiz.item import GAP, ItemType, Maker, QuizItem
from knowledge.quiz.shape import LETTERS, MOST_OPTIONS, in_range
from knowledge.quiz.standing import statement_of

# A right option so much longer than every other one is seen without knowing the rule.
_LONGER_BY, _LONGER_TIMES = 6, 1.6
_AROUND = 10  # characters beside a gap that tell whether another word stands there as well
# What asks for the exception: 下列哪些不属于…, …不正确的是. A rule's own 履行职责不正确 does not.
_NEGATIVE = re.compile(
    r"(?:下列|以下|哪)[^，。；]*(?<!属于)(?:不属于|不包括|不包含|不符合|不是|除外)|_不(?:属于|包括|是)"
    r"|(?:不属于|不包括|不包含|不符合|不是|不正确|错误)[^，。；]*的(?:一项|选项)?[是有][^，。；]{0,6}\W*$"
    r"|(?:不正确|错误)的?[\W_]*$"
)
_PARTS = re.compile(r"\s*[；;|\n]\s*")
_OWN_MARK = re.compile(r"^(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳])\s*")


def ungrounded(item: QuizItem, passage_text: str, neighbours: Sequence[str]) -> Iterator[Fault]:
    """Tell where its quote is not the passage's, its key not the quote's, or what it calls
    wrong right all the same."""
    around = (passage_text, *neighbours)
    yield from _citation(item, passage_text)
    yield from _verbatim(item)
    yield from _wrong_options(item, around)
    yield from _statement(item, around)


def _citation(item: QuizItem, passage_text: str) -> Iterator[Fault]:
    if item.citation is None:
        yield Fault("citation", texts.NO_CITATION)
        return
    if not (item.citation.title and item.citation.location):
        yield Fault("citation", texts.NO_PLACE)
    if not bare(item.citation.quote):
        yield Fault("citation", texts.NO_QUOTE)
    elif item.citation.quote not in passage_text:
        yield Fault("citation", texts.QUOTE_ABSENT)


def _verbatim(item: QuizItem) -> Iterator[Fault]:
    """What is right has to stand in the quote."""
    if item.citation is None or item.type is ItemType.JUDGE or not in_range(item):
        return
    quote = squeezed(item.citation.quote)
    if item.type.has_options:
        field, answers = "key", _standing(item)
    else:
        field, answers = "key_text", _parts(item.key_text, quote)
        gaps = item.stem.count(GAP)
        if item.type is ItemType.BLANK and gaps and gaps != len(answers):
            yield Fault(field, texts.GAPS_KEYS.format(gaps=gaps, keys=len(answers)))
    in_digits = "数字" in item.stem  # 请填阿拉伯数字
    for words in answers:
        exact = squeezed(words) in quote
        if not exact and not (in_digits and meant(words) in meant(item.citation.quote)):
            yield Fault(field, texts.KEY_ABSENT.format(words=words))
    if item.type is ItemType.BLANK:
        rest = squeezed(statement_of(item.stem))
        for words in answers:
            if len(bare(words)) > 3 and squeezed(words) in rest:
                yield Fault("stem", texts.GIVEN_AWAY.format(words=words))


def _standing(item: QuizItem) -> tuple[str, ...]:
    """The options that have to stand in the quote: the right ones, but of a negative stem
    the others."""
    if _NEGATIVE.search(item.stem):
        return tuple(one for at, one in enumerate(item.options) if at not in item.key)
    return item.right


def _parts(key_text: str, quote: str) -> tuple[str, ...]:
    if squeezed(key_text) in quote:
        return (key_text,)
    found = (_OWN_MARK.sub("", one) for one in _PARTS.split(key_text))
    return tuple(one for one in found if bare(one))


def _wrong_options(item: QuizItem, around: Sequence[str]) -> Iterator[Fault]:
    """A wrong option must not be right, and the right one not stand out."""
    if item.type not in (ItemType.SINGLE, ItemType.MULTI) or not in_range(item):
        return
    negative = bool(_NEGATIVE.search(item.stem))
    plain = [squeezed(one) for one in around]
    for at, option in enumerate(item.options):
        if (at in item.key) == negative and _also_right(item, option, plain):
            letter = LETTERS[min(at, MOST_OPTIONS - 1)]
            yield Fault("options", texts.ALSO_RIGHT.format(letter=letter, words=option))
    right = min(len(one) for one in item.right)
    wrong = max((len(one) for one in item.options if one not in item.right), default=right)
    if right >= wrong + _LONGER_BY and right >= wrong * _LONGER_TIMES:
        yield Fault("options", texts.LONGEST)


def _also_right(item: QuizItem, option: str, around: Sequence[str]) -> bool:
    words = squeezed(option)
    if GAP in item.stem:
        before, _, after = squeezed(statement_of(item.stem)).partition(GAP)
        window = before[-_AROUND:] + words + after.partition(GAP)[0][:_AROUND].rstrip("。.")
        return len(window) > len(words) + 3 and any(window in text for text in around)
    if item.type is ItemType.SINGLE or item.citation is None or len(words) < 2:
        return False
    ends = "、，,；;。.：:和或与及\n"
    quote = squeezed(item.citation.quote)
    found = re.search(rf"(?:^|[{ends}）)]){re.escape(words)}(?:$|[{ends}等])", quote)
    return found is not None or (len(words) > 5 and words in quote)


def _statement(item: QuizItem, around: Sequence[str]) -> Iterator[Fault]:
    """A right statement is verbatim, a wrong one differs by exactly its one change.

    Those that people write may be put freely, unless a change is recorded with them.
    """
    if item.type is not ItemType.JUDGE or item.citation is None or len(item.key) != 1:
        return
    quote, said = squeezed(item.citation.quote), squeezed(statement_of(item.stem))
    wrong, change = item.key == (1,), item.change
    if not wrong and change:
        yield Fault("change", texts.NEEDLESS_CHANGE)
    elif change:
        yield from _altered(change.original, change.altered, said, quote, squeezed(around[0]))
        if any(said.rstrip("。.") in squeezed(one) for one in around):
            yield Fault("key", texts.STILL_TRUE)
    elif item.made_by is not Maker.PERSON:
        if wrong:
            yield Fault("change", texts.NO_CHANGE)
        elif not _covered(said, quote, squeezed(around[0])):
            yield Fault("stem", texts.NOT_VERBATIM)


def _altered(original: str, altered: str, said: str, quote: str, passage: str) -> Iterator[Fault]:
    old, new = squeezed(original), squeezed(altered)
    if old == new or (old and old not in quote) or (new and new not in said):
        text = texts.CHANGE_ABSENT.format(original=original, altered=altered)
        yield Fault("change", text)
        return
    spots = [found.start() for found in re.finditer(re.escape(new), said)]
    restored = (said[:at] + old + said[at + len(new) :] for at in spots)
    if not any(_covered(one, quote, passage) for one in restored):
        yield Fault("change", texts.NOT_ONE_CHANGE)


def _covered(said: str, quote: str, passage: str) -> bool:
    """Whether it is a stretch of the quote, behind words of the passage that open it: the
    head of a list and one member, the sentence before."""
    said = said.rstrip("。.;,")
    if said in quote:
        return True
    # Each beginning of a beginning that stands there does too: their lengths are bisected.
    absent = bisect_left(range(len(said)), True, key=lambda at: said[:at] not in passage)
    opening = absent - 1
    return opening > 0 and said[opening:].lstrip(":,") in quote
