"""python -m knowledge quiz COMMAND: the options, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Annotated, Protocol

import typer

from knowledge.errors import QuestionError
from knowledge.quiz import (
    Cover,
    Difficulty,
    ItemType,
    QuizMaker,
    Selection,
    Upkeep,
    read_difficulty,
    read_type,
)
from knowledge.terminal import texts
from knowledge.terminal.quizzing import Quizzing, write_form
from knowledge.terminal.showing import console

AsJson = Annotated[bool, typer.Option("--json", help=texts.HELP_JSON)]
File = Annotated[Path, typer.Argument(help=texts.HELP_FILE)]
Target = Annotated[Path, typer.Argument(help=texts.HELP_TARGET)]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="|".join(ItemType), help=texts.HELP_TYPE),
]
Difficulties = Annotated[
    list[str] | None,
    typer.Option("--difficulty", metavar="|".join(Difficulty), help=texts.HELP_DIFFICULTY),
]
_COVER = Cover()


class Desk(Protocol):
    """What the commands need of the workshop."""

    @property
    def quiz(self) -> QuizMaker: ...

    @property
    def upkeep(self) -> Upkeep: ...


def quiz_commands(open_desk: Callable[[], AbstractContextManager[Desk]]) -> typer.Typer:
    """Return the commands; `open_desk` also tells expected errors in one sentence."""
    quiz = typer.Typer(no_args_is_help=True, help=texts.HELP_QUIZ)

    def at(desk: Desk) -> Quizzing:
        return Quizzing(desk.quiz, desk.upkeep, console())

    @quiz.command(help=texts.HELP_MAKE)
    def make(
        topic: Annotated[str, typer.Option("--topic", help=texts.HELP_TOPIC)] = "",
        document: Annotated[str, typer.Option("--document", help=texts.HELP_FROM)] = "",
        chapter: Annotated[str, typer.Option("--chapter", help=texts.HELP_CHAPTER)] = "",
        provision: Annotated[str, typer.Option("--provision", help=texts.HELP_PROVISION)] = "",
        since: Annotated[str, typer.Option("--since", help=texts.HELP_SINCE)] = "",
        types: Types = None,
        difficulties: Difficulties = None,
        count: Annotated[int | None, typer.Option("--count", min=1, help=texts.HELP_COUNT)] = None,
        seed: Annotated[int, typer.Option("--seed", help=texts.HELP_SEED)] = 0,
        as_json: AsJson = False,
    ) -> None:
        wanted = [_type(one) for one in types or ()]
        hard = tuple(_difficulty(one) for one in difficulties or ())
        with open_desk() as desk:
            selection = Selection(document, chapter, provision, topic, _date(since), hard)
            at(desk).make(selection, wanted, count, seed=seed, as_json=as_json)

    @quiz.command(help=texts.HELP_CHECK)
    def check(file: File, as_json: AsJson = False) -> None:
        with open_desk() as desk:
            if not at(desk).check(file, as_json=as_json):
                raise SystemExit(1)

    @quiz.command("export", help=texts.HELP_EXPORT)
    def export_(
        file: File,
        target: Target,
        answers: Annotated[bool, typer.Option("--answers", help=texts.HELP_ANSWERS)] = False,
        title: Annotated[str, typer.Option("--title", help=texts.HELP_TITLE)] = _COVER.title,
        points: Annotated[
            int, typer.Option("--points", min=1, max=1000, help=texts.HELP_POINTS)
        ] = _COVER.total,
        minutes: Annotated[
            int | None, typer.Option("--minutes", min=1, max=1000, help=texts.HELP_MINUTES)
        ] = None,
    ) -> None:
        with open_desk() as desk:
            at(desk).convert(file, target, Cover(title, points, minutes), answers=answers)

    @quiz.command("import", help=texts.HELP_IMPORT)
    def import_(file: File, as_json: AsJson = False) -> None:
        with open_desk() as desk:
            if not at(desk).read(file, as_json=as_json):
                raise SystemExit(1)

    @quiz.command(help=texts.HELP_FORM)
    def form(target: Target) -> None:
        with open_desk():
            write_form(target)

    return quiz


def _type(text: str) -> ItemType:
    """Understand single as well as 单选."""
    found = read_type(text)
    if found is None:
        raise typer.BadParameter(texts.NO_SUCH_TYPE.format(text=text), param_hint="--type")
    return found


def _difficulty(text: str) -> Difficulty:
    """Understand hard as well as 难."""
    found = read_difficulty(text)
    if found is None:
        raise typer.BadParameter(
            texts.NO_SUCH_DIFFICULTY.format(text=text), param_hint="--difficulty"
        )
    return found


def _date(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise QuestionError(texts.BAD_DATE.format(text=text)) from error
