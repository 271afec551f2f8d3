"""The outline of a regulation: 编 章 节 条 款 项 目, preamble and appendices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.model import Level
from knowledge.structure import texts
from knowledge.structure.blocks import Block
from knowledge.structure.clauses import ARTICLE_RANK, Clauses
from knowledge.structure.headings import (
    Heading,
    is_plain_heading,
    preamble_label,
    read_appendix,
    read_heading,
)
from knowledge.structure.marks import Style, read_mark
from knowledge.structure.outline import Border, Outline, PlaceStack, Region, Stretch
from knowledge.structure.sequence import Article

_FRONT = ("head", "head~2", "pre", "pre~2")


def outline_regulation(
    blocks: Sequence[Block], head: int, articles: Sequence[Article], cover: int, body: int
) -> Outline:
    """Return the outline of a regulation.

    `blocks[:head]` are the title and date lines, `blocks[head:cover]` the notice that
    issues the regulation, where there is one, and `blocks[cover:body]` then its own title.
    """
    return _Walk(blocks, {article.offset: article for article in articles}).run(head, cover, body)


class _Walk:
    def __init__(self, blocks: Sequence[Block], articles: Mapping[int, Article]) -> None:
        self.blocks = blocks
        self.articles = articles
        self.stack = PlaceStack()
        self.regions: list[Region] = []
        self.shorts: list[tuple[int, str]] = []
        self.article: Clauses | None = None
        self.plain: list[Stretch] = []
        self.plain_key: str | None = None
        self.plain_location = ""
        self.begun = False
        self.chapter = 0
        self.appendices = 0
        first = min(articles, default=-1)
        self.first = first
        self.numbered = any(
            (heading := read_heading(block)) is not None
            and heading.level is Level.CHAPTER
            and heading.number is not None
            for block in blocks
            if block.text[0] == "第"
        )

    def run(self, head: int, cover: int, body: int) -> Outline:
        blocks = self.blocks
        if head:
            self._plain_place(0, "head", Level.HEAD, texts.HEAD, texts.HEAD, blocks[0].start)
            for block in blocks[:head]:
                self._add_plain(block)
        if cover > head:
            start = blocks[head].start
            label = texts.COVER_NOTICE
            self._plain_place(0, "pre", Level.PREAMBLE, label, label, start)
            for block in blocks[head:cover]:
                self._add_plain(block)
            head_label = texts.HEAD
            self._plain_place(0, "head", Level.HEAD, head_label, head_label, blocks[cover].start)
            for block in blocks[cover:body]:
                self._add_plain(block)
        for index in range(max(head, body), len(blocks)):
            self._step(index)
        self._flush()
        return Outline(self.stack.finish(), tuple(self.regions))

    def _step(self, index: int) -> None:
        block = self.blocks[index]
        article = self.articles.get(block.start)
        if article is not None:
            self._open_article(index, article)
            return
        heading = self._heading(index)
        if heading is not None:
            self._open_heading(block, heading)
        elif self.article is not None:
            self.article.take(index)
        elif self.plain_key is not None and not self.plain_key.startswith("head"):
            self._add_plain(block)
        else:
            label = preamble_label(block) or texts.PREAMBLE
            self._plain_place(0, "pre", Level.PREAMBLE, label, label, block.start)
            self._add_plain(block)

    def _heading(self, index: int) -> Heading | None:
        block = self.blocks[index]
        if block.row:
            return None
        text = block.text
        if text[0] in "第总附分罚":
            heading = read_heading(block)
            if heading is not None:
                return heading
        if self.begun and not self._titled_above(index):
            appendix = read_appendix(block) or self._further_document(index)
            if appendix is not None:
                return appendix
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if following is None or following.start not in self.articles or not block.bare:
            return None
        mark = read_mark(text)
        if mark is not None:
            item = self.article.item if self.article else None
            if mark.style is not Style.COMMA or (item and item.style is Style.COMMA):
                return None
            if len(text) > 40:
                return None
            short = "".join(text[: mark.end].split())
            return Heading(Level.CHAPTER, 3, "c", text, short.rstrip("、．"), mark.number)
        before = self.blocks[index - 1] if index else None
        if preamble_label(block) is None and is_plain_heading(block, before):
            rank, level = (
                (4, Level.DIVISION) if self.numbered and self.begun else (3, Level.CHAPTER)
            )
            label = " ".join(text.split())
            return Heading(level, rank, "d" if rank == 4 else "c", label, label, None)
        return None

    def _titled_above(self, index: int) -> bool:
        key = self.stack.key_at(0) or ""
        return key.startswith("x") and len(self.plain) == 1 and self.plain_key == key

    def _further_document(self, index: int) -> Heading | None:
        """The title of a further document, known by the document number under it."""
        block = self.blocks[index]
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if following is None or not block.bare or len(block.text) > 60:
            return None
        numbered = read_appendix(following)
        if numbered is None or following.text[0] == "附" or read_mark(block.text) is not None:
            return None
        label = " ".join(block.text.split())
        return Heading(Level.APPENDIX, 0, "x", label, label, None)

    def _open_heading(self, block: Block, heading: Heading) -> None:
        self._flush()
        number = heading.number
        if heading.letter == "x":
            self.appendices = number or self.appendices + 1
            number = self.appendices
        elif heading.letter == "c":
            self.chapter = number = number or self.chapter + 1
        if self.stack.key_at(0) in _FRONT:
            self.stack.close(0)
        parent = next(
            (key for rank in range(heading.rank - 1, -1, -1) if (key := self.stack.key_at(rank))),
            None,
        )
        own = f"{heading.letter}{number or 1}"
        if heading.letter == "d" and heading.number is None:
            own = "d1"
        key = f"{parent}.{own}" if parent else own
        self.shorts = [(r, s) for r, s in self.shorts if r < heading.rank]
        key = self.stack.open(
            heading.rank, key, heading.level, heading.label, block.start, heading.number
        )
        if heading.level is not Level.APPENDIX:
            self.begun = True
        self.shorts.append((heading.rank, heading.short))
        self.plain_key = key
        self.plain_location = " ".join(short for _, short in self.shorts)
        self._add_plain(block)

    def _open_article(self, index: int, article: Article) -> None:
        block = self.blocks[index]
        self._flush()
        self.begun = True
        if self.stack.key_at(0) in _FRONT:
            self.stack.close(0)
        mark = read_mark(block.text)
        label = "".join(block.text[: mark.end if mark else 0].split())
        appendix = self.stack.key_at(0)
        key = f"a{article.number}" + (f"-{article.suffix}" if article.suffix else "")
        if appendix:
            key = f"{appendix}.{key}"
        trail = (*self.stack_labels(), label)
        key = self.stack.open(ARTICLE_RANK, key, Level.ARTICLE, label, block.start, article.number)
        location = " ".join([short for _, short in self.shorts] + [label])
        region = Region(key, location, trail, ())
        self.article = Clauses(self.blocks, self.articles, self.stack, region)
        self.article.take(index)

    def stack_labels(self) -> tuple[str, ...]:
        self.stack.close(ARTICLE_RANK)
        return self.stack.labels

    def _plain_place(
        self, rank: int, key: str, level: Level, label: str, location: str, start: int
    ) -> None:
        self._flush()
        self.plain_key = self.stack.open(rank, key, level, label, start)
        self.plain_location = location

    def _add_plain(self, block: Block) -> None:
        key = self.plain_key or ""
        self.plain.append(Stretch(block.start, block.end, Border.PARAGRAPH, key, row=block.row))
        self.stack.reach(block.end)

    def _flush(self) -> None:
        if self.article is not None:
            self.regions.append(self.article.region())
            self.article = None
        if self.plain and self.plain_key is not None:
            labels = self.stack.labels
            self.regions.append(
                Region(self.plain_key, self.plain_location, labels, tuple(self.plain))
            )
        self.plain = []
        self.plain_key = None
