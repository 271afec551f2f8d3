"""Zip-based documents: what a hostile or damaged one holds, before a library opens it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pyexpat import XMLParserType
from xml.parsers import expat

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.limits import Limits

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
"""What zipfile raises on a damaged archive."""

_MEGABYTE = 1024 * 1024
_PARTS = 20_000  # parts a document may have; each costs a library some kilobytes
_ENTRY = b"PK\x01\x02"  # begins each entry of a zip's directory
_HIGHEST_RATIO = 200  # sheets of empty rows come near to 100
_FREE = 32 * _MEGABYTE  # unpacked bytes whose ratio does not matter
_DEEPEST = 250  # nested elements; libxml2 refuses 256
_CHUNK = 1 << 16
_WINDOW = 1 << 12
_XML = (".xml", ".rels", ".vml")
_MANIFEST = "META-INF/manifest.xml"
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


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
    if _MANIFEST in names:
        with archive.open(_MANIFEST) as part:
            if b":encryption-data" in part.read(_MEGABYTE):
                raise ReadingError(texts.ENCRYPTED.format(path=path), detail="encrypted parts")


def _check_parts(archive: zipfile.ZipFile, size: int, path: str, limits: Limits) -> None:
    unpacked = 0
    for info in archive.infolist():
        check = _XmlCheck(path, info.filename) if info.filename.lower().endswith(_XML) else None
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
            _check_depth(_chunks(archive, info), path)


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


class _XmlCheck:
    """Looks for a document type in an XML part's prolog, and roughly at its depth.

    Most parts are shallow, which counting marks shows at a hundredth of the cost of
    parsing: in a window of a few kilobytes the depth cannot exceed that before it and
    the elements begun in it.
    """

    def __init__(self, path: str, name: str) -> None:
        self._suspect = False
        self._path = path
        self._name = name
        self._depth = 0
        self._rest = b""
        self._prolog: XMLParserType | None = expat.ParserCreate()
        self._prolog.StartDoctypeDeclHandler = self._on_doctype
        self._prolog.StartElementHandler = self._on_root

    def feed(self, chunk: bytes) -> None:
        if self._prolog is not None:
            self._read_prolog(self._prolog, chunk)
        if self._suspect:
            return
        if b"\x00" in chunk:  # UTF-16, whose marks are not counted
            self._suspect = True
        chunk = self._rest + chunk
        start = 0
        while len(chunk) - start > _WINDOW:
            end = chunk.rfind(b">", start, start + _WINDOW) + 1 or start + _WINDOW
            self._count(chunk[start:end])
            start = end
        self._rest = chunk[start:]

    def may_be_deep(self) -> bool:
        """Whether the part, now fed whole, must be parsed to know its depth."""
        self._count(self._rest)
        return self._suspect

    def _count(self, window: bytes) -> None:
        marks, ends = window.count(b"<"), window.count(b"</")
        begun = marks - ends - window.count(b"<?") - window.count(b"<!")
        self._suspect |= self._depth + begun > _DEEPEST
        self._depth += begun - ends - window.count(b"/>")

    def _read_prolog(self, parser: XMLParserType, chunk: bytes) -> None:
        try:
            parser.Parse(chunk, False)
        except expat.ExpatError as error:
            # Not XML: that is for the reader to say, unless it only hides from expat.
            unknown = error.code in _UNKNOWN_ENCODING
            if unknown or any(mark in chunk for mark in _DECLARATIONS):
                self._refuse(str(error))
            self._prolog = None

    def _on_root(self, name: str, attributes: object) -> None:
        if self._prolog is not None:
            self._prolog.StartElementHandler = None
        self._prolog = None

    def _on_doctype(self, name: str, system: object, public: object, inner: int) -> None:
        # Early OpenOffice names a document type in its manifest, with nothing in it.
        if inner or self._name != _MANIFEST:
            self._refuse("document type")

    def _refuse(self, why: str) -> None:
        raise ReadingError(
            texts.XML_DECLARATIONS.format(path=self._path), detail=f"{self._name}: {why}"
        )


_UNKNOWN_ENCODING = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_UNKNOWN_ENCODING,
        expat.errors.XML_ERROR_INCORRECT_ENCODING,
    )
)


def _check_depth(chunks: Iterator[bytes], path: str) -> None:
    """Count the nested elements of an XML part exactly."""
    depth = 0

    def begin(name: str, attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ReadingError(texts.NESTED_TOO_DEEP.format(path=path))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
    except expat.ExpatError:
        return  # not well-formed: the reader says so
