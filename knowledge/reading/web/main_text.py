"""Where the article of a web page begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.reading.boilerplate import is_credit
from knowledge.reading.texts import Removed
from knowledge.reading.web.html_lines import VisibleLine

_SENTENCE = re.compile("[。；！？]")
_BLANK = re.compile(r"\s+")
_SILENT = re.compile(r"[\W_]+")
_ATTACHED = re.compile(r"附件|\.(docx?|xlsx?|pptx?|pdf|zip|rar|wps)\b", re.I)
_PARAGRAPH = 30  # characters that make a line running text without a full stop
_HEAD = 5  # so many lines above the first paragraph its title may stand
_MOSTLY = 0.5
_WHOLLY = 0.9


def mark_main_text(
    lines: Sequence[VisibleLine], extracted: str, title: str
) -> list[Removed | None]:
    """Say for each visible line why it is outside the article, or None where it is inside.

    `extracted` is the main text that trafilatura found. The article runs from its title
    to its last paragraph there; what lies between is kept even where trafilatura left it
    out (bylines, dates, short headings), save for lines that are nothing but links.
    Where no running text is found everything is kept.
    """
    main = _BLANK.sub("", extracted)
    matched = [_BLANK.sub("", line.text.replace(" | ", "")) in main for line in lines]
    body = [
        index
        for index, line in enumerate(lines)
        if matched[index]
        and line.linked < _MOSTLY
        and (_SENTENCE.search(line.text) or len(line.text) >= _PARAGRAPH)
    ]
    if not body:
        return [None] * len(lines)
    container = _common_ancestor([lines[index].block for index in body])
    inside = [container in _chain(line.block) for line in lines]
    start = _start(lines, title, body[0], inside)
    return [
        _reason(line, index, start, body[-1], matched[index], inside[index])
        for index, line in enumerate(lines)
    ]


def _reason(
    line: VisibleLine, index: int, start: int, end: int, matched: bool, inside: bool
) -> Removed | None:
    outside = Removed.NAVIGATION if line.linked >= _MOSTLY else Removed.OUTSIDE
    if index < start:
        return outside
    if _ATTACHED.search(line.text):
        return None
    if index <= end:
        return outside if line.linked >= _WHOLLY and not (matched or inside) else None
    if line.linked >= _MOSTLY:
        return outside
    return None if matched or inside or is_credit(line.text) else outside


def _start(lines: Sequence[VisibleLine], title: str, first: int, inside: Sequence[bool]) -> int:
    """Return the line of the title, or the first line of the article's own element."""
    wanted = _SILENT.sub("", title)
    if wanted:
        for index in range(first, -1, -1):
            shown = _SILENT.sub("", lines[index].text)
            if shown == wanted and lines[index].linked < _WHOLLY:
                return _earliest_repetition(lines, index, wanted)
    start = first
    while start > 0 and inside[start - 1] and lines[start - 1].linked < _MOSTLY:
        start -= 1
    for index in range(start - 1, max(start - 1 - _HEAD, -1), -1):
        if lines[index].linked < _MOSTLY and (
            is_credit(lines[index].text) or _is_heading(lines[index])
        ):
            start = index
            if _is_heading(lines[index]):
                break
    return start


def _is_heading(line: VisibleLine) -> bool:
    return getattr(line.block, "tag", None) in ("h1", "h2")


def _earliest_repetition(lines: Sequence[VisibleLine], index: int, wanted: str) -> int:
    """A page may print its title above the byline and again below it."""
    for earlier in range(max(0, index - 5), index):
        if _SILENT.sub("", lines[earlier].text) == wanted:
            return earlier
    return index


def _chain(block: object) -> list[object]:
    chain = [block]
    while (parent := getattr(chain[-1], "getparent", lambda: None)()) is not None:
        chain.append(parent)
    return chain


def _common_ancestor(blocks: Sequence[object]) -> object | None:
    """Return the innermost element that holds all blocks; None if it is the page itself."""
    chains = [list(reversed(_chain(block))) for block in blocks]
    common: object | None = None
    for level in zip(*chains, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0]
    return None if getattr(common, "tag", None) in ("html", "body") else common
