"""The check finds whatever does not stand in the source, or no longer does."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from ingesting import GARDEN, PATROL, STORY, Bench

from knowledge.index import ChromaVectorIndex


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench.at(tmp_path)
    bench.write("garden.md", GARDEN)
    bench.write("patrol.txt", PATROL.encode("gb18030"))
    bench.write("story.txt", "首页 > 正文\n\n" + STORY)
    bench.ingest()
    return bench


def tamper(bench: Bench, statement: str) -> None:
    """Change the published manifest behind everyone's back."""
    file = bench.var / "generations" / "g000001" / "manifest.sqlite"
    with sqlite3.connect(file) as database:
        database.execute(statement)
    database.close()


def faults(bench: Bench) -> dict[str, str]:
    return {fault.where: fault.what for fault in bench.faults()}


def test_a_sound_generation_has_no_fault(bench: Bench) -> None:
    assert bench.faults() == []


def test_a_file_that_vanished(bench: Bench) -> None:
    (bench.root / "garden.md").unlink()

    assert list(faults(bench)) == ["garden.md"]


def test_a_file_that_says_something_else_now(bench: Bench) -> None:
    bench.write("garden.md", GARDEN.replace("一年", "两年"))

    assert faults(bench) == {"garden.md": "知识库里的文字与文件不符，请重新导入。"}


def test_a_file_that_says_more_now(bench: Bench) -> None:
    bench.write("garden.md", GARDEN + "第五条 本办法由社区解释。\n")

    assert faults(bench) == {"garden.md": "文件里有未导入的文字，请重新导入。"}


def test_a_file_that_only_looks_different(bench: Bench) -> None:
    bench.write("patrol.txt", ("\ufeff" + PATROL.replace("\n", "\r\n")).encode())

    assert bench.faults() == []


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE passages SET text = '编造的话' WHERE row = 2", "文字与它的位置不符"),
        ("UPDATE passages SET start = start + 1, end = end + 1 WHERE row = 2", "位置不符"),
        ("UPDATE places SET end = 99999 WHERE key = 'a2'", "位置超出全文"),
        ("UPDATE documents SET text = text || '多出的话'", "内容被改动过"),
        ("UPDATE passages SET indexed = 0 WHERE row = 2", "词语索引与目录不一致：缺 0 段，多 1 段"),
        ("UPDATE facts SET value = '\"x\"' WHERE name = 'content'", "内容被改动过"),
    ],
)
def test_a_manifest_that_was_tampered_with(bench: Bench, statement: str, expected: str) -> None:
    tamper(bench, statement)

    assert any(expected in fault.what for fault in bench.faults())


def test_an_index_that_lost_a_passage(bench: Bench) -> None:
    index = ChromaVectorIndex(bench.var / "generations" / "g000001" / "chroma")
    with index.changes() as changes:
        changes.remove(2)
    index.close()

    (fault,) = bench.faults()
    assert fault.what.startswith("向量索引与目录不一致：缺 1 段，多 0 段")
