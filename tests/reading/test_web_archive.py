"""Web archives, and pages that office programs and mails hold."""

from __future__ import annotations

import quopri

import pytest

from knowledge.errors import ReadingError
from knowledge.reading import HtmlReader
from knowledge.reading.web.web_archive import MhtReader

ARTICLE = "<p>第一条　为了规范值班，制定本办法，各部门应当遵照执行，不得缺岗。</p>" * 3
PAGE = (
    '<html><head><meta charset="gb2312"><title>值班办法</title></head><body><div class="nav">'
    '<a href="/">首页</a> <a href="/b">新闻</a></div><div class="article"><h1>值班办法</h1>'
    f"{ARTICLE}</div><table><tr><td>姓名</td><td>部门</td></tr></table></body></html>"
)
OFFICE = PAGE.replace("<html>", '<html xmlns:o="urn:schemas-microsoft-com:office:office">')


def archive(page: str, encoding: str = "gb2312") -> bytes:
    return (
        (
            f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
            f"Content-Type: text/html; charset={encoding}\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        ).encode()
        + quopri.encodestring(page.encode(encoding))
        + b"\r\n--b--\r\n"
    )


@pytest.mark.parametrize("encoding", ["gb2312", "utf-8"])
def test_the_page_inside_is_read(encoding: str) -> None:
    source = MhtReader(HtmlReader()).read(archive(PAGE, encoding), "办法.mht")
    assert source.format == "mht" and source.hints["title"] == "值班办法"
    assert "第一条　为了规范值班" in source.text
    assert "首页" not in source.text  # what a site puts around its articles


@pytest.mark.parametrize(
    ("page", "path"), [(OFFICE, "办法.mht"), (PAGE, "办法.doc"), (PAGE, "来信.eml")]
)
def test_a_page_that_is_a_document_is_text_as_a_whole(page: str, path: str) -> None:
    text = MhtReader(HtmlReader()).read(archive(page), path).text
    assert "第一条　为了规范值班" in text and "姓名" in text and "首页" in text


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\n--b--\n",
        b"Content-Type: text/html; charset*=utf-8''x; charset*0*=y\n\n",
        b"Content-Type: multipart/related; boundary*0*=utf-8''b; boundary*=b\n\n--b\n",
    ],
)
def test_without_a_page_it_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="办法"):
        MhtReader(HtmlReader()).read(data, "办法.mht")
