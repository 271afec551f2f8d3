"""Writes zip files member by member, so that each of them can be wrong."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from hostile.deflating import Deflated

Content = bytes | str | Deflated


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of a zip with what its headers say of it, true or not."""

    name: bytes
    data: bytes
    size: int
    method: int = 8
    flags: int = 0x800
    mode: int = 0o100644
    crc: int = 0


def entry(name: str | bytes, content: Content, **headers: int) -> Entry:
    """Return a member with honest headers, but for those that are given."""
    name = name if isinstance(name, bytes) else name.encode()
    if isinstance(content, Deflated):
        return Entry(name, content.data, **{"size": content.size, **headers})
    data = content if isinstance(content, bytes) else content.encode()
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    honest = {"size": len(data), "crc": zlib.crc32(data)}
    return Entry(name, packed, **{**honest, **headers})


def zip_of_entries(entries: list[Entry]) -> bytes:
    """Return a zip of members, told as they tell of themselves."""
    out, directory = bytearray(), bytearray()
    for one in entries:
        facts = (one.flags, one.method, 0, 33, one.crc, len(one.data), one.size, len(one.name), 0)
        directory += struct.pack("<4sHHHHHHIIIHH", b"PK\1\2", 0x314, 20, *facts)
        directory += struct.pack("<HHHII", 0, 0, 0, one.mode << 16, len(out)) + one.name
        out += struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, *facts) + one.name + one.data
    count = min(len(entries), 0xFFFF)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(directory), len(out), 0)
    return bytes(out + directory + end)


def zip_of(members: Mapping[str, Content]) -> bytes:
    """Return an honest zip."""
    if any(isinstance(content, Deflated) for content in members.values()):
        return zip_of_entries([entry(name, content) for name, content in members.items()])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
