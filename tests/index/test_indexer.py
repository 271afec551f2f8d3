"""The indexes follow the manifest; vectors are carried over wherever they can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import HashingEmbedder
from ingesting import GARDEN, PATROL, STORY, Bench

from knowledge.errors import ModelMismatch, StorageError
from knowledge.index import Draft


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench.at(tmp_path)


def test_only_what_changed_is_embedded(bench: Bench) -> None:
    bench.write("garden.md", GARDEN)
    bench.write("patrol.txt", PATROL)
    first = bench.ingest()
    bench.write("garden.md", GARDEN.replace("期限一年", "期限两年"))
    second = bench.ingest()

    assert (first.embedded, first.carried) == (first.passages, 0)
    assert second.embedded == 1
    assert [text.splitlines()[-1] for text in bench.embedder.embedded] == [
        "第二条 每户可以认领一块菜地，期限两年。"
    ]
    assert bench.finds("期限") == ["第二条 每户可以认领一块菜地，期限两年。"]
    assert bench.faults() == []


def test_a_carried_vector_is_the_old_one(bench: Bench) -> None:
    bench.write("garden.md", GARDEN)
    bench.ingest()
    before = bench.store.current()
    row = min(before.manifest.indexed_rows())
    bench.write("garden.md", GARDEN + "第五条 本办法由社区解释。\n")
    bench.ingest()
    after = bench.store.current()
    kept = after.manifest.indexed_hashes()[before.manifest.passages([row])[row].passage.hash]

    assert list(after.vectors.vectors([kept])[kept]) == pytest.approx(
        list(before.vectors.vectors([row])[row])
    )
    before.close()
    after.close()


def test_rebuild_carries_nothing(bench: Bench) -> None:
    bench.write("garden.md", GARDEN)
    bench.ingest()
    report = bench.ingest(rebuild=True)

    assert (report.embedded, report.carried) == (report.passages, 0)
    assert bench.faults() == []


def test_another_model_is_refused_until_rebuild(bench: Bench) -> None:
    bench.write("garden.md", GARDEN)
    bench.ingest()
    bench.embedder = HashingEmbedder("other")
    with pytest.raises(ModelMismatch, match="--rebuild"):
        bench.ingest()
    report = bench.ingest(rebuild=True)

    assert report.embedded == report.passages
    assert bench.store.current().manifest.fact("embedding") == "other-64"


def test_after_much_change_the_indexes_are_built_anew_from_carried_vectors(bench: Bench) -> None:
    for name in "甲乙丙丁":
        bench.write(f"{name}.md", GARDEN.replace("菜园", f"{name}区菜园"))
    bench.ingest()
    dead = []
    for turn in range(4):
        bench.write("甲.md", GARDEN.replace("菜园", f"第{turn}号菜园"))
        report = bench.ingest()
        assert bench.faults() == []
        dead.append(bench.store.current().manifest.fact("dead_rows"))

    assert report.carried > 0 or dead[-1] > 0
    assert 0 in dead  # they were built anew
    assert any(one > 0 for one in dead)  # and changed in place before


def test_an_index_that_does_not_agree_is_not_published(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("garden.md", GARDEN)
    bench.ingest()
    copy_indexes = Draft.copy_indexes

    def copy_and_lose(self: Draft, parent: Draft) -> None:
        copy_indexes(self, parent)
        with self.lexical.changes() as changes:
            changes.remove(min(parent.manifest.indexed_rows()))

    monkeypatch.setattr(Draft, "copy_indexes", copy_and_lose)
    bench.write("story.txt", STORY)
    with pytest.raises(StorageError, match="未发布"):
        bench.ingest()

    assert bench.store.current_id() == "g000001"
    assert bench.titles() == ["青禾社区菜园使用办法"]
    assert bench.faults() == []


def test_opening_a_generation_does_not_change_what_it_says(bench: Bench) -> None:
    bench.write("patrol.txt", PATROL)
    bench.ingest()
    for _ in range(2):
        generation = bench.store.current()
        assert generation.vectors.search(bench.embedder.embed_query("路灯"), 3)
        assert generation.manifest.content_digest() == generation.manifest.fact("content")
        generation.close()


def test_a_journal_is_not_copied_beside_a_finished_database(bench: Bench) -> None:
    bench.write("patrol.txt", PATROL)
    bench.ingest()
    (bench.var / "generations" / "g000001" / "chroma" / "chroma.sqlite3-journal").touch()
    bench.write("garden.md", GARDEN)
    bench.ingest()

    chroma = bench.var / "generations" / "g000002" / "chroma"
    assert (chroma / "chroma.sqlite3").is_file()
    assert list(chroma.glob("*-journal")) == []
    assert bench.faults() == []
