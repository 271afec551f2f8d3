"""What holds for every source text, whatever stands in it."""

from __future__ import annotations

from knowledge.model import Document
from knowledge.source import SourceText
from knowledge.structure import Structured


def check(source: SourceText, result: Structured, longest: int) -> None:
    """Assert that no line is lost and that every document is sound."""
    kept = sorted((line.number, line.text) for line in source.lines if line.removed is None)
    left_out = [(line.number, line.text) for line in result.left_out]
    assert all(line.removed for line in result.left_out)
    texts = [document.text for document in result.documents]
    rest = sorted(set(kept) - set(left_out))
    assert len(rest) + len(left_out) == len(kept)
    assert "\n".join(texts) == "\n".join(text for _, text in rest)
    for document in result.documents:
        check_document(document, longest)


def check_document(document: Document, longest: int) -> None:
    """Assert that passages cover the text once, and that places lie in it."""
    text = document.text
    assert document.title
    keys = {place.key: place for place in document.places}
    assert len(keys) == len(document.places)
    for place in document.places:
        assert 0 <= place.start <= place.end <= len(text)
        assert place.label
    at = 0
    ids = set()
    for passage in document.passages:
        assert at <= passage.start < passage.end <= len(text)
        assert not text[at : passage.start].strip()
        assert passage.text == text[passage.start : passage.end]
        assert len(passage.text) <= longest
        assert passage.text.strip() == passage.text
        assert passage.document_id == document.id
        place = keys[passage.place]
        assert place.start <= passage.start < passage.end <= place.end
        assert passage.location
        assert passage.text in passage.embedding_text
        ids.add(passage.id)
        at = passage.end
    assert not text[at:].strip()
    assert len(ids) == len(document.passages)
