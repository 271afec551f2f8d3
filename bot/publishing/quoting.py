"""As much of a text as there is room for, ended where a sentence ends."""

from __future__ import annotations

import re

from bot.rendering import clean, units

_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”’」』）]*|[^。！？；]+$")
_CLAUSE = re.compile(r"[^，：]*[，：]|[^，：]+$")
_LINES = re.compile(r"[ \u3000]*\n[ \u3000]*")
_MORE = "……"


def one_paragraph(text: str) -> str:
    """Return foreign text on one line.

    >>> one_paragraph("党员享有下列权利：\\n　　（一）参加会议")
    '党员享有下列权利： （一）参加会议'
    """
    return _LINES.sub(" ", clean(text))


def quoted(text: str, room: int, around: str = "") -> str:
    """Return the text on one line within `room` UTF-16 units: all of it, or whole sentences of
    it, or, where not even one fits, whole clauses; empty where nothing does.

    Args:
        around: words that should be in it, where the text holds them.

    >>> quoted("党费按月交。每月十日前交清。不交的，支部提醒。", 12, "十日")
    '……每月十日前交清。……'
    >>> quoted("党费按月交。每月十日前交清。", 40)
    '党费按月交。每月十日前交清。'
    """
    line = one_paragraph(text)
    if units(line) <= room:
        return line
    for pieces in (_SENTENCE, _CLAUSE):
        found = _window(pieces.findall(line), room, around)
        if found:
            return found
    return ""


def _window(pieces: list[str], room: int, around: str) -> str:
    """Return the pieces about the one that holds the words: as many as fit, those before it
    first, so that it reads from its beginning where it can."""
    first = next((at for at, one in enumerate(pieces) if around and around in one), 0)
    last = first
    if units(_shown(pieces, first, last)) > room:
        return ""
    while first and units(_shown(pieces, first - 1, last)) <= room:
        first -= 1
    while last + 1 < len(pieces) and units(_shown(pieces, first, last + 1)) <= room:
        last += 1
    return _shown(pieces, first, last)


def _shown(pieces: list[str], first: int, last: int) -> str:
    before = _MORE if first else ""
    after = _MORE if last + 1 < len(pieces) else ""
    return before + "".join(pieces[first : last + 1]).strip() + after
