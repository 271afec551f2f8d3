"""GIFT -> entries: our own, and what trainers and Moodle write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry, Problem
from knowledge.quiz.exchange.feedback import read_feedback
from knowledge.quiz.exchange.gift import RECORD
from knowledge.quiz.exchange.tags import read_tags
from knowledge.quiz.item import GAP, ItemType
from knowledge.quiz.shape import LETTERS
from knowledge.reading import decode

# A mark behind a backslash is text: it stands as a character that no text has meanwhile.
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_MEANT = dict(zip("~=#{}:\\n", map(chr, range(0xFDD0, 0xFDD8)), strict=True))
_BACK = str.maketrans({one: "\n" if mark == "n" else mark for mark, one in _MEANT.items()})
_NAME = re.compile(r"^::.*?::", re.S)
_FORMAT = re.compile(r"^\s*\[(?:plain|html|moodle|markdown)\]")
_BRACES = re.compile(r"\{([^{}]*)\}")
_FEEDBACK = "####"
_CHOICE = re.compile(r"([=~])\s*(?:%(-?\d{1,3}(?:\.\d{1,9})?)%)?([^~=]*)")
_TAG = re.compile(r"\[tag:([^\]]*)\]")
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}


def read_gift(data: bytes, name: str) -> Iterator[Entry | Problem]:
    """Yield the questions, which are parted by blank lines; raises ReadingError."""
    text, _ = decode(data, name)
    comments: list[str] = []
    body: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.lstrip().startswith("//"):
            comments.append(line.strip())
        elif line.strip() and not line.startswith("$CATEGORY"):
            body.append(line)
        elif body:
            yield _entry("\n".join(body), comments, number - len(body))
            comments, body = [], []


def _entry(text: str, comments: Sequence[str], row: int) -> Entry | Problem:
    text = _ESCAPED.sub(lambda found: _MEANT[found[1]], text.strip())
    text = _FORMAT.sub("", _NAME.sub("", text, count=1), count=1)
    braces = _BRACES.search(text)
    if braces is None:
        return Problem(row, texts.STEM, texts.GIFT_UNCLEAR)
    before, after = text[: braces.start()].strip(), text[braces.end() :].strip()
    stem = _plain(f"{before}{GAP}{after}" if after else before)
    inside, _, said = braces[1].partition(_FEEDBACK)
    answered = _answered(inside.strip())
    if answered is None:
        return Problem(row, texts.ANSWER, texts.GIFT_UNCLEAR)
    feedback = read_feedback(_plain(said))
    records = [one.removeprefix(RECORD) for one in comments if one.startswith(RECORD)]
    remarks = [one for one in comments if not one.startswith(RECORD)]
    tags = read_tags([tag for remark in remarks for tag in _TAG.findall(remark)])
    return Entry(
        row=row,
        type=tags.type or texts.TYPE_NAMES[answered.type],
        stem=stem,
        options=answered.options,
        answer=answered.answer or feedback.answer,
        explanation=feedback.explanation,
        source=feedback.source,
        quote=feedback.quote,
        difficulty=tags.difficulty,
        topic=tags.topic,
        record=records[-1] if records else "",
    )


@dataclass(frozen=True, slots=True)
class _Answered:
    type: ItemType
    options: tuple[str, ...] = ()
    answer: str = ""


def _answered(inside: str) -> _Answered | None:
    if not inside:
        return _Answered(ItemType.SHORT)
    truth = _TRUTH.get(inside.partition("#")[0].strip().upper())
    if truth is not None:
        return _Answered(ItemType.JUDGE, answer=texts.TRUE if truth else texts.FALSE)
    if inside.startswith("#"):  # a number, perhaps with what it may be off by
        return _Answered(ItemType.BLANK, answer=re.split(r"[:.]{1,2}", inside[1:].strip())[0])
    choices = _CHOICE.findall(inside)
    if not choices or "->" in inside:
        return None
    options = tuple(_plain(text.partition("#")[0]) for _, _, text in choices)
    shares = [float(share) if share else 100.0 * (mark == "=") for mark, share, _ in choices]
    if all(mark == "=" for mark, _, _ in choices):
        return _Answered(ItemType.BLANK, answer=options[0])
    right = [share > 0 for share in shares]
    key = "".join(letter for letter, good in zip(LETTERS, right, strict=False) if good)
    several = not any(mark == "=" for mark, _, _ in choices)
    return _Answered(ItemType.MULTI if several else ItemType.SINGLE, options, key)


def _plain(text: str) -> str:
    """Return text with the marks that stood behind backslashes."""
    return text.strip().translate(_BACK)
