"""Question sets as files: one JSON object a line, its form known by its fields.

| fields | evidence |
|---|---|
| `gold`: [{`evidence`}], or `evidence` | verbatim stretches of documents |
| `gold`: [ids], in NAME_questions.jsonl | passages of NAME_passages.jsonl |
| `gold_texts` | texts of articles |
| `answer_texts` and `where` | words in an article |
| `where` | articles |

`answer_keys` (or `answer`, a list of spellings) tells what must be said; `answerable`,
`history` and `as_of` may stand beside all of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.dialogue import read_history
from knowledge.errors import QuestionError
from knowledge.evaluation.item import (
    ArticleText,
    Evidence,
    Item,
    PassageId,
    Piece,
    Provisions,
    QuestionSet,
    Stated,
    Where,
)
from knowledge.evaluation.texts import (
    BAD_PASSAGES,
    BAD_QUESTION_SET,
    NO_PASSAGES,
    NO_QUESTION_SET,
)
from knowledge.model import digest

_QUESTIONS = "_questions"
_PASSAGES = "_passages"


def read_questions(file: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of questions, as `ask --batch` takes them.

    Raises:
        QuestionError: the file cannot be read or a line is not such an object.
    """
    questions = []
    for number, line in enumerate(read_lines(file), start=1):
        if line:
            try:
                history = read_history(line.get("history"))
                questions.append({**line, "question": str(line["question"]), "history": history})
            except (KeyError, QuestionError) as error:
                raise _bad(file, number, error) from error
    return questions


def read_question_sets(files: Sequence[Path]) -> list[QuestionSet]:
    """Read question sets; a passages file stands for the questions beside it.

    Raises:
        QuestionError: a file cannot be read, or a line is no question; the sentence names
            both.
    """
    wanted = dict.fromkeys(_questions_of(file) for file in files)
    return [read_question_set(file) for file in wanted]


def read_question_set(file: Path) -> QuestionSet:
    """Read one question set, with its passages where it is asked over those."""
    items = tuple(
        _item(line, number, file) for number, line in enumerate(read_lines(file), start=1) if line
    )
    passages = {}
    if any(isinstance(piece, PassageId) for one in items for piece in one.pieces):
        passages = _read_passages(file)
    return QuestionSet(file.stem, digest(repr(items)), items, passages)


def read_lines(file: Path) -> list[Mapping[str, Any]]:
    """Return each line's object, an empty one for a blank line; raises QuestionError."""
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(NO_QUESTION_SET.format(file=file), detail=repr(error)) from error
    objects: list[Mapping[str, Any]] = []
    for number, line in enumerate(lines, start=1):
        try:
            loaded = json.loads(line) if line.strip() else {}
            if not isinstance(loaded, dict) or (line.strip() and not loaded):
                raise TypeError("no object")
        except (ValueError, TypeError, RecursionError) as error:
            raise _bad(file, number, error) from error
        objects.append(loaded)
    return objects


def _item(line: Mapping[str, Any], number: int, file: Path) -> Item:
    try:
        return read_item(line, number)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _bad(file, number, error) from error


def read_item(line: Mapping[str, Any], number: int) -> Item:
    """Return the question of a line.

    Raises:
        KeyError, TypeError, ValueError: the line is not of a form that is counted.
    """
    pieces = _pieces(line)
    keys = _keys(line, pieces)
    as_of = line.get("as_of") or ""
    if as_of:
        date.fromisoformat(as_of)
    return Item(
        id=str(line.get("id") or f"#{number}"),
        question=str(line["question"]),
        answerable=bool(line.get("answerable", bool(pieces or keys))),
        pieces=pieces,
        keys=keys,
        history=tuple(_texts(line.get("history"))),
        as_of=as_of,
    )


def _pieces(line: Mapping[str, Any]) -> tuple[Piece, ...]:
    if line.get("gold_texts"):
        return tuple(ArticleText(text) for text in _texts(line["gold_texts"]))
    if gold := line.get("gold") or line.get("evidence"):
        ids = isinstance(line.get("gold"), list) and all(isinstance(one, str) for one in gold)
        if ids:
            return tuple(PassageId(one) for one in gold)
        pieces = [gold] if isinstance(gold, str | dict) else gold
        return tuple(
            Evidence(_text(one["evidence"] if isinstance(one, dict) else one)) for one in pieces
        )
    where = line.get("where") or []
    places = tuple(_where(one) for one in ([where] if isinstance(where, str | dict) else where))
    if places and line.get("answer_texts"):
        return tuple(Stated(text, places) for text in _texts(line["answer_texts"]))
    return (Provisions(places),) if places else ()


def _keys(line: Mapping[str, Any], pieces: Sequence[Piece]) -> tuple[tuple[str, ...], ...]:
    if given := line.get("answer_keys"):
        return tuple(tuple(_texts(key)) for key in ([given] if isinstance(given, str) else given))
    if any(isinstance(one, Stated) for one in pieces):
        return tuple((one,) for one in _texts(line["answer_texts"]))
    if isinstance(line.get("answer"), list) and line["answer"]:
        return (tuple(dict.fromkeys(_texts(line["answer"]))),)
    return ()


def _where(given: str | Mapping[str, Any]) -> Where:
    """Read a place.

    >>> _where("云泽市统计局采购管理办法 第十条")
    Where(document='云泽市统计局采购管理办法', provision='第十条')
    """
    if isinstance(given, str):
        document, _, provision = given.strip().rpartition(" ")
        return Where(document, provision) if document else Where(provision)
    document = given.get("document") or given["doc"]
    provision = given.get("article") or given.get("provision") or ""
    return Where(_text(document), _text(provision))


def _read_passages(file: Path) -> dict[str, tuple[str, str]]:
    beside = file.with_name(file.stem.removesuffix(_QUESTIONS) + _PASSAGES + file.suffix)
    if not (file.stem.endswith(_QUESTIONS) and beside.is_file()):
        raise QuestionError(NO_PASSAGES.format(file=file, beside=beside.name))
    try:
        lines = [line for line in read_lines(beside) if line]
        return {
            str(line["id"]): (_text(line.get("title") or ""), _text(line["text"])) for line in lines
        }
    except (KeyError, TypeError) as error:
        raise QuestionError(BAD_PASSAGES.format(file=beside), detail=repr(error)) from error


def _questions_of(file: Path) -> Path:
    if not file.stem.endswith(_PASSAGES):
        return file
    return file.with_name(file.stem.removesuffix(_PASSAGES) + _QUESTIONS + file.suffix)


def _texts(given: object) -> list[str]:
    if isinstance(given, str):
        return [given]
    if not isinstance(given, list | None):
        raise TypeError("no list of texts")
    return [_text(one) for one in given or []]


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError("no text")
    return given


def _bad(file: Path, number: int, error: Exception) -> QuestionError:
    sentence = BAD_QUESTION_SET.format(file=file, line=number)
    return QuestionError(sentence, detail=repr(error))
