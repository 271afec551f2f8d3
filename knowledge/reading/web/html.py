"""Saved web pages and fragments out of content systems."""

from __future__ import annotations

import html
import logging
import re
from typing import Any

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.encoding import decode
from knowledge.reading.lines import Line, source_lines
from knowledge.reading.texts import Removed
from knowledge.reading.web.html_lines import visible_lines
from knowledge.reading.web.html_metadata import page_hints
from knowledge.reading.web.main_text import mark_main_text
from knowledge.source import SET_APART, SourceText

_log = logging.getLogger(__name__)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.I)
_SAVED = (".html", ".htm", ".mht", ".mhtml", ".txt")  # what a browser saves a page as
_HEAD = 4096  # characters in which a page says who wrote it
_OFFICE = re.compile(
    r"schemas-microsoft-com:office|<meta[^<>]{0,100}"
    r"(?:Microsoft (?:Word|Excel|PowerPoint)|WPS|LibreOffice|OpenOffice)",
    re.I,
)
_PAGE = re.compile(r"<(!doctype\s+html|html|head|body)[\s>]", re.I)
_TAG = re.compile(r"</?(p|div|br|span|h[1-6]|table|li|strong|b|img|section|a|font)\b[^<>]*>", re.I)
_BLOCK = re.compile(r"<(p|div|br|h[1-6]|table|tr|td|li|section|blockquote|pre)\b", re.I)
_ESCAPED_TAG = re.compile(r"&lt;/?(p|div|br|span|h[1-6]|table|li|strong|section)\b", re.I)
_SLASHED = re.compile(r"\\r\\n|=\\\"|=\\'")
_SLASH = re.compile(r"\\(r\\n|[nrt\"'/\\])")
_MEANT = {"r\\n": "\n", "n": "\n", "r": "\n", "t": "\t"}


class HtmlReader:
    """Reads .html: every visible line, those outside the main text marked so.

    trafilatura says what the main text is; a fragment without <html> is all text, and so
    is a page that an office program wrote or that is no file of its own: the body of a
    mail, a report that is called .xls. The page's own tags become hints; its bold and
    centred lines are set apart.
    """

    endings: tuple[str, ...] = (".html", ".htm")

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the visible lines of `data`; raises ReadingError where there are none."""
        text, encoding = decode(data, path, declared_charset(data))
        page = unescape_fragment(text)
        root = parse_page(page, path)
        lines = visible_lines(root, breaks_lines=_BLOCK.search(page) is None)
        extracted, title = (None, None) if _is_all_text(page, path) else _extract(page)
        hints = page_hints(root, title)
        main_title = hints.get("title")
        reasons: list[Removed | None] = [None] * len(lines)
        if extracted:
            reasons = mark_main_text(lines, extracted, str(main_title or ""))
        marked = [
            Line(line.text, why, heading=SET_APART if line.set_apart and why is None else 0)
            for line, why in zip(lines, reasons, strict=True)
        ]
        return SourceText(
            path=path,
            format="html",
            lines=source_lines(marked),
            encoding=encoding,
            hints=hints,
        )


def _is_all_text(page: str, path: str) -> bool:
    if not path.lower().endswith(_SAVED) or not _PAGE.search(page):
        return True
    return _OFFICE.search(page[:_HEAD]) is not None


def unescape_fragment(text: str) -> str:
    """Undo the escaping that a database dump puts on a page's body.

    `&lt;p&gt;第一条&lt;/p&gt;` and `<p class=\\"a\\">第一条</p>\\r\\n` both become a readable
    `<p…>第一条</p>`. A whole page is returned as it is: its scripts hold such marks by right.
    """
    if _PAGE.search(text):
        return text
    for _ in range(2):
        if _TAG.search(text) or not _ESCAPED_TAG.search(text):
            break
        text = html.unescape(text)
    if _SLASHED.search(text):
        text = _SLASH.sub(lambda match: _MEANT.get(match[1], match[1]), text)
    return text


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page names in its head, in lower or upper case."""
    charset = _CHARSET.search(data[:4096])
    return charset[1].decode("ascii", "replace") if charset else None


def parse_page(page: str, path: str) -> Any:
    """Return the tree of a page or fragment; raises ReadingError where there is none."""
    from lxml import etree
    from lxml import html as lxml_html

    # As bytes: lxml refuses a string that declares an encoding.
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ReadingError(texts.NO_TEXT.format(path=path), detail=str(error)) from error
    limits = [entry for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    if limits:  # the parser has left out what lay deeper
        raise ReadingError(texts.TOO_DEEP.format(path=path), detail=limits[0].message)
    return root


def _extract(page: str) -> tuple[str | None, str | None]:
    """Return trafilatura's main text and title, None where it finds none."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            page, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
        )
    except Exception:  # whatever it stumbles over, the page is still read, as a whole
        _log.warning("trafilatura failed on a page", exc_info=True)
        return None, None
    if found is None:
        return None, None
    fields = found if isinstance(found, dict) else found.as_dict()
    return fields.get("text") or None, fields.get("title") or None
