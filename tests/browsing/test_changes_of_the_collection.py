"""What changed lately in the collection, as it is handed on from one publication to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from ingesting import GARDEN, PATROL, STORY, Bench

from knowledge.browsing import Browser, Change
from knowledge.index import Generation
from knowledge.search import Library

MEMBER = frozenset({"member"})


class Diary:
    """A collection that is ingested day by day, in a time zone that is not UTC."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.day = datetime(2026, 3, 1, 7, tzinfo=timezone(timedelta(hours=8)))

    def ingest(self) -> None:
        self.day += timedelta(days=1)
        replace(self.bench.ingestion, clock=lambda: self.day)()

    def changes(self, viewer: frozenset[str] | None = None, limit: int = 50) -> list[Change]:
        library = Library(self.bench.store, lambda generation: None)
        found = Browser(library).changes(viewer, limit)
        library.catalogue().generation.close()
        return list(found)

    def told(self, viewer: frozenset[str] | None = None) -> list[tuple[str, str, str]]:
        return [(one.at[:10], one.state.value, one.title) for one in self.changes(viewer)]


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    bench = Bench.at(tmp_path)
    bench.write("patrol.txt", PATROL)
    made = Diary(bench)
    made.ingest()
    return made


def test_the_last_publication_comes_first(diary: Diary) -> None:
    diary.bench.write("garden.txt", GARDEN)
    diary.ingest()
    diary.bench.write("patrol.txt", PATROL.replace("两次", "三次"))
    diary.ingest()
    (diary.bench.root / "garden.txt").unlink()
    diary.ingest()

    assert diary.told() == [
        ("2026-03-04", "removed", "青禾社区菜园使用办法"),
        ("2026-03-03", "changed", "青禾社区夜间巡查规则"),
        ("2026-03-02", "added", "青禾社区菜园使用办法"),
        ("2026-03-01", "added", "青禾社区夜间巡查规则"),
    ]
    first = diary.changes(limit=1)
    assert len(first) == 1
    assert datetime.fromisoformat(first[0].at) == diary.day.astimezone(UTC)
    assert first[0].at.endswith("+00:00")


def test_what_says_the_same_is_no_news(diary: Diary) -> None:
    before = diary.told()
    (diary.bench.root / "patrol.txt").rename(diary.bench.root / "巡查.txt")
    diary.bench.write("巡查.txt.meta.yaml", "issuer: 青禾社区\n")
    diary.bench.write("再放一份.txt", PATROL)
    diary.ingest()
    assert diary.told() == before


def test_what_is_limited_is_news_for_its_audience_alone(diary: Diary) -> None:
    diary.bench.write("内部/garden.txt", GARDEN)
    diary.bench.write("内部.meta.yaml", "audience: [trainer]\n")
    diary.bench.write("story.txt", STORY)
    diary.ingest()
    titles = [title for _, _, title in diary.told(MEMBER)]
    assert "青禾社区菜园使用办法" not in titles and len(titles) == 2
    assert len(diary.told()) == 3

    diary.bench.write("story.txt.meta.yaml", "audience: [trainer]\n")
    diary.ingest()
    assert [title for _, _, title in diary.told(MEMBER)] == ["青禾社区夜间巡查规则"]

    for path in ("内部/garden.txt", "story.txt", "story.txt.meta.yaml"):
        (diary.bench.root / path).unlink()
    diary.ingest()
    assert [title for _, _, title in diary.told(MEMBER)] == ["青禾社区夜间巡查规则"]
    assert len(diary.told()) == 5


def test_a_generation_from_before_has_no_history(diary: Diary) -> None:
    forget(diary.bench.store.current())
    assert diary.told() == []

    diary.bench.write("garden.txt", GARDEN)
    diary.ingest()
    assert diary.told() == [("2026-03-02", "added", "青禾社区菜园使用办法")]


def forget(generation: Generation) -> None:
    """Make it one that was published before changes were kept."""
    import sqlite3

    generation.close()
    with sqlite3.connect(generation.folder / "manifest.sqlite") as database:
        database.execute("DELETE FROM facts WHERE name = 'changes'")
    database.close()
