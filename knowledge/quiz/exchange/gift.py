"""Items as GIFT, the plain text format of Moodle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.quiz.exchange.feedback import feedback_text
from knowledge.quiz.exchange.platforms import name_of, worths
from knowledge.quiz.exchange.record import write_record
from knowledge.quiz.exchange.tags import write_tags
from knowledge.quiz.exchange.wording import entry_of, writable
from knowledge.quiz.item import ItemType, QuizItem

RECORD = "// zhigui: "
"""Begins the comment that brings an item back without a change."""

_SPECIAL = re.compile(r"([~=#{}:\\])")


def write_gift(items: Sequence[QuizItem]) -> bytes:
    """Return the items as GIFT in UTF-8; what the format has no place for is in comments."""
    return "\n".join(map(_question, items)).encode("utf-8", "replace")


def _question(item: QuizItem) -> str:
    entry = entry_of(item)
    marks = " ".join(f"[tag:{_in_comment(tag)}]" for tag in write_tags(entry))
    feedback = feedback_text(entry, answer=item.type in (ItemType.SHORT, ItemType.CARD))
    lines = (
        f"// [id:{_in_comment(item.id)}] {marks}",
        f"{RECORD}{write_record(item)}",
        f"::{_escaped(name_of(item))}::[plain]{_escaped(item.stem)}{{",
        *_answers(item),
        *((f"####{_escaped(feedback)}",) if feedback else ()),
        "}",
    )
    return "\n".join(lines) + "\n"


def _answers(item: QuizItem) -> list[str]:
    if item.type is ItemType.JUDGE:
        return ["TRUE" if item.key == (0,) else "FALSE"]
    if item.type is ItemType.MULTI:
        return [
            f"~%{worth}%{_escaped(option)}"
            for worth, option in zip(worths(item), item.options, strict=True)
        ]
    if item.options:
        return [
            f"{'=' if index in item.key else '~'}{_escaped(option)}"
            for index, option in enumerate(item.options)
        ]
    return [f"={_escaped(item.key_text)}"] if item.type is ItemType.BLANK else []


def _escaped(text: str) -> str:
    """Return text on one line in which no mark means anything.

    >>> _escaped("每{月}=1次")
    '每\\\\{月\\\\}\\\\=1次'
    """
    return _SPECIAL.sub(r"\\\1", writable(text)).replace("\n", "\\n")


def _in_comment(text: str) -> str:
    return " ".join(writable(text).split()).replace("]", "］").replace("[", "［")
