"""An item in the words that people read and write, and whether two say the same."""

from __future__ import annotations

import re
import unicodedata

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry
from knowledge.quiz.exchange.keys import letters
from knowledge.quiz.exchange.sources import source_text
from knowledge.quiz.item import ItemType, QuizItem

# What XML and other programs refuse; an item's record keeps it all the same.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def writable(text: str) -> str:
    """Return text with plain line feeds, without control codes, as any file may hold it."""
    return _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", text))


def entry_of(item: QuizItem, row: int = 0) -> Entry:
    """Return an item in the words that people read and write."""
    judged = item.type is ItemType.JUDGE and item.options == (texts.TRUE, texts.FALSE)
    answer = item.key_text
    if item.options:
        answer = item.right[0] if judged and item.key else letters(item.key)
    return Entry(
        row,
        item.stem,
        texts.TYPE_NAMES[item.type],
        () if judged else item.options,
        answer,
        item.explanation,
        source_text(item.citation),
        item.citation.quote if item.citation else "",
        texts.DIFFICULTY_NAMES[item.difficulty],
        item.topic,
    )


def own_words(item: QuizItem) -> str:
    """Return an explanation without the source at its end, which is printed beside it anyway.

    原文是“每月”，不是“每季度”。《…》第十条：支委会每月…… gives 原文是“每月”，不是“每季度”。
    """
    cited = item.citation
    if cited is None or cited.quote not in item.explanation:
        return item.explanation
    before, title, after = item.explanation.rpartition(f"《{cited.title}》")
    return before.rstrip() if title and cited.quote in after else item.explanation


def same(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same to people, whatever became of blanks and line ends."""
    return _seen(one) == _seen(other)


def _seen(entry: Entry) -> tuple[str, ...]:
    said = (
        entry.type,
        entry.stem,
        *entry.options,
        entry.answer,
        entry.explanation,
        entry.source,
        entry.quote,
        entry.difficulty,
        entry.topic,
    )
    return tuple(visible(one) for one in said if visible(one))


def visible(text: str) -> str:
    """Return only what is seen of a text: the marks that print, whatever their width.

    An apostrophe before it is none: spreadsheet programs hide it.
    """
    folded = unicodedata.normalize("NFKC", text)
    return "".join(one for one in folded if one.isprintable() and one != " ").lstrip("'")
