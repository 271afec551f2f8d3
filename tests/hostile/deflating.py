"""Deflated data that is a thousand times larger when it is inflated."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

MEGABYTE = 1 << 20
ZEROS = bytes(MEGABYTE)


@dataclass(frozen=True, slots=True)
class Deflated:
    """Raw deflated data, with the size that it inflates to."""

    data: bytes
    size: int

    @property
    def zlib(self) -> bytes:
        """With zlib's header and the check of zeros, as pdf and png have it."""
        return b"\x78\xda" + self.data + struct.pack(">HH", self.size % 65521, 1)


def deflated(*pieces: tuple[bytes, int]) -> Deflated:
    """Return pieces, each so many times, without ever having them at full length."""
    body, size = bytearray(), 0
    for piece, count in pieces:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        body += (packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)) * count
        size += len(piece) * count
    return Deflated(bytes(body) + b"\x03\x00", size)
