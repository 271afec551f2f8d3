"""What items are made from: the sentences of a document in force that are worth asking about."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.model import Document, Passage


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, or one item of a list: `text == document.text[start:end]`.

    Attributes:
        document: without its text.
        passage: that which holds it and is cited.
        article: how the stem names the place (第十一条; empty in articles without 条).
        headings: of the chapters and sections around it, outermost first.
        opening: the words that it needs in front of it to be whole, verbatim: what stands
            before the colon of its list, or the subject of the sentence before; often empty.
        number: of its paragraph (款) within the article, from 1.
    """

    document: Document
    passage: Passage
    article: str
    headings: tuple[str, ...]
    start: int
    end: int
    text: str
    opening: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a list, without its mark: `text == document.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """An enumeration: （一）（二）…, 一是…二是…, or 甲、乙和丙 in one sentence.

    `head` is what they have in common, verbatim, without its colon; `start` and `end` are
    those of the whole, head included, `passage` holds its beginning.
    """

    document: Document
    passage: Passage
    article: str
    headings: tuple[str, ...]
    head: str
    members: tuple[Member, ...]
    start: int
    end: int

    @property
    def in_sentence(self) -> bool:
        """Whether its members stand in the sentence of its head: 甲、乙和丙."""
        return self.members[0].start <= self.start + len(self.head)


@dataclass(frozen=True, slots=True)
class Volume:
    """A document in force, read for its items; `text` is the whole document's."""

    document: Document
    text: str
    statements: tuple[Statement, ...]
    listings: tuple[Listing, ...] = ()
