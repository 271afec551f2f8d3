"""Drafts, publication, rollback and what is kept, without any document."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from knowledge.errors import IngestRunning, NoGeneration, StorageError
from knowledge.index import Draft, GenerationStore


@pytest.fixture
def store(tmp_path: Path) -> GenerationStore:
    return GenerationStore(tmp_path, keep=3)


def publish(store: GenerationStore, *, note: str = "") -> str:
    with store.lock(), store.draft(store.published()) as draft:
        draft.manifest.set_fact("note", note)
        store.publish(draft)
    return draft.id


def folders(tmp_path: Path) -> list[str]:
    return sorted(folder.name for folder in (tmp_path / "generations").iterdir())


def test_before_the_first_there_is_none(store: GenerationStore) -> None:
    assert store.published() is None
    assert store.pointer_stamp() is None
    with pytest.raises(NoGeneration, match=r"ingest\.py"):
        store.current()


def test_publishing_moves_the_pointer(store: GenerationStore) -> None:
    publish(store, note="一")
    stamp = store.pointer_stamp()
    held = store.current()
    publish(store, note="二")

    assert store.pointer_stamp() != stamp
    assert store.current().manifest.fact("note") == "二"
    assert held.manifest.fact("note") == "一"  # a reader keeps what it opened


def test_a_draft_that_is_not_published_leaves_nothing(
    store: GenerationStore, tmp_path: Path
) -> None:
    publish(store)
    with pytest.raises(RuntimeError), store.lock(), store.draft(store.published()):
        raise RuntimeError
    with store.lock(), store.draft(store.published()):
        pass

    assert folders(tmp_path) == ["g000001"]


def test_a_failure_after_publication_discards_nothing(
    store: GenerationStore, tmp_path: Path
) -> None:
    with pytest.raises(RuntimeError), store.lock(), store.draft(None) as draft:
        store.publish(draft)
        raise RuntimeError

    assert store.current().id == "g000001"
    assert folders(tmp_path) == ["g000001"]


def test_what_a_killed_ingest_left_is_removed(store: GenerationStore, tmp_path: Path) -> None:
    publish(store)
    left = tmp_path / "generations" / "g000002.draft"
    Draft(left, None).close()
    (tmp_path / "generations" / "g000000.dropped" / "chroma").mkdir(parents=True)
    with store.lock():
        assert folders(tmp_path) == ["g000001"]
    assert publish(store) == "g000002"


def test_a_draft_killed_between_its_name_and_the_pointer_never_answers(
    store: GenerationStore, tmp_path: Path
) -> None:
    publish(store)
    shutil.copytree(tmp_path / "generations" / "g000001", tmp_path / "generations" / "g000002")

    assert store.current().id == "g000001"
    assert publish(store) == "g000003"
    assert store.rollback().id == "g000001"


def test_the_lock_keeps_two_ingests_apart(store: GenerationStore, tmp_path: Path) -> None:
    with (
        store.lock(),
        pytest.raises(IngestRunning, match="正在进行"),
        GenerationStore(tmp_path).lock(),
    ):
        pass
    with store.lock(), pytest.raises(IngestRunning):
        GenerationStore(tmp_path).rollback()


def test_rollback_goes_back_along_the_parents(store: GenerationStore) -> None:
    for note in "一二三":
        publish(store, note=note)

    assert store.rollback().manifest.fact("note") == "二"
    assert store.rollback().manifest.fact("note") == "一"
    with pytest.raises(StorageError, match="没有更早的版本"):
        store.rollback()
    assert store.current().id == "g000001"


def test_after_a_rollback_the_next_one_builds_on_what_answers(store: GenerationStore) -> None:
    for note in "一二":
        publish(store, note=note)
    store.rollback()

    assert publish(store, note="三") == "g000003"
    assert store.rollback().id == "g000001"


def test_the_oldest_are_dropped(store: GenerationStore, tmp_path: Path) -> None:
    for note in "一二三四":
        publish(store, note=note)

    assert folders(tmp_path) == ["g000002", "g000003", "g000004"]


def test_the_forebears_of_the_current_one_are_kept_before_newer_ones(
    store: GenerationStore, tmp_path: Path
) -> None:
    for note in "一二三":
        publish(store, note=note)
    store.rollback()
    store.rollback()
    publish(store, note="四")  # upon 一; 二 and 三 were rolled back from

    assert folders(tmp_path) == ["g000001", "g000003", "g000004"]
    assert store.rollback().id == "g000001"


def test_the_current_one_and_its_parent_stay_however_few_are_wanted(tmp_path: Path) -> None:
    store = GenerationStore(tmp_path, keep=1)
    for note in "一二三":
        publish(store, note=note)

    assert folders(tmp_path) == ["g000002", "g000003"]


def test_files_and_folders_are_synced_before_the_pointer_moves(
    store: GenerationStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, str | None]] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        synced.append((os.readlink(f"/proc/self/fd/{descriptor}"), store.current_id()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    publish(store)

    draft = f"{tmp_path}/generations/g000001.draft"
    before = [path for path, current in synced if current is None]
    assert {f"{draft}/manifest.sqlite", draft, f"{tmp_path}/generations"} <= set(before)
    assert before[-1] == f"{tmp_path}/CURRENT.new"
    assert synced[-1] == (str(tmp_path), "g000001")


@pytest.mark.parametrize("part", ["vectors", "lexical", "outline", "manifest"])
def test_a_part_that_is_missing_is_an_error_and_not_begun_anew(
    store: GenerationStore, tmp_path: Path, part: str
) -> None:
    publish(store)
    (tmp_path / "generations" / "g000001" / "manifest.sqlite").unlink()

    with pytest.raises(StorageError, match="--rebuild"):
        getattr(store.current(), part)
    assert list((tmp_path / "generations" / "g000001").iterdir()) == []


def test_a_full_disk_is_one_sentence_and_the_old_one_answers(
    store: GenerationStore, tmp_path: Path
) -> None:
    publish(store)
    with pytest.raises(StorageError, match="磁盘空间"), store.lock(), store.draft(None):
        raise OSError(errno.ENOSPC, "No space left on device")

    assert store.current().id == "g000001"
    assert folders(tmp_path) == ["g000001"]
