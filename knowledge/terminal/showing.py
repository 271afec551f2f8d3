"""Shows answers, passages and documents to a person at the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from knowledge.answer.texts import LABELS, NEAREST
from knowledge.model import Answer, NoAnswer, ScoredPassage
from knowledge.records import Record, citation_date
from knowledge.texts import DOCUMENT_COLUMNS, IN_FORCE, REPLACED

_NEAREST_SHOWN = 2
_EXCERPT = 60


def console() -> Console:
    """Return the console that people read; text is never taken for markup."""
    return Console(highlight=False, soft_wrap=True)


def show_answer(answer: Answer | NoAnswer, out: Console) -> None:
    """Print an answer with its sources, or a refusal with the nearest places."""
    out.print(escape(answer.text), style="bold" if isinstance(answer, Answer) else "")
    for notice in answer.notices:
        if notice.text != answer.text:
            out.print(escape(f"※ {notice.text}"))
    if isinstance(answer, NoAnswer):
        _show_nearest(answer.passages, out)
        return
    for one in answer.citations:
        dated = citation_date(one.document)
        date = f"（{dated}）" if dated else ""
        out.print(escape(f"[{one.mark}] 《{one.document.title}》{one.location}{date}"))
        if one.quote not in answer.text:
            out.print(escape(f"    “{one.quote}”"), style="dim")


def show_passages(passages: Sequence[ScoredPassage], out: Console) -> None:
    """Print found passages, best first."""
    for rank, one in enumerate(passages, start=1):
        label = LABELS[one.document.kind]
        heading = f"{rank}. {label}《{one.document.title}》{one.passage.location}"
        out.print(escape(f"{heading}  {one.score:.3f}"), style="bold")
        out.print(escape(one.passage.text))


def show_documents(records: Sequence[Record], out: Console) -> None:
    """Print the documents as a table."""
    table = Table(*DOCUMENT_COLUMNS)
    for one in records:
        state = IN_FORCE if one["in_force"] else REPLACED
        date = one["effective"] or one["published"] or ""
        cells = (one["document_id"], one["title"], one["kind"], str(one["provisions"] or ""))
        table.add_row(*map(escape, (*cells, str(one["passages"]), date, state)))
    out.print(table)


def _show_nearest(passages: Sequence[ScoredPassage], out: Console) -> None:
    if not passages:
        return
    out.print(NEAREST)
    for one in passages[:_NEAREST_SHOWN]:
        excerpt = " ".join(one.passage.text.split())[:_EXCERPT]
        out.print(escape(f"  · 《{one.document.title}》{one.passage.location}：{excerpt}……"))
