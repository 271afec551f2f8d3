"""What an ingest does with every change that a collection can undergo."""

from __future__ import annotations

from pathlib import Path

import pytest
from ingesting import GARDEN, PATROL, STORY, Bench, states

from knowledge.ingestion import State
from knowledge.search import Library


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench.at(tmp_path)


@pytest.fixture
def filled(bench: Bench) -> Bench:
    bench.write("garden.md", GARDEN)
    bench.write("patrol.txt", PATROL)
    bench.ingest()
    return bench


def test_the_first_ingest_adds_everything(bench: Bench) -> None:
    bench.write("garden.md", GARDEN)
    bench.write("sub/story.txt", STORY)
    report = bench.ingest()

    assert states(report) == {"garden.md": State.ADDED, "sub/story.txt": State.ADDED}
    assert report.published
    assert report.generation == bench.store.current_id() == "g000001"
    assert report.documents == 2
    assert report.files[0].documents[0].articles == 4
    assert bench.faults() == []


def test_nothing_is_done_when_nothing_changed(filled: Bench) -> None:
    stamp = filled.store.pointer_stamp()
    report = filled.ingest()

    assert set(states(report).values()) == {State.UNCHANGED}
    assert not report.published
    assert (report.generation, report.documents) == ("g000001", 2)
    assert filled.store.pointer_stamp() == stamp
    assert filled.embedder.embedded == []


def test_changed_added_and_removed_files(filled: Bench) -> None:
    filled.write("garden.md", GARDEN.replace("一块菜地", "两块菜地"))
    filled.write("story.txt", STORY)
    (filled.root / "patrol.txt").unlink()
    report = filled.ingest()

    assert states(report) == {
        "garden.md": State.CHANGED,
        "patrol.txt": State.REMOVED,
        "story.txt": State.ADDED,
    }
    assert filled.titles() == ["青禾社区菜园使用办法", "老街坊结对帮扶的做法"]
    assert filled.finds("路灯") == []
    assert filled.finds("两块") == ["第二条 每户可以认领两块菜地，期限一年。"]
    assert filled.faults() == []


def test_a_shorter_version_leaves_no_tail(filled: Bench) -> None:
    filled.write("garden.md", GARDEN[: GARDEN.index("第三条")])
    filled.ingest()

    assert filled.finds("雨水") == []
    assert filled.faults() == []


def test_a_renamed_file_is_known_by_its_bytes(filled: Bench) -> None:
    (filled.root / "patrol.txt").rename(filled.root / "巡查规则.txt")
    report = filled.ingest()

    assert states(report) == {"garden.md": State.UNCHANGED, "巡查规则.txt": State.RENAMED}
    assert "由 patrol.txt 改名为 巡查规则.txt" in [file.message for file in report.files]
    assert report.embedded == 0
    assert report.carried > 0
    assert filled.faults() == []


def test_one_file_that_is_gone_is_the_earlier_name_of_one_only(filled: Bench) -> None:
    (filled.root / "patrol.txt").rename(filled.root / "a.txt")
    filled.write("b.txt", PATROL)
    report = filled.ingest()

    assert states(report)["a.txt"] is State.RENAMED
    assert states(report)["b.txt"] is State.ADDED
    assert len(report.duplicates) == 1


def test_a_chosen_path_never_removes_what_lies_elsewhere(filled: Bench) -> None:
    (filled.root / "patrol.txt").unlink()
    filled.write("garden.md", GARDEN + "第五条 本办法由社区解释。\n")
    report = filled.ingest(filled.root / "garden.md")

    assert states(report) == {"garden.md": State.CHANGED}
    assert len(filled.titles()) == 2
    assert [fault.where for fault in filled.faults()] == ["patrol.txt"]


def test_no_prune_keeps_documents_whose_file_is_gone(filled: Bench) -> None:
    (filled.root / "patrol.txt").unlink()
    assert not filled.ingest(prune=False).published
    assert len(filled.titles()) == 2
    assert states(filled.ingest())["patrol.txt"] is State.REMOVED
    assert len(filled.titles()) == 1


def test_the_same_text_under_two_names_is_answered_once(bench: Bench) -> None:
    bench.write("b.txt", PATROL)
    bench.write("a.txt", PATROL.replace("\n\n", "\n"))
    report = bench.ingest()

    assert report.documents == 2
    assert report.duplicates == ["b.txt 的《青禾社区夜间巡查规则》与 a.txt 内容相同，只回答一次。"]
    assert len(bench.finds("路灯")) == 1
    assert bench.faults() == []
    assert bench.ingest().duplicates == report.duplicates  # told until someone sees to it

    (bench.root / "a.txt").unlink()
    report = bench.ingest()
    assert report.duplicates == []
    assert len(bench.finds("路灯")) == 1
    assert bench.titles() == ["青禾社区夜间巡查规则"]
    assert bench.faults() == []


def test_a_duplicate_that_comes_first_takes_over(filled: Bench) -> None:
    filled.write("a.md", GARDEN)
    report = filled.ingest()

    assert report.embedded == 0
    assert len(filled.finds("雨水")) == 1
    assert filled.faults() == []


def test_documents_of_one_title_and_date_have_ids_of_their_own(bench: Bench) -> None:
    bench.write("a.txt", PATROL)
    bench.write("b.txt", PATROL.replace("次日中午", "当日晚上"))
    bench.ingest()
    generation = bench.store.current()
    ids = {one.document.path: one.document.id for one in generation.manifest.documents()}
    passages = [one.passage for one in generation.manifest.all_passages()]
    generation.close()

    assert ids["a.txt"] != ids["b.txt"]
    assert len({passage.id for passage in passages}) == len(passages)
    assert all(passage.id.startswith(passage.document_id) for passage in passages)

    bench.ingest(rebuild=True)
    again = bench.store.current()
    assert {one.document.path: one.document.id for one in again.manifest.documents()} == ids
    again.close()
    assert bench.faults() == []


def test_a_sidecar_that_comes_or_changes_is_read(filled: Bench) -> None:
    for issuer in ("青禾社区", "青禾街道"):
        filled.write("patrol.txt.meta.yaml", f"issuer: {issuer}\n")
        report = filled.ingest()
        generation = filled.store.current()
        document = next(
            one.document
            for one in generation.manifest.documents()
            if one.document.path == "patrol.txt"
        )
        generation.close()

        assert states(report)["patrol.txt"] is State.CHANGED
        assert document.issuer == issuer
        assert report.embedded == 0


def test_a_dry_run_reports_the_same_and_publishes_nothing(filled: Bench) -> None:
    filled.write("garden.md", GARDEN.replace("一块菜地", "两块菜地"))
    filled.write("story.txt", STORY)
    (filled.root / "patrol.txt").unlink()
    before = filled.store.pointer_stamp()
    tried = filled.ingest(dry_run=True)

    assert filled.store.pointer_stamp() == before
    assert tried.generation == "g000001"
    assert filled.embedder.embedded == []
    assert [folder.name for folder in (filled.var / "generations").iterdir()] == ["g000001"]
    done = filled.ingest()
    assert (tried.files, tried.documents, tried.passages) == (
        done.files,
        done.documents,
        done.passages,
    )


def test_a_dry_run_before_the_first_ingest_leaves_nothing(bench: Bench) -> None:
    bench.write("garden.md", GARDEN)
    report = bench.ingest(dry_run=True)

    assert states(report) == {"garden.md": State.ADDED}
    assert report.generation is None
    assert bench.store.current_id() is None


def test_an_ingest_after_a_rollback_brings_the_collection_back(filled: Bench) -> None:
    filled.write("story.txt", STORY)
    filled.ingest()
    filled.store.rollback()
    assert len(filled.titles()) == 2
    report = filled.ingest()

    assert states(report)["story.txt"] is State.ADDED
    assert report.generation == "g000003"
    assert len(filled.titles()) == 3


def test_an_open_library_sees_what_is_published_at_its_next_question(filled: Bench) -> None:
    library = Library(filled.store, filled.refuse_other_model)
    before = library.catalogue()
    assert library.catalogue() is before
    filled.write("story.txt", STORY)
    filled.ingest()
    after = library.catalogue()

    assert len(before.documents) == 2
    assert len(after.documents) == 3
    assert after.generation.vectors.search(filled.embedder.embed_query("独居老人"), 3)
    after.generation.close()


def test_the_report_is_kept_with_the_generation(filled: Bench) -> None:
    report = filled.store.current().manifest.fact("report")

    assert report["counts"]["added"] == 2
    assert report["generation"] == "g000001"
