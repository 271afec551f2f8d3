"""Workbooks, tables in text, and presentations."""

from __future__ import annotations

import struct

from hostile.compound_writer import compound_of, encrypted_package, encrypted_workbook
from hostile.deflating import MEGABYTE, deflated
from hostile.hostile_file import SENTENCE, HostileFile, Lure, Read, refused
from hostile.office_writer import SHEET, pptx, relations, xlsx

_DAMAGED = refused("损坏", "打不开", "不完整", "正文")
_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_LONGEST = 32_767  # characters of a cell


def sheets_and_slides(lure: Lure) -> list[HostileFile]:
    """Return .xlsx, .xls, .csv and .pptx files."""
    book, show = xlsx(), pptx()
    return [
        HostileFile("sheets/locked.xlsx", encrypted_package, refused("加密", "密码")),
        HostileFile("sheets/locked.xls", encrypted_workbook, refused("加密", "密码")),
        HostileFile("sheets/cut.xlsx", lambda: book[: len(book) // 2], _DAMAGED),
        HostileFile("sheets/no sheet.xlsx", lambda: _lacking("xl/worksheets/sheet1.xml"), _DAMAGED),
        HostileFile("sheets/broken xml.xlsx", lambda: _sheet("<worksheet><sheetData>"), _DAMAGED),
        HostileFile("sheets/broken styles.xlsx", _broken_styles, Read()),
        HostileFile("sheets/last cell of all.xlsx", lambda: xlsx(_cell("XFD1048576")), Read()),
        HostileFile("sheets/no such cell.xlsx", lambda: xlsx(_cell("ZZZZ99999999")), Read()),
        HostileFile("sheets/says it is full.xlsx", _lying_dimension, Read()),
        HostileFile("sheets/one merged cell.xlsx", _merged, Read()),
        HostileFile(
            "sheets/500 MB of repeated text.xlsx", _amplified, refused("太", "超过", "内存", "字")
        ),
        HostileFile("sheets/string that is not there.xlsx", _missing_string, Read()),
        HostileFile("sheets/100000 rows.xlsx", _many_rows, Read()),
        HostileFile("sheets/odd dates and numbers.xlsx", _odd_values, Read()),
        HostileFile("sheets/formulas that fetch and run.xlsx", lambda: _formulas(lure), Read()),
        HostileFile("sheets/inflates to 1 GB.xlsx", _bomb, refused("解压", "压缩")),
        HostileFile("sheets/macros.xlsm", _macros, Read()),
        HostileFile("sheets/sectors go round.xls", _sector_loop, _DAMAGED),
        HostileFile("sheets/no workbook.xls", lambda: compound_of({"Other": b"x"}), _DAMAGED),
        HostileFile("sheets/record past the end.xls", _long_record, _DAMAGED),
        HostileFile(
            "sheets/line of 10 MB with zeros.csv",
            _long_line,
            refused("不是", "二进制", "太", "超过"),
        ),
        HostileFile("sheets/million columns.csv", lambda: _csv("值," * 1_000_000), Read()),
        HostileFile("sheets/quote never closed.csv", lambda: _csv('"' + "行\n" * 300_000), Read()),
        HostileFile("sheets/formulas.csv", lambda: _csv("=cmd|'/c calc'!A1,@SUM(1),+1,-1"), Read()),
        HostileFile("slides/locked.pptx", encrypted_package, refused("加密", "密码")),
        HostileFile("slides/cut.pptx", lambda: show[: len(show) // 2], _DAMAGED),
        HostileFile("slides/no slide.pptx", _no_slide, _DAMAGED),
        HostileFile("slides/5000 slides.pptx", lambda: pptx(slides=5000), Read()),
        HostileFile("slides/10000 nested groups.pptx", _nested_groups, refused("嵌套", "损坏")),
        HostileFile("slides/media from outside.pptx", lambda: _outside(lure), Read()),
    ]


def _lacking(part: str) -> bytes:
    return xlsx(parts={part: None})


def _sheet(content: str) -> bytes:
    return xlsx(parts={"xl/worksheets/sheet1.xml": content})


def _cell(place: str) -> str:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'


def _broken_styles() -> bytes:
    return xlsx(
        '<row r="2"><c r="A2" s="4000"><v>2</v></c></row>',
        {"xl/styles.xml": f'<styleSheet xmlns="{SHEET}"><cellXfs count="-1"/></styleSheet>'},
    )


def _lying_dimension() -> bytes:
    return xlsx(_cell("B2"), before='<dimension ref="A1:XFD1048576"/>')


def _merged() -> bytes:
    return xlsx(after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')


def _amplified() -> bytes:
    strings = f'<sst xmlns="{SHEET}"><si><t>{"长" * _LONGEST}</t></si></sst>'
    row = '<row><c t="s"><v>0</v></c></row>'
    return xlsx(row * 5000, {"xl/sharedStrings.xml": strings})


def _missing_string() -> bytes:
    return xlsx('<row r="2"><c r="A2" t="s"><v>4000000000</v></c></row>')


def _many_rows() -> bytes:
    return xlsx("<row><c><v>1</v></c></row>" * 100_000)


def _odd_values() -> bytes:
    kinds = (
        ("n", "1e308"),
        ("n", "-1"),
        ("n", "NaN"),
        ("d", "9999-99-99"),
        ("b", "7"),
        ("e", "#X"),
    )
    cells = "".join(f'<c s="0" t="{kind}"><v>{value}</v></c>' for kind, value in kinds)
    styles = (
        f'<styleSheet xmlns="{SHEET}"><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
        '<cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    return xlsx(f"<row>{cells}</row>", {"xl/styles.xml": styles})


def _formulas(lure: Lure) -> bytes:
    calls = (
        f'WEBSERVICE("{lure.url}/sheet")',
        f'HYPERLINK("{lure.url}","x")',
        "cmd|'/c calc'!A0",
        f"'{lure.file}'#$Sheet1.A1",
        "A2+A2",
    )
    cells = "".join(f"<c><f>{call}</f><v>0</v></c>" for call in calls)
    link = {
        "xl/externalLinks/_rels/externalLink1.xml.rels": relations(
            ("externalLinkPath", f"{lure.url}/other.xlsx", True)
        )
    }
    return xlsx(f"<row>{cells}</row>", link)


def _bomb() -> bytes:
    begin = f'<worksheet xmlns="{SHEET}"><sheetData>'.encode()
    packed = deflated((begin, 1), (b" " * MEGABYTE, 1000), (b"</sheetData></worksheet>", 1))
    return xlsx(parts={"xl/worksheets/sheet1.xml": packed})


def _macros() -> bytes:
    return xlsx(parts={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 garbage" * 50}, main=_MACROS)


def _sector_loop() -> bytes:
    return compound_of({"Workbook": bytes(9000)}, loop=True)


def _long_record() -> bytes:
    begin = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 1997, 0, 6)
    return compound_of({"Workbook": begin + struct.pack("<HHI", 0xFC, 0xFFFF, 0xFFFFFFFF) * 9})


def _long_line() -> bytes:
    return (b"a,\0," * 2_500_000) + b"\n"


def _csv(line: str) -> bytes:
    return f"{SENTENCE}\n{line}\n".encode()


def _no_slide() -> bytes:
    return pptx(parts={"ppt/slides/slide1.xml": None})


def _nested_groups() -> bytes:
    begin = "<p:grpSp><p:nvGrpSpPr/><p:grpSpPr/>"
    return pptx(begin * 10_000 + "</p:grpSp>" * 10_000)


def _outside(lure: Lure) -> bytes:
    kinds = ("image", "video", "oleObject", "hyperlink", "slideLayout")
    links = [(kind, f"{lure.url}/{kind}", True) for kind in kinds]
    links += [(kind, lure.file, True) for kind in kinds]
    picture = "".join(
        f'<p:pic><p:nvPicPr><p:cNvPr id="{n + 9}" name="x"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:link="r{n + 1}" r:embed="r{n + 1}"/></p:blipFill><p:spPr/></p:pic>'
        for n in range(len(links))
    )
    return pptx(picture, links=tuple(links))
