"""The nouns of quizzes: an item, what it rests on, what was altered to make it wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from knowledge.model import digest

GAP = "___"
"""What stands in a stem for the words that are asked for."""


class ItemType(StrEnum):
    """What kind of item it is; the value is what programs and the terminal call it."""

    SINGLE = "single"  # 单选
    MULTI = "multi"  # 多选
    JUDGE = "judge"  # 判断
    BLANK = "blank"  # 填空
    SHORT = "short"  # 简答
    CARD = "card"  # flash card

    @property
    def has_options(self) -> bool:
        """Whether it is answered by choosing; the others are answered in words."""
        return self in (ItemType.SINGLE, ItemType.MULTI, ItemType.JUDGE)


class Difficulty(StrEnum):
    """An estimate of how many get it wrong."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Maker(StrEnum):
    """Where an item comes from."""

    RULE = "rule"
    LLM = "llm"
    PERSON = "person"  # written, edited or imported


@dataclass(frozen=True, slots=True)
class ItemCitation:
    """The place that an item rests on: `quote == document.text[start:end]`.

    `version` is the ISO date of the document's version, empty where none is known;
    `passage_hash` is `digest` of the passage's text, by which a later change is noticed.
    """

    title: str
    location: str
    quote: str
    passage_id: str
    path: str
    start: int
    end: int
    document_id: str
    version: str
    passage_hash: str


@dataclass(frozen=True, slots=True)
class Alteration:
    """The one change that made a statement wrong: `original` stands in the quote, `altered`
    in the stem; `kind` is number, sanction, modal, subject or negation."""

    kind: str
    original: str
    altered: str


@dataclass(frozen=True, slots=True)
class QuizItem:
    """One question of a quiz, with its key and the passage that it rests on.

    `options` and `key` (their indexes, rising) are for items that are answered by choosing;
    a JUDGE has the options 正确 and 错误. The others have `key_text`. `citation` is None
    only while somebody writes or imports an item; validation does not let it pass.
    """

    id: str
    type: ItemType
    stem: str
    options: tuple[str, ...]
    key: tuple[int, ...]
    key_text: str
    explanation: str
    difficulty: Difficulty
    topic: str
    citation: ItemCitation | None
    made_by: Maker = Maker.RULE
    change: Alteration | None = None

    @property
    def right(self) -> tuple[str, ...]:
        """What is right, in words: the right options, or the key."""
        return tuple(self.options[index] for index in self.key) or (self.key_text,)


def item_id(type_: ItemType, stem: str, right: Iterable[str], passage_id: str) -> str:
    """Return the id of an item: the same item of the same passage always has the same.

    The order of the options and the explanation do not count.
    """
    return digest("\x1f".join((type_, stem, *sorted(right), passage_id)))
