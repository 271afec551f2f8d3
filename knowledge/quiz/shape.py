"""The form of an item: its fields filled, bounded, and fitting its type."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from knowledge.quiz import texts
from knowledge.quiz.fault import Fault
from knowledge.quiz.folding import bare, meant
from knowledge.quiz.item import GAP, ItemType, Maker, QuizItem
from knowledge.quiz.standing import dangling

LETTERS = "ABCDEFGHIJKL"
LONGEST_STEM = 2000  # characters
LONGEST_OPTION = 500
LONGEST_EXPLANATION = 4000
MOST_OPTIONS = len(LETTERS)  # as many as a poll takes
_LEAST_OPTIONS = {ItemType.SINGLE: 2, ItemType.MULTI: 3, ItemType.JUDGE: 2}


def misshapen(item: QuizItem) -> Iterator[Fault]:
    """Tell what is wrong with an item as it stands, without its passage."""
    yield from _stem(item)
    yield from _options(item)
    yield from _key(item)
    yield from _explanation(item)


def in_range(item: QuizItem) -> bool:
    """Whether its key points to options that it has."""
    return all(0 <= at < len(item.options) for at in item.key)


def _stem(item: QuizItem) -> Iterator[Fault]:
    stem = item.stem.strip()
    if not stem:
        yield Fault("stem", texts.NO_STEM)
        return
    if len(stem) > LONGEST_STEM:
        yield Fault("stem", texts.LONG_STEM.format(length=len(stem), most=LONGEST_STEM))
    if item.type is ItemType.BLANK and GAP not in stem:
        yield Fault("stem", texts.NO_GAP.format(gap=GAP))
    listed = item.type in (ItemType.SINGLE, ItemType.MULTI)
    if word := dangling(stem, lists_follow=listed):
        yield Fault("stem", texts.DANGLING.format(word=word))
    if item.made_by is not Maker.PERSON and "《" not in stem:
        yield Fault("stem", texts.UNNAMED)


def _options(item: QuizItem) -> Iterator[Fault]:
    options, named = item.options, texts.TYPES[item.type]
    if not item.type.has_options:
        if options:
            yield Fault("options", texts.NO_OPTIONS.format(type=named))
        return
    if item.type is ItemType.JUDGE:
        if options != (texts.RIGHT, texts.WRONG):
            yield Fault("options", texts.JUDGE_OPTIONS)
        return
    if len(options) < (least := _LEAST_OPTIONS[item.type]):
        yield Fault("options", texts.FEW_OPTIONS.format(type=named, least=least))
    if len(options) > MOST_OPTIONS:
        yield Fault("options", texts.MANY_OPTIONS.format(count=len(options), most=MOST_OPTIONS))
    lettered = list(zip(LETTERS, options, strict=False))
    for letter, option in lettered:
        if not bare(option):
            yield Fault("options", texts.EMPTY_OPTION.format(letter=letter))
        elif len(option) > LONGEST_OPTION:
            length = len(option)
            text = texts.LONG_OPTION.format(letter=letter, length=length, most=LONGEST_OPTION)
            yield Fault("options", text)
        if word := dangling(f"按照规定，{option}", lists_follow=True):
            yield Fault("options", texts.DANGLING_OPTION.format(letter=letter, word=word))
    for (one, first), (other, second) in combinations(lettered, 2):
        if bare(first) and meant(first) == meant(second):
            yield Fault("options", texts.SAME_OPTIONS.format(one=one, other=other))


def _key(item: QuizItem) -> Iterator[Fault]:
    if not item.type.has_options:
        if not bare(item.key_text):
            yield Fault("key_text", texts.NO_KEY)
        return
    if not item.key:
        yield Fault("key", texts.NO_KEY)
        return
    if not in_range(item):
        letters = "、".join(LETTERS[: len(item.options)])
        yield Fault("key", texts.KEY_RANGE.format(letters=letters))
        return
    if any(one >= other for one, other in pairwise(item.key)):
        yield Fault("key", texts.KEY_ORDER)
    if item.type is ItemType.MULTI:
        if len(item.key) < 2:
            yield Fault("key", texts.FEW_KEYS)
        if item.made_by is not Maker.PERSON and len(item.key) == len(item.options):
            yield Fault("key", texts.ALL_RIGHT)
    elif len(item.key) > 1:
        yield Fault("key", texts.ONE_KEY.format(type=texts.TYPES[item.type]))


def _explanation(item: QuizItem) -> Iterator[Fault]:
    if not item.explanation.strip():
        if item.made_by is not Maker.PERSON:
            yield Fault("explanation", texts.NO_EXPLANATION)
    elif len(item.explanation) > LONGEST_EXPLANATION:
        length = len(item.explanation)
        text = texts.LONG_EXPLANATION.format(length=length, most=LONGEST_EXPLANATION)
        yield Fault("explanation", text)
