"""Zip-based documents are looked through before a library opens them."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace

import pytest
from hostile.deflating import ZEROS, deflated
from hostile.office_writer import docx
from hostile.zip_writer import entry, zip_of_entries
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.reading import Limits
from knowledge.reading.office.package import check_package

LIMITS = Limits(unpacked_mb=100)
MAIN = "word/document.xml"


def package(content: str | bytes, name: str = MAIN) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(ReadingError) as caught:
        check_package(data, "办法.docx", limits)
    sentence = str(caught.value)
    assert "办法.docx" in sentence and sentence.endswith("。")
    return sentence


def nested(levels: int, before: str = "") -> str:
    return f"<d>{before}{'<t>' * (levels - 1)}字{'</t>' * (levels - 1)}</d>"


def test_a_usual_document_passes_quickly() -> None:
    row = (
        '<w:p w:rsidR="00AB12"><w:r><w:rPr><w:b/></w:rPr><w:t>第{}条　为了规范。</w:t></w:r></w:p>'
    )
    data = docx("".join(row.format(number) for number in range(5000)))
    start = time.process_time()
    check_package(data, "办法.docx", LIMITS)
    assert time.process_time() - start < 0.5  # some 10 ms


@pytest.mark.parametrize("levels", [3, 200, 250])
def test_as_deep_as_libraries_go(levels: int) -> None:
    check_package(package(nested(levels)), "办法.docx", LIMITS)


@pytest.mark.parametrize("levels", [251, 10_000])
@pytest.mark.parametrize("before", ["", "<p>字</p>" * 3000, "<p/>" * 3000, "<!-- <a><b> -->"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_nested_too_deep(levels: int, before: str, encoding: str) -> None:
    assert "嵌套" in refusal(package(nested(levels, before).encode(encoding)))


@given(st.lists(st.sampled_from(["<a>", "</a>", "<a/>", "字" * 50, "<!-- < -->", "<?p ?>"])))
def test_shallow_parts_pass_however_they_are_written(pieces: list[str]) -> None:
    depth, kept = 0, []
    for piece in pieces * 40:
        change = {"<a>": 1, "</a>": -1}.get(piece, 0)
        if 0 <= depth + change < 249:
            depth += change
            kept.append(piece)
    check_package(package(f"<d>{''.join(kept)}{'</a>' * depth}</d>"), "a.docx", LIMITS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE d [<!ENTITY a "字">]>',
        '<!DOCTYPE d SYSTEM "file:///etc/hostname">',
        f'<!--{" " * 200_000}--><!DOCTYPE d [<!ENTITY a "字">]>',
    ],
)
def test_document_types_are_refused(declared: str, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    xml = f'{mark}<?xml version="1.0" encoding="{encoding[:6].rstrip("-")}"?>{declared}<d>&a;</d>'
    assert "声明" in refusal(package(xml.encode(encoding)))


@pytest.mark.parametrize("encoding", ["utf-7", "klingon", "utf-32", "cp037"])
def test_an_encoding_that_only_some_parsers_know_is_refused(encoding: str) -> None:
    assert "声明" in refusal(package(f'<?xml version="1.0" encoding="{encoding}"?><d/>'.encode()))


def test_a_doctype_in_what_is_no_xml_part_is_none_of_our_business() -> None:
    check_package(package("<!DOCTYPE html><html/>", "word/afchunk.htm"), "a.docx", LIMITS)
    manifest = '<?xml version="1.0"?><!DOCTYPE manifest PUBLIC "-//x" "m.dtd"><manifest/>'
    check_package(package(manifest, "META-INF/manifest.xml"), "a.odt", LIMITS)
    hostile = manifest.replace('PUBLIC "-//x" "m.dtd"', "[<!ENTITY a 'b'>]")
    assert "声明" in refusal(package(hostile, "META-INF/manifest.xml"))


def test_a_text_may_speak_of_document_types() -> None:
    check_package(package("<d>&lt;!DOCTYPE d [&lt;!ENTITY a 'b'&gt;]&gt;</d>"), "a.docx", LIMITS)


def test_bombs_are_counted_not_believed() -> None:
    zeros = deflated((ZEROS, 60))
    assert "压缩炸弹" in refusal(zip_of_entries([entry(MAIN, zeros)]))
    assert "20 MB" in refusal(zip_of_entries([entry(MAIN, zeros)]), Limits(unpacked_mb=20))
    assert "损坏" in refusal(zip_of_entries([entry(MAIN, replace(zeros, size=1000))]))


def test_locked_parts() -> None:
    assert "密码" in refusal(zip_of_entries([entry(MAIN, "<d/>", flags=0x801)]))
    locked = '<manifest:manifest><manifest:encryption-data manifest:checksum=""/>'
    assert "密码" in refusal(package(locked, "META-INF/manifest.xml"))


def test_two_parts_of_one_name() -> None:
    assert "损坏" in refusal(zip_of_entries([entry(MAIN, "<d/>"), entry(MAIN, "<e/>")]))


def test_too_many_parts() -> None:
    assert "部件" in refusal(zip_of_entries([entry(str(n), b"") for n in range(50_001)]))


@given(st.data())
def test_damage_is_refused_or_harmless(data: st.DataObject) -> None:
    whole = bytearray(docx())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    for content in (bytes(whole), cut):
        try:
            check_package(content, "办法.docx", LIMITS)
        except ReadingError as error:
            assert "办法.docx" in str(error)
