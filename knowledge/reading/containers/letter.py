"""A mail as a text: its subject, who sent it and when, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from knowledge.reading import texts
from knowledge.reading.lines import Line, source_lines
from knowledge.source import SourceLine, SourceText

_ANSWERED = re.compile(r"(?:\s*(?:re|fw|fwd|回复|答复|转发|轉寄)\s*(?:\[\d+\])?\s*[:：])+\s*", re.I)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says; `body` is its text as read, `sent` in the sender's own time."""

    subject: str
    sender: str
    sent: datetime | None
    body: SourceText | None
    warnings: tuple[str, ...] = ()


def plain_body(text: str, path: str) -> SourceText:
    """Return the body of a mail that is plain text; `> ` before quoted lines goes."""
    lines = source_lines(Line(line.lstrip("> ")) for line in text.splitlines())
    return SourceText(path=path, format="text", lines=lines)


def letter_text(letter: Letter, path: str, name: str) -> SourceText:
    """Return a mail as a text of the format `name`.

    Of `转发：关于值班的通知` the title is 关于值班的通知; the sender and the day stand
    below it: `发件人：办公室`, `日期：2024年5月6日`.
    """
    title = _ANSWERED.sub("", letter.subject, count=1).strip()
    hints: dict[str, object] = {}
    head = []
    if title:
        hints["title"] = title
        head.append(Line(title, heading=True))
    if letter.sender:
        hints["authors"] = [letter.sender]
        head.append(Line(texts.SENDER.format(name=letter.sender)))
    if letter.sent is not None:
        hints["published"] = letter.sent.strftime("%Y-%m-%d")
        day = texts.DAY.format(year=letter.sent.year, month=letter.sent.month, day=letter.sent.day)
        head.append(Line(texts.SENT.format(day=day)))
    body = letter.body
    lines = [*source_lines(head), *(body.lines if body else ())]
    return SourceText(
        path=path,
        format=name,
        lines=tuple(_numbered(lines)),
        encoding=body.encoding if body else None,
        hints=hints,
        warnings=letter.warnings,
    )


def _numbered(lines: Iterable[SourceLine]) -> Iterable[SourceLine]:
    return (replace(line, number=number) for number, line in enumerate(lines, start=1))
