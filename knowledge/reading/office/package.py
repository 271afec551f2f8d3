"""Zip-based documents: what a hostile or damaged one holds, before a library opens it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits
from knowledge.reading.office.xml_check import MANIFEST, XmlCheck, check_depth

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What zipfile raises on a damaged archive."""

_MEGABYTE = 1024 * 1024
_PARTS = 50_000  # parts a document may have; each costs a library some kilobytes
_ENTRY = b"PK\x01\x02"  # begins each entry of a zip's directory
_HIGHEST_RATIO = 200  # sheets of empty rows come near to 100
_FREE = 32 * _MEGABYTE  # unpacked bytes whose ratio does not matter
_CHUNK = 1 << 16
_XML = (".xml", ".rels", ".vml")


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open a zip; raises one of DAMAGE, also where its directory is absurdly long."""
    if data.count(_ENTRY) > _PARTS:
        raise zipfile.BadZipFile(f"more than {_PARTS} entries")
    return zipfile.ZipFile(io.BytesIO(data))


def check_package(data: bytes, path: str, limits: Limits) -> None:
    """Refuse a zip-based document that would harm or baffle the library that reads it.

    Everything is unpacked once and counted, whatever its directory claims. Raises
    ReadingError for a damaged zip, too many parts or two of one name, a password, more
    than `limits.unpacked_mb` or a ratio that only a bomb has, and XML with a document
    type, as no office program writes it, or with more than 250 nested elements.
    """
    if data.count(_ENTRY) > _PARTS:
        raise ReadingError(texts.TOO_MANY_PARTS.format(path=path, limit=_PARTS))
    try:
        with open_zip(data) as archive:
            _check_names(archive, path)
            _check_parts(archive, len(data), path, limits)
    except DAMAGE as error:
        raise ReadingError(texts.DAMAGED_PACKAGE.format(path=path), detail=repr(error)) from error


def _check_names(archive: zipfile.ZipFile, path: str) -> None:
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise ReadingError(texts.ENCRYPTED.format(path=path), detail="encrypted parts")
    names = [info.filename for info in archive.infolist()]
    if len(set(names)) < len(names):
        # Which of the two is read depends on the program.
        raise ReadingError(texts.DAMAGED_PACKAGE.format(path=path), detail="two parts of one name")
    if MANIFEST in names:
        with archive.open(MANIFEST) as part:
            if b":encryption-data" in part.read(_MEGABYTE):
                raise ReadingError(texts.ENCRYPTED.format(path=path), detail="encrypted parts")


def _check_parts(archive: zipfile.ZipFile, size: int, path: str, limits: Limits) -> None:
    unpacked = 0
    for info in archive.infolist():
        check = XmlCheck(path, info.filename) if info.filename.lower().endswith(_XML) else None
        for chunk in _chunks(archive, info):
            unpacked += len(chunk)
            if unpacked > limits.unpacked_mb * _MEGABYTE:
                raise ReadingError(
                    texts.UNPACKED_TOO_LARGE.format(path=path, limit=limits.unpacked_mb),
                    detail=info.filename,
                )
            if unpacked > max(_FREE, size * _HIGHEST_RATIO):
                raise ReadingError(texts.ZIP_BOMB.format(path=path), detail=info.filename)
            if check is not None:
                check.feed(chunk)
        if check is not None and check.may_be_deep():
            check_depth(_chunks(archive, info), path)


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            yield chunk
