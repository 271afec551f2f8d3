from __future__ import annotations

import os
from pathlib import Path

import pytest

from knowledge.errors import ReadingError
from knowledge.reading import Readers

LIMIT = 1000


def sentence(readers: Readers, root: Path, relative: str) -> str:
    with pytest.raises(ReadingError) as caught:
        readers.read_file(root, relative, LIMIT)
    text = str(caught.value)
    assert relative in text and text.endswith("。") and "\n" not in text
    return text


def test_a_file_is_read_with_its_bytes(readers: Readers, tmp_path: Path) -> None:
    (tmp_path / "制度").mkdir()
    (tmp_path / "制度" / "学习.TXT").write_bytes("第一条　略。\n".encode())
    data, reading = readers.read_file(tmp_path, "制度/学习.TXT", LIMIT)
    assert data == "第一条　略。\n".encode()
    (source,) = reading.sources
    assert (source.path, source.text) == ("制度/学习.TXT", "第一条　略。")


def test_the_endings_are_known(readers: Readers) -> None:
    assert readers.endings == (".htm", ".html", ".markdown", ".md", ".txt")


def test_each_bad_file_has_its_sentence(readers: Readers, tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n")
    (tmp_path / "large.txt").write_bytes(b"a" * (LIMIT + 1))
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "junk.txt").write_bytes(bytes(range(256)))
    (tmp_path / "links.txt").write_bytes("版权所有：某某网\n京ICP备12345678号\n".encode())
    os.mkfifo(tmp_path / "pipe.txt")
    assert "还不支持" in sentence(readers, tmp_path, "a.exe")
    assert "空的" in sentence(readers, tmp_path, "empty.txt")
    assert "空的" in sentence(readers, tmp_path, "blank.txt")
    assert "超过上限" in sentence(readers, tmp_path, "large.txt")
    assert "不是普通文件" in sentence(readers, tmp_path, "folder.txt")
    assert "不是普通文件" in sentence(readers, tmp_path, "pipe.txt")
    assert "不是文本" in sentence(readers, tmp_path, "junk.txt")
    assert "没有剩下正文" in sentence(readers, tmp_path, "links.txt")
    assert "不见了" in sentence(readers, tmp_path, "gone.txt")
    assert "打不开" in sentence(readers, tmp_path, "a\x00b.txt")


def test_a_file_of_exactly_the_limit_is_read(readers: Readers, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * LIMIT)
    assert len(readers.read_file(tmp_path, "a.txt", LIMIT)[0]) == LIMIT


def test_nothing_outside_the_collection_is_read(readers: Readers, tmp_path: Path) -> None:
    root = tmp_path / "collection"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("秘密", encoding="utf-8")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "loop.txt").symlink_to(root / "loop.txt")
    assert "之外" in sentence(readers, root, "link.txt")
    assert "之外" in sentence(readers, root, "../secret.txt")
    assert "之外" in sentence(readers, root, str(tmp_path / "secret.txt"))
    assert "打不开" in sentence(readers, root, "loop.txt")


def test_a_link_inside_the_collection_is_read(readers: Readers, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("第一条　略。", encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert readers.read_file(tmp_path, "b.txt", LIMIT)[1].sources[0].text == "第一条　略。"


def test_a_file_without_permission(
    readers: Readers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("文", encoding="utf-8")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("knowledge.reading.files.os.open", refuse)  # root may open everything
    assert "权限" in sentence(readers, tmp_path, "a.txt")
