"""Telegram's HTML, read as strictly as Telegram reads it; lengths are UTF-16 units."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from bot_api.errors import ApiError, bad_request

LONGEST = 4096
MOST_ENTITIES = 100

_KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("u", "ins"), "underline"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER = re.compile(r"&(?:#(\d{1,7});?|#x([0-9a-fA-F]{1,6});?|(lt|gt|amp|quot);?)")
_NAME = re.compile(r"<(/?)([^\s>]*)")
_REST = re.compile(r"((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"\s*([^\s=>]*)\s*(=?)\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.-]+))?")


def units(text: str) -> int:
    """Return the length as Telegram counts it.

    >>> units("条例😀")
    4
    """
    return len(text.encode("utf-16-le")) // 2


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


class FormattedText:
    """Reads a text in Telegram's HTML.

    >>> FormattedText("<b>第十条</b> 支委会").text
    '第十条 支委会'

    Raises:
        ApiError: "can't parse entities" with the reason that Telegram gives.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._out: list[str] = []
        self._length = 0
        self._stack: list[_Open] = []
        found: list[dict[str, Any]] = []
        at = 0
        while at < len(source):
            if source[at] == "<":
                at = self._tag(at, found)
            elif source[at] == "&" and (match := _CHARACTER.match(source, at)):
                self._put(_character(match))
                at = match.end()
            else:
                self._put(source[at])
                at += 1
        if self._stack:
            raise _unparsed(
                f'Can\'t find end tag corresponding to start tag "{self._stack[-1].tag}"'
            )
        self.text, self.entities = _trimmed("".join(self._out), found)

    def _put(self, piece: str) -> None:
        self._out.append(piece)
        self._length += units(piece)

    def _byte(self, at: int) -> int:
        return len(self._source[:at].encode())

    def _tag(self, at: int, found: list[dict[str, Any]]) -> int:
        source, offset = self._source, self._byte(at)
        name = _NAME.match(source, at)
        tag = name[2].lower() if name else ""
        closing = bool(name and name[1])
        kind = "end" if closing else "start"
        if name is None or name.end() == len(source):
            raise _unparsed(f"Unclosed {kind} tag at byte offset {offset}")
        if not closing and tag not in _KINDS:
            raise _unparsed(f'Unsupported start tag "{tag}" at byte offset {offset}')
        rest = _REST.match(source, name.end())
        if rest is None:
            raise _unparsed(f"Unclosed {kind} tag at byte offset {offset}")
        if closing:
            self._close(tag, at, found)
            return rest.end()
        attributes = self._attributes(tag, rest[1], at)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
        self._stack.append(_Open(tag, attributes, self._length))
        return rest.end()

    def _attributes(self, tag: str, written: str, at: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while written.strip():
            match = _ATTRIBUTE.match(written)
            where = f'of the tag "{tag}" at byte offset {self._byte(at)}'
            if match is None or not match[1]:
                raise _unparsed(f"Empty attribute name {where}")
            value = next((one for one in match.groups()[2:] if one is not None), None)
            if value is None and not (tag == "blockquote" and match[1] == "expandable"):
                raise _unparsed(f"Expected equal sign in declaration of an attribute {where}")
            attributes[match[1].lower()] = html.unescape(value or "")
            written = written[match.end() :]
        return attributes

    def _close(self, tag: str, at: int, found: list[dict[str, Any]]) -> None:
        if not self._stack:
            raise _unparsed(f"Unexpected end tag at byte offset {self._byte(at)}")
        opened = self._stack.pop()
        if tag not in ("", opened.tag):
            raise _unparsed(
                f'Unmatched end tag at byte offset {self._byte(at)}, expected "</{opened.tag}>", '
                f'found "</{tag}>"'
            )
        length = self._length - opened.offset
        if length == 0:
            return
        entity = {"type": _KINDS[opened.tag], "offset": opened.offset, "length": length}
        if opened.tag == "a":
            url = opened.attributes.get("href", "")
            if not re.match(r"(https?|tg)://\S+$", url):
                return  # Telegram drops the link and keeps the words
            entity["url"] = url
        if opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        found.append(entity)


def plain(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Return a text that was sent with its entities, or without any."""
    return _trimmed(text, entities)


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, named = match.groups()
    if named:
        return _NAMED[named]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x10FFFF else match.group()


def _trimmed(text: str, found: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Telegram takes blanks off both ends and moves the entities along."""
    lead = units(text) - units(text.lstrip())
    kept = text.strip()
    length = units(kept)
    moved = []
    for entity in found:
        start = max(0, entity["offset"] - lead)
        end = min(length, entity["offset"] - lead + entity["length"])
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    moved.sort(key=lambda one: (one["offset"], -one["length"]))
    return kept, moved[:MOST_ENTITIES]


def _unparsed(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
