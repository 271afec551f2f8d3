"""Writes pdf files object by object, so that each of them can be wrong."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from hostile.hostile_file import SENTENCE

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts"
    b"[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
)
A4 = b"/MediaBox[0 0 595 842]"


def shown(text: str = SENTENCE, x: int = 72, y: int = 720) -> bytes:
    """Return the operators that print a text in the font F1."""
    return b"BT /F1 12 Tf %d %d Td <%s> Tj ET\n" % (x, y, text.encode("utf-16-be").hex().encode())


class PdfWriter:
    """Collects numbered objects; the pages' node is 1, the font 2."""

    def __init__(self, font: bytes = FONT) -> None:
        self.objects: dict[int, bytes] = {1: b"", 2: font}
        self.pages: list[int] = []

    def put(self, body: bytes, number: int | None = None) -> int:
        """Keep an object's body; returns its number."""
        number = number or max(self.objects) + 1
        self.objects[number] = body
        return number

    def stream(
        self, data: bytes, entries: bytes = b"", *, pack: bool = False, length: int | None = None
    ) -> int:
        """Keep a stream, deflated where `pack`, with a lie for its length where given."""
        if pack:
            data, entries = zlib.compress(data, 9), entries + b"/Filter/FlateDecode"
        size = len(data) if length is None else length
        return self.put(b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, size, data))

    def page(self, content: int, entries: bytes = A4, resources: bytes = b"") -> int:
        """Keep a page that shows a content stream."""
        number = self.put(
            b"<</Type/Page/Parent 1 0 R/Contents %d 0 R%s/Resources<</Font<</F1 2 0 R>>%s>>>>"
            % (content, entries, resources)
        )
        self.pages.append(number)
        return number

    def finish(self, catalog: bytes = b"", trailer: bytes = b"", *, xref: bool = True) -> bytes:
        """Return the file, its catalogue the last object."""
        if not self.objects[1]:
            kids = b" ".join(b"%d 0 R" % page for page in self.pages)
            self.objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(self.pages))
        root = self.put(b"<</Type/Catalog/Pages 1 0 R%s>>" % catalog)
        out = bytearray(b"%PDF-1.7\n")
        places = {}
        for number, body in sorted(self.objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start, size = len(out), max(places) + 1
        if xref:
            rows = [b"0000000000 65535 f \n"]
            rows += [b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, size)]
            out += b"xref\n0 %d\n%s" % (size, b"".join(rows))
        out += b"trailer\n<</Size %d/Root %d 0 R%s>>\n" % (size, root, trailer)
        out += b"startxref\n%d\n%%%%EOF\n" % (start if xref else 0)
        return bytes(out)


def pdf_of(
    contents: Sequence[bytes] = (b"",),
    *,
    page: bytes = A4,
    catalog: bytes = b"",
    trailer: bytes = b"",
    font: bytes = FONT,
    pack: bool = False,
    xref: bool = True,
) -> bytes:
    """Return a pdf with a page for each content; the sentence stands on each."""
    writer = PdfWriter(font)
    for content in contents:
        writer.page(writer.stream(shown() + content, pack=pack), page)
    return writer.finish(catalog, trailer, xref=xref)
