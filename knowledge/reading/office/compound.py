"""Compound files, in which the older Office programs keep their documents."""

from __future__ import annotations

import io
import struct
from typing import Any

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a compound file begins with."""

_LOCKED = "encrypted"
# What a damaged file makes olefile raise; it parses by hand and checks not all.
_DAMAGE = (OSError, ValueError, LookupError, TypeError, struct.error, RecursionError, MemoryError)
_FILE_PASS = 0x2F  # the record of a workbook that says it is encrypted
_LOCKED_SLIDES = 0xF3D1C4DF


def compound_ending(data: bytes) -> str | None:
    """Return the ending that fits a compound file, None where it is damaged or unknown.

    A document of Word or WPS Writer gives `.doc`, a workbook `.xls`, a presentation
    `.ppt`, an Outlook message `.msg`, a document of Works `.wps`; one that needs a
    password gives `encrypted`.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            return _ending(file)
    except _DAMAGE:
        return None


def _ending(file: Any) -> str | None:
    if file.exists("EncryptedPackage"):
        return _LOCKED
    for stream, ending, is_locked in (
        ("WordDocument", ".doc", _is_locked_document),
        ("Workbook", ".xls", _is_locked_workbook),
        ("Book", ".xls", _is_locked_workbook),
        ("PowerPoint Document", ".ppt", None),
    ):
        if file.exists(stream):
            locked = is_locked is not None and is_locked(file.openstream(stream))
            return _LOCKED if locked or _are_locked_slides(file) else ending
    if file.exists("__properties_version1.0"):
        return ".msg"
    return ".wps" if file.exists("MatOST") else None


def _is_locked_document(stream: Any) -> bool:
    """The ninth bit of the flags at the head of Word's file information block."""
    head = stream.read(12)
    return len(head) == 12 and bool(head[11] & 1)


def _is_locked_workbook(stream: Any) -> bool:
    """A workbook's first record is followed by one that says how it is encrypted."""
    for _ in range(4):
        head = stream.read(4)
        if len(head) < 4:
            return False
        record, size = struct.unpack("<HH", head)
        if record == _FILE_PASS:
            return True
        stream.seek(size, io.SEEK_CUR)
    return False


def _are_locked_slides(file: Any) -> bool:
    if not file.exists("Current User"):
        return False
    head = file.openstream("Current User").read(16)
    return len(head) == 16 and struct.unpack_from("<I", head, 12)[0] == _LOCKED_SLIDES
