"""What a file really is, and that it is read as that."""

from __future__ import annotations

import io
import zipfile

import pytest
from hostile.compound_writer import (
    compound_of,
    encrypted_package,
    encrypted_word,
    encrypted_workbook,
)
from hostile.office_writer import docx, pptx, xlsx
from hostile.pdf_writer import pdf_of
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.reading import HtmlReader, Readers, TextReader
from knowledge.reading.formats import ENCRYPTED, UNSUPPORTED, detect, families, true_ending

MAIL = "Received: by x\r\nFrom: 甲 <a@b.example>\r\nTo: c@d.example\r\nSubject: 通知\r\n\r\n正文。"
ARCHIVED = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x.example/\r\nSubject: x\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
)
WORD_ARCHIVED = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\nX-Document-Type: Workbook\n'
    "Subject: 表\n\n"
)
PAGE = "<html><body><p>第一条</p><p>第二条</p></body></html>"
SHEET_XML = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'


def open_document(kind: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<office:document-content/>")
    return out.getvalue()


def archive(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return out.getvalue()


CONTENTS = {
    ".docx": docx(),
    ".xlsx": xlsx(),
    ".pptx": pptx(),
    ".odt": open_document("text"),
    ".ods": open_document("spreadsheet"),
    ".odp": open_document("presentation"),
    ".zip": archive(a="甲"),
    ".ofd": archive(**{"OFD.xml": "<ofd:OFD/>"}),
    ".pdf": b"\n" * 9 + pdf_of(),
    ".doc": compound_of({"WordDocument": bytes(512), "1Table": b""}),
    ".xls": compound_of({"Workbook": bytes(512)}),
    ".ppt": compound_of({"PowerPoint Document": b"", "Current User": bytes(40)}),
    ".msg": compound_of({"__properties_version1.0": b""}),
    ".rtf": b"{\\rtf1\\ansi x}",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff\xe0",
    ".tiff": b"MM\x00*",
    ".gif": b"GIF89a",
    ".bmp": b"BM\x46\0\0\0\0\0\0\0\x36",
    ".webp": b"RIFF\0\0\0\0WEBP",
    ".html": "\ufeff <!DOCTYPE html><html><body>第一条</body></html>".encode(),
    ".eml": MAIL.encode(),
    ".mht": ARCHIVED.encode(),
    ".rar": b"Rar!\x1a\x07\x01\x00",
    ".7z": b"7z\xbc\xaf\x27\x1c",
}


@pytest.mark.parametrize(("ending", "data"), CONTENTS.items(), ids=CONTENTS)
def test_each_format_is_known_by_its_content(ending: str, data: bytes) -> None:
    assert detect(data) == ending


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        ("第一条　为了规范学习，制定本办法。\n".encode(), None),
        ("第一条　为了规范学习，制定本办法。\n".encode("gb18030"), None),
        ("《通知》：\n一、为了规范".encode("utf-16"), None),
        ("注意：本办法自发布之日起施行\n联系人：办公室".encode(), None),
        (b"<table><tr><td>a</td></tr></table>", ".html"),
        ("<html><body>甲</body></html>".encode("utf-16"), ".html"),
        (WORD_ARCHIVED.encode(), ".mht"),
        (SHEET_XML.encode(), ".xls"),
        (SHEET_XML.replace("Excel.Sheet", "Word.Document").encode(), ".doc"),
        (b"\x09\x08\x08\x00\x00\x05\x05\x00", ".xls"),
        (compound_of({"Contents": b"", "MatOST": b""}), ".wps"),
        (compound_of({"Other": b""}), None),
        (b"\x00\x01\x02", None),
        (b"", None),
    ],
)
def test_texts_and_rarer_formats(data: bytes, ending: str | None) -> None:
    assert detect(data) == ending


@pytest.mark.parametrize("make", [encrypted_package, encrypted_workbook, encrypted_word])
def test_a_password_is_seen(make: object) -> None:
    assert callable(make)
    assert detect(make()) == ENCRYPTED


@pytest.mark.parametrize(
    ("content", "ending", "read_as"),
    [
        (".xls", ".doc", ".xls"),
        (".docx", ".wps", ".docx"),
        (".doc", ".wps", ".wps"),
        (".xls", ".et", ".et"),
        (".docx", ".docm", ".docm"),
        (".pdf", ".txt", ".pdf"),
        (".html", ".doc", ".html"),
        (".html", ".txt", ".html"),
        (".html", ".md", ".md"),
        (".html", ".htm", ".htm"),
        (".mht", ".doc", ".mht"),
        (".mht", ".html", ".mht"),
        (".eml", ".txt", ".txt"),
        (".mht", ".eml", ".eml"),
        (".zip", ".docx", ".zip"),
        (".jpg", ".jpeg", ".jpeg"),
        (".png", ".jpg", ".png"),
    ],
)
def test_the_content_decides_where_it_contradicts_the_ending(
    content: str, ending: str, read_as: str
) -> None:
    assert true_ending(CONTENTS[content], ending) == read_as


def test_text_under_a_name_that_is_not_of_text() -> None:
    rows = "姓名\t部门\n张三\t财务部\n".encode("gb18030")
    assert true_ending(rows, ".xls") == ".csv"
    assert true_ending("第一条　略。".encode(), ".doc") == ".txt"
    assert true_ending(b"\x00\x01\x02\x03" * 9, ".doc") is None
    assert true_ending(b"\x00\x01\x02\x03" * 9, ".txt") == ".txt"  # its reader says more
    assert true_ending(CONTENTS[".docx"][:-30], ".docx") == ".docx"  # damaged, not renamed


def test_reading_by_content_is_told(readers: Readers) -> None:
    source = readers.read_one(PAGE.encode(), "办法.txt")
    assert source.warnings == ("扩展名是 .txt，内容其实是 .html，已按内容读取",)
    assert source.text == "第一条\n第二条"
    assert not readers.read_one("第一条".encode(), "办法.md").warnings


def refusal(data: bytes, path: str) -> str:
    with pytest.raises(ReadingError) as caught:
        Readers([TextReader(), HtmlReader()]).read(data, path)
    return str(caught.value)


def test_each_refusal_has_its_remedy() -> None:
    assert "另存为以下之一" in refusal(CONTENTS[".pdf"], "a.txt")
    assert ".pdf" in refusal(CONTENTS[".pdf"], "a.txt")
    assert "解压" in refusal(CONTENTS[".rar"], "a.txt")
    assert "解压" in refusal(b"x", "a.rar")
    assert "PDF" in refusal(b"x", "公文.ofd")
    assert "Outlook" in refusal(b"x", "来信.msg")
    assert "密码" in refusal(encrypted_word(), "a.txt")
    sentence = refusal(b"x", "a.exe")
    assert "网页（.html）、文本（.txt）" in sentence and "演示" not in sentence
    assert all("{path}" in sentence for sentence in UNSUPPORTED.values())


def test_families_name_a_few_endings_each() -> None:
    assert families([".docx", ".md", ".txt"]) == ["Word 文档（.docx）", "文本（.txt .md）"]
    assert max(len(one) for one in families(CONTENTS)) < 30


@given(st.binary(max_size=200), st.sampled_from(sorted(CONTENTS)), st.data())
def test_no_bytes_upset_it(junk: bytes, ending: str, data: st.DataObject) -> None:
    whole = CONTENTS[ending]
    place = data.draw(st.integers(0, len(whole)))
    for content in (junk, whole[:place], whole[:place] + junk + whole[place + len(junk) :]):
        found = detect(content)
        assert found is None or found == ENCRYPTED or found.startswith(".")
        true_ending(content, ending)


def test_a_drawing_under_a_pictures_name_is_no_text() -> None:
    assert true_ending(b'<svg xmlns="http://www.w3.org/2000/svg"/>', ".png") is None
    assert true_ending('<?xml version="1.0"?><a>字字字字</a>'.encode(), ".docx") is None
