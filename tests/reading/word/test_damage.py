"""Broken files: what can be read is read, the rest is one sentence."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.reading.limits import Limits
from knowledge.reading.word.docx import DocxReader
from reading.word.word_files import (
    Content,
    kept,
    level,
    listing,
    numbered,
    paragraph,
    read,
    row,
    run,
    style,
    table,
    word_file,
)

NOTE = f'<w:footnote w:id="1">{paragraph("注文。")}</w:footnote>'
BODY = (
    paragraph("管理办法", '<w:pStyle w:val="1"/>')
    + numbered("甲")
    + paragraph(run("乙") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    + table(row("项目", "金额"), row("交通", "20元"))
)
PARTS: dict[str, Content] = {
    "styles": style("1", title="heading 1"),
    "numbering": listing(level("第%1条", "chineseCounting")),
    "footnotes": NOTE,
}


def changed(name: str, content: bytes | None) -> bytes:
    """Return the file with one part replaced, or left out."""
    old = zipfile.ZipFile(io.BytesIO(word_file(BODY, PARTS)))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
            elif content is not None:
                new.writestr(member, content)
    return packed.getvalue()


@pytest.mark.parametrize("content", [b"", b"<w:x", b"\x00\x01", b"<a/><b/>", b"\xff\xfe<"])
@pytest.mark.parametrize("part", ["styles", "numbering", "footnotes"])
def test_a_broken_part_beside_the_text_is_told_and_the_text_read(part: str, content: bytes) -> None:
    source = read(changed(f"word/{part}.xml", content))
    assert {"管理办法", "乙", "项目：交通 | 金额：20元"} <= set(kept(source))
    [warning] = source.warnings
    assert f"{part}.xml" in warning and "请" in warning


@pytest.mark.parametrize(
    "part",
    ["word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels", "docProps/core.xml"],
)
def test_a_missing_part_is_done_without(part: str) -> None:
    source = read(changed(part, None))
    assert {"管理办法", "乙"} <= set(kept(source)) and not source.warnings


@pytest.mark.parametrize("content", [None, b"", b"<w:document>", b"\x00" * 99])
def test_a_file_without_its_document_is_refused_with_a_remedy(content: bytes | None) -> None:
    with pytest.raises(ReadingError, match="已损坏，读不出来；请"):
        read(changed("word/document.xml", content))


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\x00" * 40, b"hello"])
def test_what_is_no_package_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="损坏"):
        read(data)


def test_ten_thousand_nested_tables_are_refused_in_one_line() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000
    with pytest.raises(ReadingError) as caught:
        read(word_file(body))
    assert "嵌套" in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:p><w:ins><w:r><m:oMath><m:e>", "</m:e></m:oMath></w:r></w:ins></w:p>"),
    ],
)
def test_as_deep_as_a_package_may_be_nothing_overflows(begin: str, end: str) -> None:
    levels = 240 // begin.count("<")
    source = read(word_file(paragraph("外。") + begin * levels + end * levels))
    assert kept(source) == ["外。"]


ELEMENTS = sorted(set(re.findall(r"<w:\w+(?: w:val=\"[^\"]*\")?", BODY + str(PARTS.values()))))
VALUES = st.sampled_from(["", "0", "-1", "1", "99999999999999", "x", "true", "center", "continue"])


@st.composite
def shuffled(draw: st.DrawFn) -> str:
    """A body of Word's elements in places where they may not be, with odd values."""
    made = ""
    for _ in range(draw(st.integers(1, 25))):
        name = draw(st.sampled_from(ELEMENTS)).split()[0][1:]
        more = draw(st.sampled_from(["val", "id", "fldCharType", "ilvl", "char", "numId"]))
        start = f'<{name} w:{more}="{draw(VALUES)}">'
        whole, around = f"{start}</{name}>", f"{start}{made}</{name}>"
        made = draw(st.sampled_from([around, made + whole, whole + made]))
    return made


@settings(max_examples=50, deadline=None)
@given(shuffled(), shuffled(), shuffled(), shuffled())
def test_elements_in_any_order_are_read_or_refused(
    body: str, numbering: str, styles: str, notes: str
) -> None:
    parts = {"numbering": numbering, "styles": styles, "footnotes": notes}
    source = DocxReader(Limits()).read(word_file(BODY + body, parts), "a.docx")
    assert "管理办法" in source.text


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_bytes_are_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(word_file(BODY, PARTS))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(whole[: data.draw(st.integers(1, len(whole)))]))
    except ReadingError as error:
        assert "a.docx" in str(error) and "请" in str(error)
