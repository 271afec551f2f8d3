"""What goes wrong with one file, or with the state, costs nothing else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from ingesting import GARDEN, MAX_BYTES, PATROL, STORY, Bench, states

import knowledge.ingestion.made
from knowledge.errors import IngestRunning, QuestionError, StorageError
from knowledge.index import GenerationStore
from knowledge.index.draft_manifest import DraftManifest
from knowledge.ingestion import State


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench.at(tmp_path)


@pytest.fixture
def filled(bench: Bench) -> Bench:
    bench.write("garden.md", GARDEN)
    bench.write("patrol.txt", PATROL)
    bench.ingest()
    return bench


def test_an_empty_folder_is_refused_and_removes_nothing(filled: Bench) -> None:
    for name in ("garden.md", "patrol.txt"):
        (filled.root / name).unlink()
    with pytest.raises(QuestionError, match="没有可导入的文档"):
        filled.ingest()

    assert len(filled.titles()) == 2


def test_a_folder_that_is_a_link_now_keeps_its_documents(bench: Bench, tmp_path: Path) -> None:
    bench.write("rules/patrol.txt", PATROL)
    bench.write("garden.md", GARDEN)
    bench.ingest()
    (bench.root / "rules").rename(tmp_path / "elsewhere")
    (bench.root / "rules").symlink_to(tmp_path / "elsewhere")
    report = bench.ingest()

    assert states(report) == {"garden.md": State.UNCHANGED, "rules": State.FAILED}
    assert len(bench.titles()) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 8),
        ("large.txt", b"a" * (MAX_BYTES + 1)),
        ("unknown.xyz", b"text"),
    ],
)
def test_a_bad_file_is_named_and_the_others_go_in(bench: Bench, name: str, content: bytes) -> None:
    bench.write(name, content)
    bench.write("garden.md", GARDEN)
    report = bench.ingest()

    assert states(report) == {name: State.FAILED, "garden.md": State.ADDED}
    (failed,) = report.of_state(State.FAILED)
    assert name in failed.message
    assert bench.faults() == []


def test_a_link_out_of_the_collection_is_not_read(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("别处的内容", encoding="utf-8")
    (bench.root / "link.txt").symlink_to(tmp_path / "secret.txt")
    bench.write("garden.md", GARDEN)
    report = bench.ingest()

    assert states(report)["link.txt"] is State.FAILED
    assert bench.titles() == ["青禾社区菜园使用办法"]


@pytest.mark.parametrize("rebuild", [False, True])
def test_a_file_that_fails_keeps_its_earlier_version(filled: Bench, rebuild: bool) -> None:
    filled.write("patrol.txt", b"")
    report = filled.ingest(rebuild=rebuild)

    assert states(report)["patrol.txt"] is State.FAILED
    assert "保留它上次导入的内容" in report.of_state(State.FAILED)[0].message
    assert report.published is rebuild
    assert filled.finds("路灯") != []


def test_a_file_that_trips_the_parser_takes_no_other_with_it(
    filled: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    structure = knowledge.ingestion.made.structure

    def trip(source, *rest, **options):  # type: ignore[no-untyped-def]
        if source.path == "patrol.txt":
            raise RecursionError
        return structure(source, *rest, **options)

    monkeypatch.setattr(knowledge.ingestion.made, "structure", trip)
    filled.write("patrol.txt", PATROL + "第四条 新的一条。\n")
    filled.write("story.txt", STORY)
    report = filled.ingest()

    assert states(report)["patrol.txt"] is State.FAILED
    assert states(report)["story.txt"] is State.ADDED
    assert len(filled.titles()) == 3


def test_a_chosen_path_that_does_not_exist_is_one_line(filled: Bench) -> None:
    report = filled.ingest(filled.root / "没有这个.txt")

    assert states(report) == {"没有这个.txt": State.FAILED}
    assert "没有这个.txt" in report.files[0].message


def test_a_bad_sidecar_is_told_and_the_file_goes_in(filled: Bench) -> None:
    filled.write("patrol.txt.meta.yaml", "issuer: [")
    report = filled.ingest()

    assert states(report)["patrol.txt"] is State.CHANGED
    assert ".meta.yaml" in report.of_state(State.CHANGED)[0].message


def test_two_ingests_at_once_are_kept_apart(filled: Bench) -> None:
    with GenerationStore(filled.var).lock(), pytest.raises(IngestRunning, match="另一个导入"):
        filled.ingest()


def test_a_damaged_generation_is_replaced_by_a_rebuild(filled: Bench) -> None:
    (filled.var / "generations" / "g000001" / "manifest.sqlite").write_bytes(b"not a database")
    with pytest.raises(StorageError, match="--rebuild"):
        filled.ingest()
    report = filled.ingest(rebuild=True)

    assert set(states(report).values()) == {State.ADDED}
    assert filled.faults() == []


def test_indexes_that_are_damaged_are_built_anew(filled: Bench) -> None:
    for part in ("chroma", "lexical"):
        for file in (filled.var / "generations" / "g000001" / part).rglob("*"):
            if file.is_file():
                file.write_bytes(b"damaged")
    filled.write("story.txt", STORY)
    with pytest.raises(StorageError, match="--rebuild"):
        filled.ingest()
    assert filled.ingest(rebuild=True).published
    assert filled.faults() == []


PAGE = 4096


def overwrite(bench: Bench, page: int) -> None:
    """Put zeros over a page of the published manifest."""
    generation = bench.store.current()
    with (generation.folder / "manifest.sqlite").open("r+b") as manifest:
        manifest.seek(page * PAGE)
        manifest.write(bytes(PAGE))


def pages(bench: Bench) -> int:
    return (bench.store.current().folder / "manifest.sqlite").stat().st_size // PAGE


def test_a_rebuild_recovers_from_any_page_that_is_lost(bench: Bench) -> None:
    bench.write("garden.md", GARDEN)
    bench.write("patrol.txt", PATROL * 8)
    bench.ingest()
    assert pages(bench) > 11
    for page in range(1, pages(bench)):
        overwrite(bench, page)
        report = bench.ingest(rebuild=True)

        assert report.published, page
        assert bench.finds("雨水") != []
        assert bench.faults() == [], page


def test_a_damaged_generation_is_not_rebuilt_in_part(filled: Bench) -> None:
    generation = filled.store.current()
    damaged = DraftManifest(generation.folder / "manifest.sqlite")
    damaged.remove_file("patrol.txt")
    damaged.close()
    with pytest.raises(StorageError, match="不要指定路径"):
        filled.ingest(filled.root / "garden.md", rebuild=True)

    assert filled.store.current_id() == generation.id
    assert set(states(filled.ingest(rebuild=True)).values()) == {State.ADDED}
    assert filled.faults() == []


def test_a_part_of_a_sound_generation_can_be_rebuilt(filled: Bench) -> None:
    report = filled.ingest(filled.root / "garden.md", rebuild=True)

    assert states(report) == {"garden.md": State.CHANGED}
    assert len(filled.titles()) == 2
    assert filled.faults() == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (sqlite3.OperationalError("database or disk is full"), "磁盘空间"),
        (sqlite3.DatabaseError("database disk image is malformed"), "已损坏"),
    ],
)
def test_a_disk_that_fails_is_no_fault_of_the_file(
    filled: Bench, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(DraftManifest, "put_document", fails)
    filled.write("story.txt", STORY)
    with pytest.raises(StorageError, match=sentence):
        filled.ingest()

    assert filled.store.current_id() == "g000001"


def test_a_sidecar_that_is_too_large_is_named_and_nobody_sees_its_document(filled: Bench) -> None:
    filled.write("patrol.txt.meta.yaml", "issuer: 青禾社区\n" + "# 备注\n" * 200_000)
    report = filled.ingest()

    assert states(report)["patrol.txt"] is State.FAILED
    assert "超过 1 MB" in report.of_state(State.FAILED)[0].message
    assert filled.finds("路灯") == []


def test_chosen_paths_that_hold_no_document_are_one_sentence(filled: Bench) -> None:
    chosen = [
        filled.write("glossary.yaml", "支委会: [支部委员会会议]\n"),
        filled.write(".x.md", "一"),
    ]
    with pytest.raises(QuestionError, match="没有可导入的文档"):
        filled.ingest(*chosen)
