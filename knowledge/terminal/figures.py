"""The tables of an evaluation: figures, reliability, what changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from knowledge.evaluation import Change, Comparison, Figure, SetResult
from knowledge.evaluation.texts import (
    CHANGED_FROM,
    COMPARED,
    COUNT_NAMES,
    DIFFERENCE_COLUMNS,
    FIGURE_NAMES,
    GOT_BETTER,
    GOT_WORSE,
    LACKING,
    MEASURED_BY,
    MISS_LOW_RANK,
    MISS_REFUSED,
    MISS_UNREFUSED,
    MISS_WRONG,
    NO_CHANGE,
    NOT_VERBATIM,
    QUESTIONS_COLUMN,
    RELIABILITY_COLUMNS,
    RELIABILITY_TITLE,
    SET_COLUMN,
    VERBATIM,
)
from knowledge.terminal.showing import plain

_EXCERPT = 80
_WIDEST = 1000


def show_figures(results: Sequence[SetResult], out: Console) -> None:
    """Print a row for each set; below each share its 95 % interval."""
    shares = [name for name in FIGURE_NAMES if any(name in one.figures.shares for one in results)]
    table = Table(SET_COLUMN, QUESTIONS_COLUMN, *(FIGURE_NAMES[name] for name in shares))
    for one in results:
        figures = one.figures
        asked = f"{figures.counts['answerable']}+{figures.counts['unanswerable']}"
        cells = [_cell(figures.shares.get(name)) for name in shares]
        measured = MEASURED_BY.get(one.measured, one.measured)
        table.add_row(plain(f"{one.questions.name}\n{measured}"), asked, *cells)
    _whole(table, out)
    counts = [name for name in COUNT_NAMES if any(name in one.figures.counts for one in results)]
    if counts:
        table = Table(SET_COLUMN, VERBATIM, *(COUNT_NAMES[name] for name in counts))
        for one in results:
            if "quotes" in one.figures.counts:
                cells = [str(one.figures.counts.get(name, "")) for name in counts]
                table.add_row(plain(one.questions.name), _verbatim(one), *cells)
        _whole(table, out)
    for one in results:
        if lacking := one.figures.counts["lacking"]:
            out.print(plain(LACKING.format(name=one.questions.name, count=lacking)))
        for outcome in one.outcomes:
            for fault in outcome.said.faults if outcome.said else ():
                out.print(plain(NOT_VERBATIM.format(question=outcome.question, fault=fault)))


def show_reliability(results: Sequence[SetResult], out: Console) -> None:
    """Print how often each confidence was right."""
    for one in results:
        reliability = one.figures.reliability
        if not reliability.bins:
            continue
        title = RELIABILITY_TITLE.format(name=one.questions.name, error=reliability.error)
        out.print(plain(title))
        table = Table(*RELIABILITY_COLUMNS)
        for each in reliability.bins:
            bounds = f"{each.low:.1f}–{each.high:.1f}"
            table.add_row(bounds, str(each.count), f"{each.confidence:.3f}", f"{each.right:.3f}")
        _whole(table, out)


def show_comparison(compared: Sequence[Comparison], out: Console) -> None:
    """Print each figure's difference and the questions that changed."""
    for one in compared:
        out.print(plain(COMPARED.format(name=one.name), "bold"))
        if not one.changes:
            out.print(NO_CHANGE)
            continue
        table = Table(*DIFFERENCE_COLUMNS)
        for each in one.differences:
            table.add_row(
                FIGURE_NAMES.get(each.name, each.name),
                f"{each.before:.3f}",
                f"{each.after:.3f}",
                f"{each.after - each.before:+.3f}",
                f"{each.low:+.3f}–{each.high:+.3f}",
                str(each.better),
                str(each.worse),
                f"{each.p:.3f}",
            )
        _whole(table, out)
        for change in one.changes:
            _show_change(change, out)


def misses(results: Sequence[SetResult]) -> list[str]:
    """Return a sentence for each question that went wrong."""
    told = []
    for one in results:
        for outcome in one.outcomes:
            said, question = outcome.said, outcome.question
            if said is None:
                if outcome.ranks and outcome.rank != 1:
                    told.append(MISS_LOW_RANK.format(question=question, rank=outcome.rank or "—"))
            elif not outcome.answerable:
                if not said.refused:
                    told.append(MISS_UNREFUSED.format(question=question))
            elif said.refused:
                told.append(MISS_REFUSED.format(question=question))
            elif not outcome.right:
                answer = " ".join(said.answer.split())[:_EXCERPT]
                told.append(MISS_WRONG.format(question=question, answer=answer))
    return told


def _show_change(change: Change, out: Console) -> None:
    for names, sentence in ((change.better, GOT_BETTER), (change.worse, GOT_WORSE)):
        if names:
            listed = "、".join(FIGURE_NAMES.get(name, name) for name in names)
            out.print(plain(sentence.format(question=change.question, figures=listed)))
    old, new = change.before, change.after
    out.print(
        plain(CHANGED_FROM.format(before=_standing(old), after=_standing(new)), "dim"),
    )


def _standing(record: object) -> str:
    """Rank and citations of a question's record in few words."""
    if not isinstance(record, dict):
        return ""
    rank = record.get("rank")
    cited = "；".join(record.get("citations") or ())
    return " ".join(filter(None, (f"#{rank}" if rank else "#—", cited)))


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return ""
    return f"{figure.value:.3f}\n{_short(figure.low)}–{_short(figure.high)}"


def _short(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")


def _verbatim(one: SetResult) -> str:
    quotes = int(one.figures.counts["quotes"])
    return f"{quotes - int(one.figures.counts['quotes_not_verbatim'])}/{quotes}"


def _whole(table: Table, out: Console) -> None:
    """Print a table at the width that it needs: cells that are cut say nothing."""
    room = out.options.update(max_width=_WIDEST)
    width = max(out.width, Measurement.get(out, room, table).maximum)
    Console(file=out.file, width=width, highlight=False).print(table)
