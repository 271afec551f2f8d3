"""The parts of a Word file: the one place that knows python-docx."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Any

from knowledge.errors import ReadingError
from knowledge.reading import texts
from knowledge.reading.office.package import DAMAGE, open_zip

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MAIN = "officedocument"
_USUAL_MAIN = "/word/document.xml"
# A part that is missing, cannot be unpacked, or is no XML (lxml's errors are SyntaxErrors).
_UNREADABLE = (KeyError, SyntaxError, RuntimeError, *DAMAGE)


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str  # the last word of its type, in lower case: styles, achunk, footnotes
    target: str  # a part's name, with its leading slash


class WordPackage:
    """A Word file's parts as XML trees: those that are there and can be read.

    python-docx opens a package as a whole and gives up where any part is broken; here only
    the document itself must be whole. A broken part beside it is left out with a sentence
    in `warnings`, what lies outside the file is never fetched. Files in the strict form of
    the standard are read like all others.
    """

    def __init__(self, data: bytes, path: str) -> None:
        """Open the file `path`; raises ReadingError where its document cannot be read."""
        self.warnings: list[str] = []
        try:
            self._zip = open_zip(data)
        except _UNREADABLE as error:
            raise ReadingError(
                texts.DAMAGED_PACKAGE.format(path=path), detail=repr(error)
            ) from error
        self._members = {_name(member): member for member in self._zip.namelist()}
        root = self._relations("/")
        main = next((one.target for one in root.values() if one.kind == _MAIN), "")
        self._main = main if main.lower() in self._members else _USUAL_MAIN
        self._core = next((one for one in root.values() if one.kind == "core-properties"), None)
        try:
            self.document: Any = self._tree(self._main)
        except _UNREADABLE as error:
            sentence = texts.NESTED_TOO_DEEP if "depth" in str(error) else texts.DAMAGED_PACKAGE
            raise ReadingError(sentence.format(path=path), detail=repr(error)) from error
        self._links = self._relations(self._main)

    @property
    def title(self) -> str:
        """The title among the file's properties, often that of its template."""
        tree = self._side(self._core) if self._core is not None else None
        found = tree.find(_TITLE) if tree is not None else None
        return " ".join((found.text or "").split()) if found is not None else ""

    def part(self, kind: str) -> Any:
        """Return the root of the document's part of a kind, such as `styles`, else None."""
        relation = next((one for one in self._links.values() if one.kind == kind), None)
        return self._side(relation) if relation is not None else None

    def related(self, relation: str) -> Any:
        """Return the root of the part that the document's relation points to, else None."""
        link = self._links.get(relation)
        return self._side(link) if link is not None else None

    def bytes_of(self, relation: str) -> bytes | None:
        """Return the part that the document's relation points to, None where there is none."""
        link = self._links.get(relation)
        if link is None:
            return None
        try:
            return self._bytes(link.target)
        except _UNREADABLE:
            return None

    def _side(self, relation: _Relation) -> Any:
        try:
            return self._tree(relation.target)
        except KeyError:
            return None
        except _UNREADABLE:
            name = posixpath.basename(relation.target)
            self.warnings.append(texts.WORD_PART_DAMAGED.format(part=name))
            return None

    def _relations(self, part: str) -> dict[str, _Relation]:
        folder, name = posixpath.split(part)
        try:
            tree = self._tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        except _UNREADABLE:
            return {}
        return {
            one.get("Id", ""): _Relation(
                one.get("Type", "").rpartition("/")[2].lower(),
                posixpath.normpath(posixpath.join(folder, one.get("Target", ""))),
            )
            for one in tree
            if one.get("TargetMode") != "External"
        }

    def _tree(self, part: str) -> Any:
        from docx.oxml.parser import parse_xml

        return parse_xml(_STRICT.sub(_TRANSITIONAL, self._bytes(part)))

    def _bytes(self, part: str) -> bytes:
        return self._zip.read(self._members[part.lower()])


def _name(member: str) -> str:
    """A member's name as relations write it: some programs pack with backslashes."""
    return "/" + member.replace("\\", "/").lstrip("/").lower()
