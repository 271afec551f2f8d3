"""Writes OLE compound files, which old and encrypted Office files are."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_MINIMUM = 4096  # shorter streams would live in the mini stream; these are padded


def compound_of(streams: Mapping[str, bytes], *, loop: bool = False) -> bytes:
    """Return a compound file; `loop` ties the first stream's last sector to its first."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [_entry("Root Entry", 5, 1, _END, 0)]
    for number, (name, content) in enumerate(streams.items(), start=1):
        content = content.ljust(_MINIMUM, b"\0")
        first = len(sectors)
        pieces = [content[at : at + _SECTOR] for at in range(0, len(content), _SECTOR)]
        sectors += [piece.ljust(_SECTOR, b"\0") for piece in pieces]
        table += [*range(first + 1, len(sectors)), first if loop and number == 1 else _END]
        right = number + 1 if number < len(streams) else _NONE
        entries.append(_entry(name, 2, _NONE, first, len(content), right))
    directory = b"".join(entries).ljust(_SECTOR * (-(-len(entries) // 4)), b"\0")
    start = len(sectors)
    sectors += [directory[at : at + _SECTOR] for at in range(0, len(directory), _SECTOR)]
    table += [*range(start + 1, len(sectors)), _END]
    places = list(range(len(sectors), len(sectors) + len(table) // 126 + 1))
    table += [_FAT] * len(places)
    table += [_FREE] * (len(places) * 128 - len(table))
    sectors.append(struct.pack(f"<{len(table)}I", *table))
    heads = (*places, *[_FREE] * (109 - len(places)))
    header = struct.pack(
        "<8s16xHHHHH6xIII4xIIIII",
        bytes.fromhex("D0CF11E0A1B11AE1"),
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, len(places), start),
        *(_MINIMUM, _END, 0, _END, 0),
    )
    return header + struct.pack("<109I", *heads) + b"".join(sectors)


def _entry(name: str, kind: int, child: int, first: int, size: int, right: int = _NONE) -> bytes:
    coded = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ",
        *(coded, len(coded) + 2, kind, 1, _NONE, right, child),
        *(0, first, size),
    )


def encrypted_package() -> bytes:
    """Return what a .docx or .xlsx with a password is: no zip, but a compound file."""
    about = struct.pack("<HHI", 4, 4, 0x40) + b"<encryption/>"
    return compound_of({"EncryptionInfo": about, "EncryptedPackage": bytes(range(256)) * 40})


def encrypted_workbook() -> bytes:
    """Return an .xls whose workbook says that it is encrypted."""
    begin = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 1997, 0, 6)
    lock = struct.pack("<HHH", 0x2F, 54, 1) + bytes(52)
    return compound_of({"Workbook": begin + lock + struct.pack("<HH", 0x0A, 0)})


def encrypted_word() -> bytes:
    """Return a .doc whose header says that it is encrypted."""
    facts = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x804, 0, 0x0100 | 0x0200)
    return compound_of({"WordDocument": facts + bytes(2000), "1Table": bytes(600)})
