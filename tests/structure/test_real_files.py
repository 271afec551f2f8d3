"""Figures on real documents, where they are at hand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from invariants import check
from sources import read_source

from knowledge.model import Document, Kind, Level
from knowledge.reading import HtmlReader, MarkdownReader, Readers, TextReader
from knowledge.structure import parse_date, structure

DATA = Path(__file__).parents[2] / "../shared/data"
COLLECTION = DATA / "collection"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real documents are not here")


def counts() -> dict[str, int]:
    found = {}
    for line in (DATA / "SOURCES.md").read_text(encoding="utf-8").splitlines():
        row = [cell.strip() for cell in line.split("|")]
        if len(row) > 3 and (match := re.search(r"\((\d+)\)", row[2])):
            found[row[1]] = int(match[1])
    return found


def test_article_counts() -> None:
    expected = counts()
    assert len(expected) == 27
    wrong = {}
    for name, count in expected.items():
        (path,) = COLLECTION.glob(f"*/{name}.txt")
        (document,) = structure(read_source(path, COLLECTION), None).documents
        if document.articles != count:
            wrong[name] = document.articles
        assert document.kind is (Kind.LAW if "宪法" in name else Kind.REGULATION)
    assert not wrong


def test_the_gap_of_a_misprinted_article_is_reported() -> None:
    (path,) = COLLECTION.glob("local/*创新创业*.txt")
    (document,) = structure(read_source(path, COLLECTION), None).documents
    assert any("第十六条" in warning for warning in document.warnings)


def test_nine_articles() -> None:
    wanted = json.loads((DATA / "eval/seeds_articles.json").read_text(encoding="utf-8"))
    by_title = {}
    for name in sorted({article["file"] for article in wanted}):
        path = COLLECTION / "seeds" / name
        dropped = {
            line for a in wanted if a["file"] == name for line in a["boilerplate"] if line != "目录"
        }
        result = structure(read_source(path, COLLECTION, frozenset(dropped)), None)
        by_title.update({document.title: document for document in result.documents})
        if name.startswith("003"):
            assert len(result.documents) == 5
            assert len(result.left_out) == 12
    wrong = []
    for article in wanted:
        document = by_title.get(article["title"])
        if document is None:
            wrong.append((article["id"], "title"))
            continue
        date = parse_date(article["date"]) if article["date"] else None
        labels = [place.label for place in document.places]
        checks = {
            "authors": document.authors == tuple(article["authors"]),
            "organisation": document.organisation == article["organisation"],
            "date": (document.published and document.published.iso) == (date and date.iso),
            "source": document.source == article["source"],
            "headings": all(" ".join(h.split()) in labels for h in article["headings"]),
            "kind": document.kind is Kind.EXPERIENCE,
        }
        wrong += [(article["id"], field) for field, right in checks.items() if not right]
    assert not wrong


def test_invariants_on_the_collection() -> None:
    paths = [p for p in COLLECTION.rglob("*") if p.suffix in (".txt", ".md", ".html")]
    for path in paths:
        if path.parent.name == "gbk":
            continue
        source = read_source(path, COLLECTION)
        for longest in (400, 90):
            check(source, structure(source, None, max_passage=longest), longest)


def test_saved_pages_name_their_makers_and_keep_headings_with_their_text() -> None:
    readers = Readers([TextReader(), MarkdownReader(), HtmlReader()])
    documents: list[Document] = []
    for path in sorted((COLLECTION / "web").rglob("*.*")):
        _, reading = readers.read_file(COLLECTION, path.relative_to(COLLECTION).as_posix(), 10**7)
        source = reading.sources[0]
        result = structure(source, None)
        check(source, result, 400)
        documents += result.documents
    assert sum(bool(document.authors) for document in documents) >= 19
    assert sum(document.source is not None for document in documents) >= 18
    assert not any("//" in (document.source or "") for document in documents)
    assert sum(document.kind is Kind.OTHER for document in documents) <= 2
    for document in documents:
        labels = {place.label for place in document.places if place.level is Level.SECTION}
        for passage in document.passages:
            *before, last = passage.text.split("\n")
            assert not (before and last in labels), passage.location
