"""Word files that are damaged, lie about themselves, or ask for too much."""

from __future__ import annotations

from dataclasses import replace
from xml.sax.saxutils import quoteattr

from hostile.compound_writer import encrypted_package, encrypted_word
from hostile.deflating import MEGABYTE, Deflated, deflated
from hostile.hostile_file import SENTENCE, HostileFile, Lure, Read, refused
from hostile.office_writer import WORD, docx, paragraph
from hostile.zip_writer import Content

_DAMAGED = refused("损坏", "打不开", "不完整")
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def word_files(lure: Lure) -> list[HostileFile]:
    """Return the .docx files, and the .doc ones that only look like them."""
    whole = docx(paragraph("第二条 借书一次不超过三本。") * 500)
    return [
        HostileFile("word/locked.docx", encrypted_package, refused("加密", "密码")),
        HostileFile("word/locked.doc", encrypted_word, refused("加密", "密码")),
        HostileFile("word/empty.docx", lambda: b"", refused("空")),
        HostileFile("word/one byte.docx", lambda: b"P", refused("内容", "损坏", "不是")),
        HostileFile("word/cut.docx", lambda: whole[: len(whole) // 2], _DAMAGED),
        HostileFile("word/no document.docx", lambda: _without("word/document.xml"), _DAMAGED),
        HostileFile("word/no relations.docx", lambda: _without("_rels/.rels"), Read()),
        HostileFile("word/no content types.docx", lambda: _without("[Content_Types].xml"), Read()),
        HostileFile("word/relations point nowhere.docx", _nowhere, Read()),
        HostileFile("word/broken xml.docx", lambda: _document("<w:document><w:body>"), _DAMAGED),
        HostileFile("word/not xml.docx", lambda: _document(b"\0\1\2" * 99), _DAMAGED),
        HostileFile("word/content type of a sheet.docx", _other_type, Read()),
        HostileFile("word/styles and lists go round.docx", _cycles, Read()),
        HostileFile("word/10000 nested tables.docx", _nested_tables, refused("嵌套", "损坏")),
        HostileFile(
            "word/10000 nested fields of content.docx", _nested_content, refused("嵌套", "损坏")
        ),
        HostileFile("word/table of 100000 cells.docx", _large_table, Read()),
        HostileFile("word/cell over a thousand million columns.docx", _wide_cell, Read()),
        HostileFile("word/number of a million levels.docx", _endless_number, Read()),
        HostileFile("word/pictures, template from outside.docx", lambda: _outside(lure), Read()),
        HostileFile("word/fields that fetch and run.docx", lambda: _fields(lure), Read()),
        HostileFile("word/chunk holds itself.docx", _nested_chunks, Read()),
        HostileFile("word/macros.docm", _macros, Read()),
        HostileFile("word/macros.docx", _macros, Read()),
        HostileFile(
            "word/inflates to 1 GB.docx",
            lambda: _document(_text_of_1_gb()),
            refused("解压", "压缩"),
        ),
        HostileFile("word/lies about its size.docx", _lying_bomb, refused("解压", "压缩", "损坏")),
        HostileFile("word/25000 parts.docx", _many_parts, Read()),
        HostileFile("word/parts of other folders.docx", _wandering_parts, Read()),
    ]


def _document(content: Content) -> bytes:
    return docx(parts={"word/document.xml": content})


def _without(part: str) -> bytes:
    return docx(parts={part: None})


def _nowhere() -> bytes:
    links = (("image", "media/none.png", False), ("footnotes", "../../../none.xml", False))
    return docx(links=(*links, ("comments", "\\\\host\\share\\none.xml", False)))


def _other_type() -> bytes:
    return docx(main=_SHEET)


def _cycles() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/>'
        f'<w:basedOn w:val="s{(n + 1) % 3}"/><w:link w:val="s{n}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{n + 1}"/></w:numPr></w:pPr></w:style>'
        for n in range(3)
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="s{(n + 1) % 3}"/>'
        f'<w:styleLink w:val="s{n}"/></w:abstractNum>'
        for n in range(3)
    )
    uses = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(3)
    )
    parts = {
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{WORD}">{lists}{uses}</w:numbering>',
    }
    styled = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>第二条</w:t></w:r></w:p>'
    return docx(styled, parts)


def _nested_tables() -> bytes:
    begin, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return docx(begin * 10_000 + paragraph("底") + end * 10_000)


def _nested_content() -> bytes:
    return docx("<w:sdt><w:sdtContent>" * 10_000 + "</w:sdtContent></w:sdt>" * 10_000)


def _large_table() -> bytes:
    row = "<w:tr>" + f"<w:tc>{paragraph('一格')}</w:tc>" * 10 + "</w:tr>"
    return docx(f"<w:tbl>{row * 10_000}</w:tbl>")


def _wide_cell() -> bytes:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>{paragraph("宽")}</w:tc>'
    odd = f'<w:tc><w:tcPr><w:gridSpan w:val="-7"/><w:vMerge/></w:tcPr>{paragraph("负")}</w:tc>'
    return docx(f"<w:tbl><w:tr>{wide}</w:tr><w:tr>{odd}</w:tr></w:tbl>")


def _endless_number() -> bytes:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="999999999999999999"/><w:numFmt w:val='
        f'"chineseCountingThousand"/><w:lvlText w:val="{"%1" * 100_000}"/></w:lvl>'
        '<w:lvl w:ilvl="99"><w:start w:val="x"/><w:numFmt w:val="nothing"/></w:lvl>'
    )
    listed = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    lines = f"<w:p>{number}<w:r><w:t>数</w:t></w:r></w:p>" * 200
    parts = {"word/numbering.xml": f'<w:numbering xmlns:w="{WORD}">{listed}</w:numbering>'}
    return docx(lines, parts)


def _outside(lure: Lure) -> bytes:
    kinds = ("image", "attachedTemplate", "aFChunk", "subDocument", "oleObject", "hyperlink")
    links = [(kind, f"{lure.url}/{kind}", True) for kind in kinds]
    links += [(kind, lure.file, True) for kind in kinds]
    start = 3  # r1 and r2 are the package's own
    body = "".join(
        f'<w:altChunk r:id="r{start + n}"/><w:subDoc r:id="r{start + n}"/>'
        f'<w:p><w:r><w:drawing><a:blip r:link="r{start + n}" r:embed="r{start + n}"/></w:drawing>'
        "</w:r></w:p>"
        for n in range(len(links))
    )
    return docx(body, links=tuple(links))


def _fields(lure: Lure) -> bytes:
    orders = (
        f'INCLUDETEXT "{lure.path}"',
        f'INCLUDEPICTURE "{lure.url}/field"',
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
        f'LINK Word.Document "{lure.path}"',
    )
    return docx("".join(f"<w:p><w:fldSimple w:instr={quoteattr(one)}/></w:p>" for one in orders))


def _nested_chunks() -> bytes:
    """Return a file whose chunk is such a file again, forty times."""
    inner = docx(paragraph("最里面的一句。"))
    for _ in range(40):
        link = (("aFChunk", "inner.docx", False),)
        inner = docx('<w:altChunk r:id="r3"/>', {"word/inner.docx": inner}, links=link)
    return inner


def _macros() -> bytes:
    parts = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 garbage" * 50}
    return docx(parts=parts, main=_MACROS, links=(("vbaProject", "vbaProject.bin", False),))


def _text_of_1_gb() -> Deflated:
    begin = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph()}<w:p><w:r><w:t>'.encode()
    end = b"</w:t></w:r></w:p></w:body></w:document>"
    return deflated((begin, 1), (b" " * MEGABYTE, 1000), (end, 1))


def _lying_bomb() -> bytes:
    """Return the same, but its headers say that it is small."""
    return docx(parts={"word/document.xml": replace(_text_of_1_gb(), size=4096)})


def _many_parts() -> bytes:
    return docx(parts={f"word/media/{n}.bin": b"" for n in range(25_000)})


def _wandering_parts() -> bytes:
    names = ("../../../../etc/zhigui-evil.xml", "/etc/zhigui-evil", "C:\\zhigui-evil.xml")
    return docx(parts=dict.fromkeys(names, SENTENCE))
