"""Volumes of made-up rules, one statement a line."""

from __future__ import annotations

from knowledge.model import Document, Kind, Passage, PrintedDate
from knowledge.quiz.statements import Statement, Volume


def volume(title: str, *sentences: str, kind: Kind = Kind.REGULATION, opening: str = "") -> Volume:
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
        statements.append(
            Statement(document, passage, label, (), start, start + len(sentence), sentence, opening)
        )
    return Volume(document, text, tuple(statements))
