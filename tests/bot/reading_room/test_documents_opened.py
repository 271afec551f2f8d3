"""What the reading room expects of documents holds of real ones as of the fake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest
from button_stage import DOCUMENT, START, InMemoryBrowser
from ingesting import PATROL, Bench

from bot.handover import ApprovedAnswers
from bot.reading_room.ports import Opens
from bot.state import Handover, HandoverStatus
from knowledge.browsing import Browser, Page
from knowledge.errors import StorageError
from knowledge.search import Library

QUOTE = "巡查每晚两次，分别在九点和十一点。"
NOBODY: frozenset[str] = frozenset()
TRAINER = frozenset({"member", "trainer"})


class Shelf(Protocol):
    """A browser over one document that can be changed."""

    browser: Opens

    def put(self, text: str, *audience: str) -> None: ...
    def remove(self) -> None: ...
    def document_id(self) -> str: ...


@dataclass
class MadeUp:
    browser: InMemoryBrowser = field(default_factory=lambda: InMemoryBrowser({}, broken=True))

    def put(self, text: str, *audience: str) -> None:
        self.browser.broken = False
        self.browser.documents[DOCUMENT] = (text, audience)

    def remove(self) -> None:
        self.browser.documents.clear()

    def document_id(self) -> str:
        return DOCUMENT


@dataclass
class Ingested:
    bench: Bench

    def __post_init__(self) -> None:
        library = Library(self.bench.store, self.bench.refuse_other_model)
        self.browser = Browser(library, lambda: date(2026, 9, 21))

    def put(self, text: str, *audience: str) -> None:
        self.bench.write("巡查.txt", text)
        if audience:
            self.bench.write("巡查.txt.meta.yaml", f"audience: [{', '.join(audience)}]\n")
        self.bench.ingest()

    def remove(self) -> None:
        (self.bench.root / "巡查.txt").unlink()
        self.bench.write("另一份.txt", "青禾社区公告\n\n明天停水。\n")
        self.bench.ingest()

    def document_id(self) -> str:
        [listed] = self.browser.documents(None)
        return listed.document_id


@pytest.fixture(params=["made up", "ingested"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    yield MadeUp() if request.param == "made up" else Ingested(Bench.at(tmp_path))


def opened(shelf: Shelf, document_id: str, viewer: frozenset[str] | None) -> Page | None:
    start = PATROL.find(QUOTE)
    return shelf.browser.page(document_id, start, start + len(QUOTE), viewer, quote=QUOTE)


def test_the_page_has_the_quote_on_it(shelf: Shelf) -> None:
    shelf.put(PATROL)

    page = opened(shelf, shelf.document_id(), NOBODY)

    assert page is not None
    assert QUOTE in "".join(run.text for run in page.runs if run.quoted)


def test_what_is_limited_opens_for_its_audience_and_for_none_else(shelf: Shelf) -> None:
    shelf.put(PATROL, "trainer")
    document_id = shelf.document_id()

    assert opened(shelf, document_id, NOBODY) is None
    assert opened(shelf, document_id, TRAINER) is not None
    assert opened(shelf, document_id, None) is not None
    assert shelf.browser.page(document_id, 0, 1, None) is not None
    assert shelf.browser.page(document_id, 0, 1, NOBODY) is None
    assert not shelf.browser.references(document_id, 0, 1, NOBODY)


def test_a_text_without_the_quote_does_not_open_but_is_there(shelf: Shelf) -> None:
    shelf.put(PATROL)
    document_id = shelf.document_id()
    shelf.put(PATROL.replace("两次", "三次"))

    assert opened(shelf, document_id, None) is None
    assert shelf.browser.page(document_id, 0, 1, None) is not None


def test_a_document_that_is_gone_does_not_open(shelf: Shelf) -> None:
    shelf.put(PATROL)
    document_id = shelf.document_id()
    shelf.remove()

    assert opened(shelf, document_id, None) is None
    assert shelf.browser.page(document_id, 0, 1, None) is None


def test_without_any_index_it_is_an_error_of_storage(shelf: Shelf) -> None:
    with pytest.raises(StorageError):
        shelf.browser.page(DOCUMENT, 0, 1, None)


def test_the_next_ingest_takes_an_approved_answer_in(tmp_path: Path) -> None:
    bench = Bench.at(tmp_path)
    bench.write("巡查.txt", PATROL)
    bench.ingest()
    proposed = Handover(
        7, 1, -100, 5, "菜园几点开门？", 11, "早上六点。", 21, HandoverStatus.PROPOSED, START
    )

    ApprovedAnswers(bench.root).write(proposed, date(2026, 9, 21))
    bench.ingest()

    assert "菜园几点开门？" in bench.titles()
    assert not bench.faults()
