"""An evaluation at the terminal: reads the sets, shows the progress, prints and writes."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from knowledge.errors import QuestionError
from knowledge.evaluation import (
    Examination,
    Figures,
    SetResult,
    compare,
    read_question_sets,
    read_results,
    results_json,
    write_results,
)
from knowledge.evaluation.texts import EVALUATING_BAR, SAME_FILE
from knowledge.search import Side
from knowledge.terminal.figures import misses, show_comparison, show_figures, show_reliability
from knowledge.terminal.showing import console, plain, printable

STANDARD_OUTPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Evaluates files of questions.

    Args:
        examination: asks the questions.
        about: what is measured: version, model, generation …; kept with the results.
    """

    examination: Examination
    about: Mapping[str, Any]

    def __call__(
        self,
        files: Sequence[Path],
        *,
        side: Side | None = None,
        results: Path | None = None,
        earlier: Path | None = None,
        list_misses: bool = False,
    ) -> None:
        """Print a table of the figures, and write and compare where asked.

        Args:
            side: measure the retrieval only, by this side.
            results: the JSON file to write; `-` prints it instead of the table.
            earlier: a results file to compare with.

        Raises:
            QuestionError: a file cannot be read or written, or holds other questions.
        """
        sets = read_question_sets(files)
        if results and any(_same(results, one) for one in (*files, earlier) if one):
            raise QuestionError(SAME_FILE.format(file=results))
        before = read_results(earlier) if earlier else []
        measured = side.value if side else "answers"
        done = []
        with _bars() as bars:
            for questions in sets:
                label = plain(EVALUATING_BAR.format(name=questions.name)).markup
                asked = bars.track(
                    self.examination(questions, side), len(questions.items), description=label
                )
                outcomes = list(asked)
                done.append(SetResult(questions, outcomes, Figures.of(outcomes), measured))
        compared = compare(done, before) if earlier else []
        text = results_json(done, self.about) if results else ""
        if results == STANDARD_OUTPUT:
            sys.stdout.write(text + "\n")
        else:
            out = console()
            show_figures(done, out)
            show_reliability(done, out)
            show_comparison(compared, out)
            if results:
                write_results(results, text)
        if list_misses:
            for miss in misses(done):
                print(printable(miss), file=sys.stderr)


def _bars() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def _same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute() or (
        one.exists() and other.exists() and one.samefile(other)
    )
