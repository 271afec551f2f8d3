"""Writes Word files part by part, as Word itself would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from knowledge.reading.limits import Limits
from knowledge.reading.word.docx import DocxReader
from knowledge.source import SourceText

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" xmlns:m="{_OFFICE}/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
Content = str | bytes
KINDS = {"afchunk.mht": "aFChunk", "chunk.docx": "aFChunk", "chunk.html": "aFChunk"}


def word_file(
    body: str,
    parts: Mapping[str, Content] | None = None,
    *,
    title: str = "",
    section: str = "<w:sectPr/>",
) -> bytes:
    """Return a .docx with a body; `parts` are those beside it, by name in word/.

    A part `styles` or `numbering` is the inside of its root element, any other is whole.
    """
    members: dict[str, Content] = {}
    relations = ""
    for name, content in (parts or {}).items():
        kind = name.partition(".")[0]
        if name in ("styles", "numbering", "footnotes", "endnotes", "comments"):
            content = f"<w:{name} {NAMES}>{content!s}</w:{name}>"
            name += ".xml"
        members[f"word/{name}"] = content
        relations += _relation(kind, KINDS.get(name, kind), name)
    members = {
        "[Content_Types].xml": _types(members),
        "_rels/.rels": _relations(
            _relation("main", "officeDocument", "word/document.xml")
            + f'<Relationship Id="core" Target="docProps/core.xml" Type="{_PACKAGE}'
            '/relationships/metadata/core-properties"/>'
        ),
        "docProps/core.xml": (
            f'<c:coreProperties xmlns:c="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
            "<dc:creator>打字员</dc:creator></c:coreProperties>"
        ),
        "word/document.xml": (f"<w:document {NAMES}><w:body>{body}{section}</w:body></w:document>"),
        "word/_rels/document.xml.rels": _relations(relations),
        **members,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def read(data: bytes, path: str = "a.docx") -> SourceText:
    return DocxReader(Limits()).read(data, path)


def kept(source: SourceText) -> list[str]:
    return [line.text for line in source.lines if line.removed is None]


def texts_of(body: str, parts: Mapping[str, Content] | None = None) -> list[str]:
    """Return the kept lines of a file with this body."""
    return kept(read(word_file(body, parts)))


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "", look: str = "") -> str:
    """Return a paragraph; `properties` are inside its pPr, `look` inside its run's rPr."""
    inside = text if text.startswith("<") else run(text, look)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def level(text: str, form: str = "decimal", at: int = 0, *, start: int = 1, more: str = "") -> str:
    """Return a level of a list, `more` being what else it says after its format."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listing(*levels: str, number: int = 1, more: str = "") -> str:
    """Return a list's definition and the list itself, both of the same number."""
    return abstract("".join(levels), number) + instance(number, number, more)


def abstract(inside: str, number: int = 1) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{inside}</w:abstractNum>'


def instance(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def style(name: str, inside: str = "", *, kind: str = "paragraph", title: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{title or name}"/>'
        f"{inside}</w:style>"
    )


def cell(text: str, properties: str = "") -> str:
    """Return a cell of paragraphs, or of whatever XML `text` is."""
    inside = text if text.startswith("<") else "".join(map(paragraph, text.split("\n")))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    filled = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{filled}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Target="{target}" Type="{_OFFICE}/relationships/{kind}"/>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _types(parts: Mapping[str, Content]) -> str:
    known = "".join(
        f'<Override PartName="/{name}" ContentType="{_WORD}.{name[5:-4]}+xml"/>'
        for name in parts
        if name.endswith(".xml")
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="mht" ContentType="message/rfc822"/>'
        '<Default Extension="html" ContentType="text/html"/>'
        f'<Default Extension="docx" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f"{known}</Types>"
    )
