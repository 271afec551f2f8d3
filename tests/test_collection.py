"""Which files are documents, which are companions, what may not be walked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from knowledge.errors import QuestionError
from knowledge.ingestion import Collection, parse_sidecar


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    for path in ("巡查.txt", "办法/菜园.md", "办法/.草稿.md", ".git/config", "办法/~$菜园.docx"):
        file = tmp_path / "documents" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("正文", encoding="utf-8")
    return Collection(tmp_path / "documents")


def test_documents_are_found_and_hidden_files_left_alone(collection: Collection) -> None:
    assert collection.walk().paths == ["办法/菜园.md", "巡查.txt"]


def test_companions_are_no_documents(collection: Collection) -> None:
    for name in ("glossary.yaml", "questions.jsonl", "巡查.txt.meta.yaml", "巡查.meta.yaml"):
        (collection.root / name).write_text("", encoding="utf-8")

    assert collection.walk().paths == ["办法/菜园.md", "巡查.txt"]


def test_a_chosen_folder_or_file_is_all_that_is_walked(collection: Collection) -> None:
    assert collection.walk([collection.root / "办法"]).paths == ["办法/菜园.md"]
    assert collection.walk([collection.root / "巡查.txt"]).paths == ["巡查.txt"]


def test_hidden_files_and_companions_are_no_documents_where_they_are_chosen(
    collection: Collection,
) -> None:
    names = ("glossary.yaml", "questions.jsonl", "巡查.txt.meta.yaml")
    for name in names:
        (collection.root / name).write_text("", encoding="utf-8")
    chosen = [collection.root / name for name in (*names, ".git", ".git/config", "办法/.草稿.md")]

    assert collection.walk(chosen).paths == []
    assert collection.walk([*chosen, collection.root / "巡查.txt"]).paths == ["巡查.txt"]


def test_a_chosen_path_that_does_not_exist_is_kept_so_that_reading_tells(
    collection: Collection,
) -> None:
    assert collection.walk([collection.root / "没有.txt"]).paths == ["没有.txt"]


def test_a_chosen_path_outside_is_refused(collection: Collection, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="不在文档目录"):
        collection.walk([tmp_path / "别处.txt"])
    with pytest.raises(QuestionError, match="不在文档目录"):
        collection.walk([collection.root / ".." / "别处.txt"])


def test_a_collection_behind_a_link_is_known_by_both_its_names(
    collection: Collection, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(collection.root)
    linked = Collection(tmp_path / "link")

    assert linked.walk().paths == collection.walk().paths
    assert linked.walk([collection.root / "巡查.txt"]).paths == ["巡查.txt"]


def test_a_link_to_a_folder_is_told_and_not_followed(
    collection: Collection, tmp_path: Path
) -> None:
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处" / "外面.txt").write_text("正文", encoding="utf-8")
    (collection.root / "外链").symlink_to(tmp_path / "别处")
    walk = collection.walk()

    assert walk.paths == ["办法/菜园.md", "巡查.txt"]
    assert list(walk.faults) == ["外链"]
    assert walk.faults["外链"].startswith("外链：")


def test_a_folder_that_cannot_be_opened_hides_its_files(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("办法"):
            raise PermissionError(13, "no", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    walk = collection.walk()

    assert walk.paths == ["巡查.txt"]
    assert "权限" in walk.faults["办法"]
    assert walk.hides("办法/菜园.md")
    assert not walk.hides("办法二.md")


def test_a_name_that_is_not_utf8_is_told(collection: Collection) -> None:
    name = os.fsencode(collection.root) + b"/" + "文件.txt".encode("gbk")
    with open(name, "wb") as file:
        file.write("正文".encode())
    walk = collection.walk()

    assert walk.paths == ["办法/菜园.md", "巡查.txt"]
    assert len(walk.faults) == 1
    assert all("改名" in sentence for sentence in walk.faults.values())
    assert all(path.encode("utf-8") for path in walk.faults)


def test_a_sidecar_goes_by_the_whole_name_first(collection: Collection) -> None:
    (collection.root / "巡查.meta.yaml").write_text("issuer: 乙", encoding="utf-8")
    assert collection.sidecar("巡查.txt") == "issuer: 乙".encode()
    (collection.root / "巡查.txt.meta.yaml").write_text("issuer: 甲", encoding="utf-8")
    assert collection.sidecar("巡查.txt") == "issuer: 甲".encode()
    assert collection.sidecar("办法/菜园.md") is None


@pytest.mark.parametrize(
    "data", [b"- a list", b"\xff\xfe", b"a: [", b"published: 2024-02-30", b"", b"one word"]
)
def test_what_is_no_mapping_is_no_sidecar(data: bytes) -> None:
    assert parse_sidecar(data) is None


def test_a_name_as_long_as_the_system_allows_has_no_companion(collection: Collection) -> None:
    name = "n" * 251 + ".txt"
    (collection.root / name).write_text("正文", encoding="utf-8")

    assert name in collection.walk().paths
    assert collection.sidecar(name) is None
