"""Writes Office packages part by part, so that each of them can be wrong."""

from __future__ import annotations

from collections.abc import Mapping

from hostile.hostile_file import SENTENCE
from hostile.zip_writer import Content, zip_of

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ML = "application/vnd.openxmlformats-officedocument"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def relations(*targets: tuple[str, str, bool]) -> str:
    """Return a .rels part of (kind, target, external); ids are r1, r2 …"""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if external else "/>")
        for number, (kind, target, external) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def package(main: str, content_type: str, parts: Mapping[str, Content | None]) -> bytes:
    """Return an Office package whose main part is `main`; a part that is None is left out."""
    types = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Default Extension="docx" ContentType="{_ML}.wordprocessingml.document'
        f'.main+xml"/><Override PartName="/{main}" ContentType="{content_type}"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_ML}.wordprocessingml.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_ML}.wordprocessingml.numbering'
        f'+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_ML}.spreadsheetml.'
        f'worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{_ML}.'
        f'spreadsheetml.sharedStrings+xml"/><Override PartName="/ppt/slides/slide1.xml" '
        f'ContentType="{_ML}.presentationml.slide+xml"/></Types>'
    )
    members: dict[str, Content | None] = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(("officeDocument", main, False)),
        **parts,
    }
    return zip_of({name: content for name, content in members.items() if content is not None})


def paragraph(text: str = SENTENCE) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(
    body: str = "",
    parts: Mapping[str, Content | None] | None = None,
    *,
    head: str = "",
    links: tuple[tuple[str, str, bool], ...] = (),
    main: str = "document.main+xml",
) -> bytes:
    """Return a .docx with the sentence and a body; `head` stands before the root."""
    text = (
        f'{head}<w:document xmlns:w="{WORD}" xmlns:r="{_OFFICE}" xmlns:a="{DRAWING}"><w:body>'
        f"{paragraph()}{body}<w:sectPr/></w:body></w:document>"
    )
    own = {
        "word/document.xml": text,
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml", False), ("numbering", "numbering.xml", False), *links
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}"/>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{WORD}"/>',
    }
    kind = main if "/" in main else f"{_ML}.wordprocessingml.{main}"
    return package("word/document.xml", kind, {**own, **(parts or {})})


def xlsx(
    rows: str = "",
    parts: Mapping[str, Content | None] | None = None,
    *,
    head: str = "",
    before: str = "",
    after: str = "",
    main: str = f"{_ML}.spreadsheetml.sheet.main+xml",
) -> bytes:
    """Return a .xlsx whose first row holds the sentence, then `rows`."""
    first = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{SENTENCE}</t></is></c></row>'
    own = {
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml", False),
            ("sharedStrings", "sharedStrings.xml", False),
        ),
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{SHEET}" xmlns:r="{_OFFICE}">{before}'
        f"<sheetData>{first}{rows}</sheetData>{after}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>共用</t></si></sst>',
    }
    return package("xl/workbook.xml", main, {**own, **(parts or {})})


def pptx(
    shapes: str = "",
    parts: Mapping[str, Content | None] | None = None,
    *,
    head: str = "",
    links: tuple[tuple[str, str, bool], ...] = (),
    slides: int = 1,
) -> bytes:
    """Return a .pptx whose slides all are the one that shows the sentence and `shapes`."""
    shown = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="t"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{SENTENCE}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    listed = "".join(f'<p:sldId id="{256 + n}" r:id="r{n + 1}"/>' for n in range(slides))
    own = {
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{SLIDES}" xmlns:r="{_OFFICE}">'
        f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations(
            *[("slide", "slides/slide1.xml", False)] * slides
        ),
        "ppt/slides/slide1.xml": f'{head}<p:sld xmlns:p="{SLIDES}" xmlns:a="{DRAWING}" '
        f'xmlns:r="{_OFFICE}"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
        "<p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr/>{shown}{shapes}</p:spTree></p:cSld></p:sld>",
        "ppt/slides/_rels/slide1.xml.rels": relations(*links),
    }
    main = f"{_ML}.presentationml.presentation.main+xml"
    return package("ppt/presentation.xml", main, {**own, **(parts or {})})
