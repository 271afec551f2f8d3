"""Documents in force -> quiz items, each with the place that it rests on."""

from knowledge.quiz.exchange import (
    MOST_MEGABYTES,
    Cover,
    Format,
    Imported,
    Problem,
    export,
    import_items,
    letters,
    read_difficulty,
    read_judgement,
    read_key,
    read_source,
    read_type,
    source_text,
)
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
from knowledge.quiz.maker import QuizMaker
from knowledge.quiz.records import item_of, item_record
from knowledge.quiz.selection import Selection
from knowledge.quiz.shape import LETTERS
from knowledge.quiz.topics import Topics
from knowledge.quiz.upkeep import Finding, ItemState, Upkeep
from knowledge.quiz.validation import faults
from knowledge.quiz.writing import WRITERS

__all__ = [
    "GAP",
    "LETTERS",
    "MOST_MEGABYTES",
    "WRITERS",
    "Alteration",
    "Cover",
    "Difficulty",
    "Fault",
    "Finding",
    "Format",
    "Imported",
    "ItemCitation",
    "ItemState",
    "ItemType",
    "Maker",
    "Problem",
    "QuizItem",
    "QuizMaker",
    "Selection",
    "Topics",
    "Upkeep",
    "export",
    "faults",
    "import_items",
    "item_id",
    "item_of",
    "item_record",
    "letters",
    "read_difficulty",
    "read_judgement",
    "read_key",
    "read_source",
    "read_type",
    "source_text",
]
