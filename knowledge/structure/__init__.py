"""Source text -> documents: metadata, places and passages."""

from knowledge.structure.dates import find_dates, parse_date
from knowledge.structure.marks import Mark, Style, read_mark
from knowledge.structure.numerals import NUMERAL, parse_numeral, to_chinese
from knowledge.structure.structured import Structured, structure
from knowledge.structure.titles import RULE_WORDS, canonical_title, plain_title, short_names

__all__ = [
    "NUMERAL",
    "RULE_WORDS",
    "Mark",
    "Structured",
    "Style",
    "canonical_title",
    "find_dates",
    "parse_date",
    "parse_numeral",
    "plain_title",
    "read_mark",
    "short_names",
    "structure",
    "to_chinese",
]
