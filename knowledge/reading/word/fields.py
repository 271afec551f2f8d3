"""Fields: their codes are never text, their results are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from knowledge.reading.word.elements import W, integer, switched, value

_LISTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b", re.I)
_EQUATION = re.compile(r"\s*EQ\b", re.I)
_BUILT = re.compile(r"\\([of])[^(]{0,40}\(", re.I)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CIRCLES = frozenset("○〇◯")
_LONGEST = 2000  # characters of a field's code


def lists_pages(code: str) -> bool:
    """Whether a field makes a table of contents or an index."""
    return _LISTS.match(code) is not None


@dataclass(slots=True)
class _Open:
    code: list[str] = field(default_factory=list)
    result: bool = False
    contents: bool = False


class Fields:
    """The fields that are open at a point of the text.

    A field may run over paragraphs, as a table of contents does, but only its result may:
    what has not come to it by the end of its paragraph is broken. In a text with a field
    that never ends none is believed to be a table of contents.
    """

    def __init__(self, container: Any) -> None:
        kinds = [mark.get(W + "fldCharType") for mark in container.iter(W + "fldChar")]
        self._sound = kinds.count("begin") == kinds.count("end")
        self._open: list[_Open] = []

    @property
    def hides(self) -> bool:
        """Whether text here is a field's code."""
        return any(not one.result for one in self._open)

    @property
    def contents(self) -> bool:
        """Whether text here is a table of contents."""
        return any(one.contents for one in self._open)

    def mark(self, mark: Any) -> str:
        """Begin, part or end a field; return what is shown here besides its result."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            shown = "" if self.hides else _filled_in(mark)
            self._open.append(_Open())
            return shown
        elif self._open and kind == "separate":
            last = self._open[-1]
            last.result = True
            last.contents = self._sound and lists_pages("".join(last.code))
        elif self._open and kind == "end":
            ended = self._open.pop()
            if not ended.result and not self.hides:
                return _drawn("".join(ended.code)[:_LONGEST])
        return ""

    def code(self, text: str) -> None:
        """Take a piece of the code of the innermost field."""
        if self._open:
            self._open[-1].code.append(text)

    def end_paragraph(self) -> None:
        self._open = [one for one in self._open if one.result]


def _filled_in(mark: Any) -> str:
    """What a box to tick or a list to choose from shows, in forms of the older kind."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        ticked = switched(box, "checked")
        return "☑" if (switched(box, "default") if ticked is None else ticked) else "□"
    choices = mark.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(W + "val", "") for entry in choices.iterchildren(W + "listEntry")]
    chosen = integer(value(choices, "result") or value(choices, "default"), 0) or 0
    return entries[chosen] if chosen < len(entries) else ""


def _drawn(code: str) -> str:
    """What an EQ field draws: ⑤ of a number in a circle, the hanzi under its pinyin.

    >>> _drawn(r"eq \\o\\ac(○,5)"), _drawn(r"EQ \\f(2,3)")
    ('⑤', '2/3')
    """
    found = _BUILT.search(code) if _EQUATION.match(code) else None
    if found is None:
        return ""
    parts, depth = [""], 0
    for character in code[found.end() :]:
        if character == ")" and not depth:
            break
        depth += (character == "(") - (character == ")")
        if character in ",;，" and not depth:
            parts.append("")
        else:
            parts[-1] += character
    parts = [part.strip() for part in parts]
    if any("\\" in part for part in (parts if found[1] in "fF" else parts[-1:])):
        return ""
    if found[1] in "fF":
        return "/".join(parts)
    number = int(parts[-1]) if parts[-1].isascii() and parts[-1].isdigit() else 0
    circled = parts[0] in _CIRCLES and 1 <= number <= len(_CIRCLED)
    return _CIRCLED[number - 1] if circled else parts[-1]
