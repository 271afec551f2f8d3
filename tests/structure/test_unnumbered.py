"""Headings without a number, their order, and where they stand in the passages."""

from __future__ import annotations

import pytest
from invariants import check
from sources import document_of, source_of

from knowledge.model import Document, Level
from knowledge.source import SET_APART, SourceLine, SourceText
from knowledge.structure import structure
from knowledge.structure.order import rank_styles
from knowledge.structure.texts import shorten

LONG = "志愿者们每周六上午来到社区图书室，整理书架，修补旧书，也给孩子们读一个小时的故事。"
FULL = LONG * 4


def labels(document: Document) -> list[str]:
    found = (place for place in document.places if place.level is Level.SECTION)
    return [" › ".join((*place.path, place.label)) for place in found]


def marked(*lines: str) -> Document:
    """A document of lines, those after * set apart by the format."""
    kept = tuple(
        SourceLine(n, line.lstrip("*"), heading=SET_APART if line[0] == "*" else 0)
        for n, line in enumerate(lines, 1)
    )
    source = SourceText("样例.html", "html", kept)
    result = structure(source, None)
    check(source, result, 400)
    return result.documents[0]


def test_lines_set_apart_are_headings() -> None:
    document = marked(
        "图书室的周六", LONG, "*铭记历史，汲取力量", LONG, "*我们的做法（摘编）", LONG
    )
    assert labels(document) == ["铭记历史，汲取力量", "我们的做法（摘编）"]
    assert [p.place for p in document.passages] == ["head", "pre", "s1", "s2"]


def test_lines_set_apart_in_a_row_are_one_heading() -> None:
    lines = (
        "*2020年度述职报告",
        "*张三",
        "一、学习",
        LONG,
        "*2020年度述职报告",
        "*李四",
        "一、学习",
        LONG,
    )
    assert labels(marked("述职报告汇编", LONG, *lines)) == [
        "2020年度述职报告 张三",
        "2020年度述职报告 张三 › 一、学习",
        "2020年度述职报告 李四",
        "2020年度述职报告 李四 › 一、学习",
    ]


def test_a_page_that_is_bold_throughout_has_no_headings_by_that() -> None:
    assert labels(marked("图书室的周六", "*各位读者", f"*{LONG}", f"*{LONG}", "*谢谢大家")) == [
        "正文"
    ]


def test_sentences_dates_and_tables_set_apart_are_no_headings() -> None:
    lines = ("*这一天，大家都很高兴。", LONG, "*2020年3月1日", LONG, "*姓名 | 职务", LONG)
    assert labels(marked("图书室的周六", LONG, *lines)) == ["正文"]


def test_short_lines_that_stand_alone_are_headings_if_there_are_two() -> None:
    lines = [LONG, "选好“领读人”，书室热起来", LONG, "添置新书架，读者多起来", LONG]
    assert labels(document_of("\n".join(["图书室的周六", *lines]))) == [lines[1], lines[3]]
    assert labels(document_of("\n".join(["图书室的周六", *lines[:3]]))) == ["正文"]


def test_what_is_set_apart_ranks_above_what_stands_alone() -> None:
    found = marked(
        "图书室的周六", LONG, "*评析意见", LONG, "这样做符合借阅规则", LONG,
        "那样做不合借阅规则", LONG, "*基本结论", LONG,
    )  # fmt: skip
    assert labels(found) == [
        "评析意见",
        "评析意见 › 这样做符合借阅规则",
        "评析意见 › 那样做不合借阅规则",
        "基本结论",
    ]


def test_lines_after_a_dot_are_headings_under_the_line_that_leads_to_them() -> None:
    text = (
        f"本月问题清单\n县里通报两起问题：\n●甲馆违规收费问题\n{FULL}\n●乙馆违规闭馆问题\n{FULL}\n"
        f"市里通报一起问题：\n●丙馆占用场地，挪作他用。{FULL}"
    )
    assert labels(document_of(text)) == [
        "县里通报两起问题",
        "县里通报两起问题 › ●甲馆违规收费问题",
        "县里通报两起问题 › ●乙馆违规闭馆问题",
        "市里通报一起问题",
        "市里通报一起问题 › ●丙馆占用场地，挪作他用",
    ]
    listed = document_of(f"清单\n{LONG}\n请带上：\n●纸\n●笔\n●借书证\n{LONG}")
    assert labels(listed) == ["正文"]


def test_a_heading_without_text_opens_the_passage_of_its_first_sub_heading() -> None:
    source = source_of(f"读书的思考\n{LONG}\n一、做法\n（一）选书\n{LONG}\n（二）读书\n{LONG}")
    result = structure(source, None)
    check(source, result, 400)
    first, second = result.documents[0].passages[-2:]
    assert first.text.startswith("一、做法\n（一）选书\n志愿者们")
    assert (first.place, first.location) == ("s1", "一、做法 › （一）选书")
    assert (second.place, second.location) == ("s1.2", "一、做法 › （二）读书")


def test_no_passage_ends_with_a_line_that_announces_the_next() -> None:
    document = document_of(f"图书室的周六\n{LONG}\n读者感言选登\n{FULL}\n{FULL}")
    assert [p.text.split("\n")[0] for p in document.passages[1:]] == [LONG, "读者感言选登", FULL]


def test_stages_stand_under_the_point_that_counts_on_after_them() -> None:
    text = (
        f"方案\n四、目标\n{LONG}\n五、步骤\n第一阶段：准备\n1、选书\n{LONG}\n"
        f"第二阶段：实施\n{LONG}\n六、要求\n{LONG}"
    )
    assert labels(document_of(text)) == [
        "四、目标",
        "五、步骤",
        "五、步骤 › 第一阶段：准备",
        "五、步骤 › 第一阶段：准备 › 1、选书",
        "五、步骤 › 第二阶段：实施",
        "六、要求",
    ]
    assert rank_styles([(5, 1), (6, 1), (6, 2), (5, 2), (6, 3)]) == [5, 6]
    assert rank_styles([]) == []


def test_the_chapters_of_another_work_are_no_headings() -> None:
    text = (
        f"学习计划\n{LONG}\n周一 《读书论》\n第九章：怎样读\n{LONG}\n"
        f"第十二章：读什么\n{LONG}\n一、周二 | 自学"
    )
    assert labels(document_of(text)) == ["正文"]


def test_a_label_is_not_cut_at_the_time_of_day() -> None:
    text = f"注意事项\n一、图书请于17:00前归还\n{LONG}\n二、证件\n{LONG}"
    assert labels(document_of(text))[0] == "一、图书请于17:00前归还"


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("（一）认真选书，每周安排两个小时", "（一）认真选书"),
        ("《读书，好》和《藏书，妙》两本", "《读书，好》和《藏书…"),
        ("●3月21日，图书馆开馆了，人很多", "●3月21日，图书馆…"),
        ("读，写，说，看，想，问，答，记", "读，写，说"),
        ("于12月3日17:00前还书，不得拖延", "于12月3日17:0…"),
    ],
)
def test_long_labels_end_with_a_clause(label: str, shown: str) -> None:
    assert shorten(label, 11 if "选" not in label else 12) == shown


def test_the_title_of_a_text_whose_name_is_cut_from_its_first_line() -> None:
    line = "张三同志，男，现年三十一岁，现在某县图书馆工作，负责借阅。"
    assert (
        document_of(f"{line}\n{LONG}", "L2421_张三同志，男，现年三十一岁，现在某县图.html").title
        == "张三同志"
    )
    assert document_of(f"{line}\n{LONG}", "某县图书馆先进事迹.html").title == "某县图书馆先进事迹"


def test_the_site_in_a_name_is_the_source_where_nothing_else_is() -> None:
    name = "读书节开幕_-_某某市人民政府门户网站.md"
    document = document_of(f"{LONG}\n{LONG}", name)
    assert (document.title, document.source) == ("读书节开幕", "某某市人民政府门户网站")
    assert document_of(f"2020-03-01 来源：《某某日报》\n{LONG}", name).source == "某某日报"
    assert document_of(f"{LONG}\n{LONG}", "读书节开幕-新闻网.md").source is None
    before = document_of(f"{LONG}\n{LONG}", "某某学院新闻网_-_读书节开幕.md")
    assert (before.title, before.source) == ("读书节开幕", "某某学院新闻网")
