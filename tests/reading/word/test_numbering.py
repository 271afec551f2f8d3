"""The numbers that Word draws are in the text."""

from __future__ import annotations

import pytest

from knowledge.structure import structure
from reading.word.word_files import (
    abstract,
    instance,
    level,
    listing,
    numbered,
    paragraph,
    read,
    run,
    style,
    texts_of,
    word_file,
)

FRESH = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'

OFF = '<w:numPr><w:numId w:val="0"/></w:numPr>'


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return texts_of(body, {"numbering": numbering, "styles": styles})


def of(*items: tuple[int, str]) -> str:
    return "".join(numbered(text, at) for at, text in items)


def styled(name: str, text: str, more: str = "") -> str:
    return paragraph(text, f'<w:pStyle w:val="{name}"/>{more}')


def test_chapters_articles_and_items_get_their_numbers() -> None:
    rules = listing(
        level("第%1章", "chineseCountingThousand", 0),
        level("第%2条", "chineseCountingThousand", 1, more='<w:lvlRestart w:val="0"/>'),
        level("（%3）", "chineseCountingThousand", 2),
    )
    body = of(
        (0, "总则"), (1, "为了管好活动室，制定本办法。"), (1, "借用应当："), (2, "登记姓名；"),
        (2, "登记时间。"), (0, "附则"), (1, "本办法自2024年3月1日起施行。"),
    )  # fmt: skip
    found = lines(body, rules)
    assert found == [
        "第一章　总则",
        "第一条　为了管好活动室，制定本办法。",
        "第二条　借用应当：",
        "（一）登记姓名；",
        "（二）登记时间。",
        "第二章　附则",
        "第三条　本办法自2024年3月1日起施行。",
    ]


def test_the_structure_finds_the_articles_that_word_numbered() -> None:
    rules = listing(level("第%1条", "japaneseCounting"))
    body = paragraph("活动室管理办法") + of(*((0, f"规定之{n}。") for n in range(12)))
    [document] = structure(read(word_file(body, {"numbering": rules}))).documents
    assert document.articles == 12
    assert document.passages[-1].location == "第十二条"


@pytest.mark.parametrize(
    ("text", "form", "more", "shown"),
    [
        ("第%1条", "chineseCounting", "", "第一条　文"),
        ("第%1条", "chineseCounting", '<w:suff w:val="nothing"/>', "第一条文"),
        ("第%1条", "chineseCounting", '<w:suff w:val="space"/>', "第一条　文"),
        ("%1、", "chineseCounting", "", "一、文"),
        ("（%1）", "chineseCounting", "", "（一）文"),
        ("%1.", "decimal", "", "1. 文"),
        ("(%1)", "decimal", '<w:suff w:val="nothing"/>', "(1)文"),
        ("%1", "decimalEnclosedCircle", "", "①文"),
        ("附件%1：", "decimal", "", "附件1：文"),
        ("附则", "none", "", "附则　文"),
        ("", "decimal", "", "文"),
        ("\uf06c", "bullet", "", "· 文"),
        ("—", "bullet", "", "· 文"),
        ("注：", "bullet", "", "注：文"),
        ("%9", "decimal", "", "1 文"),
    ],
)
def test_a_number_and_the_blank_after_it(text: str, form: str, more: str, shown: str) -> None:
    assert lines(numbered("文"), listing(level(text, form, more=more))) == [shown]


def test_levels_count_within_those_above_them() -> None:
    three = [level("%1.", at=0), level("%1.%2", at=1), level("%1.%2.%3", at=2)]
    body = of(
        (0, "甲"), (1, "乙"), (2, "丙"), (2, "丁"), (1, "戊"), (2, "己"), (0, "庚"), (1, "辛")
    )
    assert lines(body, listing(*three)) == [
        "1. 甲", "1.1 乙", "1.1.1 丙", "1.1.2 丁", "1.2 戊", "1.2.1 己", "2. 庚", "2.1 辛",
    ]  # fmt: skip


def test_a_level_may_go_on_counting_or_start_again_later() -> None:
    never = '<w:lvlRestart w:val="0"/>'
    after_first = '<w:lvlRestart w:val="1"/>'
    items = (0, "甲"), (1, "乙"), (2, "丙"), (1, "丁"), (2, "戊"), (0, "己"), (1, "庚"), (2, "辛")
    three = [level("%1.", at=0), level("%2)", at=1, more=never)]
    three.append(level("(%3)", at=2, more=after_first))
    found = lines(of(*items), listing(*three))
    assert found == ["1. 甲", "1) 乙", "(1) 丙", "2) 丁", "(2) 戊", "2. 己", "3) 庚", "(1) 辛"]


def test_legal_numbering_writes_every_level_in_digits() -> None:
    two = [level("第%1章", "chineseCounting", 0)]
    two.append(level("%1.%2", "upperLetter", 1, more="<w:isLgl/>"))
    assert lines(of((0, "甲"), (1, "乙")), listing(*two)) == ["第一章　甲", "1.1 乙"]


def test_lists_of_one_definition_go_on_unless_told_to_start_again() -> None:
    one = abstract(level("%1."))
    numbering = one + instance(1, 1) + instance(2, 1) + instance(3, 1, FRESH)
    body = "".join(numbered(f"{n}号", 0, n) for n in (1, 2, 3, 3, 1))
    assert lines(body, numbering) == ["1. 1号", "2. 2号", "1. 3号", "2. 3号", "3. 1号"]


def test_a_list_may_replace_a_level_of_its_definition() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level("第%1条", "chineseCounting", start=3)}</w:lvlOverride>'
    numbering = abstract(level("%1.")) + instance(1, 1, own)
    assert lines(of((0, "甲"), (0, "乙")), numbering) == ["第三条　甲", "第四条　乙"]


def test_styles_number_their_paragraphs_by_the_level_linked_to_them() -> None:
    styles = (
        style("1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', title="heading 1")
        + style("2", '<w:basedOn w:val="1"/>', title="heading 2")
        + style("own", '<w:basedOn w:val="2"/>', title="自定义")
        + style("bare", f'<w:basedOn w:val="2"/><w:pPr>{OFF}</w:pPr>')
    )  # fmt: skip
    rules = listing(
        level("第%1章", "chineseCounting", 0, more='<w:pStyle w:val="1"/>'),
        level("第%2节", "chineseCounting", 1, more='<w:pStyle w:val="2"/>'),
    )
    body = (
        styled("1", "总则") + styled("2", "目的") + styled("own", "范围") + styled("bare", "无号")
        + styled("1", "分则") + styled("2", "去号", OFF) + styled("2", "借用")
    )  # fmt: skip
    found = lines(body, rules, styles)
    assert found == [
        "第一章　总则", "第一节　目的", "第二节　范围", "无号",
        "第二章　分则", "去号", "第一节　借用",
    ]  # fmt: skip


def test_a_list_style_is_followed_to_its_definition() -> None:
    styles = style("L", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    numbering = (
        abstract('<w:styleLink w:val="L"/>' + level("第%1条", "chineseCounting"))
        + abstract('<w:numStyleLink w:val="L"/>', 2)
        + instance(1, 1)
        + instance(2, 2)
    )
    body = numbered("甲", 0, 2) + numbered("乙", 0, 1)
    assert lines(body, numbering, styles) == ["第一条　甲", "第二条　乙"]


def test_zeros_before_numbers_of_newer_files() -> None:
    newer = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/>'
        "</w:lvl>"
    )
    assert lines(numbered("甲"), listing(newer)) == ["001 甲"]


def test_numbered_paragraphs_without_text_are_counted_but_say_nothing() -> None:
    body = numbered("甲") + numbered("") + numbered("乙")
    assert lines(body, listing(level("%1."))) == ["1. 甲", "3. 乙"]
    assert lines(numbered(""), listing(level("附件%1"))) == ["附件1"]


def test_a_number_stands_before_the_first_of_the_lines_only() -> None:
    body = numbered(run("甲") + "<w:r><w:br/></w:r>" + run("乙"))
    assert lines(body, listing(level("%1."))) == ["1. 甲", "乙"]


def test_a_heading_with_a_bullet_is_a_heading_without_it() -> None:
    styles = style("1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    rules = listing(level("\uf06e", "bullet"))
    assert lines(styled("1", "工作要求", number), rules, styles) == ["工作要求"]


@pytest.mark.parametrize("number", ["7", "", "x", "-1", "99999999999999"])
def test_a_list_that_does_not_exist_numbers_nothing(number: str) -> None:
    body = paragraph("甲", f'<w:numPr><w:ilvl w:val="x"/><w:numId w:val="{number}"/></w:numPr>')
    assert lines(body, listing(level("%1."))) == ["甲"]
