"""Texts that an exporter left inside a Word file."""

from __future__ import annotations

import pytest

from knowledge.errors import ReadingError
from knowledge.reading.web.mht import html_of_mht
from reading.word.word_files import kept, paragraph, read, texts_of, word_file

PAGE = (
    '<html><head><meta charset="utf-8"><title>x</title></head><body><h1>国旗办法</h1>'
    '<p><b>目录</b></p><p><a href="#a">第一章 总则</a></p><p>*<a href="#b">第一节 范围</a></p>'
    "<h2>第一章 总则</h2><p>第一条 为了尊严。</p><p>第二条<br/>之一 【限制】不得损毁。</p>"
    "<table><tr><td>尺度</td><td>长</td></tr><tr><td>一号</td><td>288</td></tr></table></body></html>"
)
LINES = ["国旗办法", "第一章 总则", "第一条 为了尊严。", "第二条之一 【限制】不得损毁。"]


def archive(page: bytes, transfer: str, kind: str = 'text/html; charset="utf-8"') -> bytes:
    head = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n type="text/html";\r\n'
        ' boundary="==a"\r\n\r\n\r\n--==a\r\n'
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n"
        "Content-Location: file:///C:/a.html\r\n\r\n"
    )
    picture = b"\r\n--==a\r\nContent-Type: image/png\r\n\r\nxx\r\n--==a--\r\n"
    return head.encode() + page + picture


def quoted(page: str, encoding: str = "utf-8") -> bytes:
    import quopri

    return quopri.encodestring(page.encode(encoding))


def around(name: str, content: bytes) -> bytes:
    chunk = f'<w:altChunk r:id="{name.partition(".")[0]}"/>'
    return word_file(paragraph("前言。") + chunk + paragraph("后记。"), {name: content})


def test_the_text_of_a_web_archive_stands_where_the_chunk_does() -> None:
    source = read(around("afchunk.mht", archive(quoted(PAGE), "quoted-printable")))
    assert kept(source)[:5] == ["前言。", *LINES] and kept(source)[-1] == "后记。"
    assert source.hints == {"title": "国旗办法"}
    headings = [line.text for line in source.lines if line.heading and not line.removed]
    assert headings == ["国旗办法", "第一章 总则"]
    assert {line.text: line.removed for line in source.removed} == {
        "目录": "目录",
        "第一章 总则": "目录",
        "*第一节 范围": "目录",
    }


def test_pages_and_plain_text_are_chunks_too() -> None:
    assert kept(read(around("chunk.html", PAGE.encode())))[1:5] == LINES
    old = PAGE.replace("utf-8", "gb2312").encode("gb18030")
    assert kept(read(around("chunk.html", old)))[1:5] == LINES
    plain = "第一条　甲。\r\n第二条　乙。".encode("gb18030")
    assert kept(read(around("chunk.html", plain))) == [
        "前言。",
        "第一条　甲。",
        "第二条　乙。",
        "后记。",
    ]


def test_a_word_file_inside_is_read_in_its_place() -> None:
    inner = word_file(paragraph("里面的一段。"))
    assert kept(read(around("chunk.docx", inner))) == ["前言。", "里面的一段。", "后记。"]


@pytest.mark.parametrize(
    "content",
    [b"{\\rtf1 hidden}", b"PK\x03\x04 broken", b"\x89PNG\r\n\x1a\n\x00", archive(b"", "8bit")],
)
def test_a_chunk_that_cannot_be_read_is_told(content: bytes) -> None:
    source = read(around("chunk.html", content))
    assert kept(source) == ["前言。", "后记。"]
    [warning] = source.warnings
    assert "请" in warning


def test_a_chunk_outside_the_file_is_never_fetched() -> None:
    body = '<w:altChunk r:id="none"/>' + paragraph("正文。")
    assert read(word_file(body)).warnings == (
        "文件里有一段文件之外的内容没有读取；请用 Word 打开，另存为 .docx 后再放入。",
    )
    assert texts_of(body) == ["正文。"]


@pytest.mark.parametrize("transfer", ["quoted-printable", "8bit", "base64"])
def test_the_page_of_an_archive_is_found_however_it_is_packed(transfer: str) -> None:
    import base64

    packed = {
        "quoted-printable": quoted(PAGE),
        "8bit": PAGE.encode(),
        "base64": base64.encodebytes(PAGE.encode()),
    }[transfer]
    page, charset = html_of_mht(archive(packed, transfer), "a.mht")
    assert (page.decode().strip(), charset) == (PAGE, "utf-8")


def test_the_page_that_an_archive_starts_with_is_taken() -> None:
    data = (
        b'Content-Type: multipart/related; boundary="b"; start="<two>"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\nContent-ID: <one>\r\n\r\n<p>frame</p>\r\n--b\r\n"
        b"Content-Type: text/html; charset=gb2312\r\nContent-ID: <two>\r\n\r\n<p>page</p>\r\n--b--"
    )
    assert html_of_mht(data, "a.mht") == (b"<p>page</p>", "gb2312")


@pytest.mark.parametrize(
    "data",
    [b"", b"From: a\r\n\r\nhello", b"\xff\xfe\x00", b"Content-Type: multipart/related\r\n\r\n<p>"],
)
def test_an_archive_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="里没有网页"):
        html_of_mht(data, "a.mht")


def test_parts_nested_without_end_are_refused_or_read() -> None:
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(5000)
    )
    with pytest.raises(ReadingError):
        html_of_mht(deep, "a.mht")
