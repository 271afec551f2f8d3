"""Documents of older and other office programs, by way of LibreOffice."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Protocol

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.formats import detect
from knowledge.reading.limits import Limits
from knowledge.reading.office.compound import COMPOUND
from knowledge.reading.office.libreoffice import (
    ConversionError,
    ConversionTimeout,
    convert,
    find_libreoffice,
)
from knowledge.reading.office.package import check_package
from knowledge.reading.office.xml_check import check_xml
from knowledge.source import SourceText

_TARGETS = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt"), ".docx"),
    **dict.fromkeys((".xls", ".et", ".ods"), ".xlsx"),
    **dict.fromkeys((".ppt", ".dps", ".odp"), ".pptx"),
}
_RTF = b"{\\rtf"


class _Target(Protocol):
    def read(self, data: bytes, path: str) -> SourceText: ...


class OfficeReader:
    """Reads what LibreOffice converts to .docx, .xlsx or .pptx, by the readers of those.

    Args:
        targets: the readers of what is converted, by ending; one for `.xls`, if given,
            reads workbooks first, and LibreOffice only where it fails.
        find: says where LibreOffice is, None where it is not installed.
    """

    endings: tuple[str, ...] = tuple(_TARGETS)

    def __init__(
        self,
        limits: Limits,
        targets: Mapping[str, _Target],
        find: Callable[[], str | None] = find_libreoffice,
    ) -> None:
        self._limits = limits
        self._targets = targets
        self._find = find

    def read(self, data: bytes, path: str) -> SourceText:
        """Return the text of a document; its `format` is the one before the conversion.

        Raises ReadingError where LibreOffice is not installed, cannot read the file or
        takes longer than `limits.convert_seconds`.
        """
        ending = detect(data)
        if ending not in _TARGETS:
            raise ReadingError(texts.DAMAGED_OFFICE.format(path=path), detail=f"found {ending}")
        if not data.startswith((COMPOUND, b"PK", _RTF)):
            check_xml(data, path)
        program = self._find()
        direct = self._targets.get(ending)
        if direct is not None:
            try:
                return direct.read(data, path)
            except ReadingError:
                if program is None:
                    raise
        if program is None:
            raise ReadingError(texts.NO_LIBREOFFICE.format(path=path, target=_TARGETS[ending]))
        return self._converted(program, data, ending, path)

    def _converted(self, program: str, data: bytes, ending: str, path: str) -> SourceText:
        target = _TARGETS[ending]
        limits = self._limits
        try:
            result = convert(
                program,
                _with_code_page(data) if ending == ".rtf" else data,
                ending,
                target,
                seconds=limits.convert_seconds,
                megabytes=limits.unpacked_mb,
            )
        except ConversionTimeout as error:
            raise ReadingError(
                texts.CONVERSION_TOO_LONG.format(
                    path=path, seconds=limits.convert_seconds, target=target
                )
            ) from error
        except (ConversionError, OSError) as error:
            raise ReadingError(texts.DAMAGED_OFFICE.format(path=path), detail=str(error)) from error
        check_package(result, path, limits)
        source = self._targets[target].read(result, path)
        return dataclasses.replace(source, format=ending.removeprefix("."))


def _with_code_page(data: bytes) -> bytes:
    """Say that an RTF document is in GBK where it says nothing; some programs forget to."""
    if b"\\ansicpg" in data or b"\\fcharset" in data:
        return data
    return data.replace(b"\\ansi", b"\\ansi\\ansicpg936", 1)
