"""The numbers that Word draws before paragraphs: 第十条, （一）, 1.2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from knowledge.reading.word.elements import ALTERNATE, W, integer, switched, value
from knowledge.reading.word.number_formats import write_number
from knowledge.reading.word.styles import Style, Styles

BULLET = "·"
_LEVELS = 9
_HOLE = re.compile(r"%([1-9])")
_SPOKEN = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")
_LONGEST = 60  # characters of a number's own text
# Marks that leave a blank of themselves, and circled numbers.
_CHINESE_MARK = re.compile(
    r"[\u2460-\u24ff\u3220-\u32ff\u3001\u3002\u3008-\u3011\uff01-\uff0f\uff1a-\uff20]$"
)
_WIDE = re.compile(r"[\u2e80-\uffef]$")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    blank: bool = True
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A list as one of its users sees it: its levels, and counters shared with the others."""

    levels: dict[int, _Level]
    counters: dict[int, int]
    fresh: set[int] = field(default_factory=set)  # levels that start anew with this user


class Numbering:
    """Counts a document's numbered paragraphs in order and says what each shows.

    Lists that are unknown, broken or refer to each other in a circle number nothing.
    """

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Any] = {}
        self._lists: dict[str, Any] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._known: dict[str, _List | None] = {}
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstract[element.get(W + "abstractNumId", "")] = element
            elif element.tag == W + "num":
                self._lists[element.get(W + "numId", "")] = element

    def label(self, properties: Any, style: Style) -> str:
        """Count the paragraph with these `w:pPr` and return what stands before its text.

        The blank that parts the two is included where the list has one: `第十条　`, `1. `,
        but `一、` and `（一）`, whose marks are blank enough. A bullet is `· `, whatever its
        picture; a paragraph outside every list gives nothing.
        """
        numbered = properties.find(W + "numPr") if properties is not None else None
        number = value(numbered, "numId")
        level = integer(value(numbered, "ilvl"), highest=_LEVELS - 1)
        known = self._list(number or style.list_number or "")
        if known is None:
            return ""
        if level is None:
            level = 0 if number else _level_of(known.levels, style)
        definition = known.levels.get(level)
        if definition is None:
            return ""
        _count(known, level)
        return _shown(known, level, definition)

    def _list(self, number: str) -> _List | None:
        if number not in self._known:
            self._known[number] = self._read(number)
        return self._known[number]

    def _read(self, number: str) -> _List | None:
        element = self._lists.get(number)
        name, abstract = self._abstract_of(element)
        if element is None or abstract is None:
            return None
        found = _List(
            _levels(abstract.iterchildren(W + "lvl")), self._counters.setdefault(name, {})
        )
        for override in element.iterchildren(W + "lvlOverride"):
            level = integer(override.get(W + "ilvl"), highest=_LEVELS - 1)
            if level is None:
                continue
            found.levels.update(_levels(override.iterchildren(W + "lvl")))
            start = integer(value(override, "startOverride"))
            if start is not None:
                found.levels[level] = replace(found.levels.get(level, _Level()), start=start)
                found.fresh.add(level)
        return found

    def _abstract_of(self, element: Any) -> tuple[str, Any]:
        """The definition that a list uses, if need be by way of a list style."""
        seen: set[str] = set()
        while element is not None:
            name = value(element, "abstractNumId") or ""
            abstract = self._abstract.get(name)
            link = value(abstract, "numStyleLink")
            if link is None or name in seen:
                return name, abstract
            seen.add(name)
            element = self._lists.get(self._styles.list_number(link) or "")
        return "", None


def _levels(elements: Iterable[Any]) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in elements:
        level = integer(element.get(W + "ilvl"), highest=_LEVELS - 1)
        if level is None:
            continue
        found[level] = _Level(
            start=integer(value(element, "start"), 0) or 0,
            form=_form(element),
            text=(value(element, "lvlText") or "")[:_LONGEST],
            blank=value(element, "suff") != "nothing",
            legal=bool(switched(element, "isLgl")),
            restart=integer(value(element, "lvlRestart")),
            style=value(element, "pStyle"),
        )
    return found


def _form(level: Any) -> str:
    """The name of a level's format; zeros in front of a newer one say how many digits."""
    form = value(level, "numFmt")
    alternate = level.find(ALTERNATE)
    if form is None and alternate is not None:
        for branch in alternate:
            form = value(branch, "numFmt")
            pattern = value(branch, "numFmt", "format") or ""
            if form != "custom" or pattern.startswith("0"):
                break
        if form == "custom":
            return "0" * min(len(pattern.partition(",")[0]), _LONGEST)
    return form or "decimal"


def _level_of(levels: dict[int, _Level], style: Style) -> int:
    """The level that a style is linked to, nearest style first, or the one it names."""
    linked = {level.style: at for at, level in levels.items() if level.style}
    return next((linked[name] for name in style.names if name in linked), style.list_level or 0)


def _count(known: _List, level: int) -> None:
    counters = known.counters
    for lower in [at for at in counters if at > level]:
        restart = known.levels.get(lower, _Level()).restart
        if restart != 0 and level < (lower if restart is None else restart):
            del counters[lower]
    if level in counters and level not in known.fresh:
        counters[level] += 1
    else:
        counters[level] = known.levels[level].start
    known.fresh.discard(level)


def _shown(known: _List, level: int, definition: _Level) -> str:
    if definition.form == "bullet" and not _SPOKEN.search(definition.text):
        return f"{BULLET} " if definition.text else ""

    def fill(hole: re.Match[str]) -> str:
        at = int(hole[1]) - 1
        other = known.levels.get(at, _Level())
        number = known.counters.get(at, other.start)
        if definition.legal and other.form != "none":
            return str(number)
        return write_number(number, other.form)

    drawn = _HOLE.sub(fill, definition.text)
    text = drawn.strip()
    blank = definition.blank or drawn != drawn.rstrip()
    if definition.form == "none" and not _SPOKEN.search(text):
        return ""
    if not text or not blank or _CHINESE_MARK.search(text):
        return text
    return text + ("\u3000" if _WIDE.search(text) else " ")
