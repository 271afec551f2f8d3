"""Markdown files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.reading.encoding import decode
from knowledge.reading.lines import Line, source_lines
from knowledge.reading.markdown.front_matter import split_front_matter
from knowledge.reading.markdown.inline import plain, split_images
from knowledge.reading.texts import Removed
from knowledge.source import SET_APART, SourceText

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(\s.*|[^#\s\d][^#]*|)")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*")
_RULER = re.compile(r"\s*([-*_=]\s*){3,}")
_TABLE_RULER = re.compile(r"[\s|:-]*--[\s|:-]*")
_CELL = re.compile(r"(?<!\\)\|")
_LEAD = re.compile(r"\s*(?:>\s?)*\s*(?:[-*+]\s+(?=\S))?(?:>\s?)*")
_PAGE_NUMBER = re.compile(r"\s*-\s+\d+\s+-\s*")
_SET_APART = re.compile(
    r"\s*(?:(?:\*\*[^*]+\*\*\s*)+|__[^_]+__|<(?P<tag>center|b|strong)>[^<]*</(?P=tag)>)\s*", re.I
)
_BREAK = re.compile(r"<br\s*/?>|</tr>|</p>|</div>", re.I)
_CELLS = re.compile(r"</t[dh]>\s*<t[dh](?:\s[^<>]*)?>", re.I)
_NO_TITLE = re.compile(
    r"第.{1,6}[编章节条]|[一二三四五六七八九十]+、|[(（]|\d|(目\s*录|前\s*言|总\s*[则纲]|序\s*言)$"
)


class MarkdownReader:
    """Reads .md: the text without its marks, headings and table rows as lines.

    Front matter and the title heading become hints (`title`, `authors`, `published`,
    `source` …). Lines that are headings or wholly bold are set apart.
    """

    endings: tuple[str, ...] = (".md", ".markdown")

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the lines of `data`; raises ReadingError where it cannot be decoded."""
        text, encoding = decode(data, path)
        block, body, hints = split_front_matter(text)
        lines = [Line(line, Removed.FRONT_MATTER) for line in block.split("\n")]
        first = True
        for line, removed, level in _lines(body):
            lines.append(Line(line, removed, heading=0 if removed else level))
            if removed is not None or not line.strip():
                continue
            if (level == 1 or (level == 2 and first)) and not _NO_TITLE.match(line.strip()):
                hints.setdefault("title", line.strip())
            first = False
        return SourceText(
            path=path,
            format="markdown",
            lines=source_lines(lines),
            encoding=encoding,
            hints=hints,
        )


def _lines(body: str) -> Iterator[tuple[str, Removed | None, int]]:
    """Yield each visible line, the reason it is not text, and its level as a heading."""
    fence = ""
    previous = ""
    for line, is_comment in _uncommented(body):
        if is_comment:
            yield line, Removed.COMMENT, 0
            continue
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1]
                continue
            if match[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
                continue
        if fence:
            yield line, None, 0
            continue
        line, images = split_images(line)
        for image in images:
            yield image, Removed.IMAGE, 0
        if heading := _HEADING.fullmatch(line):
            yield plain(_without_closing_marks(heading[2])), None, len(heading[1])
            previous = ""
        elif _is_ruler(line, previous):
            yield plain(line), Removed.RULE, 0
            previous = ""
        else:
            level = SET_APART if _SET_APART.fullmatch(line) else 0
            for shown in _shown(line):
                yield shown, None, level
            previous = line


def _uncommented(body: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines with HTML comments apart; an unclosed comment is text."""
    position = 0
    while (start := body.find("<!--", position)) >= 0:
        end = body.find("-->", start)
        if end < 0:
            break
        yield from ((line, False) for line in body[position:start].split("\n"))
        position = end + len("-->")
        yield from ((line, True) for line in body[start:position].split("\n"))
    yield from ((line, False) for line in body[position:].split("\n"))


def _without_closing_marks(heading: str) -> str:
    """`总则 ##` is `总则`; a `C#` keeps its mark."""
    heading = heading.strip()
    bare = heading.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else heading


def _is_ruler(line: str, previous: str) -> bool:
    bare = line.replace("<center>", "").replace("</center>", "")
    if not bare.strip():
        return False
    if _RULER.fullmatch(bare) or ("|" in line and _TABLE_RULER.fullmatch(line)):
        return True
    return bool(previous.strip()) and _UNDERLINE.fullmatch(bare) is not None


def _shown(line: str) -> list[str]:
    """Return what is seen of a line that is neither heading, ruler nor image."""
    if line.lstrip().startswith("|") and line.count("|") > 1:
        cells = [plain(_BREAK.sub(" ", cell)).strip() for cell in _CELL.split(line.strip())]
        if not cells[-1]:
            cells.pop()
        shown = " | ".join(cells[1:]).replace("\\|", "|")
        return [shown] if shown.strip(" |") else []
    if not _PAGE_NUMBER.fullmatch(line) and (lead := _LEAD.match(line)):
        line = line[lead.end() :]
    if "<" in line:
        parts = _BREAK.sub("\n", _CELLS.sub(" | ", line)).split("\n")
        return [plain(part) for part in parts]
    return [plain(line)]
