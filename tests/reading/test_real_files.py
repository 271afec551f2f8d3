"""Reading real documents, which lie beside the repository where there are any."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import pytest

from knowledge.reading import MarkdownReader, Readers
from knowledge.source import SourceText

DATA = Path(__file__).parents[2] / "../shared/data"
COLLECTION = DATA / "collection"
LIMIT = 10_000_000

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="no real documents here")


def files(folder: str) -> list[str]:
    found = sorted((COLLECTION / folder).rglob("*.*"))
    return [path.relative_to(COLLECTION).as_posix() for path in found]


def read(readers: Readers, path: str) -> tuple[bytes, SourceText]:
    data, reading = readers.read_file(COLLECTION, path, LIMIT)
    (source,) = reading.sources
    return data, source


def printed_lines(data: bytes) -> list[str]:
    return [line for raw in data.decode().splitlines() if (line := raw.strip())]


def test_seeds_lose_their_boilerplate_and_nothing_else(readers: Readers) -> None:
    articles = json.loads((DATA / "eval/seeds_articles.json").read_text(encoding="utf-8"))
    for path in files("seeds"):
        about = [article for article in articles if article["file"] == Path(path).name]
        # A table of contents is the structure's business, a teaser is text.
        junk = {line for article in about for line in article["boilerplate"]} - {"目录"}
        twice = [
            line["text"]
            for article in about
            for line in article["duplicate_lines"]
            if not line["text"].startswith("【摘要】")
        ]
        data, source = read(readers, path)
        assert [line.text for line in source.lines] == printed_lines(data)
        assert {line.text for line in source.removed} == junk | set(twice), path
        assert len(source.removed) == sum(len(a["boilerplate"]) for a in about) + len(twice) - (
            "目录" in printed_lines(data)
        )


@pytest.mark.parametrize("folder", ["regulations", "local"])
def test_regulations_lose_no_line(readers: Readers, folder: str) -> None:
    for path in files(folder):
        data, source = read(readers, path)
        assert source.text.split("\n") == printed_lines(data), path


def test_old_files_in_gbk_lose_no_line(readers: Readers) -> None:
    for path in files("office/gbk"):
        data, source = read(readers, path)
        printed = data.decode("gb18030").replace("\xa0", " ").splitlines()
        assert source.text.split("\n") == [line for raw in printed if (line := raw.strip())]
        assert source.encoding == "gb18030"


def test_laws_lose_nothing_but_comments_and_the_rules_of_tables() -> None:
    reader = MarkdownReader()
    read = 0
    with tarfile.open(DATA / "laws.tar.xz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".md") else None
            if file is None:
                continue
            source = reader.read(file.read(), member.name)
            kinds = {(line.removed, line.text[:2]) for line in source.removed}
            assert kinds <= {("注释", "<!"), ("分隔线", "|-")}, member.name
            assert source.hints.get("title"), member.name
            read += 1
    assert read > 1000


def test_every_saved_page_is_readable(readers: Readers) -> None:
    for path in files("web"):
        _, source = read(readers, path)
        assert len(source.text) > 300, path
        assert not any(
            mark in source.text for mark in ("&nbsp;", "<p", r"\r\n", "版权所有", "上一篇")
        )


def test_saved_pages_keep_title_byline_and_last_line(readers: Readers) -> None:
    for path in files("web/web_shaoxing"):
        _, source = read(readers, path)
        kept = source.text.split("\n")
        assert kept[0] == source.hints["title"], path
        assert any("发布时间：20" in line for line in kept[:4]), path
        assert not any(line in ("推荐阅读", "首页", "网站地图", "学校新闻") for line in kept), path
