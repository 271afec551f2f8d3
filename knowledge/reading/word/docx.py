"""Word files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits
from knowledge.reading.lines import Line, source_lines
from knowledge.reading.office.package import check_package
from knowledge.reading.word.body import Body, TakeTable
from knowledge.reading.word.chunks import ZIP, chunk_lines
from knowledge.reading.word.front import read_front
from knowledge.reading.word.numbering import Numbering
from knowledge.reading.word.package import WordPackage
from knowledge.reading.word.paragraphs import Paragraphs
from knowledge.reading.word.styles import Styles
from knowledge.reading.word.word_line import WordLine
from knowledge.source import SourceText

_ARTICLE = re.compile(r"第[\d〇零一二三四五六七八九十百千]{1,9}条$")
_INSERTED = re.compile(r"之[一二三四五六七八九十]{1,3}(?=$|[\s　【])")
_SPARSE = 150  # characters a picture; with fewer the text is probably in the pictures


class DocxReader:
    """Reads .docx and its kin as a reader sees them once all changes are accepted.

    The numbers that Word draws are in the text, tables are read row by row, a footnote
    follows its paragraph. Headers, footers and comments are no text, nor is what is
    hidden, deleted, or only leads to pages.

    Args:
        take: is asked about each table; one that it takes gives no lines.
    """

    endings: tuple[str, ...] = (".docx", ".docm", ".dotx")

    def __init__(self, limits: Limits, take: TakeTable | None = None) -> None:
        self._limits = limits
        self._take = take

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the lines of a file that `check_package` let pass; raises ReadingError."""
        try:
            document = _Document(data, path, self._limits, take=self._take)
            lines = list(_whole_numbers(document.lines()))
        except RecursionError as error:
            raise ReadingError(texts.NESTED_TOO_DEEP.format(path=path)) from error
        front = read_front(lines, document.title)
        hints: dict[str, object] = {}
        if front.title:
            hints["title"] = front.title
        if front.organisation:
            hints["organisation"] = front.organisation
        return SourceText(
            path=path,
            format="docx",
            lines=source_lines(
                Line(line.text.replace("\t", " "), line.removed, line.heading, line.row)
                for line in front.lines
            ),
            hints=hints,
            warnings=tuple(dict.fromkeys(document.warnings)),
        )


class _Document:
    """A Word file, also one that is a chunk of another: then `depth` is above 0."""

    def __init__(
        self,
        data: bytes,
        path: str,
        limits: Limits,
        depth: int = 0,
        take: TakeTable | None = None,
    ) -> None:
        self._take = take
        self._path = path
        self._limits = limits
        self._depth = depth
        self._package = WordPackage(data, path)
        self.warnings = self._package.warnings

    @property
    def title(self) -> str:
        return self._package.title

    def lines(self) -> list[WordLine]:
        styles = Styles(self._package.part("styles"))
        numbering = Numbering(self._package.part("numbering"), styles)
        paragraphs = Paragraphs(styles, numbering)
        body = Body(self._package, styles, paragraphs, self._limits, self._chunk, self._take)
        found = body.lines()
        if body.revised:
            self.warnings.append(texts.WORD_REVISED)
        length = sum(len(line.text) for line in found if line.removed is None)
        if length < _SPARSE * body.pictures:
            self.warnings.append(texts.WORD_PICTURES.format(count=body.pictures))
        return found

    def _chunk(self, relation: str, page: int) -> Iterable[WordLine]:
        """Return the lines of a chunk; one that cannot be read is told and left out."""
        data = self._package.bytes_of(relation)
        if data is None:
            self.warnings.append(texts.WORD_CHUNK_LEFT_OUT.format(kind=texts.CHUNK_OUTSIDE))
            return []
        try:
            if not data.startswith(ZIP):
                return chunk_lines(data, self._path, page)
            if self._depth >= self._limits.depth:
                raise ReadingError(texts.NESTED_TOO_DEEP.format(path=self._path))
            check_package(data, self._path, self._limits)
            inner = _Document(data, self._path, self._limits, self._depth + 1, self._take)
            found = inner.lines()
        except ReadingError as error:
            self.warnings.append(str(error))
            return []
        self.warnings += inner.warnings
        return found


def _whole_numbers(lines: Iterable[WordLine]) -> Iterator[WordLine]:
    """Join the number of an inserted article where a break parts it: 第十七条 / 之一."""
    before: WordLine | None = None
    for line in lines:
        if before is not None:
            text = before.text.strip()
            if _ARTICLE.match(text) and _INSERTED.match(line.text.strip()):
                line = replace(line, text=text + line.text.strip())
            else:
                yield before
        before = line
    if before is not None:
        yield before
