"""A strict reader of Telegram's HTML: what Telegram would refuse raises, so do our own rules.

Rules: https://core.telegram.org/bots/api#html-style: these tags only, properly nested and
closed, only `expandable` as attribute of a blockquote, no quote within a quote; `<`, `>`
and `&` only as entities, of the named ones lt, gt, amp and quot.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.model import Outgoing

TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "blockquote"})
_TOKEN = re.compile(r"<(/?)([a-z]+)( expandable)?>|&(lt|gt|amp|quot|#\d+);|([^<>&]+)|(.)", re.S)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TEXT, ENTITIES, DATA, ROW, BUTTONS = 4096, 100, 64, 8, 100


@dataclass(frozen=True)
class Shown:
    """What a reader sees: the text, and each entity with its text."""

    text: str
    entities: tuple[tuple[str, str], ...]


def read(html: str) -> Shown:
    """Return what Telegram makes of the HTML.

    Raises:
        AssertionError: Telegram would not take it.
    """
    text = ""
    open_tags: list[tuple[str, int]] = []
    entities: list[tuple[str, str]] = []
    for closing, tag, expandable, entity, plain, stray in _TOKEN.findall(html):
        assert not stray, f"stray {stray!r}"
        if tag and not closing:
            assert tag in TAGS, tag
            assert not expandable or tag == "blockquote"
            assert tag not in {name for name, _ in open_tags}, f"{tag} within {tag}"
            open_tags.append((tag, len(text)))
        elif tag:
            assert not expandable
            assert open_tags and open_tags[-1][0] == tag, f"</{tag}> closes nothing"
            name, start = open_tags.pop()
            entities.append((name, text[start:]))
        elif entity:
            text += chr(int(entity[1:])) if entity[0] == "#" else _ENTITIES[entity]
        else:
            text += plain
    assert not open_tags, f"{open_tags} left open"
    return Shown(text, tuple(entities))


def check(message: Outgoing) -> Shown:
    """Return what is seen of a message that Telegram takes."""
    message.html.encode("utf-8")
    shown = read(message.html)
    drawn = [one for one in shown.text if unicodedata.category(one)[0] not in "ZM"]
    assert any(unicodedata.category(one) not in ("Cc", "Cf", "Cs") for one in drawn)
    assert len(shown.text.encode("utf-16-le")) // 2 <= TEXT
    assert len(shown.entities) <= ENTITIES
    assert all(text.strip() for _, text in shown.entities), "an empty entity"
    assert sum(map(len, message.rows)) <= BUTTONS
    for row in message.rows:
        assert 1 <= len(row) <= ROW
        for button in row:
            assert button.label.strip()
            assert "\n" not in button.label
            assert sum((bool(button.data), bool(button.url), button.inline is not None)) == 1
            assert len(button.data.encode("utf-8")) <= DATA
            assert len(button.url.partition("?start=")[2]) <= DATA
    return shown
