"""What python -m knowledge quiz does: make, check, read and write quiz files."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console

from knowledge.errors import QuestionError, ReadingError
from knowledge.quiz import (
    MOST_MEGABYTES,
    Cover,
    Format,
    Imported,
    ItemState,
    ItemType,
    QuizItem,
    QuizMaker,
    Selection,
    Upkeep,
    export,
    import_items,
    item_record,
)
from knowledge.terminal import texts
from knowledge.terminal.quiz_cards import show_items
from knowledge.terminal.showing import printable

_MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
_FORMATS = {form.ending: form for form in Format if form is not Format.ANSWERS}


class Quizzing:
    """Makes quizzes for a person or a program at the terminal.

    Args:
        out: where people read; JSON goes to standard output as it is.
    """

    def __init__(self, maker: QuizMaker, upkeep: Upkeep, out: Console) -> None:
        self._maker = maker
        self._upkeep = upkeep
        self._out = out

    def make(
        self,
        selection: Selection,
        types: Sequence[ItemType],
        count: int | None,
        *,
        seed: int,
        as_json: bool,
    ) -> None:
        """Print new items, each as it is made; a sentence to standard error where there are
        none."""
        items = self._maker.each(selection, types, count, seed=seed)
        made = _print_json(map(item_record, items)) if as_json else show_items(items, self._out)
        if not made:
            _tell(texts.NOTHING_MADE)
        elif not as_json:
            _tell(texts.MADE.format(count=made))

    def read(self, file: Path, *, as_json: bool) -> bool:
        """Print the items of a file and tell what is wrong with the others: nothing?"""
        result = self._read(file)
        if as_json:
            _print_json(map(item_record, result.items))
        else:
            show_items(result.items, self._out)
        _tell(*map(str, result.problems))
        _tell(texts.READ.format(items=len(result.items), problems=len(result.problems)))
        return not result.problems

    def check(self, file: Path, *, as_json: bool) -> bool:
        """Tell what is wrong with the items of a file as they stand: nothing?"""
        name, data = _load(file)
        result = import_items(name, data, self._maker.locate)
        found = [
            (finding.item, *self._judged(finding.item, finding.state, finding.now_reads))
            for finding in self._upkeep(result.items)
        ]
        if as_json:
            _print_json(
                {"id": item.id, "state": state.value, "faults": list(faults)}
                for item, state, faults in found
            )
        else:
            for number, (_, _, faults) in enumerate(found, start=1):
                for text in faults:
                    self._out.print(printable(texts.FAULT.format(number=number, text=text)))
        _tell(*map(str, result.problems))
        good = sum(not faults for _, _, faults in found)
        count = sum(len(faults) for _, _, faults in found) + len(result.problems)
        total = len(found) + len(result.problems)
        _tell(texts.CHECKED.format(items=total, good=good, faults=count))
        return not count

    def convert(self, file: Path, target: Path, cover: Cover, *, answers: bool) -> None:
        """Write the items of a file as another kind of file; what cannot be read is told."""
        form = format_of(target, answers=answers)
        result = self._read(file)
        _tell(*map(str, result.problems))
        _save(target, export(result.items, form, cover=cover))
        _tell(texts.WRITTEN.format(target=target, count=len(result.items)))

    def _read(self, file: Path) -> Imported:
        name, data = _load(file)
        return import_items(name, data, self._maker.locate, self._maker.faults)

    def _judged(
        self, item: QuizItem, state: ItemState, now_reads: str
    ) -> tuple[ItemState, tuple[str, ...]]:
        if state is ItemState.CHANGED:
            return state, (texts.CHANGED.format(text=now_reads),)
        if state is ItemState.GONE:
            return state, (texts.GONE,)
        if state is ItemState.MOVED:
            return state, ()
        return state, tuple(fault.text for fault in self._maker.faults(item))


def write_form(target: Path) -> None:
    """Write the empty workbook that trainers fill in; raises QuestionError."""
    if format_of(target, answers=False) is not Format.XLSX:
        raise QuestionError(texts.ONLY_FORMS)
    _save(target, export((), Format.XLSX))
    _tell(texts.WRITTEN.format(target=target, count=0))


def format_of(target: Path, *, answers: bool) -> Format:
    """Return the kind of file that a name asks for; raises QuestionError.

    >>> format_of(Path("试卷.docx"), answers=True)
    <Format.ANSWERS: 'answers'>
    """
    form = _FORMATS.get(target.suffix.lower())
    if form is None:
        raise QuestionError(texts.UNKNOWN_TARGET.format(target=target))
    return Format.ANSWERS if form is Format.PAPER and answers else form


def _load(file: Path) -> tuple[str, bytes]:
    """Return a file's name and as much of it as may be read; the import tells what is too large."""
    if str(file) == "-":
        return texts.STANDARD_INPUT, sys.stdin.buffer.read(_MOST_BYTES + 1)
    try:
        with file.open("rb") as opened:
            return file.name, opened.read(_MOST_BYTES + 1)
    except OSError as error:
        sentence = texts.CANNOT_READ.format(file=file)
        raise ReadingError(sentence, detail=repr(error)) from error


def _save(target: Path, data: bytes) -> None:
    try:
        with target.open("xb") as out:
            out.write(data)
    except FileExistsError as error:
        raise QuestionError(texts.EXISTS.format(target=target)) from error
    except OSError as error:
        sentence = texts.CANNOT_WRITE.format(target=target)
        raise QuestionError(sentence, detail=repr(error)) from error


def _tell(*sentences: str) -> None:
    """Tell people, beside what a program may read from standard output."""
    for sentence in sentences:
        print(printable(sentence), file=sys.stderr)


def _print_json(records: Iterable[object]) -> int:
    """Print each record when it is there; return how many."""
    count = 0
    for count, record in enumerate(records, start=1):  # noqa: B007 - returned
        line = json.dumps(record, ensure_ascii=False) + "\n"
        sys.stdout.write(line.encode("utf-8", "replace").decode("utf-8"))
        sys.stdout.flush()
    return count
