"""The admin's command: documents in, a new generation out, and a report.

python ingest.py                       ingest the whole collection
python ingest.py documents/faq         only this folder
python ingest.py --dry-run --explain   show what would happen, line by line
python ingest.py --rollback            answer from the generation before

Ends with 1 where a file failed and the rest went in, with 2 where nothing could be done, with 3
where the approved questions ended worse and nothing was published.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from knowledge import texts
from knowledge.bootstrap import Workshop
from knowledge.errors import QuestionError, ZhiguiError
from knowledge.ingestion import IngestReport, State
from knowledge.terminal import Progress, fail, set_up_logging, show_report
from knowledge.texts import ROLLBACK_ALONE, ROLLED_BACK

app = typer.Typer(add_completion=False)


@app.command(help=texts.HELP_INGEST)
def main(
    paths: Annotated[list[Path] | None, typer.Argument(help=texts.HELP_INGEST_PATHS)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=texts.HELP_INGEST_DRY_RUN)] = False,
    prune: Annotated[bool, typer.Option("--prune/--no-prune", help=texts.HELP_INGEST_PRUNE)] = True,
    rebuild: Annotated[bool, typer.Option("--rebuild", help=texts.HELP_INGEST_REBUILD)] = False,
    rollback: Annotated[bool, typer.Option("--rollback", help=texts.HELP_INGEST_ROLLBACK)] = False,
    accept: Annotated[bool, typer.Option("--accept", help=texts.HELP_INGEST_ACCEPT)] = False,
    as_json: Annotated[bool, typer.Option("--json", help=texts.HELP_INGEST_JSON)] = False,
    explain: Annotated[bool, typer.Option("--explain", help=texts.HELP_INGEST_EXPLAIN)] = False,
) -> None:
    """Bring the index up to date with the collection, and report."""
    set_up_logging()
    try:
        if rollback and (paths or dry_run or rebuild or accept):
            raise QuestionError(ROLLBACK_ALONE)
        workshop = Workshop.from_config()
        if rollback:
            generation = workshop.store.rollback()
            answer = {"generation": generation.id}
            typer.echo(
                json.dumps(answer) if as_json else ROLLED_BACK.format(generation=generation.id)
            )
            return
        with Progress(quiet=as_json) as progress:
            report = workshop.ingestion(
                paths or (),
                prune=prune,
                rebuild=rebuild,
                dry_run=dry_run,
                accept=accept,
                on_file=progress.files,
                on_page=progress.pages,
                on_passage=progress.passages,
            )
    except ZhiguiError as error:
        fail(error, status=2)
    _print(report, as_json=as_json, explain=explain)
    if report.stopped:
        raise typer.Exit(3)
    if report.of_state(State.FAILED):
        raise typer.Exit(1)


def _print(report: IngestReport, *, as_json: bool, explain: bool) -> None:
    if as_json:
        typer.echo(json.dumps(report.as_json(explain=explain), ensure_ascii=False, indent=1))
    else:
        show_report(report, explain=explain)


if __name__ == "__main__":
    app()
