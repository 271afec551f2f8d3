"""Zip archives."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.containers.container import Contents, Member
from knowledge.reading.containers.member_names import clean_name, is_left_behind, unique_names
from knowledge.reading.encoding import decode
from knowledge.reading.limits import Limits
from knowledge.reading.office.package import DAMAGE, open_zip

_MEGABYTE = 1024 * 1024
_UTF8_NAME = 0x800
_LOCKED = 0x1
_UNIX = 3


class ZipContainer:
    """Opens .zip; what a system left in it is passed over, links are refused."""

    endings: tuple[str, ...] = (".zip",)

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def open(self, data: bytes, path: str) -> Contents:
        """Return the members of an archive.

        Raises ReadingError where it is damaged or says itself that it holds more than
        `limits.unpacked_mb`.
        """
        try:
            archive = open_zip(data)
        except DAMAGE as error:
            raise ReadingError(
                texts.DAMAGED_ARCHIVE.format(path=path), detail=repr(error)
            ) from error
        found = [
            (name, info)
            for info in archive.infolist()
            if not (info.filename.endswith("/") or is_left_behind(name := _name(info)))
        ]
        if sum(info.file_size for _, info in found) > self._limits.unpacked_mb * _MEGABYTE:
            raise ReadingError(
                texts.UNPACKED_TOO_LARGE.format(path=path, limit=self._limits.unpacked_mb)
            )
        names = unique_names(clean_name(name) for name, _ in found)
        return Contents(
            tuple(
                Member(name, _loader(archive, info, f"{path}/{name}"))
                for name, (_, info) in zip(names, found, strict=True)
            )
        )


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name as it was meant.

    Chinese programs write names in GBK without saying so; zipfile takes them for the
    letters of an early PC: `╣μ╢¿.txt` is 规定.txt.
    """
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return decode(info.filename.encode("cp437"))[0]
    except (ReadingError, UnicodeEncodeError):
        return info.filename


def _loader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> Callable[[int], bytes]:
    def load(most: int) -> bytes:
        kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == _UNIX else 0
        if kind not in (0, stat.S_IFREG):
            raise ReadingError(texts.NOT_A_FILE.format(path=path), detail="link or device")
        if info.flag_bits & _LOCKED:
            raise ReadingError(texts.ENCRYPTED.format(path=path))
        try:
            with archive.open(info) as file:
                data = file.read(most + 1)
        except NotImplementedError as error:
            raise ReadingError(
                texts.UNKNOWN_COMPRESSION.format(path=path), detail=str(error)
            ) from error
        except DAMAGE as error:
            raise ReadingError(
                texts.DAMAGED_MEMBER.format(path=path), detail=repr(error)
            ) from error
        if len(data) > most:
            raise ReadingError(texts.UNPACKED_TOO_MUCH.format(path=path))
        return data

    return load
