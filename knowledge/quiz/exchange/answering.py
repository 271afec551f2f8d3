"""What an entry asks and which answer it gives, understood; unclear columns are told."""

from __future__ import annotations

import re

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry
from knowledge.quiz.exchange.keys import KeyUnclear, read_judgement, read_key, unmarked
from knowledge.quiz.exchange.words import read_type
from knowledge.quiz.item import GAP, ItemType
from knowledge.quiz.shape import LETTERS

MOST_CHARACTERS = 4000  # of one cell; validation is stricter where it must be
# How people leave room for what is to be filled in: ____, （　　）, 【 】.
GAPS = re.compile(r"_{2,}|＿{2,}|[（(【\[][\s　_＿]*[）)】\]]")

# The bracket that a paper puts behind a stem; a statement may have it before its full stop.
_BEHIND = re.compile(r"(?<=[。？?！!：:])\s*[（(]\s*[）)]\s*$")
_FOR_TICK = re.compile(r"\s*[（(]\s*[）)]\s*(?=。?$)")


class Unclear(Exception):
    """One column makes no sense."""

    def __init__(self, column: str, text: str) -> None:
        super().__init__(text)
        self.column = column
        self.text = text


def type_of(entry: Entry) -> ItemType:
    """Return the type that is written, or that options and answer tell; raises Unclear."""
    options = [one for one in entry.options if one.strip()]
    try:
        count = len(read_key(entry.answer, options)) if options else 0
    except KeyUnclear:
        count = 0
    if entry.type.strip():
        found = read_type(entry.type, count)
        if found is None:
            raise Unclear(texts.TYPE, texts.NO_TYPE.format(text=entry.type.strip()[:20]))
        return found
    if len(options) > 2:
        return ItemType.MULTI if count > 1 else ItemType.SINGLE
    try:
        read_judgement(entry.answer, options)
    except KeyUnclear:
        if options:
            return ItemType.SINGLE
        return ItemType.BLANK if GAPS.search(entry.stem) else ItemType.SHORT
    return ItemType.JUDGE


def stem_of(entry: Entry, type_: ItemType) -> str:
    """Return the stem with ___ for every gap; raises Unclear where a blank has none.

    The bracket that papers put behind a stem for the letter or the tick is left out.
    """
    stem = entry.stem.strip()
    if type_.has_options:
        stem = _BEHIND.sub("", stem)
    if type_ is ItemType.JUDGE:
        stem = _FOR_TICK.sub("", stem)
    if type_ in (ItemType.SINGLE, ItemType.MULTI, ItemType.BLANK):
        stem = GAPS.sub(GAP, stem)
    if type_ is ItemType.BLANK and GAP not in stem:
        raise Unclear(texts.STEM, texts.NO_GAP)
    return stem


def answer_of(entry: Entry, type_: ItemType) -> tuple[tuple[str, ...], tuple[int, ...], str]:
    """Return the options, the key and the key in words; raises Unclear."""
    options = _options(entry)
    try:
        if type_ is ItemType.JUDGE:
            right = read_judgement(entry.answer, options)
            return (texts.TRUE, texts.FALSE), (0 if right else 1,), ""
        if not type_.has_options:
            if not entry.answer.strip():
                raise KeyUnclear(texts.NO_ANSWER)
            return (), (), entry.answer.strip()
        if len(options) < 2:
            raise Unclear(texts.OPTIONS, texts.NO_OPTIONS)
        key = read_key(entry.answer, options)
    except KeyUnclear as unclear:
        raise Unclear(texts.ANSWER, str(unclear)) from unclear
    if type_ is ItemType.SINGLE and len(key) != 1:
        text = texts.ANSWER_NOT_ONE.format(text=entry.answer.strip()[:20])
        raise Unclear(texts.ANSWER, text)
    return options, key, ""


def _options(entry: Entry) -> tuple[str, ...]:
    written = [one.strip() for one in entry.options]
    while written and not written[-1]:
        written.pop()
    if len(written) > len(LETTERS):
        raise Unclear(texts.OPTIONS, texts.TOO_MANY_OPTIONS.format(limit=len(LETTERS)))
    options = unmarked(written)
    for index, option in enumerate(options):
        column = texts.OPTION.format(letter=LETTERS[index])
        if not option:
            raise Unclear(column, texts.OPTION_MISSING)
        if option in options[:index]:
            first = LETTERS[options.index(option)]
            text = texts.OPTION_TWICE.format(first=first, second=LETTERS[index])
            raise Unclear(column, text)
    return options


def check_lengths(entry: Entry) -> None:
    """Raise Unclear where the stem is missing or a cell too long."""
    if not entry.stem.strip():
        raise Unclear(texts.STEM, texts.NO_STEM)
    written = (
        (texts.STEM, entry.stem),
        *(
            (texts.OPTION.format(letter=letter), option)
            for letter, option in zip(LETTERS, entry.options, strict=False)
        ),
        (texts.ANSWER, entry.answer),
        (texts.EXPLANATION, entry.explanation),
        (texts.SOURCE, entry.source),
        (texts.QUOTE, entry.quote),
        (texts.TOPIC, entry.topic),
    )
    for column, text in written:
        if len(text) > MOST_CHARACTERS:
            raise Unclear(column, texts.TOO_LONG.format(limit=MOST_CHARACTERS))
