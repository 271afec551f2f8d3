"""The visible lines of an HTML tree, by block element."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

_INVISIBLE = frozenset({
    "head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math",
    "select", "datalist", "textarea", "button", "audio", "video", "map",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
    "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend",
    "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_CELLS = ("td", "th")
_NEXT_CELL = "\x1e"
_LINE_END = "\x1f"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_INDENTED = re.compile(r"\n[ \t]*+(?=\u3000)")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_ALIGNED = re.compile(r"text-align\s*:\s*(\w+)", re.I)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_SOFT = re.compile(r"(?<=[^\x00-\x7f])\x1f|\x1f(?=[^\x00-\x7f])")
# Entities that were escaped once too often and stand on the page as they are written.
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|ldquo|rdquo|middot|mdash|hellip);")
_LONGEST_CELL = 500  # characters; a table with a longer cell only lays out the page


@dataclass(frozen=True, slots=True)
class VisibleLine:
    """One line of a page as seen: its text, its block element, how much of it is links.

    `set_apart` lines are wholly bold, or centred: headings, mostly.
    """

    text: str
    block: Any
    linked: float
    set_apart: bool = False


def visible_lines(root: Any, breaks_lines: bool = False) -> list[VisibleLine]:
    """Return the lines that a reader of the page sees, in order.

    `<p>第一条<b>　为了</b></p><p>第二条</p>` gives `第一条　为了` and `第二条`; a row of a data
    table is one line, its cells joined by ` | `. A line end in the source is none on the
    page unless an indented paragraph follows; with `breaks_lines` every one counts.
    """
    return _Walk(root, breaks_lines).lines


class _Walk:
    """Goes through the tree once, without recursion: saved pages can be very deep."""

    def __init__(self, root: Any, breaks_lines: bool) -> None:
        self.lines: list[VisibleLine] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._length = 0
        self._links = 0
        self._bold = 0
        self._heavy = 0
        self._centred: list[bool] = []
        self._preformatted = int(breaks_lines)
        self._block: Any = root
        self._row: Any = None
        self._rows = _data_rows(root)
        stack = [(root, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self._leave(element)
            elif _is_visible(element):
                self._enter(element)
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
                continue
            if element is not root:
                self._add(element.tail)
        self._end(root)

    def _enter(self, element: Any) -> None:
        tag = element.tag
        self._links += tag == "a"
        self._bold += _is_bold(element)
        self._preformatted += tag == "pre"
        if self._row is not None:
            if tag in _CELLS:
                self._pieces.append(_NEXT_CELL)
            elif tag in _BLOCKS:
                self._pieces.append(" ")
        elif tag == "br":
            self._end(self._block)
        elif tag in _BLOCKS:
            self._end(element)
            if element in self._rows:
                self._row = element
        centred = _centres(element)
        if centred is not None:
            self._centred.append(centred)
        self._add(element.text)

    def _leave(self, element: Any) -> None:
        tag = element.tag
        self._links -= tag == "a"
        self._bold -= _is_bold(element)
        self._preformatted -= tag == "pre"
        if element is self._row:
            self._row = None
        if self._row is not None:
            if tag in _BLOCKS and tag not in _CELLS:
                self._pieces.append(" ")
        elif tag in _BLOCKS and tag != "br":
            self._end(element.getparent())
        if _centres(element) is not None:
            self._centred.pop()

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._row is not None:
            parts = [text]
        else:
            parts = text.split("\n") if self._preformatted else _INDENTED.split(text)
        for index, part in enumerate(parts):
            if index:
                self._end(self._block)
            size = len(part.strip())
            self._pieces.append(part)
            self._length += size
            self._linked += size if self._links else 0
            self._heavy += size if self._bold else 0

    def _end(self, following: Any) -> None:
        """Close the line, if there is one; the next belongs to the block `following`."""
        text = _SPACE.sub(_collapse, "".join(self._pieces)).strip()
        text = _SOFT.sub("", text).replace(_LINE_END, " ")
        if "&" in text:
            text = _ENTITY.sub(lambda match: html.unescape(match[0]), text).replace("\u00a0", " ")
        if _NEXT_CELL in text:
            text = " | ".join(cell.strip() for cell in text.lstrip(_NEXT_CELL).split(_NEXT_CELL))
        if text.strip(" |\u3000"):
            share = self._linked / self._length if self._length else 0.0
            centred = bool(self._centred and self._centred[-1])
            heavy = self._length > 0 and self._heavy == self._length
            apart = self._row is None and " | " not in text and (heavy or centred)
            self.lines.append(VisibleLine(text, self._block, share, apart))
        self._pieces.clear()
        self._linked = self._length = self._heavy = 0
        self._block = following


def _collapse(match: re.Match[str]) -> str:
    """A line end between Chinese characters is no blank; elsewhere it is one."""
    return _LINE_END if "\n" in match[0] else " "


def _is_visible(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _INVISIBLE:
        return False
    style = element.get("style")
    return element.get("hidden") is None and not (style and _HIDDEN.search(style))


def _is_bold(element: Any) -> bool:
    return element.tag in _BOLD or bool(_HEAVY.search(element.get("style") or ""))


def _centres(element: Any) -> bool | None:
    """Whether an element centres its lines; None where it says nothing about them."""
    if element.tag == "center":
        return True
    aligned = _ALIGNED.search(element.get("style") or "")
    value = aligned[1] if aligned else element.get("align")
    return value.lower() == "center" if value else None


def _data_rows(root: Any) -> frozenset[Any]:
    """Return the rows of the tables that hold data rather than lay out the page."""
    rows: set[Any] = set()
    for table in root.iter("table"):
        if next(table.iterdescendants("table"), None) is not None:
            continue
        if any(len("".join(cell.itertext())) > _LONGEST_CELL for cell in table.iter(*_CELLS)):
            continue
        rows.update(row for row in table.iter("tr") if len(row) > 1)
    return frozenset(rows)
