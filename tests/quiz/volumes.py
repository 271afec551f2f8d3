"""Volumes of made-up rules: one statement a line, or read from a whole text."""

from __future__ import annotations

from dataclasses import replace

from knowledge.model import Document, Kind, Passage, PrintedDate
from knowledge.quiz.material import SeriesReader, read_volume
from knowledge.quiz.statements import Statement, Volume
from knowledge.source import SourceLine, SourceText
from knowledge.structure import structure


def volume(
    title: str,
    *sentences: str,
    kind: Kind = Kind.REGULATION,
    opening: str = "",
    heading: str = "",
) -> Volume:
    """Return a document whose articles are the sentences, each a passage and a statement."""
    text = "\n".join(f"第{number}条　{one}" for number, one in enumerate(sentences, 1))
    document = Document(
        id=title,
        path=f"{title}.txt",
        title=title,
        kind=kind,
        text="",
        effective=PrintedDate("2024-01-01", "2024年1月1日"),
    )
    statements = []
    for number, sentence in enumerate(sentences, 1):
        start = text.index(sentence)
        label = f"第{number}条"
        passage = Passage(
            f"{title}:{number}",
            title,
            f"a{number}",
            label,
            start,
            start + len(sentence),
            sentence,
            "",
        )
        headings = (heading,) if heading else ()
        end = start + len(sentence)
        statements.append(
            Statement(document, passage, label, headings, start, end, sentence, opening)
        )
    return Volume(document, text, tuple(statements))


def volume_of(text: str, series: SeriesReader) -> Volume:
    """Return a document as it is read for its items."""
    lines = tuple(SourceLine(n, one) for n, one in enumerate(text.split("\n"), 1))
    (document,) = structure(SourceText("a.txt", "txt", lines), None).documents
    bare = replace(document, text="")
    return read_volume(bare, document.text, document.places, document.passages, series)
