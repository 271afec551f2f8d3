"""Items as JSON: the shape that the terminal prints, as an array or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from knowledge.errors import ReadingError
from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry, Problem
from knowledge.quiz.exchange.record import sturdy_json
from knowledge.quiz.item import QuizItem
from knowledge.quiz.records import item_record
from knowledge.quiz.shape import LETTERS
from knowledge.reading import decode


def write_json(items: Sequence[QuizItem]) -> bytes:
    """Return the items as a JSON array, one item a line."""
    return ("[\n" + ",\n".join(sturdy_json(item_record(one)) for one in items) + "\n]\n").encode()


def read_json(data: bytes, name: str) -> Iterator[Entry | Problem]:
    """Yield the entries, or what is no object; raises ReadingError where it is no JSON.

    An object needs as little as type, stem, options, key (indexes) or key_text, and a
    citation with title and location.
    """
    text, _ = decode(data, name)
    for number, record in enumerate(_records(text, name), start=1):
        if isinstance(record, dict):
            yield _entry(record, number)
        else:
            yield Problem(number, texts.STEM, texts.NOT_A_RECORD, unit=texts.ITEM)


def _entry(record: dict[str, Any], number: int) -> Entry:
    cited = record.get("citation")
    citation = cited if isinstance(cited, dict) else {}
    options = record.get("options")
    judged = options == [texts.TRUE, texts.FALSE]
    title = _text(citation.get("title"))
    location = _text(citation.get("location"))
    return Entry(
        row=number,
        unit=texts.ITEM,
        record=json.dumps(record),
        type=_type(record.get("type")),
        stem=_text(record.get("stem")),
        options=tuple(map(_text, options)) if isinstance(options, list) and not judged else (),
        answer=_answer(record, judged=judged),
        explanation=_text(record.get("explanation")),
        source=texts.CITED.format(title=title, location=location) if title else "",
        quote=_text(citation.get("quote")),
        difficulty=_difficulty(record.get("difficulty")),
        topic=_text(record.get("topic")),
    )


def _answer(record: dict[str, Any], *, judged: bool) -> str:
    key = record.get("key")
    if not isinstance(key, list) or not key:
        return _text(record.get("key_text"))
    if not all(type(index) is int and 0 <= index < len(LETTERS) for index in key):
        return ""
    if judged and key in ([0], [1]):
        return (texts.TRUE, texts.FALSE)[key[0]]
    return "".join(LETTERS[index] for index in key)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _type(value: object) -> str:
    names = {str(type_): name for type_, name in texts.TYPE_NAMES.items()}
    return names.get(_text(value), _text(value))


def _difficulty(value: object) -> str:
    names = {str(one): name for one, name in texts.DIFFICULTY_NAMES.items()}
    return names.get(_text(value), _text(value))


def _records(text: str, name: str) -> list[object]:
    try:
        whole = json.loads(text)
    except RecursionError as error:
        raise ReadingError(texts.NO_JSON.format(name=name, line=1)) from error
    except ValueError:
        return _lines(text, name)
    if isinstance(whole, dict) and isinstance(whole.get("items"), list):
        return list(whole["items"])
    return whole if isinstance(whole, list) else [whole]


def _lines(text: str, name: str) -> list[object]:
    records: list[object] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            records.append(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise ReadingError(texts.NO_JSON.format(name=name, line=number)) from error
    return records
