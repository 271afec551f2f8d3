"""One question of a question set, with what counts as its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim stretch of a document; found where half of its 6-grams stand."""

    text: str


@dataclass(frozen=True, slots=True)
class PassageId:
    """A passage of the set's own passages file, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of an article, wherever it stands and however it was cut."""

    text: str


@dataclass(frozen=True, slots=True)
class Where:
    """A place of the collection: a document by title, file name or path, and a provision.

    Without one it is all of the document; for words of a few characters its preamble
    (总纲), where it has one.
    """

    document: str
    provision: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """Words that stand in one of several places, in the sentence that the question is about."""

    text: str
    where: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Provisions:
    """Places any one of which is evidence."""

    where: tuple[Where, ...]


Piece = Evidence | PassageId | ArticleText | Stated | Provisions


@dataclass(frozen=True, slots=True)
class Item:
    """A question and its gold.

    Attributes:
        history: the questions asked before it, oldest first.
        as_of: ISO date whose versions answer; empty means today.
        pieces: the pieces of evidence; one that is found is a hit, all of them are counted
            beside it.
        keys: what must stand in the answer or its quotes, each in one of its spellings.
    """

    id: str
    question: str
    answerable: bool
    pieces: tuple[Piece, ...] = ()
    keys: tuple[tuple[str, ...], ...] = ()
    history: tuple[str, ...] = ()
    as_of: str = ""

    @property
    def day(self) -> date | None:
        """The day whose versions answer; None means today."""
        return date.fromisoformat(self.as_of) if self.as_of else None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one file.

    Attributes:
        name: the file's name without its ending.
        digest: changes when a question or its gold does.
        passages: id -> (title, text) of the passages that are the collection; empty where
            the ingested documents are.
    """

    name: str
    digest: str
    items: tuple[Item, ...]
    passages: dict[str, tuple[str, str]] = field(default_factory=dict)
