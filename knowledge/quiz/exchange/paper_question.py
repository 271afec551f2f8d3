"""A question of a written paper while its lines are gathered, and as an entry."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry, Problem
from knowledge.quiz.exchange.keys import KeyUnclear, read_judgement
from knowledge.quiz.exchange.paper_lines import PaperLine
from knowledge.quiz.exchange.paper_marks import points_of, tagged, without_answer, without_fillings
from knowledge.quiz.exchange.sources import read_source
from knowledge.quiz.exchange.words import read_type
from knowledge.quiz.item import ItemType

# 《…》第十条：“…”, as keys name a place with its words.
_CITED = re.compile(
    r"《(?:[^《》]|《[^《》]*》)+》(?:[（(][^）)]{0,40}[)）])?[^《》“”：:\n]{0,80}[：:]\s*"
)


@dataclass
class Written:
    """What the lines of one question hold; `number` is None where none is written.

    `parts` are the lines behind labels by their columns, `keyed` the answers of the key.
    """

    line: PaperLine
    section: int
    number: int | None
    heading: str
    stem: list[str]
    tick: str = ""
    options: dict[int, str] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)
    keyed: list[list[str]] = field(default_factory=list)

    @property
    def type(self) -> ItemType | None:
        """The type that its section has; None where it is not said."""
        return read_type(self.heading) if self.heading else None

    @property
    def due(self) -> int:
        """The place of the option that comes next."""
        return max(self.options, default=-1) + 1

    @property
    def answered(self) -> bool:
        """Whether an answer stands anywhere."""
        return bool(self._answers(self._split()[1]))

    def entry(self, named: str) -> Entry | Problem:
        """Return it as an entry; `named` is the document that the whole paper is about."""
        stem, slot, type_ = self._split()
        answers = self._answers(slot)
        for other in answers[1:]:
            if _folded(other) != _folded(answers[0]):
                text = texts.ANSWERS_DIFFER.format(one=answers[0][:20], other=other[:20])
                return Problem(self.line.number, texts.ANSWER, text, unit=self.line.unit)
        answer = answers[0] if answers else ""
        if not self.options and self.type in (ItemType.SHORT, ItemType.CARD):
            answer = "\n".join(points_of(answer.strip()))
        explanation, source, quote = self._grounds()
        if not source and read_source(explanation) is None and read_source(stem) is None:
            source = named
        return Entry(
            row=self.line.number,
            stem=stem,
            type=self._said(texts.TYPE) or type_ or self.heading,
            options=tuple(self.options.get(at, "") for at in range(self.due)),
            answer=answer,
            explanation=explanation,
            source=source,
            quote=quote,
            difficulty=self._said(texts.DIFFICULTY),
            topic=self._said(texts.TOPIC),
            unit=self.line.unit,
        )

    def _said(self, column: str) -> str:
        return "\n".join(filter(None, self.parts.get(column, ())))

    def _split(self) -> tuple[str, str, str]:
        """Return the stem, the answer in its bracket, and the type before it."""
        stem, type_ = tagged("\n".join(self.stem))
        kind = read_type(type_) if type_ else self.type
        if kind is ItemType.BLANK:
            return *without_fillings(stem), type_
        if kind in (ItemType.SHORT, ItemType.CARD):
            return stem, "", type_
        return *without_answer(stem, options=bool(self.options)), type_

    def _answers(self, slot: str) -> list[str]:
        keyed = ["\n".join(filter(None, lines)) for lines in self.keyed]
        return [one for one in (self.tick, slot, self._said(texts.ANSWER), *keyed) if one.strip()]

    def _grounds(self) -> tuple[str, str, str]:
        """Return explanation, source and quote, which may stand in one line of a key."""
        explanation, source = self._said(texts.EXPLANATION), self._said(texts.SOURCE)
        quote = _unquoted(self._said(texts.QUOTE))
        if source:
            place = _CITED.match(source)
            words = source[place.end() :].strip() if place else ""
            if place and words:
                quoted = _unquoted(words)
                if quoted != words:
                    quote = quote or quoted
                else:
                    explanation = explanation or words
                source = place[0].rstrip("：: ")
            return explanation, source, quote
        for place in reversed(list(_CITED.finditer(explanation))):
            words = explanation[place.end() :].strip()
            quoted = _unquoted(words)
            if quoted != words and quoted.count("“") == quoted.count("”"):
                return explanation[: place.start()].strip(), place[0].rstrip("：: "), quoted
        return explanation, "", quote


def _unquoted(text: str) -> str:
    inner = text.strip()
    return inner[1:-1] if len(inner) > 2 and inner[0] == "“" and inner[-1] == "”" else inner


def _folded(answer: str) -> str:
    try:
        return str(read_judgement(answer))
    except KeyUnclear:
        folded = unicodedata.normalize("NFKC", answer)
        return re.sub(r"[\s,，、;；.。()（）\d]+", "", folded).upper()
