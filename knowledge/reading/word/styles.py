"""The styles of a Word file, each with what it inherits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from knowledge.reading.word.elements import W, integer, switched, value

_HEADING = re.compile(r"(?:heading|标题)\s?([1-9])$")
_CONTENTS = re.compile(r"toc\s?(?:[1-9]|heading)$|table of figures$|目录\s?[1-9]$")
_BODY_LEVEL = 9  # the outline level of what is no heading
_YES = frozenset(("1", "true", "on"))


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look; None where it is not said. `size` is in half-points."""

    bold: bool | None = None
    hidden: bool | None = None
    size: int | None = None

    def over(self, below: Look) -> Look:
        """This look, with what it leaves open taken from `below`."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's style with what it inherits; `level` is its outline level from 0.

    `names` are the style's own id and those of the styles it is based on, nearest first;
    `list_number` and `list_level` say in which list its paragraphs are numbered.
    """

    names: tuple[str, ...] = ()
    title: bool = False
    contents: bool = False
    caption: bool = False
    level: int | None = None
    centred: bool | None = None
    new_page: bool | None = None
    list_number: str | None = None
    list_level: int | None = None
    look: Look = Look()


def read_look(properties: Any) -> Look:
    """Return what `w:rPr` itself says."""
    if properties is None:
        return Look()
    return Look(
        switched(properties, "b"),
        switched(properties, "vanish"),
        integer(value(properties, "sz")),
    )


class Styles:
    """The styles by their ids; an unknown id is the default style's."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._paragraph: dict[str, Style] = {}
        self._character: dict[str, Look] = {}
        self._default = ""
        self._base = Style()
        if root is None:
            return
        for element in root.iterchildren(W + "style"):
            name = element.get(W + "styleId", "")
            self._elements[name] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in _YES:
                self._default = name
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            look = read_look(defaults.find(f"{W}rPrDefault/{W}rPr"))
            self._base = _with(Style(look=look), defaults.find(f"{W}pPrDefault/{W}pPr"))

    def paragraph(self, name: str | None) -> Style:
        """Return the style that a paragraph names, or the default one."""
        name = name or self._default
        found = self._paragraph.get(name)
        if found is None:
            found = self._paragraph[name] = self._resolved(name)
        return found

    def character(self, name: str | None) -> Look:
        """Return what a character style says."""
        if not name:
            return Look()
        found = self._character.get(name)
        if found is None:
            found = Look()
            for _, element in self._chain(name):
                found = found.over(read_look(element.find(W + "rPr")))
            self._character[name] = found
        return found

    def list_number(self, name: str) -> str | None:
        """Return the list that a list style stands for."""
        element = self._elements.get(name)
        return value(element.find(f"{W}pPr/{W}numPr"), "numId") if element is not None else None

    def _resolved(self, name: str) -> Style:
        chain = list(self._chain(name))
        style = replace(self._base, names=tuple(one for one, _ in chain) or (name,))
        for own, element in reversed(chain):
            style = _with(style, element.find(W + "pPr"))
            style = replace(style, look=read_look(element.find(W + "rPr")).over(style.look))
            style = _named(style, value(element, "name") or own)
        return style if chain else _named(style, name)

    def _chain(self, name: str) -> Iterator[tuple[str, Any]]:
        """The style and those it is based on; a circle of them ends where it closes."""
        seen: set[str] = set()
        while name not in seen and (element := self._elements.get(name)) is not None:
            seen.add(name)
            yield name, element
            name = value(element, "basedOn") or ""


def _with(style: Style, properties: Any) -> Style:
    """The style with what `w:pPr` says."""
    if properties is None:
        return style
    numbered = properties.find(W + "numPr")
    level = integer(value(properties, "outlineLvl"), highest=_BODY_LEVEL)
    aligned = value(properties, "jc")
    new_page = switched(properties, "pageBreakBefore")
    number = value(numbered, "numId")
    list_level = integer(value(numbered, "ilvl"), highest=8)
    return replace(
        style,
        level=style.level if level is None else level if level < _BODY_LEVEL else None,
        centred=style.centred if aligned is None else aligned == "center",
        new_page=style.new_page if new_page is None else new_page,
        list_number=number or style.list_number,
        list_level=style.list_level if list_level is None else list_level,
    )


def _named(style: Style, name: str) -> Style:
    """The style with what its name means in every Word; an id serves where there is none."""
    name = name.strip().lower()
    heading = _HEADING.match(name)
    return replace(
        style,
        title=style.title or name in ("title", "标题"),
        contents=style.contents or _CONTENTS.match(name) is not None,
        caption=style.caption or name in ("caption", "题注"),
        level=int(heading[1]) - 1 if heading and style.level is None else style.level,
    )
