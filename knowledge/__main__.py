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

from knowledge.bootstrap import Workshop
from knowledge.checking import check as check_generation
from knowledge.conversation import Conversation
from knowledge.errors import QuestionError, ZhiguiError
from knowledge.evaluation import evaluate as evaluate_questions
from knowledge.evaluation import read_questions
from knowledge.model import Answer
from knowledge.records import answer_record, document_records, passage_record
from knowledge.search import read_question
from knowledge.showing import console, show_answer, show_documents, show_passages
from knowledge.terminal import fail, set_up_logging
from knowledge.texts import BAD_DATE, NO_PLACE

app = typer.Typer(no_args_is_help=True, add_completion=False, help="知规：向知识库提问、查看与检查。")

AsOf = Annotated[str | None, typer.Option("--as-of", help="按这一天有效的版本回答，如 2022-01-01。")]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出。")]


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


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="问题；不填则进入对话。")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    batch: Annotated[
        Path | None, typer.Option("--batch", help="逐行回答 JSONL 文件里的问题。")
    ] = None,
) -> None:
    """提问；每个回答都注明出处。"""
    with _sentences() as workshop:
        on = _date(as_of)
        if batch is not None:
            for one in read_questions(batch):
                day = _date(one.get("as_of")) or on
                _print_json(_timed(workshop, one["question"], day, one.get("id")))
        elif question is None:
            Conversation(workshop.answerer, workshop.settings.index.path, console()).run(on)
        elif as_json:
            _print_json(_timed(workshop, question, on, None))
        else:
            show_answer(workshop.answerer(question, as_of=on), console())


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="要找的内容。")],
    as_of: AsOf = None,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=24, help="最多列出几段。")] = 10,
) -> None:
    """只检索，列出最相近的段落。"""
    with _sentences() as workshop:
        catalogue = workshop.library.catalogue()
        understood = read_question(question, workshop.terms)
        found = workshop.retriever(catalogue, understood, _date(as_of) or date.today())
        passages = [one.scored() for one in found.evidence[:limit]]
        if as_json:
            _print_json([passage_record(one) for one in passages])
        else:
            show_passages(passages, console())


@app.command()
def show(
    place: Annotated[str, typer.Argument(help="条文，如：支部工作规则第十条。")],
    as_of: AsOf = None,
) -> None:
    """按条号查看条文全文。"""
    with _sentences() as workshop:
        answer = workshop.answerer.look_up(place, as_of=_date(as_of))
        if answer is None:
            raise QuestionError(NO_PLACE)
        show_answer(answer, console())
        if not isinstance(answer, Answer):
            raise SystemExit(1)


@app.command()
def text(document: Annotated[str, typer.Argument(help="文档编号、名称或路径。")]) -> None:
    """显示一份文档的全文。"""
    with _sentences() as workshop:
        catalogue = workshop.library.catalogue()
        typer.echo(catalogue.text(catalogue.find(document).id))


@app.command()
def documents(as_json: AsJson = False) -> None:
    """列出全部文档。"""
    with _sentences() as workshop:
        records = document_records(workshop.library.catalogue(), date.today())
        if as_json:
            _print_json(records, indent=1)
        else:
            show_documents(records, console())


@app.command()
def check() -> None:
    """检查知识库：每段文字都与原文件一致。"""
    with _sentences() as workshop:
        generation = workshop.store.current()
        limit = workshop.settings.collection.max_file_mb * 1024 * 1024
        faults = list(check_generation(generation, workshop.collection, workshop.readers, limit))
        for fault in faults:
            typer.echo(f"{fault.where}：{fault.what}")
        total = len(generation.manifest.documents())
        typer.echo(f"检查了 {total} 篇文档，发现 {len(faults)} 处问题。")
        if faults:
            raise SystemExit(1)


@app.command()
def evaluate(
    questions: Annotated[Path, typer.Argument(help="问题集（JSONL）。")],
    as_json: AsJson = False,
    misses: Annotated[bool, typer.Option("--misses", help="列出答错与误拒的问题。")] = False,
) -> None:
    """用问题集评测。"""
    with _sentences() as workshop:

        def answered(question: str, as_of: str | None) -> dict[str, Any]:
            return _timed(workshop, question, _date(as_of), None)

        figures = evaluate_questions(read_questions(questions), answered)
        if as_json:
            _print_json(figures.as_json(), indent=1)
        else:
            for name, value in figures.as_json().items():
                typer.echo(f"{name:<22}{value}")
        if misses:
            for miss in figures.misses:
                typer.echo(miss, err=as_json)


def _timed(workshop: Workshop, question: str, on: date | None, id_: object) -> dict[str, Any]:
    started = time.perf_counter()
    answer = workshop.answerer(question, as_of=on)
    elapsed = (time.perf_counter() - started) * 1000
    return answer_record(question, answer, elapsed_ms=elapsed, id_=id_)


def _date(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise QuestionError(BAD_DATE.format(text=text)) from error


def _print_json(value: object, indent: int | None = None) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    app(prog_name="python -m knowledge")
