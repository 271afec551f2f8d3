"""Documents in force -> quiz items, each with the place that it rests on."""

from knowledge.quiz.item import (
    GAP,
    Alteration,
    Difficulty,
    ItemCitation,
    ItemType,
    Maker,
    QuizItem,
    item_id,
)
from knowledge.quiz.records import item_of, item_record

__all__ = [
    "GAP",
    "Alteration",
    "Difficulty",
    "ItemCitation",
    "ItemType",
    "Maker",
    "QuizItem",
    "item_id",
    "item_of",
    "item_record",
]
