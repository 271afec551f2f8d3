"""Shows answers, passages and documents to a person at the terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from knowledge.answer.texts import LABELS, NEAREST
from knowledge.model import Answer, NoAnswer, ScoredPassage
from knowledge.records import Record
from knowledge.texts import (
    DOCUMENT_COLUMNS,
    IN_FORCE,
    KIND_NAMES,
    NOT_YET_IN_FORCE,
    REPLACED,
    SCANNED,
)

_NEAREST_SHOWN = 2
_EXCERPT = 60


# What a terminal would obey instead of showing it: all controls but tab and line feed.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def console() -> Console:
    """Return the console that people read."""
    return Console(highlight=False, soft_wrap=True)


def printable(text: str) -> str:
    """Return text that a terminal shows and does not obey.

    >>> printable("第一条\x1b[31m红")
    '第一条\ufffd[31m红'
    """
    return _CONTROLS.sub("\ufffd", text)


def plain(text: str, style: str = "") -> Text:
    """Return text of a document or a person for printing: no markup, no emoji codes."""
    return Text(printable(text), style=style)


def show_answer(answer: Answer | NoAnswer, out: Console) -> None:
    """Print an answer with its sources, or a refusal with the nearest places."""
    out.print(plain(answer.text, "bold" if isinstance(answer, Answer) else ""))
    for notice in answer.notices:
        if notice.text != answer.text:
            out.print(plain(f"※ {notice.text}"))
    if isinstance(answer, NoAnswer):
        _show_nearest(answer.passages, out)
        return
    for one in answer.citations:
        dated = one.document.version_date
        date = f"（{dated}）" if dated else ""
        scanned = SCANNED if one.scanned else ""
        out.print(plain(f"[{one.mark}] 《{one.document.title}》{one.location}{date}{scanned}"))
        if one.quote not in answer.text:
            out.print(plain(f"    “{one.quote}”", "dim"))


def show_passages(passages: Sequence[ScoredPassage], out: Console) -> None:
    """Print found passages, best first."""
    for rank, one in enumerate(passages, start=1):
        label = LABELS[one.document.kind]
        location = one.document.located(one.passage.location, one.passage.start)
        heading = f"{rank}. {label}《{one.document.title}》{location}"
        out.print(plain(f"{heading}  {one.score:.3f}", "bold"))
        out.print(plain(one.passage.text))


def show_documents(records: Sequence[Record], out: Console) -> None:
    """Print the documents as a table."""
    table = Table(*DOCUMENT_COLUMNS)
    for one in records:
        state = IN_FORCE if one["in_force"] else REPLACED
        if not one["in_force"] and one["superseded_by"] is None:
            state = NOT_YET_IN_FORCE
        kind = KIND_NAMES[one["kind"]]
        date = one["effective"] or one["published"] or ""
        cells = (one["document_id"], one["title"], kind, str(one["provisions"] or ""))
        table.add_row(*map(plain, (*cells, str(one["passages"]), date, state)))
    out.print(table)


def _show_nearest(passages: Sequence[ScoredPassage], out: Console) -> None:
    if not passages:
        return
    out.print(NEAREST)
    for one in passages[:_NEAREST_SHOWN]:
        excerpt = " ".join(one.passage.text.split())[:_EXCERPT]
        location = one.document.located(one.passage.location, one.passage.start)
        out.print(plain(f"  · 《{one.document.title}》{location}：{excerpt}……"))
