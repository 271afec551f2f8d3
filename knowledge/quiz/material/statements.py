"""Lines -> the statements that are worth asking about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.model import Document, Passage
from knowledge.quiz.material.lines import Line
from knowledge.quiz.material.openings import announced, before, graded, shared
from knowledge.quiz.material.sentences import Span, clauses, ordinal, sentences
from knowledge.quiz.material.worth import lacks_subject, leans, names_its_subject, worthless
from knowledge.quiz.statements import Statement

_STEPS = re.compile(r"程序|步骤|流程")

Holding = Callable[[int, int], Passage | None]
"""The passage that holds a stretch of the text whole; None where there is none."""


@dataclass(frozen=True, slots=True)
class StatementReader:
    """Reads the statements of one document; `document` is without its text."""

    document: Document
    text: str
    holding: Holding

    def __call__(self, lines: Sequence[Line]) -> tuple[Statement, ...]:
        """Return the statements in the order of the text, each wording once."""
        found: dict[str, Statement] = {}
        lead = ""
        owner = ""
        for line in lines:
            if line.owner != owner or not line.in_item:
                owner, lead = line.owner, self._lead(line)
            if line.heading or self.document.is_scanned(line.start, line.end):
                continue
            for one in self._of(line, lead if line.in_item else ""):
                found.setdefault("".join(f"{one.opening}{one.text}".split()), one)
        return tuple(found.values())

    def _lead(self, line: Line) -> str:
        """What opens the list below a line: its last sentence, where that ends with a colon."""
        last = list(sentences(self.text, line.start, line.end))[-1:]
        words = self.text[last[0][0] : last[0][1]] if last else ""
        return words if words.endswith(("：", ":")) else ""

    def _of(self, line: Line, lead: str) -> Iterator[Statement]:
        previous: Span | None = None
        for start, end in sentences(self.text, line.start, line.end):
            body = announced(self.text, start, end)
            for clause in clauses(self.text, body, end):
                begin = clause[0] + ordinal(self.text, *clause)
                if self._titled(line, begin, clause[1]):
                    continue
                before_it = self._before(body, end, clause, lead, previous)
                if before_it is None:
                    continue
                opening = lead + self.text[start:body] + before_it
                one = self._statement(line, begin, clause[1], opening)
                if one:
                    yield one
            previous = start, end
            if _STEPS.search(lead):
                lead = ""  # what follows a step is a rule of its own

    def _before(
        self, start: int, end: int, clause: Span, lead: str, previous: Span | None
    ) -> str | None:
        """What a clause of a sentence needs in front of it; None where that cannot be had."""
        words = self.text[clause[0] : clause[1]]
        if clause[0] > start:
            opening = shared(self.text, start, end, clause[0])
            alone = opening or names_its_subject(words) or words[:2] == self.text[start : start + 2]
            if words[0].isdigit() and not opening:
                return None  # the next step of a scale, and nothing says of what
            return opening if alone and (opening or not graded(words)) else None
        if not leans(words) and (lead or not lacks_subject(words)):
            return ""
        return (before(self.text, *previous) if previous else "") or None

    def _statement(self, line: Line, start: int, end: int, opening: str) -> Statement | None:
        words = self.text[start:end]
        passage = self.holding(start, end)
        if passage is None or worthless(words, item=line.in_item):
            return None
        return Statement(
            document=self.document,
            passage=passage,
            article=line.article,
            headings=line.headings,
            start=start,
            end=end,
            text=words,
            opening=opening,
            number=line.paragraph,
        )

    def _titled(self, line: Line, start: int, end: int) -> bool:
        """Whether a sentence is the heading itself, which its section begins with."""
        words = self.text[start:end].rstrip("。；;")
        return any(label.rstrip("。；;").endswith(words) for label in line.headings)
