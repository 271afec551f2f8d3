"""The kinds of files that quizzes go out as, and which of them come in."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A kind of quiz file; the value is what programs and the terminal call it."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    GIFT = "gift"
    MOODLE = "moodle"
    MARKDOWN = "markdown"
    PAPER = "paper"  # .docx, questions only
    ANSWERS = "answers"  # .docx, with the answers on pages of their own

    @property
    def ending(self) -> str:
        """The file's ending, with the dot."""
        return _ENDINGS[self]

    @property
    def label(self) -> str:
        """What people call it."""
        return _TITLES[self]


_ENDINGS = {
    Format.XLSX: ".xlsx",
    Format.CSV: ".csv",
    Format.JSON: ".json",
    Format.GIFT: ".gift",
    Format.MOODLE: ".xml",
    Format.MARKDOWN: ".md",
    Format.PAPER: ".docx",
    Format.ANSWERS: ".docx",
}
_TITLES = {
    Format.XLSX: "Excel 题库",
    Format.CSV: "CSV 题库",
    Format.JSON: "JSON",
    Format.GIFT: "GIFT",
    Format.MOODLE: "Moodle XML",
    Format.MARKDOWN: "Markdown",
    Format.PAPER: "Word 试卷",
    Format.ANSWERS: "Word 试卷（含答案）",
}
