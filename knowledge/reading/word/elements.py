"""The names of Word's XML, and how its elements are walked without recursion."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum, auto
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

SPACE = "{http://www.w3.org/XML/1998/namespace}space"

CONTROL = W + "sdt"
_OFF = frozenset(("0", "false", "off", "none"))
# What was deleted or moved away, and what describes a thing rather than being it.
LEFT_OUT = frozenset(
    W + name
    for name in [
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "tblPr",
        "tblPrEx",
        "tblGrid",
        "trPr",
        "tcPr",
        "sectPr",
        "customXmlPr",
        "smartTagPr",
        "rubyPr",
        "rt",
    ]
)


class Frame(Enum):
    """What a content control says that it holds."""

    TEXT = auto()
    CONTENTS = auto()
    COVER = auto()
    PROMPT = auto()  # words that ask for a text: 单击此处输入文字


def flatten(container: Any, wanted: Collection[str]) -> Iterator[tuple[Any, Frame]]:
    """Yield the elements of the wanted tags in order, each with what it stands in.

    Content controls, tracked insertions and other wrappers are looked into, however deep;
    what was deleted is not. Of the alternatives for newer and older programs one is taken.
    """
    stack = [(child, Frame.TEXT) for child in reversed(container)]
    while stack:
        element, frame = stack.pop()
        tag = element.tag
        if tag in wanted:
            yield element, frame
        elif tag == ALTERNATE:
            stack.extend((child, frame) for child in reversed(choose(element)))
        elif tag not in LEFT_OUT:
            inner = frame_of(element) if tag == CONTROL else Frame.TEXT
            frame = frame if inner is Frame.TEXT else inner
            stack.extend((child, frame) for child in reversed(element))


def frame_of(control: Any) -> Frame:
    """Return what a content control holds, by its own properties."""
    properties = control.find(W + "sdtPr")
    if properties is None:
        return Frame.TEXT
    if switched(properties, "showingPlcHdr"):
        return Frame.PROMPT
    gallery = value(properties.find(W + "docPartObj"), "docPartGallery")
    return _GALLERIES.get(gallery or "", Frame.TEXT)


def choose(alternate: Any) -> Any:
    """Return the alternative that holds something: the first choice, as a rule."""
    return next((branch for branch in alternate if len(branch)), ())


def value(element: Any, name: str, attribute: str = "val") -> str | None:
    """Return the value of a property's child element, None where it is not set."""
    found = element.find(W + name) if element is not None else None
    given: str | None = found.get(W + attribute) if found is not None else None
    return given


def switched(element: Any, name: str) -> bool | None:
    """Return whether a property is on, None where it is not set: `<w:b/>` is on."""
    found = element.find(W + name) if element is not None else None
    return None if found is None else str(found.get(W + "val", "1")).lower() not in _OFF


def integer(text: str | None, default: int | None = None, highest: int = 100_000) -> int | None:
    """Return a whole number from 0 to `highest`, `default` for anything else."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return default
    return min(int(text), highest)


_GALLERIES = {"Table of Contents": Frame.CONTENTS, "Cover Pages": Frame.COVER}
