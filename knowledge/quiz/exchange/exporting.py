"""Items -> a file of any format."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.errors import QuestionError
from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.delimited import write_csv
from knowledge.quiz.exchange.formats import Format
from knowledge.quiz.exchange.json_items import write_json
from knowledge.quiz.exchange.workbook import write_workbook
from knowledge.quiz.item import QuizItem

_WRITERS = {
    Format.XLSX: write_workbook,
    Format.CSV: write_csv,
    Format.JSON: write_json,
}


def export(items: Sequence[QuizItem], format_: Format) -> bytes:
    """Return the items as a file.

    Raises QuestionError where there are none; a workbook without items is the empty form.
    """
    if not items and format_ is not Format.XLSX:
        raise QuestionError(texts.NOTHING_TO_EXPORT)
    return _WRITERS[format_](items)
