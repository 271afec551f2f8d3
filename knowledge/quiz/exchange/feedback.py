"""What stands under an answer where a format has one text for all of it, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry

_LABELS = (texts.SAID_ANSWER, texts.SAID_SOURCE, texts.SAID_QUOTE)
_PARTS = re.compile(rf"(?:^|\n)\s*(?=(?:{'|'.join(_LABELS)}))")


@dataclass(frozen=True, slots=True)
class Feedback:
    """The parts of that text; `answer` only where the format has no other place for it."""

    explanation: str = ""
    answer: str = ""
    source: str = ""
    quote: str = ""


def feedback_text(entry: Entry, *, answer: bool = False) -> str:
    """Return explanation, answer, source and quote, each on lines of its own.

    >>> feedback_text(Entry(1, "", explanation="按月。", source="《规则》第十条", quote="每月一次"))
    '按月。\\n出处：《规则》第十条\\n引文：每月一次'
    """
    parts = (
        entry.explanation,
        f"{texts.SAID_ANSWER}{entry.answer}" if answer else "",
        f"{texts.SAID_SOURCE}{entry.source}" if entry.source else "",
        f"{texts.SAID_QUOTE}{entry.quote}" if entry.quote else "",
    )
    return "\n".join(filter(None, parts))


def read_feedback(text: str) -> Feedback:
    """Return the parts of what `feedback_text` wrote, or of what people wrote in its manner.

    >>> read_feedback("按月。\\n出处：《规则》第十条").source
    '《规则》第十条'
    """
    found = dict.fromkeys(("", *_LABELS), "")
    for part in _PARTS.split(text):
        label = next((one for one in _LABELS if part.startswith(one)), "")
        found[label] += part.removeprefix(label)
    return Feedback(
        found[""].strip(),
        found[texts.SAID_ANSWER].strip(),
        found[texts.SAID_SOURCE].strip(),
        found[texts.SAID_QUOTE].strip(),
    )
