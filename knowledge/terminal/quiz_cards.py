"""Shows quiz items to a person at the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console

from knowledge.quiz import LETTERS, ItemType, QuizItem, letters
from knowledge.quiz.texts import TYPES
from knowledge.terminal import texts
from knowledge.terminal.showing import plain

_DIFFICULTIES = {"easy": "易", "medium": "中", "hard": "难"}


def show_items(items: Iterable[QuizItem], out: Console) -> int:
    """Print items as cards: question, options, answer, and the place that it rests on.

    Each is printed when it is there; returned is how many there were.
    """
    number = 0
    for number, item in enumerate(items, start=1):
        heading, *lines = _lines(number, item)
        out.print(plain(heading, "bold"))
        for line in lines:
            out.print(plain(line))
        out.print()
    return number


def _lines(number: int, item: QuizItem) -> Iterator[str]:
    yield texts.HEADING.format(
        number=number,
        type=TYPES[item.type],
        difficulty=_DIFFICULTIES[item.difficulty],
        stem=item.stem,
    )
    chosen = item.options and item.type is not ItemType.JUDGE
    if chosen:
        for letter, option in zip(LETTERS, item.options, strict=False):
            yield texts.OPTION.format(letter=letter, text=option)
    answer = letters(item.key) if chosen else item.right[0]
    if item.change is not None:
        change = item.change
        answer = texts.ALTERED.format(
            answer=answer, altered=change.altered, original=change.original
        )
    yield texts.ANSWER.format(answer=answer.replace("\n", "；"))
    cited = item.citation
    if item.explanation and not (cited and cited.quote in item.explanation):
        yield texts.EXPLANATION.format(text=item.explanation)
    if cited is not None:
        date = f"（{cited.version}）" if cited.version else ""
        yield texts.SOURCE.format(title=cited.title, location=cited.location, date=date)
        yield texts.QUOTE.format(quote=cited.quote)
