"""Quiz items out into files and in again: tables, JSON, GIFT, Moodle XML, papers."""

from knowledge.quiz.exchange.entry import Check, Imported, Locate, Problem
from knowledge.quiz.exchange.exporting import export
from knowledge.quiz.exchange.formats import Format
from knowledge.quiz.exchange.importing import MOST_MEGABYTES, import_items
from knowledge.quiz.exchange.keys import letters, read_judgement, read_key
from knowledge.quiz.exchange.paper import Cover
from knowledge.quiz.exchange.sources import read_source, source_text
from knowledge.quiz.exchange.words import read_difficulty, read_type

__all__ = [
    "MOST_MEGABYTES",
    "Check",
    "Cover",
    "Format",
    "Imported",
    "Locate",
    "Problem",
    "export",
    "import_items",
    "letters",
    "read_difficulty",
    "read_judgement",
    "read_key",
    "read_source",
    "read_type",
    "source_text",
]
