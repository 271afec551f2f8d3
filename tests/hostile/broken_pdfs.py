"""Pdf files that are damaged, or lie about themselves."""

from __future__ import annotations

from hostile.hostile_file import SENTENCE, HostileFile, Read, refused
from hostile.pdf_writer import A4, PdfWriter, pdf_of, shown

_DAMAGED = refused("损坏", "打不开", "不完整")
_GARBAGE = bytes(range(32)) * 1


def broken_pdfs() -> list[HostileFile]:
    """Truncated, cyclic and lying files."""
    whole = pdf_of([b""] * 40)
    return [
        HostileFile("pdf/empty.pdf", lambda: b"", refused("空")),
        HostileFile("pdf/one byte.pdf", lambda: b"%", refused("内容", "损坏")),
        HostileFile("pdf/header only.pdf", lambda: b"%PDF-1.7\n%%EOF\n", _DAMAGED),
        HostileFile("pdf/cut in the first page.pdf", lambda: whole[:300], _DAMAGED),
        HostileFile("pdf/cut in the middle.pdf", lambda: whole[: len(whole) // 2], _DAMAGED),
        HostileFile("pdf/cut before xref.pdf", lambda: whole[: whole.index(b"xref\n0")], _DAMAGED),
        HostileFile("pdf/no xref.pdf", lambda: pdf_of(xref=False), Read()),
        HostileFile("pdf/xref loop.pdf", _xref_loop, Read()),
        HostileFile(
            "pdf/behind a kilobyte of junk.pdf", lambda: b"junk\n" * 200 + pdf_of(), Read()
        ),
        HostileFile("pdf/pages are their own kid.pdf", _own_kid, Read()),
        HostileFile("pdf/kids go round.pdf", _kids_go_round, refused("损坏", "页", "正文")),
        HostileFile("pdf/30000 levels of kids.pdf", _deep_kids, refused("损坏", "页", "正文")),
        HostileFile("pdf/two thousand million pages.pdf", _huge_count, Read()),
        HostileFile("pdf/length too short.pdf", lambda: _length(5), Read()),
        HostileFile("pdf/length too long.pdf", lambda: _length(10**9), Read()),
        HostileFile("pdf/100000 nested arrays.pdf", _nested_arrays, Read()),
        HostileFile("pdf/malformed font.pdf", _malformed_font, Read()),
        HostileFile("pdf/to unicode of four thousand million.pdf", _endless_cmap, Read()),
        HostileFile("pdf/to unicode is garbage.pdf", _garbage_cmap, Read()),
        HostileFile("pdf/bookmarks go round.pdf", _bookmark_loop, Read()),
        HostileFile("pdf/form shows itself.pdf", _own_form, refused("内存", "秒", "崩溃")),
    ]


def _xref_loop() -> bytes:
    data = pdf_of(trailer=b"/Prev 0000000000")
    return data.replace(b"/Prev 0000000000", b"/Prev %010d" % data.index(b"xref\n0"))


def _own_kid() -> bytes:
    writer = PdfWriter()
    page = writer.page(writer.stream(shown()))
    writer.put(b"<</Type/Pages/Kids[%d 0 R 1 0 R]/Count 2>>" % page, number=1)
    return writer.finish()


def _kids_go_round() -> bytes:
    writer = PdfWriter()
    other = writer.put(b"<</Type/Pages/Parent 1 0 R/Kids[1 0 R]/Count 1>>")
    writer.put(b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (other, other), number=1)
    return writer.finish()


def _deep_kids() -> bytes:
    writer = PdfWriter()
    first = 1
    for number in range(100, 30_100):
        writer.put(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % number, number=first)
        first = number
    page = writer.page(writer.stream(shown()))
    writer.put(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % page, number=first)
    return writer.finish()


def _huge_count() -> bytes:
    writer = PdfWriter()
    page = writer.page(writer.stream(shown()))
    writer.put(b"<</Type/Pages/Kids[%d 0 R]/Count 2147483647>>" % page, number=1)
    return writer.finish()


def _length(length: int) -> bytes:
    writer = PdfWriter()
    writer.page(writer.stream(shown(), length=length))
    return writer.finish()


def _nested_arrays() -> bytes:
    writer = PdfWriter()
    deep = writer.put(b"[" * 100_000 + b"]" * 100_000)
    writer.page(writer.stream(shown()), A4 + b"/Annots %d 0 R" % deep)
    return writer.finish()


def _malformed_font() -> bytes:
    writer = PdfWriter()
    writer.page(writer.stream(b"BT /F9 12 Tf 72 600 Td (abc) Tj ET\n" + shown()))
    file = writer.stream(b"\x00\x01\x00\x00\xff\xff" + _GARBAGE * 50, b"/Length1 1606")
    about = writer.put(b"<</Type/FontDescriptor/FontName/Bad/Flags 4/FontFile2 %d 0 R>>" % file)
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/Bad/FirstChar 0/LastChar 255/FontDescriptor"
    writer.put(font + b" %d 0 R/Widths[-1 1e99 null]>>" % about)
    page = writer.objects[writer.pages[0]]
    broken = b"/F9 %d 0 R/F1 2 0 R" % max(writer.objects)
    writer.objects[writer.pages[0]] = page.replace(b"/F1 2 0 R", broken)
    return writer.finish()


def _mapped(cmap: bytes) -> bytes:
    """Return a page that prints two characters by a map, and the sentence without it."""
    writer = PdfWriter()
    table = writer.stream(cmap)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode %d 0 R>>" % table
    number = writer.put(font)
    writer.page(writer.stream(b"BT /F9 12 Tf 72 600 Td (ab) Tj ET\n" + shown()))
    page = writer.objects[writer.pages[0]]
    mapped = b"/F9 %d 0 R/F1 2 0 R" % number
    writer.objects[writer.pages[0]] = page.replace(b"/F1 2 0 R", mapped)
    return writer.finish()


def _endless_cmap() -> bytes:
    return _mapped(
        b"/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange\n"
        b"<00000000> <FFFFFFFF>\nendcodespacerange\n1 beginbfrange\n"
        b"<00000000> <FFFFFFFF> <0041>\nendbfrange\nendcmap end\n"
    )


def _garbage_cmap() -> bytes:
    return _mapped(b"beginbfchar <zz> ( [[ <</ \xff\xfe endbfrange " + _GARBAGE * 10)


def _bookmark_loop() -> bytes:
    writer = PdfWriter()
    writer.page(writer.stream(shown()))
    mark, top = max(writer.objects) + 2, max(writer.objects) + 1
    writer.put(b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count 1>>" % (mark, mark))
    title = b"\xfe\xff" + SENTENCE.encode("utf-16-be")
    writer.put(
        b"<</Title<%s>/Parent %d 0 R/Next %d 0 R/First %d 0 R/Last %d 0 R>>"
        % (title.hex().encode(), top, mark, mark, mark)
    )
    return writer.finish(b"/Outlines %d 0 R" % top)


def _own_form() -> bytes:
    writer = PdfWriter()
    form = max(writer.objects) + 1
    own = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>" % form
    writer.stream(b"/X Do " * 10, own)
    writer.page(writer.stream(shown() + b"/X Do\n"), resources=b"/XObject<</X %d 0 R>>" % form)
    return writer.finish()
