"""Handbooks out of Word files: a cover, headings with levels, sections numbered 1.1."""

from __future__ import annotations

import pytest
from invariants import check

from knowledge.model import Document, Kind, Level
from knowledge.source import SourceLine, SourceText
from knowledge.structure import structure
from knowledge.structure.filename import read_file_name
from knowledge.structure.marks import Style, read_mark

LONG = "本手册适用于全体在岗人员，包括正式员工、试用期员工和派驻人员，请大家认真阅读并遵照执行。"


def handbook(*lines: str, path: str = "员工手册_final.docx") -> Document:
    """A document of lines; so many # before one is its level as a heading."""
    read = (
        SourceLine(n, line.lstrip("#"), heading=len(line) - len(line.lstrip("#")))
        for n, line in enumerate(lines, 1)
    )
    source = SourceText(path, "docx", tuple(read))
    result = structure(source)
    check(source, result, 400)
    return result.documents[0]


def labels(document: Document) -> list[str]:
    found = (place for place in document.places if place.level is Level.SECTION)
    return [" › ".join((*place.path, place.label)) for place in found]


def test_sections_stand_under_their_chapters_and_beside_the_preface() -> None:
    document = handbook(
        "青禾服务有限公司 综合管理部",
        "文档版本：V2.0",
        "更新日期：2024年3月1日",
        "#前言",
        LONG,
        "#第一章 考勤",
        "##1.1 工作时间",
        LONG,
        "##1.2 请假",
        LONG,
        "#第二章 报销",
        "##2.1 期限",
        LONG,
    )

    assert document.title == "员工手册"
    assert document.kind is Kind.REGULATION
    assert document.organisation == "青禾服务有限公司 综合管理部"
    assert document.version_date == "2024-03-01"
    assert labels(document) == [
        "前言",
        "第一章 考勤",
        "第一章 考勤 › 1.1 工作时间",
        "第一章 考勤 › 1.2 请假",
        "第二章 报销",
        "第二章 报销 › 2.1 期限",
    ]


def test_a_handbook_is_a_rule_whoever_stands_behind_its_name() -> None:
    lines = [part for n in "一二三" for part in (f"第{n}章 考勤", LONG)]
    document = handbook("员工手册　青禾公司", *lines, path="员工手册_青禾.pdf")

    assert document.kind is Kind.REGULATION


def test_the_title_of_a_rule_stands_below_the_lines_of_its_cover() -> None:
    document = handbook(
        "密级：内部",
        "青禾社区居民委员会",
        "青禾社区值班管理办法",
        "第一条 为了做好值班，制定本办法。",
        "第二条 值班从八点开始。",
        "第三条 值班要写记录。",
        path="最终稿.docx",
    )

    assert document.title == "青禾社区值班管理办法"
    assert document.organisation == "青禾社区居民委员会"
    assert document.articles == 3


@pytest.mark.parametrize(
    ("line", "style", "number"),
    [
        ("1.1 工作时间", Style.DECIMAL, 1),
        ("2.10请假", Style.DECIMAL, 10),
        ("3.2.1　报销期限", Style.SUBDECIMAL, 1),
        ("１. 总则", Style.POINT, 1),
    ],
)
def test_numbers_with_points_open_sections(line: str, style: Style, number: int) -> None:
    mark = read_mark(line)

    assert mark is not None and (mark.style, mark.number) == (style, number)


@pytest.mark.parametrize(
    "line", ["1.5万元以下的支出", "2.5倍工资", "3.14%的增长", "10.1.2.3 是地址", "8.30小时"]
)
def test_amounts_open_none(line: str) -> None:
    mark = read_mark(line)

    assert mark is None or mark.style not in (Style.DECIMAL, Style.SUBDECIMAL)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("员工手册_final.docx", "员工手册"),
        ("值班办法-v2.pdf", "值班办法"),
        ("规章制度_cas社团.pdf", "规章制度 cas社团"),
    ],
)
def test_what_people_add_to_a_file_name_is_no_title(path: str, title: str) -> None:
    assert read_file_name(path).title == title


def test_a_compilation_is_parted_where_its_contents_name_rules() -> None:
    names = ("值班制度", "会议制度")
    listed = [SourceLine(0, f"{name}\t{n}", removed="目录") for n, name in enumerate(names, 1)]
    rules = [
        text
        for name in names
        for text in (
            name,
            "第一章 总则",
            f"第一条 {name}的规定要遵守。",
            "第二条 要记录。",
            "第三条 要存档。",
        )
    ]
    lines = [SourceLine(0, "规章制度汇编"), *listed, *(SourceLine(0, text) for text in rules)]
    numbered = (SourceLine(n, line.text, line.removed) for n, line in enumerate(lines, 1))
    result = structure(SourceText("汇编.docx", "docx", tuple(numbered)))

    assert [(one.articles, one.warnings) for one in result.documents] == [(3, ()), (3, ())]
    assert [one.title for one in result.documents] == ["值班制度", "会议制度"]
    assert [line.text for line in result.left_out] == ["规章制度汇编"]


def test_the_contents_of_a_handbook_part_nothing() -> None:
    listed = (
        SourceLine(1, "第一章 考勤\t1", removed="目录"),
        SourceLine(2, "附录\t9", removed="目录"),
    )
    body = (
        SourceLine(3, "第一章 考勤"),
        SourceLine(4, LONG),
        SourceLine(5, "附录"),
        SourceLine(6, LONG),
    )
    result = structure(SourceText("手册.docx", "docx", (*listed, *body)))

    assert len(result.documents) == 1


def test_a_note_below_an_article_is_no_paragraph_of_it() -> None:
    document = handbook(
        "值班办法",
        "第一条 值班从八点①开始。",
        "注①：冬季从九点开始。",
        "值班要写记录。",
        "第二条 值班由两人承担。",
        "第三条 交班要签字。",
    )
    found = {place.key: document.text[place.start : place.end] for place in document.places}

    assert found["a1.k2"] == "值班要写记录。"


def test_a_whole_text_is_no_title() -> None:
    source = SourceText(
        "a.md", "md", (SourceLine(1, "字" * 90_000, heading=1),), hints={"title": "字" * 90_000}
    )
    [document] = structure(source).documents

    assert len(document.title) <= 150
    assert sum(len(passage.embedding_text) for passage in document.passages) < 200_000


def test_an_order_is_known_by_who_gave_it() -> None:
    document = handbook(
        "某县借书法",
        "（2012年12月28日根据《关于修改某法的决定》修正主席令第73号）",
        "第一条 为了借书，制定本法。",
        "第二条 书要归还。",
        "第三条 书要爱护。",
    )

    assert document.document_number == "主席令第73号"
