"""The JSON shape of an item: what the terminal prints, what is kept, what is exchanged."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from knowledge.quiz.item import (
    Alteration,
    Difficulty,
    ItemCitation,
    ItemType,
    Maker,
    QuizItem,
)

Record = dict[str, Any]


def item_record(item: QuizItem) -> Record:
    """Return an item as JSON; it has `key` where it has options, else `key_text`."""
    keys: Record = {"key": list(item.key)} if item.options else {"key_text": item.key_text}
    return {
        "id": item.id,
        "type": item.type.value,
        "stem": item.stem,
        "options": list(item.options),
        **keys,
        "explanation": item.explanation,
        "difficulty": item.difficulty.value,
        "topic": item.topic,
        "citation": asdict(item.citation) if item.citation else None,
        "made_by": item.made_by.value,
        "change": asdict(item.change) if item.change else None,
    }


def item_of(record: Record) -> QuizItem:
    """Return the item of a record that `item_record` gave.

    Raises:
        KeyError, TypeError, ValueError: it is no such record.
    """
    citation, change = record["citation"], record["change"]
    return QuizItem(
        id=record["id"],
        type=ItemType(record["type"]),
        stem=record["stem"],
        options=tuple(record["options"]),
        key=tuple(record.get("key", ())),
        key_text=record.get("key_text", ""),
        explanation=record["explanation"],
        difficulty=Difficulty(record["difficulty"]),
        topic=record["topic"],
        citation=ItemCitation(**citation) if citation else None,
        made_by=Maker(record["made_by"]),
        change=Alteration(**change) if change else None,
    )
