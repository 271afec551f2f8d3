"""An item as an export writes it beside the words for people, and as it is taken back."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from knowledge.quiz.item import QuizItem, item_id
from knowledge.quiz.records import Record, item_record

# What programs on the way alter, drop or obey: all but plain ASCII and Chinese text.
_FRAGILE = re.compile(
    "[^\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e“”‘’…—·]|_(?=x)|(?<=-)-|<|>"
)
_OPTIONAL: Record = {
    "id": "",
    "options": [],
    "key": [],
    "key_text": "",
    "explanation": "",
    "difficulty": "medium",
    "topic": "",
    "citation": None,
    "made_by": "person",
    "change": None,
}


def write_record(item: QuizItem) -> str:
    """Return an item as one line of JSON that survives tables and comments."""
    return sturdy_json(item_record(item), separators=(",", ":"))


def sturdy_json(record: Record, separators: tuple[str, str] = (", ", ": ")) -> str:
    """Return JSON in which whatever is fragile is escaped; Chinese stays readable.

    >>> sturdy_json({"stem": "每月\\u200b-->"})
    '{"stem": "每月\\\\u200b-\\\\u002d\\\\u003e"}'
    """
    return _FRAGILE.sub(_escaped, json.dumps(record, ensure_ascii=False, separators=separators))


def unsealed(text: str) -> QuizItem | None:
    """Return the item of a record, None where it is none.

    What other programs may leave out is filled in: the id, what is empty, who made it.
    """
    import pydantic

    try:
        record = json.loads(text)
        if not isinstance(record, dict):
            return None
        whole = json.dumps({**_OPTIONAL, **record})
        item = pydantic.TypeAdapter(QuizItem).validate_json(whole, strict=True)
    except (ValueError, RecursionError):  # pydantic's own error is a ValueError
        return None
    if any(not 0 <= index < len(item.options) for index in item.key):
        return None
    return item if item.id else replace(item, id=identity(item))


def identity(item: QuizItem) -> str:
    """Return the id that the item has by its content."""
    passage = item.citation.passage_id if item.citation else ""
    return item_id(item.type, item.stem, item.right, passage)


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return f"\\u{ord(character):04x}" if character.isascii() else json.dumps(character)[1:-1]
