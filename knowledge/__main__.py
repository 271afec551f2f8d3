"""The knowledge base at a terminal: python -m knowledge COMMAND."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from knowledge import texts
from knowledge.bootstrap import Workshop
from knowledge.errors import QuestionError, ZhiguiError
from knowledge.evaluation import read_questions
from knowledge.ingestion import check as check_generation
from knowledge.model import Answer
from knowledge.records import answer_record, document_records, passage_record
from knowledge.search import Side
from knowledge.terminal import (
    Conversation,
    Evaluation,
    console,
    fail,
    printable,
    quiz_commands,
    set_up_logging,
    show_answer,
    show_documents,
    show_passages,
)

app = typer.Typer(no_args_is_help=True, add_completion=False, help=texts.HELP_APP)

AsOf = Annotated[str | None, typer.Option("--as-of", help=texts.HELP_AS_OF)]
AsJson = Annotated[bool, typer.Option("--json", help=texts.HELP_JSON)]


@contextmanager
def _sentences() -> Iterator[Workshop]:
    """Open the workshop; an expected error becomes one sentence and exit status 1."""
    set_up_logging()
    try:
        yield Workshop.from_config()
    except ZhiguiError as error:
        fail(error)
    except (BrokenPipeError, KeyboardInterrupt):
        raise SystemExit(130) from None


app.add_typer(quiz_commands(_sentences), name="quiz")


@app.command(help=texts.HELP_ASK)
def ask(
    question: Annotated[str | None, typer.Argument(help=texts.HELP_QUESTION)] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    batch: Annotated[Path | None, typer.Option("--batch", help=texts.HELP_BATCH)] = None,
) -> None:
    """Answer a question, a file of questions, or hold a conversation."""
    with _sentences() as workshop:
        on = _date(as_of)
        if (batch is not None and question is not None) or (
            as_json and batch is None and question is None
        ):
            raise typer.BadParameter(texts.ONE_WAY_TO_ASK)
        if batch is not None:
            asked = [(one, _date(one.get("as_of")) or on) for one in read_questions(batch)]
            for one, day in asked:
                _print_json(_timed(workshop, one["question"], day, one.get("id"), one["history"]))
        elif question is None:
            Conversation(
                workshop.dialogue,
                workshop.settings.index.path,
                console(),
                warm_up=lambda: workshop.embedder.embed_query(""),
            ).run(on)
        elif as_json:
            _print_json(_timed(workshop, question, on, None))
        else:
            show_answer(workshop.answerer(question, as_of=on), console())


@app.command(help=texts.HELP_SEARCH)
def search(
    question: Annotated[str, typer.Argument(help=texts.HELP_SEARCH_FOR)],
    as_of: AsOf = None,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=24, help=texts.HELP_LIMIT)] = 10,
) -> None:
    """List the passages nearest to a question."""
    with _sentences() as workshop:
        passages = workshop.searcher(question, limit=limit, as_of=_date(as_of))
        if as_json:
            _print_json([passage_record(one) for one in passages])
        else:
            show_passages(passages, console())


@app.command(help=texts.HELP_SHOW)
def show(
    place: Annotated[str, typer.Argument(help=texts.HELP_PLACE)],
    as_of: AsOf = None,
) -> None:
    """Quote a provision by its number."""
    with _sentences() as workshop:
        answer = workshop.answerer.look_up(place, as_of=_date(as_of))
        if answer is None:
            raise QuestionError(texts.NO_PLACE)
        show_answer(answer, console())
        if not isinstance(answer, Answer):
            raise SystemExit(1)


@app.command(help=texts.HELP_TEXT)
def text(document: Annotated[str, typer.Argument(help=texts.HELP_DOCUMENT)]) -> None:
    """Print the whole text of a document."""
    with _sentences() as workshop:
        catalogue = workshop.library.catalogue()
        typer.echo(printable(catalogue.text(catalogue.find(document).id)))


@app.command(help=texts.HELP_DOCUMENTS)
def documents(as_json: AsJson = False) -> None:
    """List the documents."""
    with _sentences() as workshop:
        records = document_records(workshop.library.catalogue(), date.today())
        if as_json:
            _print_json(records, indent=1)
        else:
            show_documents(records, console())


@app.command(help=texts.HELP_GLOSSARY)
def glossary() -> None:
    """List the entries of the glossary that lead to no document."""
    with _sentences() as workshop:
        catalogue = workshop.library.catalogue()
        entries = workshop.glossary.current().entries
        strange = [word for word in entries if not any(map(catalogue.mentioned, entries[word]))]
        for word in strange:
            terms = "、".join(entries[word])
            typer.echo(printable(texts.GLOSSARY_STRANGE.format(word=word, terms=terms)))
        typer.echo(texts.GLOSSARY_CHECKED.format(entries=len(entries), strange=len(strange)))


@app.command(help=texts.HELP_CHECK)
def check() -> None:
    """Prove that the index says what the source files say."""
    with _sentences() as workshop:
        generation = workshop.store.current()
        faults = list(check_generation(generation, workshop.planner, workshop.makers))
        for fault in faults:
            typer.echo(texts.FAULT.format(where=fault.where, what=fault.what))
        total = len(generation.manifest.documents())
        typer.echo(texts.CHECKED.format(documents=total, faults=len(faults)))
        if faults:
            raise SystemExit(1)


@app.command(help=texts.HELP_EVALUATE)
def evaluate(
    questions: Annotated[list[Path], typer.Argument(help=texts.HELP_QUESTIONS)],
    retrieval: Annotated[bool, typer.Option("--retrieval", help=texts.HELP_RETRIEVAL)] = False,
    side: Annotated[Side | None, typer.Option("--side", help=texts.HELP_SIDE)] = None,
    results: Annotated[Path | None, typer.Option("--json", help=texts.HELP_RESULTS)] = None,
    earlier: Annotated[Path | None, typer.Option("--compare", help=texts.HELP_COMPARE)] = None,
    misses: Annotated[bool, typer.Option("--misses", help=texts.HELP_MISSES)] = False,
) -> None:
    """Ask question sets and print the figures."""
    with _sentences() as workshop:
        Evaluation(workshop.examination, workshop.about)(
            questions,
            side=side or (Side.FUSED if retrieval else None),
            results=results,
            earlier=earlier,
            list_misses=misses,
        )


def _timed(
    workshop: Workshop,
    question: str,
    on: date | None,
    id_: object,
    history: tuple[str, ...] = (),
) -> dict[str, Any]:
    started = time.perf_counter()
    answer = workshop.dialogue(question, history=history, as_of=on)
    elapsed = (time.perf_counter() - started) * 1000
    return answer_record(question, answer, elapsed_ms=elapsed, id_=id_)


def _date(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise QuestionError(texts.BAD_DATE.format(text=text)) from error


def _print_json(value: object, indent: int | None = None) -> None:
    printed = json.dumps(value, ensure_ascii=False, indent=indent) + "\n"
    # A question whose bytes were no text is echoed with a mark in their place.
    sys.stdout.write(printed.encode("utf-8", "replace").decode("utf-8"))
    sys.stdout.flush()


if __name__ == "__main__":
    app(prog_name="python -m knowledge")
