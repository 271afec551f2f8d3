"""Question papers as people write them, and as exports print them -> entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from knowledge.errors import ReadingError
from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry, Problem
from knowledge.quiz.exchange.gift_reading import read_gift
from knowledge.quiz.exchange.paper_key import KeyReader, is_key_title
from knowledge.quiz.exchange.paper_lines import PaperLine, is_gift, paper_lines
from knowledge.quiz.exchange.paper_marks import (
    Numbered,
    has_room,
    head_of,
    labelled,
    numbered,
    options_in,
)
from knowledge.quiz.exchange.paper_question import Written
from knowledge.quiz.exchange.paper_tables import PaperTables
from knowledge.quiz.item import ItemType
from knowledge.reading import decode

_WORDED = (texts.ANSWER, texts.EXPLANATION, texts.SOURCE, texts.QUOTE)
_FOR_MARKS = re.compile(r"得\s*分|评卷|阅卷|题\s*号\s*\|\s*一")
_KEY_TABLE = re.compile(r"题\s*号\s*(?:[：|]\s*\d|\|\s*答案)")
_TITLE = re.compile(r"《(?:[^《》]|《[^《》]*》)+》")


def read_paper(data: bytes, name: str) -> Iterator[Entry | Problem]:
    """Yield the questions of a .docx, .md or .txt file; raises ReadingError.

    Answers stand in the stem's bracket, behind a label, or in a key at the end; a document
    that the title alone names is the source of all questions that name none. Those in
    tables of a Word file come behind the others.
    """
    gathered, tables = _Gathered(), PaperTables()
    lines = paper_lines(data, name, tables)
    for line, after in pairwise([*lines, PaperLine(0, "")]):
        gathered.take(line, after.text)
    laid_out = list(tables.questions())
    questions = [*gathered.questions, *(one for _, one in laid_out)]
    if questions and not any(one.answered for one in questions):
        raise ReadingError(texts.NO_KEY.format(name=name))
    titles = set(_TITLE.findall("\n".join(gathered.cover)))
    named = titles.pop() if len(titles) == 1 else ""
    for question in gathered.questions:
        yield question.entry(named)
    for table, question in laid_out:
        yield replace(question.entry(named), sheet=table)
    yield from gathered.problems


def read_text(data: bytes, name: str) -> Iterator[Entry | Problem]:
    """Yield the questions of a text file, which holds GIFT or a paper; raises ReadingError."""
    return (read_gift if is_gift(decode(data, name)[0]) else read_paper)(data, name)


class _Gathered:
    """Takes one line after another and knows whose it is."""

    def __init__(self) -> None:
        self.questions: list[Written] = []
        self.cover: list[str] = []
        self._key: KeyReader | None = None
        self._sections: list[tuple[str, str]] = [("", "")]  # numeral and name
        self._heading = ""
        self._style = ""
        self._part: str | int = texts.STEM  # or the place of the option that was last

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the lines of the key."""
        return self._key.problems if self._key is not None else []

    def take(self, line: PaperLine, after: str) -> None:
        """Put a line where it belongs; `after` is the next one."""
        if self._key is None and self.questions:
            title = is_key_title(line.text, after)
            if title or (line.row and _KEY_TABLE.match(line.text)):
                self._key = KeyReader(self.questions, self._sections)
                if title:
                    return
        if self._key is not None:
            self._key.take(line)
        elif not line.row:
            self._written(line, after)
        elif self.questions and not _FOR_MARKS.search(line.text):
            self._goes_on(line.text)

    def _written(self, line: PaperLine, after: str) -> None:
        head = head_of(line.text)
        if head is not None and (head.typed or not self._is_worded):
            self._sections.append((head.numeral, head.name))
            if head.typed or head.name.endswith("题"):
                self._heading = head.name
            if not self.questions:
                self.cover.append(line.text)
            return
        for column, words in labelled(line.text):
            if not column:
                self._lead(line, words, after)
            elif (question := self._current) is not None:
                question.parts.setdefault(column, []).append(words)
                self._part = column

    def _lead(self, line: PaperLine, words: str, after: str) -> None:
        """Take what stands before any label: a new question, options, or more of the same."""
        if not words:
            return
        mark = numbered(words)
        question = self._current
        if mark is not None and mark.rest and self._opens(mark):
            self._style = mark.style
            self._open(line, mark.rest, mark.number, mark.tick)
            return
        if question is not None:
            before, options = options_in(words, question.due)
            if options and not before:
                self._choose(question, options)
                return
        choices = bool(options_in(after, 0)[1]) and options_in(after, 0)[0] == ""
        numbers = any(one.number is not None for one in self._of_section())
        chosen = question is not None and bool(question.options)
        if (choices and (question is None or chosen)) or (not numbers and has_room(words)):
            self._open(line, words, None, "")
        else:
            self._goes_on(words)

    def _open(self, line: PaperLine, words: str, number: int | None, tick: str) -> None:
        stem, options = options_in(words, 0)
        section = len(self._sections) - 1
        question = Written(line, section, number, self._heading, [stem], tick)
        self.questions.append(question)
        self._part = texts.STEM
        if options:
            self._choose(question, options)

    def _choose(self, question: Written, options: dict[int, str]) -> None:
        question.options |= options
        self._part = max(options)

    def _goes_on(self, words: str) -> None:
        question = self._current
        if question is None:  # the cover, or a remark under a heading
            if not self.questions:
                self.cover.append(words)
            return
        if self._part == texts.SOURCE:
            self._part = texts.QUOTE  # the words of the place below its name
        if isinstance(self._part, int):
            question.options[self._part] += f"\n{words}"
        elif self._part == texts.STEM:
            before, options = options_in(words, 0)
            question.stem.append(before)
            if options:
                self._choose(question, options)
        else:
            question.parts.setdefault(self._part, []).append(words)

    def _opens(self, mark: Numbered) -> bool:
        """Whether a number is that of a new question, and not of a point of the last one."""
        last = next((one.number for one in reversed(self._of_section()) if one.number), None)
        if last is None:
            return True
        if mark.style != self._style:
            return False
        if mark.number == last + 1:
            return True
        return not mark.rest[:1].isdigit() and (mark.number > last or not self._is_worded)

    @property
    def _current(self) -> Written | None:
        """The question that lines belong to: the last of this section."""
        own = self.questions and self.questions[-1].section == len(self._sections) - 1
        return self.questions[-1] if own else None

    @property
    def _is_worded(self) -> bool:
        """Whether the last part may have points and paragraphs of its own."""
        question = self._current
        worded = question is not None and question.type in (ItemType.SHORT, ItemType.CARD)
        return question is not None and (self._part in _WORDED or worded)

    def _of_section(self) -> list[Written]:
        section = len(self._sections) - 1
        return [one for one in self.questions[-500:] if one.section == section]
