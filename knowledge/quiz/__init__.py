"""Documents in force -> quiz items, each with the place that it rests on."""

from knowledge.quiz.fault import Fault
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
from knowledge.quiz.shape import LETTERS
from knowledge.quiz.validation import faults

__all__ = [
    "GAP",
    "LETTERS",
    "Alteration",
    "Difficulty",
    "Fault",
    "ItemCitation",
    "ItemType",
    "Maker",
    "QuizItem",
    "faults",
    "item_id",
    "item_of",
    "item_record",
]
