"""Shows an ingest at the terminal: the progress bar, then the report."""

from __future__ import annotations

from pathlib import PurePosixPath
from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from knowledge.ingestion import FileReport, IngestReport, State, Turn, Verdict
from knowledge.terminal.showing import plain
from knowledge.texts import (
    APPROVED,
    APPROVED_BETTER,
    APPROVED_ELSEWHERE,
    APPROVED_FAILED,
    APPROVED_WORSE,
    NOW_REFUSED,
    NOW_WRONG,
    PAGES_BAR,
    PASSAGES_BAR,
    READING_BAR,
    REPORT_ARTICLES,
    REPORT_CLEANED,
    REPORT_CLEANED_LINE,
    REPORT_DRY_RUN,
    REPORT_NOTHING,
    REPORT_PASSAGES,
    REPORT_PUBLISHED,
    REPORT_STOPPED,
    REPORT_SUMMARY,
    REPORT_TITLE,
    REPORT_WARNING,
    STATE_NAMES,
)

_LONGEST_NAME = 24
_CHANGES = {
    Turn.WORSE: APPROVED_WORSE,
    Turn.BETTER: APPROVED_BETTER,
    Turn.ELSEWHERE: APPROVED_ELSEWHERE,
}


class Progress:
    """Bars on standard error: files read, the pages of a file in work, passages indexed."""

    def __init__(self, *, quiet: bool) -> None:
        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=quiet,
        )
        self._files = self._bars.add_task(READING_BAR, visible=False)
        self._passages = self._bars.add_task(PASSAGES_BAR, visible=False)
        self._pages: dict[str, TaskID] = {}

    def __enter__(self) -> Progress:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def files(self, done: int, total: int) -> None:
        """Show how many files are read."""
        self._bars.update(self._files, completed=done, total=total, visible=True)

    def pages(self, path: str, done: int, total: int) -> None:
        """Show how many pages of a file are read, where it has several."""
        if done >= total:
            if (task := self._pages.pop(path, None)) is not None:
                self._bars.remove_task(task)
            return
        if path not in self._pages:
            name = plain(PurePosixPath(path).name[:_LONGEST_NAME]).plain
            self._pages[path] = self._bars.add_task(escape(PAGES_BAR.format(name=name)))
        self._bars.update(self._pages[path], completed=done, total=total)

    def passages(self, done: int, total: int) -> None:
        """Show how many passages are indexed."""
        self._bars.update(self._passages, completed=done, total=total, visible=True)


def show_report(report: IngestReport, *, explain: bool) -> None:
    """Print what became of each file, in Chinese."""
    console = Console(highlight=False, soft_wrap=True)
    for file in report.files:
        if file.listed(explain=explain):
            for line in _lines(file, explain=explain):
                console.print(plain(line))
    for duplicate in report.duplicates:
        console.print(plain(duplicate))
    counts = "，".join(
        f"{STATE_NAMES[state]} {len(report.of_state(state))}"
        for state in State
        if report.of_state(state)
    )
    console.print(
        REPORT_SUMMARY.format(
            counts=counts or "0", documents=report.documents, passages=report.passages
        )
    )
    if report.verdict:
        for line in _judged(report.verdict):
            console.print(plain(line))
    if report.dry_run:
        console.print(REPORT_DRY_RUN)
    elif report.stopped:
        console.print(REPORT_STOPPED)
    elif report.published:
        console.print(
            REPORT_PUBLISHED.format(
                generation=report.generation, embedded=report.embedded, carried=report.carried
            )
        )
    else:
        console.print(REPORT_NOTHING)


def _judged(verdict: Verdict) -> list[str]:
    """The approved questions that fail, and those whose replies changed."""
    passed = verdict.questions - len(verdict.failed)
    lines = [APPROVED.format(questions=verdict.questions, passed=passed)]
    told = {one.after.question for one in verdict.changed}
    lines += (
        APPROVED_FAILED.format(question=one.question)
        for one in verdict.failed
        if one.question not in told
    )
    for one in verdict.changed:
        before, after = ("、".join(reply.places) for reply in (one.before, one.after))
        now = NOW_REFUSED if one.after.refused else NOW_WRONG.format(places=after)
        question = one.after.question
        lines.append(
            _CHANGES[one.turn].format(question=question, now=now, before=before, after=after)
        )
    return lines


def _lines(file: FileReport, *, explain: bool) -> list[str]:
    lines = [f"{STATE_NAMES[file.state]}  {file.path}"]
    if file.message:
        lines.append(f"      {file.message}")
    for document in file.documents:
        title = REPORT_TITLE.format(title=document.title)
        articles = REPORT_ARTICLES.format(articles=document.articles) if document.articles else ""
        passages = REPORT_PASSAGES.format(passages=document.passages)
        lines.append(f"      {title}{articles}{passages}")
        lines += (
            "      " + REPORT_WARNING.format(warning=warning) for warning in document.warnings
        )
    if file.removed_lines:
        lines.append("      " + REPORT_CLEANED.format(lines=len(file.removed_lines)))
        if explain:
            lines += (
                "        "
                + REPORT_CLEANED_LINE.format(line=one.number, reason=one.removed, text=one.text)
                for one in file.removed_lines
            )
    return lines
