"""A source text becomes documents with metadata, places and passages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.model import Document, Kind, Level, digest
from knowledge.reading import Removed
from knowledge.source import SourceLine, SourceText
from knowledge.structure import texts
from knowledge.structure.blocks import Block, blocks_of, split_at
from knowledge.structure.closing import read_closing
from knowledge.structure.colophon import split_colophon
from knowledge.structure.contents import divide
from knowledge.structure.filename import FileName, read_file_name, read_first_line
from knowledge.structure.head import Head, read_head
from knowledge.structure.history import read_history
from knowledge.structure.issue import claim_rule
from knowledge.structure.kinds import kind_of, names_a_rule
from knowledge.structure.metadata import Claims, claim_bylines, claim_mapping
from knowledge.structure.outline import Outline
from knowledge.structure.passages import cut_passages
from knowledge.structure.provisions import outline_regulation
from knowledge.structure.questions import count_questions, outline_questions
from knowledge.structure.sections import count_headings, outline_sections
from knowledge.structure.sequence import Article, find_articles
from knowledge.structure.spots import Spots
from knowledge.structure.titles import canonical_title

_LONGEST_TITLE = 150


@dataclass(frozen=True, slots=True)
class Structured:
    """What a file became: its documents, and the lines that belong to none (目录, 版记).

    The kept lines of the source are the lines of the documents' texts and `left_out`,
    nothing more and nothing less.
    """

    documents: tuple[Document, ...]
    left_out: tuple[SourceLine, ...] = ()


def structure(
    source: SourceText, sidecar: Mapping[str, object] | None = None, *, max_passage: int = 400
) -> Structured:
    """Structure a file's text; a pure function.

    `sidecar` holds metadata that an admin gives beside the file, by the field names of
    `Document`; it takes precedence over all else. No passage is longer than `max_passage`
    characters.
    """
    if max_passage < 1:
        raise ValueError("max_passage must be at least 1")
    kept = tuple(line for line in source.lines if line.removed is None)
    kept, colophon = split_colophon(kept)
    listed = [line for line in source.lines if line.removed == Removed.CONTENTS]
    parts, left_out = divide(kept, listed)
    name = read_file_name(source.path)
    alone = len(parts) == 1
    documents = [
        _document(source, lines, sidecar or {}, name, alone, max_passage) for lines in parts
    ]
    if documents and source.warnings:
        warnings = (*source.warnings, *documents[0].warnings)
        documents[0] = replace(documents[0], warnings=warnings)
    return Structured(tuple(documents), (*left_out, *colophon))


def _document(
    source: SourceText,
    lines: Sequence[SourceLine],
    sidecar: Mapping[str, object],
    name: FileName,
    alone: bool,
    longest: int,
) -> Document:
    text = "\n".join(line.text for line in lines)
    spots = Spots(lines)
    blocks = blocks_of(lines)
    claims = Claims()
    claim_mapping(claims, sidecar, "sidecar", warn=True)
    hint_origin = "front_matter" if source.format in ("md", "markdown") else "format"
    if alone:
        stated = {key: value for key, value in source.hints.items() if key != "source"}
        claim_mapping(claims, stated, hint_origin, warn=False)
    known = claims.string("title") or (name.title if alone else None)
    head = read_head(blocks, known)
    claims.claim("title", head.title, "text")
    if alone and blocks and not head.length:
        claims.claim("title", read_first_line(blocks[0].text, name.title), "text")
    claims.claim("title", name.title if alone else None, "file_name")
    claims.claim("title", blocks[0].text[:40] if blocks and not alone else None, "text")
    # It stands in the embedded text of each passage: a whole text must not pass for it.
    title = (claims.string("title") or name.stem or texts.UNTITLED)[:_LONGEST_TITLE]
    articles, warnings = find_articles(blocks)
    if len(articles) < 3 and not (articles and names_a_rule(title)):
        articles, warnings = (), ()
    blocks, head = _split(blocks, head, articles)
    closing = read_closing(blocks, max(head.length, head.cover), whole=not articles)
    claim_bylines(claims, (*head.bylines, *closing.bylines))
    if alone:
        claim_mapping(claims, {"source": source.hints.get("source")}, hint_origin, warn=False)
        claims.claim("source", name.site, "file_name")
    questions = count_questions(blocks)
    headings = 0 if articles else count_headings(blocks[: closing.start], head.length)
    kind = claims.kind() or kind_of(
        title,
        [block.text for block in blocks[head.length :]],
        articles=len(articles),
        headings=headings,
        questions=questions,
        authors=len(claims.strings("authors")),
        reported=closing.reported or any(byline.reported for byline in head.bylines),
        rows=sum(block.row for block in blocks),
    )
    claims.claim("kind", kind, "text")
    if not articles:
        role = "issuer" if kind is Kind.NOTICE else "organisation"
        claims.claim(role, closing.signatory, "text")
        claims.claim("published", closing.signed, "text")
    outline = _outline(blocks, head, articles, questions, kind, closing.start)
    if kind.binding:
        appendix = min(
            (place.start for place in outline.places if place.level is Level.APPENDIX),
            default=len(text),
        )
        body = [block for block in blocks if block.start < appendix]
        claim_rule(claims, body, head, name if alone else None)
    else:
        number = read_history(head.history).document_number
        claims.claim("document_number", number, "text")
        if alone:
            claims.claim("published", name.date, "file_name")
    version = next(
        (
            date.iso
            for field in ("effective", "promulgated", "adopted", "published")
            if (date := claims.date(field)) is not None
        ),
        "",
    )
    identity = digest(f"{canonical_title(title)}|{version}")[:10]
    return Document(
        id=identity,
        path=source.path,
        title=title,
        kind=kind,
        text=text,
        issuer=claims.string("issuer"),
        document_number=claims.string("document_number"),
        adopted=claims.date("adopted"),
        promulgated=claims.date("promulgated"),
        effective=claims.date("effective"),
        published=claims.date("published"),
        authors=claims.strings("authors"),
        organisation=claims.string("organisation"),
        source=claims.string("source"),
        abstract=claims.string("abstract"),
        keywords=claims.strings("keywords"),
        repeals=claims.strings("repeals"),
        places=outline.places,
        passages=cut_passages(text, identity, title, outline, longest, spots),
        warnings=(*claims.warnings, *warnings),
        origin=dict(claims.origin),
        pages=spots.pages,
        scanned=spots.scanned,
    )


def _outline(
    blocks: Sequence[Block],
    head: Head,
    articles: Sequence[Article],
    questions: int,
    kind: Kind,
    closing: int,
) -> Outline:
    if articles:
        first = min(article.offset for article in articles)
        length = sum(block.start < first for block in blocks[: head.length])
        covered = head.cover > head.length and blocks[head.cover].start <= first
        body = min(head.body, sum(block.start < first for block in blocks))
        if not covered:
            return outline_regulation(blocks, length, articles, length, length)
        return outline_regulation(blocks, length, articles, head.cover, body)
    if kind is Kind.FAQ and questions:
        return outline_questions(blocks, head.length)
    return outline_sections(blocks, head.length, head.cover, closing)


def _split(
    blocks: Sequence[Block], head: Head, articles: Sequence[Article]
) -> tuple[list[Block], Head]:
    """Part lines in which an article begins; the head keeps its extent."""
    begins = [block.start for block in blocks[:1]] + [block.end for block in blocks]
    split = split_at(blocks, frozenset(article.offset for article in articles))
    ends = [block.end for block in split]
    length = bisect_right(ends, begins[head.length]) if head.length else 0
    cover = bisect_right(ends, begins[head.cover]) if head.cover else 0
    body = bisect_right(ends, begins[head.body]) if head.body else 0
    return split, replace(head, length=length, cover=cover, body=body)
