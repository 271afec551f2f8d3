"""The characters of a paragraph as they are seen, and what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from knowledge.reading.word.diagrams import DIAGRAM
from knowledge.reading.word.elements import (
    ALTERNATE,
    CONTROL,
    LEFT_OUT,
    PICTURE,
    SPACE,
    Frame,
    M,
    V,
    W,
    choose,
    frame_of,
    value,
)
from knowledge.reading.word.fields import Fields, lists_pages
from knowledge.reading.word.formulas import plain_formula
from knowledge.reading.word.styles import Look, Styles, read_look
from knowledge.reading.word.symbols import PRIVATE, symbol

LINE, PAGE, TAB = "\n", "\f", "\t"
_SIGNS = {
    W + "tab": TAB,
    W + "ptab": TAB,
    W + "cr": LINE,
    W + "noBreakHyphen": "-",
    W + "br": LINE,
}
_UNSEEN = str.maketrans(
    {"\u00ad": None, "\u200b": None, "\ufeff": None, "\u00a0": " ", "\n": " ", "\r": " ",
     "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\u0085": " "}
)  # fmt: skip
_RUN, _TEXT, _BREAK, _SYMBOL = W + "r", W + "t", W + "br", W + "sym"
_FIELD_MARK, _FIELD_CODE, _SIMPLE_FIELD = W + "fldChar", W + "instrText", W + "fldSimple"
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))
_BOX, _WORD_ART = W + "txbxContent", V + "textpath"
_PICTURES = frozenset((PICTURE + "pic", V + "imagedata"))
_NOTES = {
    W + "footnoteReference": "footnotes",
    W + "endnoteReference": "endnotes",
    W + "commentReference": "comments",
}
_REVISED = frozenset((W + "ins", W + "del", W + "moveFrom", W + "moveTo"))
_FORMULA = M + "oMath"
# Digits set high or low: 10⁵ is not 105.
_SHIFTED = {
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look. Line and page breaks and tabs are LINE, PAGE and TAB."""

    text: str
    look: Look


@dataclass(slots=True)
class Runs:
    """What a paragraph holds: `pieces` that are seen, `hidden` ones, and what hangs on it.

    `prompts` ask for a text that nobody gave; `notes` are (`footnotes`, id) and so on;
    `boxes` are text boxes, diagrams, or the words of a drawing; `contents` says that a
    field lists pages here.
    """

    pieces: list[Piece] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    pictures: int = 0
    revised: bool = False
    contents: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def add(self, text: str, look: Look) -> None:
        text = text.translate(_UNSEEN)
        if look.hidden:
            self.hidden.append(text)
        elif text:
            self.pieces.append(Piece(text, look))

    def before(self, following: Runs) -> Runs:
        """These runs and those of the paragraph that follows without a break."""
        return Runs(
            self.pieces + following.pieces,
            self.hidden + following.hidden,
            self.prompts + following.prompts,
            self.notes + following.notes,
            self.boxes + following.boxes,
            self.pictures + following.pictures,
            self.revised or following.revised,
            self.contents or following.contents,
        )


class RunReader:
    """Reads the runs of paragraphs; `fields` are those of the text they stand in."""

    def __init__(self, styles: Styles, fields: Fields) -> None:
        self._styles = styles
        self._fields = fields

    def read(self, paragraph: Any, base: Look) -> Runs:
        """Read a paragraph whose style gives the look `base`."""
        found = Runs(contents=self._fields.contents)
        fields = self._fields
        look, properties, muted = base, None, False
        stack = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag in _REVISED:
                found.revised = True
            if tag == _RUN:
                properties = element.find(W + "rPr")
                look = self._look(properties, base)
                # A note's own mark, such as *, stands in the run that refers to it.
                muted = any(child.get(W + "customMarkFollows") for child in element)
                stack.extend(reversed(element))
            elif tag == _TEXT:
                if not fields.hides and not muted:
                    found.add(_seen(element, properties), look)
            elif tag in _SIGNS:
                if not (fields.hides or look.hidden):
                    found.pieces.append(Piece(_sign(element), look))
            elif tag == _FIELD_MARK:
                found.add(fields.mark(element), look)
                found.contents = found.contents or fields.contents
            elif tag == _FIELD_CODE:
                fields.code(element.text or "")
            elif tag == _SYMBOL:
                code = _hexadecimal(element.get(W + "char"))
                found.add(symbol(code, element.get(W + "font") or ""), look)
            elif tag in _NOTES:
                found.notes.append((_NOTES[tag], element.get(W + "id") or ""))
            elif tag == _FORMULA:
                found.add(plain_formula(element), look)
            elif tag in _DRAWN:
                self._draw(element, found)
            elif tag == ALTERNATE:
                stack.extend(reversed(choose(element)))
            elif tag == CONTROL and frame_of(element) is Frame.PROMPT:
                found.prompts += [text.text or "" for text in element.iter(_TEXT)]
            elif tag not in LEFT_OUT:
                if tag == _SIMPLE_FIELD:
                    found.contents |= lists_pages(element.get(W + "instr") or "")
                stack.extend(reversed(element))
        fields.end_paragraph()
        return found

    def _look(self, properties: Any, base: Look) -> Look:
        if properties is None:
            return base
        style = self._styles.character(value(properties, "rStyle"))
        return read_look(properties).over(style).over(base)

    def _draw(self, drawing: Any, found: Runs) -> None:
        """Take the text boxes of a drawing, none of them twice, and count its pictures."""
        stack = list(reversed(drawing))
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag in (_BOX, DIAGRAM):
                found.boxes.append(element)
            elif tag == ALTERNATE:
                stack.extend(reversed(choose(element)))
            else:
                found.pictures += tag in _PICTURES
                if tag == _WORD_ART and element.get("string"):
                    found.boxes.append(element.get("string"))
                stack.extend(reversed(element))


def _seen(element: Any, properties: Any) -> str:
    text: str = element.text or ""
    if text[:1].isspace() or text[-1:].isspace():
        # Blanks at the ends are the file's layout unless it says otherwise.
        text = text if element.get(SPACE) == "preserve" else text.strip(" \t\r\n")
    if PRIVATE.search(text):
        font = value(properties, "rFonts", "ascii") or ""
        text = PRIVATE.sub(lambda sign: symbol(ord(sign[0]), font), text)
    if text.isascii() and text.isdigit():
        text = text.translate(_SHIFTED.get(value(properties, "vertAlign") or "", {}))
    return text


def _sign(element: Any) -> str:
    if element.tag == _BREAK and element.get(W + "type") in ("page", "column"):
        return PAGE
    return _SIGNS[element.tag]


def _hexadecimal(text: str | None) -> int:
    try:
        return int((text or "")[:8], 16)
    except ValueError:
        return 0
