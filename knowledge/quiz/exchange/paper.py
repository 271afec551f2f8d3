"""A paper before it is printed: sections with their questions, numbers and points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.answering import GAPS
from knowledge.quiz.exchange.keys import letters
from knowledge.quiz.exchange.scoring import full_marks, share_out
from knowledge.quiz.item import ItemType, QuizItem

_NUMERALS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands above the questions; `minutes` is the time for them, if it is limited."""

    title: str = texts.PAPER_TITLE
    total: int = 100
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """An item on a paper with its number; the numbers run on through all sections."""

    number: int
    item: QuizItem
    points: Fraction

    @property
    def stem(self) -> str:
        """The stem as it is printed: with room to write in, where one chooses or fills in."""
        return printed_stem(self.item)

    @property
    def answer(self) -> str:
        """The key as it is printed: letters, a tick, or words."""
        if self.item.type is ItemType.JUDGE and self.item.key:
            return texts.TICKS.get(self.item.key[0], "")
        return letters(self.item.key) if self.item.options else self.item.key_text


@dataclass(frozen=True, slots=True)
class Section:
    """The questions of one type under their heading (一、单项选择题)."""

    type: ItemType
    name: str
    remark: str
    questions: tuple[Question, ...]
    even: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """Cover and sections; the points of all questions sum to `total`."""

    cover: Cover
    total: int
    sections: tuple[Section, ...]


def compose(items: Sequence[QuizItem], cover: Cover) -> Paper:
    """Put items together by type, in the order of Chinese papers, and share out the points."""
    by_type = {one: [item for item in items if item.type is one] for one in texts.PAPER_SECTIONS}
    counts = {one: len(found) for one, found in by_type.items() if found}
    total = full_marks(counts, cover.total)
    points = share_out(counts, total)
    sections: list[Section] = []
    number = 0
    for one, found in by_type.items():
        if not found:
            continue
        questions = tuple(
            Question(number + place, item, worth)
            for place, (item, worth) in enumerate(zip(found, points[one], strict=True), start=1)
        )
        number += len(found)
        name = f"{_NUMERALS[len(sections)]}、{texts.PAPER_SECTIONS[one]}"
        even = len(set(points[one])) == 1
        sections.append(Section(one, name, _remark(one, points[one], even), questions, even))
    return Paper(cover, total, tuple(sections))


def printed_stem(item: QuizItem) -> str:
    """Return a stem with a bracket for the letter or tick, or a line to write on.

    A gap inside the stem of a choice becomes the bracket; else it stands at its end.
    """
    if item.type is ItemType.BLANK:
        return GAPS.sub("_" * 12, item.stem)
    if not item.options:
        return item.stem
    stem, found = GAPS.subn(texts.GAP_TO_FILL, item.stem)
    return stem if found and item.type is not ItemType.JUDGE else f"{stem}{texts.GAP_TO_FILL}"


def amount(points: Fraction) -> str:
    """Return points as they are printed.

    >>> amount(Fraction(5, 2)), amount(Fraction(40))
    ('2.5', '40')
    """
    return f"{float(points):g}"


def _remark(type_: ItemType, points: Sequence[Fraction], even: bool) -> str:
    total = amount(sum(points, Fraction(0)))
    said = texts.EACH.format(each=amount(points[0]), total=total)
    if len(points) == 1 or not even:
        said = texts.UNEVEN.format(total=total) if not even else texts.TOTAL.format(total=total)
    hint = texts.PAPER_HINTS[type_]
    return f"（{said}；{hint}）" if hint else f"（{said}）"
