"""Real pdf files, which lie beside the repository where there are any."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from knowledge.reading.limits import Limits
from knowledge.reading.pages.page import Page
from knowledge.reading.pages.pdf import PdfReader
from knowledge.reading.pages.recogniser import Picture
from knowledge.reading.word.docx import DocxReader
from knowledge.source import SourceText

OFFICE = Path(__file__).parents[3] / "../shared/data/collection/office"

pytestmark = pytest.mark.skipif(not OFFICE.is_dir(), reason="no real documents here")


class Blind:
    """A recogniser that sees nothing; these files hardly need one."""

    def recognise(self, picture: Picture, number: int, width: float, height: float) -> Page:
        return Page(number, width, height, (), scanned=True)


def read(path: Path) -> SourceText:
    return PdfReader(Limits(), Blind()).read(path.read_bytes(), path.name)


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_laws_say_the_same_as_their_word_files() -> None:
    for path in sorted((OFFICE / "laws").glob("*.pdf")):
        word = path.with_suffix(".docx")
        other = DocxReader(Limits()).read(word.read_bytes(), word.name)
        # The one has a table of contents before the first article, the other has lost it.
        mine, theirs = (text[text.index("第一条") :] for text in (read(path).text, other.text))
        assert plain(mine) == plain(theirs), path.name
        # 款 are the same but for two that end where their last line does.
        lines = {plain(line) for line in theirs.split("\n")} - {"*"}
        assert len(lines - {plain(line) for line in mine.split("\n")}) <= 8, path.name


def test_news_keep_their_title_and_lose_what_is_around_them() -> None:
    for path in sorted((OFFICE / "news").glob("*.pdf")):
        source = read(path)
        title = str(source.hints["title"])
        assert plain(source.text).startswith(plain(title)), path.name
        assert not title.endswith("网"), path.name
        assert "====" not in source.text
        assert not any(word in source.text for word in ("识别二维码", "关注我们", "客户端"))
        ends = [line[-1] for line in source.text.split("\n") if len(line) > 60]
        assert all(end in "。”！？…）" for end in ends), path.name
