"""Pictures that are larger than they look, or none at all."""

from __future__ import annotations

import struct
import zlib

from hostile.deflating import ZEROS, deflated
from hostile.hostile_file import HostileFile, Lure, refused

_DAMAGED = refused("损坏", "打不开", "不完整")
_NO_TEXT = refused("正文", "文字")


def pictures(lure: Lure) -> list[HostileFile]:
    """Return .png, .jpg and .tiff files; none of them holds text."""
    return [
        HostileFile(
            "pictures/30000 squared.png", lambda: _zeros_png(30_000, 30_000), refused("像素")
        ),
        HostileFile(
            "pictures/four thousand million squared.png", _endless, refused("像素", "损坏")
        ),
        HostileFile("pictures/one pixel wide.png", lambda: _zeros_png(1, 90_000), _NO_TEXT),
        HostileFile("pictures/one pixel.png", lambda: _png(1, 1, zlib.compress(b"\0\0")), _NO_TEXT),
        HostileFile("pictures/no pixel.png", lambda: _png(0, 0, b""), _DAMAGED),
        HostileFile("pictures/cut.png", lambda: _zeros_png(2000, 2000)[:200], _DAMAGED),
        HostileFile("pictures/wrong check.png", _wrong_check, _DAMAGED),
        HostileFile(
            "pictures/less than it says.png", lambda: _png(900, 900, b"\x78\xda"), _DAMAGED
        ),
        HostileFile("pictures/text of 1 GB.png", _text_bomb, refused("正文", "损坏", "文字")),
        HostileFile("pictures/drawing.png", lambda: _svg(lure), refused("内容", "损坏", "不是")),
        HostileFile(
            "pictures/garbage.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, _DAMAGED
        ),
        HostileFile("pictures/65500 squared.jpg", _huge_jpeg, refused("像素", "损坏")),
        HostileFile("pictures/10000 frames.tiff", _many_frames, refused("页", "帧", "张")),
        HostileFile(
            "pictures/frames go round.tiff", lambda: _tiff(8), refused("页", "正文", "损坏", "文字")
        ),
        HostileFile(
            "pictures/past the end.tiff", lambda: _tiff(0x7FFFFFFF), refused("正文", "损坏", "文字")
        ),
        HostileFile(
            "pictures/60000 squared.tiff", lambda: _tiff(0, side=60_000), refused("像素", "损坏")
        ),
    ]


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _png(width: int, height: int, packed: bytes, more: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = _chunk(b"IHDR", head) + more + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def _zeros_png(width: int, height: int) -> bytes:
    size = (width + 1) * height
    whole, rest = divmod(size, len(ZEROS))
    return _png(width, height, deflated((ZEROS, whole), (bytes(rest), 1)).zlib)


def _endless() -> bytes:
    return _png(0x7FFFFFFF, 0x7FFFFFFF, zlib.compress(b"\0"))


def _wrong_check() -> bytes:
    data = bytearray(_zeros_png(300, 300))
    data[29] ^= 0xFF
    return bytes(data)


def _text_bomb() -> bytes:
    packed = deflated((ZEROS, 1000)).zlib
    text = _chunk(b"zTXt", b"Comment\0\0" + packed) + _chunk(b"iCCP", b"icc\0\0" + packed)
    return _png(64, 64, zlib.compress(bytes(65 * 64)), text)


def _svg(lure: Lure) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{lure.url}/x"/></svg>'.encode()


def _huge_jpeg() -> bytes:
    frame = struct.pack(">HHBHHB", 0xFFC0, 11, 8, 65_500, 65_500, 1) + b"\1\x11\0"
    return b"\xff\xd8" + frame + b"\xff\xda\0\x08\1\1\0\0\x3f\0" + bytes(400) + b"\xff\xd9"


def _directory(side: int, following: int) -> bytes:
    """Return a frame's directory; its pixels are the first bytes of the file."""
    facts = (
        (256, side),
        (257, side),
        (258, 8),
        (259, 1),
        (262, 1),
        (273, 0),
        (278, side),
        (279, 64),
    )
    rows = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in facts)
    return struct.pack("<H", len(facts)) + rows + struct.pack("<I", following)


def _tiff(following: int, *, side: int = 8) -> bytes:
    return b"II*\0" + struct.pack("<I", 8) + _directory(side, following) + bytes(64)


def _many_frames() -> bytes:
    size = len(_directory(8, 0))
    places = range(8, 8 + 10_000 * size, size)
    frames = b"".join(_directory(8, at + size if at + size in places else 0) for at in places)
    return b"II*\0" + struct.pack("<I", 8) + frames + bytes(64)
