"""Typesets our own words: into pages as they are seen, and into pdf files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hostile.pdf_writer import PdfWriter

from knowledge.reading.pages.page import Box, Page, PrintedLine

WIDTH, HEIGHT = 595.0, 842.0
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/UniGB-UCS2-H/DescendantFonts"
    b"[<</Type/Font/Subtype/CIDFontType0/BaseFont/%b/DW 1000"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
)
_CANNOT_BEGIN = frozenset("，。、；：！？）》”’…")


@dataclass(frozen=True)
class Text:
    """A piece of text: where its base line begins, from the page's top left corner."""

    text: str
    left: float
    base: float
    size: float = 12.0
    bold: bool = False


@dataclass
class Sheet:
    """A page that is being set: every character is as wide as it is high."""

    left: float = 90.0
    right: float = 450.0
    top: float = 90.0
    size: float = 12.0
    step: float = 1.5
    texts: list[Text] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    base: float = 0.0

    def __post_init__(self) -> None:
        self.base = self.base or self.top

    def paragraph(self, text: str, *, indent: float = 2.0, gap: float = 0.0) -> None:
        """Set a paragraph, broken into full lines; `indent` and `gap` in times the size."""
        self.base += gap * self.size
        for index, line in enumerate(broken(text, self.columns, int(indent))):
            left = self.left + (indent * self.size if index == 0 else 0)
            self.put(line, left)

    def centred(self, text: str, *, size: float | None = None, bold: bool = False) -> None:
        """Set a line in the middle."""
        size = size or self.size
        left = (self.left + self.right - len(text) * size) / 2
        self.put(text, left, size=size, bold=bold)

    def put(self, text: str, left: float, *, size: float | None = None, bold: bool = False) -> None:
        """Set a line where the last one ended."""
        size = size or self.size
        self.texts.append(Text(text, left, self.base, size, bold))
        self.base += self.step * size

    def at(self, text: str, left: float, base: float, size: float = 9.0) -> None:
        """Set a line anywhere."""
        self.texts.append(Text(text, left, base, size))

    def grid(self, columns: Sequence[float], rows: Sequence[float]) -> None:
        """Rule a table with these borders."""
        self.rules += [(columns[0], y, columns[-1], y) for y in rows]
        self.rules += [(x, rows[0], x, rows[-1]) for x in columns]

    @property
    def columns(self) -> int:
        return int((self.right - self.left) / self.size + 0.01)


def broken(text: str, columns: int, indent: int = 0) -> Iterable[str]:
    """Break a text into lines of so many characters; no line begins with a full stop."""
    room = columns - indent
    while len(text) > room:
        cut = room
        while cut > 1 and text[cut] in _CANNOT_BEGIN:
            cut -= 1
        yield text[:cut]
        text, room = text[cut:], columns
    if text:
        yield text


def page_of(sheet: Sheet, number: int = 1, *, scanned: bool = False) -> Page:
    """Return a sheet as it is seen."""
    lines = tuple(
        PrintedLine(
            text.text,
            Box(
                text.left,
                text.base - 0.88 * text.size,
                text.left + len(text.text) * text.size,
                text.base + 0.12 * text.size,
            ),
            text.size,
            text.bold,
        )
        for text in sheet.texts
    )
    return Page(number, WIDTH, HEIGHT, lines, scanned=scanned)


def pdf_of(
    sheets: Sequence[Sheet],
    *,
    page: bytes = b"",
    info: str = "",
    bookmarks: Sequence[tuple[str, int]] = (),
) -> bytes:
    """Return a pdf file with a page for each sheet."""
    contents = [content_of(sheet) for sheet in sheets]
    return pdf_with(contents, page=page, info=info, bookmarks=bookmarks)


def pdf_with(
    contents: Sequence[bytes],
    *,
    page: bytes = b"",
    info: str = "",
    bookmarks: Sequence[tuple[str, int]] = (),
) -> bytes:
    """Return a pdf file with a page for each content stream; the fonts are F1 and bold F2.

    `info` is the title in its metadata; `bookmarks` are titles and the numbers of pages.
    """
    writer = PdfWriter(_FONT % (b"STSong-Light", b"STSong-Light"))
    bold = writer.put(_FONT % (b"SimHei", b"SimHei"))
    size = b"/MediaBox[0 0 595 842]" if b"MediaBox" not in page else b""
    for content in contents:
        number = writer.stream(content)
        writer.pages.append(
            writer.put(
                b"<</Type/Page/Parent 1 0 R/Contents %d 0 R%s%s"
                b"/Resources<</Font<</F1 2 0 R/F2 %d 0 R>>>>>>" % (number, size, page, bold)
            )
        )
    trailer = b"/Info %d 0 R" % writer.put(b"<</Title<%s>>>" % _hex(info)) if info else b""
    first = max(writer.objects) + 1
    for index, (title, number) in enumerate(bookmarks):
        following = b"/Next %d 0 R" % (first + index + 1) if index + 1 < len(bookmarks) else b""
        target = writer.pages[number - 1]
        writer.put(b"<</Title<%s>/Dest[%d 0 R/Fit]%s>>" % (_hex(title), target, following))
    catalog = b""
    if bookmarks:
        catalog = b"/Outlines %d 0 R" % writer.put(b"<</First %d 0 R>>" % first)
    return writer.finish(catalog, trailer)


def _hex(text: str) -> bytes:
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode()


def content_of(sheet: Sheet) -> bytes:
    """Return the operators that draw a sheet."""
    drawn = [shown(text) for text in sheet.texts]
    drawn += [
        b"%g %g m %g %g l S\n" % (x0, HEIGHT - y0, x1, HEIGHT - y1)
        for x0, y0, x1, y1 in sheet.rules
    ]
    return b"".join(drawn)


def shown(text: Text, *, matrix: bytes = b"", mode: int = 0) -> bytes:
    """Return the operators that print a text; `matrix` instead of its place, `mode` 3 unseen."""
    place = matrix or b"1 0 0 1 %g %g" % (text.left, HEIGHT - text.base)
    letters = text.text.encode("utf-16-be").hex().encode()
    font = b"F2" if text.bold else b"F1"
    return b"BT /%s %g Tf %d Tr %s Tm <%s> Tj ET\n" % (font, text.size, mode, place, letters)
