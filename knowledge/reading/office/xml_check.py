"""XML parts: what a hostile one declares, and how deep it goes, without building it."""

from __future__ import annotations

from collections.abc import Iterable
from pyexpat import XMLParserType
from xml.parsers import expat

from knowledge.errors import ReadingError
from knowledge.reading import texts

MANIFEST = "META-INF/manifest.xml"
"""The part of an OpenDocument file that lists the others."""

_DEEPEST = 250  # nested elements; libxml2 refuses 256
_WINDOW = 1 << 12
_DECLARATIONS = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_UNKNOWN_ENCODING = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_UNKNOWN_ENCODING,
        expat.errors.XML_ERROR_INCORRECT_ENCODING,
    )
)


def check_xml(data: bytes, path: str) -> None:
    """Refuse an XML file with a document type or too many nested elements; ReadingError."""
    check = XmlCheck(path, path)
    check.feed(data)
    if check.may_be_deep():
        check_depth([data], path)


class XmlCheck:
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
        except (LookupError, ValueError) as error:  # an encoding that expat does not know
            self._refuse(str(error))

    def _on_root(self, name: str, attributes: object) -> None:
        if self._prolog is not None:
            self._prolog.StartElementHandler = None
        self._prolog = None

    def _on_doctype(self, name: str, system: object, public: object, inner: int) -> None:
        # Early OpenOffice names a document type in its manifest, with nothing in it.
        if inner or self._name != MANIFEST:
            self._refuse("document type")

    def _refuse(self, why: str) -> None:
        raise ReadingError(
            texts.XML_DECLARATIONS.format(path=self._path), detail=f"{self._name}: {why}"
        )


def check_depth(chunks: Iterable[bytes], path: str) -> None:
    """Count the nested elements of an XML part; raises ReadingError beyond 250."""
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
