"""The table of a quiz as text, for programs and for Excel and WPS."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from knowledge.quiz.exchange.formulas import disarmed
from knowledge.quiz.exchange.tables import columns, rows
from knowledge.quiz.exchange.wording import writable
from knowledge.quiz.item import QuizItem


def write_csv(items: Sequence[QuizItem]) -> bytes:
    """Return the items as CSV in UTF-8 with a mark, without which Excel shows no Chinese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns(items))
    writer.writerows([disarmed(writable(cell)) for cell in row] for row in rows(items))
    return out.getvalue().encode("utf-8-sig", "replace")
