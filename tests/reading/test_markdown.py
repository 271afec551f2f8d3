from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading import MarkdownReader
from knowledge.reading.markdown.inline import plain
from knowledge.source import SourceText


def read(text: str) -> SourceText:
    return MarkdownReader().read(text.encode(), "a.md")


def test_headings_lose_their_marks_and_the_first_is_the_title() -> None:
    source = read("# 学习制度\n\n## 第一章 总则 ##\n\n第一条 为了学习，制定本制度。\n")
    assert source.text == "学习制度\n第一章 总则\n第一条 为了学习，制定本制度。"
    assert source.hints == {"title": "学习制度"}
    assert [line.number for line in source.lines if line.heading] == [1, 2]


@pytest.mark.parametrize("heading", ["## 第一章 总则", "# 目录", "# 一、背景", "### 小标题"])
def test_a_chapter_is_no_title(heading: str) -> None:
    assert "title" not in read(f"{heading}\n\n正文在此。\n").hints


def test_comments_images_and_rules_are_removed_with_a_reason() -> None:
    source = read(
        "通知\n<!-- 内部\n备注 -->\n---\n![合影](a.png)\n"
        "看图![](b.png)说话。\n<center>====</center>\n"
    )
    assert source.text == "通知\n看图说话。"
    assert [(line.text, line.removed) for line in source.removed] == [
        ("<!-- 内部", "注释"),
        ("备注 -->", "注释"),
        ("---", "分隔线"),
        ("![合影](a.png)", "图片"),
        ("![](b.png)", "图片"),
        ("====", "分隔线"),
    ]


def test_a_picture_in_the_text_is_shown_short() -> None:
    (image,) = read("正文在此。\n![](data:image/png;base64," + "A" * 5000 + ")\n").removed
    assert len(image.text) < 60


def test_an_unclosed_comment_is_text() -> None:
    assert read("第一条 略。\n<!-- 第二条 略。\n").text == "第一条 略。\n<!-- 第二条 略。"


def test_a_table_is_kept_row_by_row() -> None:
    source = read("| 项目 | **标准** |\n|:---|---:|\n| 会议 | 每月1次 |\n| 备注 | |\n")
    assert source.text == "项目 | 标准\n会议 | 每月1次\n备注 |"


def test_lists_quotes_and_code() -> None:
    source = read("- 第一项\n* 第二项\n1. 第三项\n> 引用的话\n```\n**原样**\n# 原样\n```\n- 1 -\n")
    assert source.text.split("\n") == [
        "第一项", "第二项", "1. 第三项", "引用的话", "**原样**", "# 原样", "- 1 -",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "seen"),
    [
        ("**学习**[通知](a.html)", "学习通知"),
        ("_来源：某报_ _发布时间： 2014-06-12_", "来源：某报 发布时间： 2014-06-12"),
        ("以**《方案》**为准", "以《方案》为准"),
        ("[](x.html)正文", "正文"),
        ("见[附件](<附 件.doc>)", "见[附件](<附 件.doc>)"),
        ("劳社部发[2008](3号)", "劳社部发[2008](3号)"),
        ("***总书记和***同志", "***总书记和***同志"),
        ("***要点***", "要点"),
        ("9．麦角酸*", "9．麦角酸*"),
        ("2*（N+1）*3", "2*（N+1）*3"),
        ("a_b_c 与 姓名__年__月", "a_b_c 与 姓名__年__月"),
        ("<中华人民共和国计量法>的决定", "<中华人民共和国计量法>的决定"),
        ("<center>标题</center>", "标题"),
        (r"\*不是强调\*", "*不是强调*"),
        ("`**原样**`", "**原样**"),
        ("A&nbsp;B &lt;C&gt; R&D", "A B <C> R&D"),
        ("<https://example.com/a_b_c>", "https://example.com/a_b_c"),
        ("~~废止~~ 现行", "废止 现行"),
    ],
)
def test_marks_inside_a_line(marked: str, seen: str) -> None:
    assert plain(marked) == seen


def test_front_matter_becomes_hints() -> None:
    source = read(
        "---\n标题: 学习制度\n作者: 张三、李四\n日期: 2024-05-01\n来源: 机关党委\n"
        "网址: http://example.com\n密级: 内部\n---\n第一条 略。\n"
    )
    assert source.hints == {
        "title": "学习制度",
        "authors": ["张三", "李四"],
        "published": "2024-05-01",
        "source": "机关党委",
    }
    assert source.text == "第一条 略。"
    assert {line.removed for line in source.removed} == {"文件头信息"}


@pytest.mark.parametrize(
    "block",
    [
        "标题: [没有收尾",
        "日期: 2024-13-45",
        "一段话",
        "通知: 各单位",
        "- 一\n- 二",
        "title: " + "[" * 3000,
    ],
)
def test_a_block_that_is_no_front_matter_is_text(block: str) -> None:
    source = read(f"---\n{block}\n---\n第一条 略。\n")
    assert source.hints == {}
    kept = source.text.split("\n")
    assert kept[-1] == "第一条 略。" and len(kept) == len(block.split("\n")) + 1


def test_front_matter_that_multiplies_itself_is_read_at_once() -> None:
    doubling = "".join(f"k{i + 1}: &k{i + 1} [*k{i}, *k{i}]\n" for i in range(40))
    source = read(f"---\ntitle: 制度\nk0: &k0 [一]\n{doubling}author: *k40\n---\n正文在此。\n")
    assert source.hints == {"title": "制度"}


@given(st.text(st.sampled_from("第一条党员。*_[](!)<>#`~|-=&\\ \n"), max_size=120))
def test_no_chinese_character_is_lost(text: str) -> None:
    shown = "".join(line.text for line in read(text).lines)
    for character in "第一条党员。":
        # The address of a link is no text; everything else is.
        if "](" not in text and "```" not in text and "~~~" not in text:
            assert shown.count(character) == text.count(character)


def test_headings_and_lines_wholly_bold_or_centred_are_set_apart() -> None:
    source = read(
        "---\n标题: 学习制度\n---\n开头。\n\n　　**铭记历史**\n\n一段**要点**。\n"
        "<center>附言</center>\n## 附则\n***总书记\n"
    )
    apart = [line.text for line in source.lines if line.heading]
    assert apart == ["铭记历史", "附言", "附则"]


@pytest.mark.parametrize("key", ["网址", "url", "链接", "来源", "source"])
def test_an_address_is_no_source(key: str) -> None:
    source = read(f"---\n{key}: https://example.com/1.html\n---\n正文在此。\n")
    assert source.text == "正文在此。"
    assert "source" not in source.hints
