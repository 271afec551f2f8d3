"""Older formats through LibreOffice itself; each file is one that it wrote."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hostile.hostile_file import SENTENCE
from hostile.office_writer import WORD, docx, paragraph, pptx, xlsx
from hostile.zip_writer import zip_of

from knowledge.errors import ReadingError
from knowledge.reading import Limits, Readers, build_readers
from knowledge.reading.office.libreoffice import convert, find_libreoffice

LIBREOFFICE = find_libreoffice()
RTF = b"{\\rtf1\\ansi \\'b5\\'da\\'d2\\'bb\\'cc\\'f5\\par}"  # GBK, as nobody says
SHEET_XML = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="名单"><Table>'
    '<Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">部门</Data>'
    '</Cell></Row><Row><Cell><Data ss:Type="String">张三</Data></Cell><Cell><Data ss:Type="String">'
    "财务部</Data></Cell></Row></Table></Worksheet></Workbook>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(LIBREOFFICE is None, reason="no LibreOffice here"),
]


def numbered() -> bytes:
    style = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    rules = "".join(
        f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("为了学习。", "每周一次。")
    )
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in row)}</w:tr>"
        for row in (("姓名", "部门"), ("张三", "财务部"))
    )
    return docx(f"{rules}<w:tbl>{table}</w:tbl>", {"word/numbering.xml": NUMBERING})


@pytest.fixture(scope="module")
def readers() -> Readers:
    return build_readers(Limits())


@pytest.mark.parametrize("ending", [".doc", ".odt", ".wps"])
def test_documents_keep_their_automatic_numbers_and_tables(readers: Readers, ending: str) -> None:
    source = readers.read_one(saved(numbered(), ".docx", ending), f"办法{ending}")
    lines = source.text.split("\n")
    assert lines[0] == SENTENCE
    assert lines[1].startswith("第一条") and lines[1].endswith("为了学习。")
    assert lines[2].startswith("第二条")
    assert any("姓名" in line and "张三" in line for line in lines)
    assert source.format == ending.removeprefix(".").replace("wps", "doc")
    assert source.path == f"办法{ending}"


@pytest.mark.parametrize("ending", [".xls", ".ods", ".et"])
def test_workbooks(readers: Readers, ending: str) -> None:
    source = readers.read_one(saved(xlsx(), ".xlsx", ending), f"名单{ending}")
    assert SENTENCE in source.text
    assert source.lines[0].spot is not None and source.lines[0].spot.sheet == "一"


@pytest.mark.parametrize("ending", [".ppt", ".odp", ".dps"])
def test_presentations(readers: Readers, ending: str) -> None:
    source = readers.read_one(saved(pptx(), ".pptx", ending), f"讲稿{ending}")
    assert SENTENCE in source.text
    assert source.lines[0].spot is not None and source.lines[0].spot.slide == 1


def test_reports_in_xml(readers: Readers) -> None:
    source = readers.read_one(SHEET_XML.encode(), "名单.xls")
    assert "姓名：张三" in source.text and source.format == "xls"


def test_rich_text_that_does_not_say_its_code_page(readers: Readers) -> None:
    assert readers.read_one(RTF, "办法.rtf").text == "第一条"


def test_rich_text_keeps_the_automatic_numbers_that_word_writes(readers: Readers) -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"
        rb"{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc39\levelstartat1\levelfollow0"
        rb"{\leveltext\'03\'b5\'da\'00\'cc\'f5;}{\levelnumbers\'02;}}\listid1}}"
        rb"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
        rb"{\listtext\'b5\'da\'d2\'bb\'cc\'f5\tab}\pard\ls1\ilvl0\f0 \'d1\'a7\'cf\'b0\par}"
    )
    assert readers.read_one(data, "办法.rtf").text.split() == ["第一条", "学习"]


def test_a_damaged_document_is_refused(readers: Readers) -> None:
    whole = saved(numbered(), ".docx", ".doc")
    with pytest.raises(ReadingError, match="损坏"):
        readers.read(whole[: len(whole) // 2], "办法.doc")


def test_nothing_is_fetched(readers: Readers, caught: list[str], tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    url = f"http://127.0.0.1:{caught.pop()}"
    text = _linking(url, secret.as_uri())
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    parts = {"mimetype": kind, "content.xml": text, "META-INF/manifest.xml": manifest}
    data = zip_of(parts)
    source = readers.read_one(data, "办法.odt")
    assert "正文" in source.text and "机密" not in source.text
    assert caught == []


@pytest.fixture
def caught() -> Iterator[list[str]]:
    """What a server here was asked for, after its port."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(*_: object) -> None:
            return None

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        asked.append(str(server.server_port))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield asked
        server.shutdown()
        thread.join()


def saved(data: bytes, ending: str, target: str) -> bytes:
    program = LIBREOFFICE or ""
    written = {".wps": ".doc", ".et": ".xls", ".dps": ".ppt"}.get(target, target)
    return convert(program, data, ending, written, seconds=60, megabytes=50)


def _linking(url: str, file: str) -> str:
    """Return an OpenDocument text that wants pictures, sections and a macro from outside."""
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    }
    declared = " ".join(f'xmlns:{name}="{uri}"' for name, uri in names.items())
    linked = "".join(
        f'<text:section text:name="{name}"><text:section-source xlink:type="simple" '
        f'xlink:href="{href}"/><text:p>旧</text:p></text:section>'
        for name, href in (("a", f"{url}/a.txt"), ("b", file))
    )
    picture = f'<draw:image xlink:href="{url}/b.png" xlink:type="simple"/>'
    frame = f'<draw:frame svg:width="2cm" svg:height="2cm">{picture}</draw:frame>'
    return (
        f'<?xml version="1.0"?><office:document-content {declared} office:version="1.2">'
        f"<office:body><office:text><text:p>正文{frame}</text:p>{linked}</office:text>"
        "</office:body></office:document-content>"
    )
