"""The nouns of Zhigui, shared by every stage; standard library only.

A file is read to a `SourceText` (`knowledge.source`), structured into `Document`s with their
`Place`s and `Passage`s, found as `ScoredPassage`s, answered as an `Answer` or a `NoAnswer`.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a document is; it decides the label that an answer carries."""

    REGULATION = "regulation"
    LAW = "law"
    EXPERIENCE = "experience"
    NOTICE = "notice"
    FAQ = "faq"
    NEWS = "news"
    OTHER = "other"

    @property
    def binding(self) -> bool:
        """Whether its text is a rule (regulation or law)."""
        return self in (Kind.REGULATION, Kind.LAW)


class Level(StrEnum):
    """The level of an addressable place in a document, outermost first."""

    HEAD = "head"  # title, byline, date lines
    PREAMBLE = "preamble"  # 总纲, 序言, the text before 第一条
    PART = "part"  # 编
    CHAPTER = "chapter"  # 章
    DIVISION = "division"  # 节
    ARTICLE = "article"  # 条
    PARAGRAPH = "paragraph"  # 款
    ITEM = "item"  # 项: （一）
    SUBITEM = "subitem"  # 目: 1.
    APPENDIX = "appendix"  # 附件, 附录
    SECTION = "section"  # a heading of an article or notice, at any depth


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as ISO 8601 (`2018-10-28`; `2018-10` or `2018` where no more is printed) beside
    the form that stands in the document (`2018年10月28日`)."""

    iso: str
    printed: str


@dataclass(frozen=True, slots=True)
class Place:
    """An addressable place: `document.text[start:end]`.

    `key` is unique in its document and stable over versions: `a10` (第十条),
    `a10-1` (第十条之一), `a10.k2.i3` (第十条第二款第三项), `c3` (第三章), `p1.c3` (第一编
    第三章), `pre` (preamble), `head`, `x1` (附件1), `s2.1` (second heading's first
    sub-heading). `label` is what is printed (第十条; （一）强化“三抓”). `path` holds the labels
    of the enclosing places, outermost first; `number` is the printed number, if any.
    """

    key: str
    level: Level
    label: str
    start: int
    end: int
    path: tuple[str, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is embedded and cited: `text == document.text[start:end]`.

    `id` is document id + place key + ordinal within the place (`3f2a…:a10:0`).
    `location` is the label shown to people (第三章 第十条; 二、主要做法 › （一）强化“三抓”).
    `embedding_text` is embedded: title › path, the opening words a cut piece needs, the text.
    """

    id: str
    document_id: str
    place: str
    location: str
    start: int
    end: int
    text: str
    embedding_text: str

    @property
    def lead(self) -> str:
        """What stands before the text in `embedding_text`: title › path, opening words."""
        return self.embedding_text.removesuffix(self.text)

    @property
    def hash(self) -> str:
        """Changes when the embedded text changes, so that a vector can be reused."""
        return digest(self.embedding_text + "\x1f" + self.text)


@dataclass(frozen=True, slots=True)
class Document:
    """One regulation, article or notice as read, with its places and passages.

    `warnings` are sentences for the admin (gaps, duplicate numbers …), in Chinese.
    `repeals` are titles (or titles with a document number) that its text says are
    repealed (同时废止). `origin` tells for each metadata field where it came from:
    `sidecar`, `front_matter`, `format`, `text` or `file_name`. `member` is the
    path inside the archive or mail at `path`. `pages` tells where each page or slide begins
    in the text, by its label (第12页); `scanned` are the stretches that were recognised in
    pictures and may be misread. `audience` names who may see it; empty: everybody.
    """

    id: str
    path: str
    title: str
    kind: Kind
    text: str
    issuer: str | None = None
    document_number: str | None = None
    adopted: PrintedDate | None = None
    promulgated: PrintedDate | None = None
    effective: PrintedDate | None = None
    published: PrintedDate | None = None
    authors: tuple[str, ...] = ()
    organisation: str | None = None
    source: str | None = None
    abstract: str | None = None
    keywords: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    passages: tuple[Passage, ...] = ()
    warnings: tuple[str, ...] = ()
    origin: Mapping[str, str] = field(default_factory=dict)
    member: str = ""
    pages: tuple[tuple[int, str], ...] = ()
    scanned: tuple[tuple[int, int], ...] = ()
    audience: tuple[str, ...] = ()

    def visible_to(self, viewer: frozenset[str] | None) -> bool:
        """Whether somebody of these audiences may see it; None sees everything."""
        return viewer is None or not self.audience or not viewer.isdisjoint(self.audience)

    @property
    def where(self) -> str:
        """The path for people, on into an archive (来文.zip/附件1.docx)."""
        return f"{self.path}/{self.member}" if self.member else self.path

    @property
    def version_date(self) -> str | None:
        """The ISO date that orders the versions of one title."""
        for date in (self.effective, self.promulgated, self.adopted, self.published):
            if date is not None:
                return date.iso
        return None

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called by: title, organisation, source, authors."""
        return tuple(filter(None, (self.title, self.organisation, self.source, *self.authors)))

    def page_at(self, offset: int) -> str | None:
        """The label of the page that a character of the text stands on (第12页)."""
        index = bisect_right(self.pages, offset, key=lambda page: page[0])
        return self.pages[index - 1][1] if index else None

    def located(self, location: str, offset: int) -> str:
        """A place's label with the page that it is to be looked up on (第十条（第12页）)."""
        page = self.page_at(offset)
        return f"{location}（{page}）" if page else location

    def is_scanned(self, start: int, end: int) -> bool:
        """Whether any of `text[start:end]` was recognised in a picture."""
        return any(begin < end and start < stop for begin, stop in self.scanned)

    @property
    def articles(self) -> int:
        """How many 条 it has."""
        return sum(place.level is Level.ARTICLE for place in self.places)


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage that was found, with its document and a score that rises with relevance."""

    passage: Passage
    document: Document
    score: float


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quote stands: `quote == document.text[start:end]`, numbered by `mark`."""

    mark: int
    document: Document
    location: str
    quote: str
    passage_id: str
    start: int
    end: int

    @property
    def scanned(self) -> bool:
        """Whether the quote was recognised in a picture and may be misread."""
        return self.document.is_scanned(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark beside an answer or a refusal; `code` for programs, `text` for people."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the documents say, each part with its citation's mark."""

    text: str
    citations: tuple[Citation, ...]
    confidence: float
    passages: tuple[ScoredPassage, ...] = ()
    notices: tuple[Notice, ...] = ()
    writer: str = "extract"


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """A refusal; `passages` are the nearest places, offered as such, not as an answer;
    `choices` the titles that a name may mean, each with the question as asked of it."""

    text: str
    confidence: float
    passages: tuple[ScoredPassage, ...] = ()
    notices: tuple[Notice, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


def digest(text: str) -> str:
    """Return the first 16 hex digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
