"""Items as Moodle XML, the format that most learning platforms take."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from knowledge.quiz.exchange.entry import Entry
from knowledge.quiz.exchange.feedback import feedback_text
from knowledge.quiz.exchange.platforms import name_of, worths
from knowledge.quiz.exchange.record import write_record
from knowledge.quiz.exchange.tags import write_tags
from knowledge.quiz.exchange.wording import entry_of, writable
from knowledge.quiz.item import ItemType, QuizItem

RECORD = "zhigui"
"""Our own element, which other programs pass over."""

_KINDS = {
    ItemType.SINGLE: "multichoice",
    ItemType.MULTI: "multichoice",
    ItemType.JUDGE: "truefalse",
    ItemType.BLANK: "shortanswer",
    ItemType.SHORT: "essay",
    ItemType.CARD: "essay",
}


def write_moodle(items: Sequence[QuizItem]) -> bytes:
    """Return the items as Moodle XML."""
    questions = "".join(map(_question, items))
    whole = f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{questions}</quiz>\n'
    return whole.encode("utf-8")


def _question(item: QuizItem) -> str:
    entry = entry_of(item)
    parts = (
        f"<name>{_text(name_of(item))}</name>",
        f'<questiontext format="plain_text">{_text(item.stem)}</questiontext>',
        f'<generalfeedback format="plain_text">{_text(feedback_text(entry))}</generalfeedback>',
        f"<idnumber>{_escaped(item.id)}</idnumber>",
        *_answers(item, entry),
        f"<tags>{''.join(f'<tag>{_text(tag)}</tag>' for tag in write_tags(entry))}</tags>",
        f"<{RECORD}>{_escaped(write_record(item))}</{RECORD}>",
    )
    inside = "".join(f"  {part}\n" for part in parts)
    return f'<question type="{_KINDS[item.type]}">\n{inside}</question>\n'


def _answers(item: QuizItem, entry: Entry) -> list[str]:
    if item.type is ItemType.JUDGE:
        return list(map(_answer, ("true", "false"), worths(item)))
    if item.options:
        return [
            f"<single>{str(item.type is not ItemType.MULTI).lower()}</single>",
            "<shuffleanswers>true</shuffleanswers>",
            "<answernumbering>ABCD</answernumbering>",
            *map(_answer, item.options, worths(item)),
        ]
    if item.type is ItemType.BLANK:
        return ["<usecase>0</usecase>", _answer(entry.answer.replace("*", "\\*"), "100")]
    return [f'<graderinfo format="plain_text">{_text(entry.answer)}</graderinfo>']


def _answer(text: str, fraction: str) -> str:
    return f'<answer fraction="{fraction}" format="plain_text">{_text(text)}</answer>'


def _text(text: str) -> str:
    return f"<text>{_escaped(text)}</text>"


def _escaped(text: str) -> str:
    return escape(writable(text))
