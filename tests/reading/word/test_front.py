"""Titles, headings, covers and tables of contents."""

from __future__ import annotations

import pytest

from knowledge.source import SET_APART, SourceText
from knowledge.structure import structure
from reading.word.word_files import kept, paragraph, read, run, style, texts_of, word_file

CENTRED = '<w:jc w:val="center"/>'
PAGE = '<w:r><w:br w:type="page"/></w:r>'
STYLES = (
    style("1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', title="heading 1")
    + style("12", '<w:basedOn w:val="1"/>', title="章标题")
    + style("flat", '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    + style("T", CENTRED, title="Title")
    + style("11", title="toc 1")
    + style("C", f"<w:pPr>{CENTRED}</w:pPr>", title="caption")
    + style("B", "<w:rPr><w:b/></w:rPr>", title="粗体")
)
RULES = [f"第{n}条　活动室的第{n}项规定应当遵守。" for n in "一二三四五"]


def styled(name: str, text: str, more: str = "") -> str:
    return paragraph(text, f'<w:pStyle w:val="{name}"/>{more}')


def sized(text: str, size: int, properties: str = CENTRED) -> str:
    return paragraph(text, properties, f'<w:sz w:val="{size}"/>')


def of(body: str, title: str = "") -> SourceText:
    return read(word_file(body, {"styles": STYLES}, title=title), "文件.docx")


def body_text() -> str:
    return "".join(paragraph(one) for one in RULES)


@pytest.mark.parametrize(
    ("xml", "heading"),
    [
        (styled("1", "总体要求"), 1),
        (styled("12", "总体要求"), 1),
        (styled("flat", "总体要求"), 0),
        (paragraph("总体要求", '<w:outlineLvl w:val="1"/>'), 2),
        (styled("1", "总体要求", '<w:outlineLvl w:val="9"/>'), 0),
        (paragraph("总体要求", "", "<w:b/>"), SET_APART),
        (styled("B", "总体要求"), SET_APART),
        (paragraph(run("总体", "<w:b/>") + run("要求")), 0),
        (paragraph(run("总体", "<w:b/>") + run("要求", '<w:b w:val="0"/>')), 0),
        (paragraph("总体要求", CENTRED), SET_APART),
        (paragraph("总体要求", '<w:jc w:val="right"/>'), 0),
        (paragraph("要求明确。", "", "<w:b/>"), 0),
        (paragraph("总体要求" * 30, "", "<w:b/>"), 0),
        (styled("C", "图1 流程"), 0),
        (paragraph("表2　补贴标准", CENTRED), 0),
    ],
)
def test_headings_are_told_by_level_weight_and_place(xml: str, heading: int) -> None:
    assert [line.heading for line in of(xml).lines] == [heading]


def test_styles_in_a_circle_are_followed_once() -> None:
    styles = style("a", '<w:basedOn w:val="b"/>') + style("b", '<w:basedOn w:val="a"/>')
    body = paragraph("甲", '<w:pStyle w:val="a"/>')
    assert texts_of(body, {"styles": styles}) == ["甲"]


def test_the_style_title_names_the_document() -> None:
    source = of(styled("T", "某某支部") + styled("T", "活动室管理办法") + body_text())
    assert source.hints == {"title": "某某支部活动室管理办法"}
    [document] = structure(source).documents
    assert document.title == "某某支部活动室管理办法" and document.articles == 5


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        ("活动室管理办法", "活动室管理办法"),
        ("Microsoft Word - 文档1", None),
        ("会议纪要", None),
        ("", None),
    ],
)
def test_the_title_in_the_properties_counts_where_it_is_printed(named: str, hint: str) -> None:
    source = of(paragraph("活动室") + paragraph("管理办法") + body_text(), named)
    assert source.hints.get("title") == hint
    assert "authors" not in source.hints


def cover() -> str:
    return (
        paragraph("编号：ZB-07", '<w:jc w:val="right"/>') + paragraph()
        + sized("某某机关党委", 36) + sized("活动室", 72) + sized("管理办法", 72)
        + sized("（2024年版）", 32) + sized("2024年3月", 32)
    )  # fmt: skip


def test_a_cover_tells_title_date_and_organisation_and_is_no_text() -> None:
    source = of(cover() + f"<w:p>{PAGE}</w:p>" + body_text())
    assert source.hints == {"title": "活动室管理办法", "organisation": "某某机关党委"}
    assert kept(source) == ["活动室", "管理办法", "（2024年版）", "2024年3月", *RULES]
    assert {line.text: line.removed for line in source.removed} == {
        "编号：ZB-07": "封面",
        "某某机关党委": "封面",
    }
    [document] = structure(source).documents
    assert (document.title, document.articles) == ("活动室管理办法", 5)
    assert [place.key for place in document.places][:2] == ["head", "a1"]


@pytest.mark.parametrize(
    "end",
    [
        f"<w:p>{PAGE}</w:p>",
        paragraph("", "<w:sectPr/>"),
        paragraph("附：说明", "<w:pageBreakBefore/>"),
    ],
)
def test_a_cover_ends_where_the_page_does(end: str) -> None:
    assert "编号：ZB-07" not in kept(of(cover() + end + body_text()))


def test_a_first_page_with_sentences_is_no_cover() -> None:
    letter = sized("关于开会的通知", 44) + paragraph("各支部：") + paragraph("请按时到会。")
    source = of(letter + f"<w:p>{PAGE}</w:p>" + body_text())
    assert not source.removed


def test_a_section_on_the_same_page_ends_no_cover() -> None:
    same = "<w:sectPr><w:type w:val='continuous'/></w:sectPr>"
    body = cover() + paragraph("", "<w:sectPr/>") + body_text()
    assert not read(word_file(body, {"styles": STYLES}, section=same)).removed


def test_the_cover_that_word_offers_is_told_by_its_frame() -> None:
    inside = styled("T", "活动室管理办法") + paragraph("某某机关党委") + paragraph("张三")
    frame = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )
    source = of(frame + body_text())
    assert kept(source) == ["活动室管理办法", *RULES]
    assert source.hints == {"title": "活动室管理办法", "organisation": "某某机关党委"}


def test_a_style_title_for_every_chapter_names_nothing() -> None:
    assert not of(styled("T", "总则") + body_text() + styled("T", "附则") + body_text()).hints


def entry(text: str, page: int) -> str:
    return styled("11", run(text) + "<w:r><w:tab/></w:r>" + run(str(page)))


def test_the_table_of_contents_of_word_is_left_out() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    body = (
        paragraph("目　录", CENTRED)
        + paragraph(begin + run("第一章 总则 1"))
        + paragraph("第二章 附则 2")
        + end
        + styled("1", "第一章 总则")
        + body_text()
    )
    source = of(body)
    assert kept(source) == ["第一章 总则", *RULES]
    assert {line.removed for line in source.removed} == {"目录"}


def test_a_table_of_contents_is_told_by_styles_or_its_frame_too() -> None:
    listed = entry("总则", 1) + entry("附则", 2)
    frame = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{paragraph('目录')}{paragraph('总则 1')}</w:sdtContent></w:sdt>"
    )
    assert kept(of(paragraph("目录") + listed + body_text())) == RULES
    assert kept(of(frame + body_text())) == RULES


@pytest.mark.parametrize("leader", ["………", "......", " ..... ", "．．．．", "······"])
def test_a_typed_table_of_contents_is_left_out(leader: str) -> None:
    entries = "".join(
        paragraph(f"{name}{leader}{page}")
        for name, page in (("第一章 总则", 1), ("第二章 使用", 3), ("第三章 附则", 3))
    )
    source = of(paragraph("目录", CENTRED) + entries + body_text())
    assert kept(source) == RULES


def test_columns_typed_with_tabs_are_no_table_of_contents() -> None:
    tab = "<w:r><w:tab/></w:r>"
    marks = "".join(
        paragraph(run(n) + tab + run(m)) for n, m in (("甲", "7"), ("乙", "8"), ("丙", "9"))
    )
    assert kept(of(paragraph("成绩") + marks)) == ["成绩", "甲 7", "乙 8", "丙 9"]
    assert kept(of(paragraph("目录") + marks + paragraph("正文。"))) == ["正文。"]
