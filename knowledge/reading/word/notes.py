"""Footnotes, endnotes and comments, told where the text refers to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from knowledge.reading import texts
from knowledge.reading.texts import Removed
from knowledge.reading.word.elements import W, flatten, value
from knowledge.reading.word.fields import Fields
from knowledge.reading.word.number_formats import write_number
from knowledge.reading.word.package import WordPackage
from knowledge.reading.word.runs import LINE, PAGE, TAB, RunReader
from knowledge.reading.word.styles import Styles
from knowledge.reading.word.word_line import WordLine

_LEADS = {"footnotes": texts.FOOTNOTE, "endnotes": texts.ENDNOTE}
_BLANKS = str.maketrans({LINE: " ", PAGE: " ", TAB: " "})
_PARAGRAPH = frozenset((W + "p",))


class Notes:
    """The notes of a file; they are numbered as the text refers to them."""

    def __init__(self, package: WordPackage, styles: Styles) -> None:
        self._package = package
        self._styles = styles
        self._parts: dict[str, dict[str, Any]] = {}
        self._told: dict[str, int] = {}

    def lines(self, references: Iterable[tuple[str, str]], page: int) -> list[WordLine]:
        """Return the notes that a paragraph refers to, each as a line of its own.

        A footnote reads `注①：指正式党员。`; a comment is a removed line.
        """
        found: list[WordLine] = []
        for kind, name in references:
            text = self._text(kind, name)
            if not text:
                continue
            if kind == "comments":
                found.append(WordLine(text, Removed.COMMENT, page=page))
                continue
            number = self._told[kind] = self._told.get(kind, 0) + 1
            mark = write_number(number, "decimalEnclosedCircle")
            found.append(WordLine(_LEADS[kind].format(number=mark, text=text), page=page))
        return found

    def _text(self, kind: str, name: str) -> str:
        part = self._parts.get(kind)
        if part is None:
            root = self._package.part(kind)
            part = {note.get(W + "id", ""): note for note in root} if root is not None else {}
            self._parts[kind] = part
        note = part.get(name)
        if note is None:
            return ""
        reader = RunReader(self._styles, Fields(note))
        paragraphs: list[str] = []
        for paragraph, _ in flatten(note, _PARAGRAPH):
            style = self._styles.paragraph(value(paragraph.find(W + "pPr"), "pStyle"))
            text = reader.read(paragraph, style.look).text.translate(_BLANKS)
            paragraphs.append(" ".join(text.split(" ")).strip())
        return " ".join(filter(None, paragraphs))
