"""What is put into a manifest comes out of it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from ingesting import PATROL

from knowledge.errors import StorageError
from knowledge.index import FileRecord, SqliteManifest
from knowledge.index.draft_manifest import DraftManifest
from knowledge.model import Document
from knowledge.source import SourceLine, SourceText, Spot
from knowledge.structure import structure


@pytest.fixture
def document() -> Document:
    lines = tuple(
        SourceLine(n, line, spot=Spot(page=1 + n // 4, scanned=n > 4))
        for n, line in enumerate(PATROL.splitlines(), 1)
        if line
    )
    sidecar = {"issuer": "青禾社区", "authors": ["林月华", "周明"], "keywords": ["巡查"]}
    return structure(SourceText("patrol.txt", "txt", lines), sidecar).documents[0]


@pytest.fixture
def file(tmp_path: Path, document: Document) -> Path:
    manifest = DraftManifest(tmp_path / "manifest.sqlite")
    removed = (SourceLine(1, "首页 > 正文", "导航"),)
    manifest.put_file(FileRecord("patrol.txt", "h", "c", 7, removed))
    manifest.put_document(document, "t")
    manifest.set_fact("embedding", "某模型")
    manifest.close()
    return tmp_path / "manifest.sqlite"


def test_a_document_comes_back_whole(file: Path, document: Document) -> None:
    manifest = SqliteManifest(file)
    (record,) = manifest.documents()

    for name in (
        *("id", "title", "kind", "issuer", "authors", "keywords", "effective"),
        *("origin", "pages", "scanned", "member"),
    ):
        assert getattr(record.document, name) == getattr(document, name)
    assert (record.articles, record.passages) == (3, len(document.passages))
    assert manifest.document_text(document.id) == document.text
    assert tuple(manifest.places(document.id)) == document.places
    assert tuple(one.passage for one in manifest.passages_of(document.id)) == document.passages
    assert manifest.files()["patrol.txt"].removed == (SourceLine(1, "首页 > 正文", "导航"),)
    assert manifest.fact("embedding") == "某模型"
    assert manifest.fact("nothing") is None
    assert manifest.mentioning("路灯损坏")
    assert not manifest.mentioning("路灯完好")
    manifest.close()


def test_a_file_that_is_removed_leaves_nothing(file: Path, document: Document) -> None:
    manifest = DraftManifest(file)
    manifest.remove_file("patrol.txt")

    assert manifest.files() == {}
    assert manifest.documents() == []
    assert manifest.places(document.id) == []
    assert list(manifest.all_passages()) == []
    manifest.close()


def test_changes_that_fail_half_way_are_undone(file: Path, document: Document) -> None:
    manifest = DraftManifest(file)
    before = manifest.content_digest()
    with pytest.raises(RuntimeError), manifest.all_or_nothing():
        manifest.remove_file("patrol.txt")
        raise RuntimeError

    assert manifest.content_digest() == before
    manifest.close()


def test_rows_are_never_used_again(file: Path, document: Document) -> None:
    manifest = DraftManifest(file)
    used = {one.row for one in manifest.all_passages()}
    manifest.remove_file("patrol.txt")
    manifest.put_document(document, "t")

    assert used.isdisjoint(one.row for one in manifest.all_passages())
    manifest.close()


def test_waiting_passages_are_given_out_in_batches(file: Path) -> None:
    manifest = DraftManifest(file)
    rows = [one.row for one in manifest.all_passages()]
    first = manifest.waiting(-1, 2)
    manifest.mark_indexed([first[0].row])

    assert [one.row for one in first] == rows[:2]
    assert [one.row for one in manifest.waiting(first[-1].row, 99)] == rows[2:]
    assert manifest.waiting_count() == len(rows) - 1
    assert manifest.indexed_rows() == {rows[0]}
    manifest.unmark_all()
    assert manifest.waiting_count() == len(rows)
    manifest.close()


def test_a_published_manifest_cannot_be_written(file: Path) -> None:
    assert not hasattr(SqliteManifest(file), "put_file")


def test_a_sound_manifest_is_verified(file: Path) -> None:
    draft = DraftManifest(file)
    draft.set_fact("content", draft.content_digest())
    draft.close()
    manifest = SqliteManifest(file)
    manifest.verify()
    manifest.close()


def test_what_is_not_as_published_is_told(file: Path) -> None:
    draft = DraftManifest(file)
    draft.set_fact("content", draft.content_digest())
    draft.remove_file("patrol.txt")
    draft.close()
    manifest = SqliteManifest(file)
    with pytest.raises(StorageError, match="--rebuild"):
        manifest.verify()
    manifest.close()


def test_a_page_that_is_damaged_is_one_sentence(file: Path, document: Document) -> None:
    draft = DraftManifest(file)
    draft.set_fact("content", draft.content_digest())
    draft.close()
    sound = file.read_bytes()
    for start in range(4096, len(sound), 4096):
        file.write_bytes(sound[:start] + bytes(4096) + sound[start + 4096 :])
        with pytest.raises(StorageError, match="--rebuild"):
            _read_all(file, document)


def _read_all(file: Path, document: Document) -> None:
    manifest = SqliteManifest(file)
    try:
        manifest.files()
        manifest.documents()
        manifest.document_text(document.id)
        manifest.places(document.id)
        manifest.passages_of(document.id)
        manifest.verify()
    finally:
        manifest.close()


def test_what_is_no_manifest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(StorageError, match="--rebuild"):
        SqliteManifest(tmp_path / "manifest.sqlite")
    with pytest.raises(StorageError):
        SqliteManifest(tmp_path / "missing.sqlite")
    assert not (tmp_path / "missing.sqlite").exists()
