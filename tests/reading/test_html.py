from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import ReadingError
from knowledge.reading import HtmlReader
from knowledge.source import SourceText

PARAGRAPHS = [
    "为提高党员的理论素养，机关第二支部在周五下午组织了一次集体学习，二十余名党员全部到场，学习持续了两个小时。",
    "支部书记领学了有关章节，并结合本部门正在办理的几项业务谈了体会，要求大家把学习成果用到服务群众的窗口上去。",
    "会后，支部收集了七条改进建议，逐条明确了责任人和完成时间，下一次组织生活会上将通报办理结果并接受党员评议。",
]
PAGE = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>支部开展集体学习-某某机关网</title>
<meta name="ArticleTitle" content="支部开展集体学习">
<meta name="PubDate" content="2024-03-08 10:00">
<meta name="ContentSource" content="机关党委"><meta name="author" content="佚名">
<style>p {{ color: red }}</style><script>var a = "<p>不是正文</p>";</script></head>
<body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/n">新闻中心</a></li></ul></div>
<div style="display: none">看不见的话</div>
<div class="side"><h3>推荐阅读</h3><ul><li><a href="/1">春季植树活动举行[03-01]</a></li></ul></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/n">新闻中心</a></div>
<div class="article"><h2>支部开展集体学习</h2>
<div><span>来源：机关党委</span> <span>发布时间：2024年3月8日</span></div>
<div class="text"><p>　　{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><h4>建议办理</h4>
<p>{PARAGRAPHS[2]}</p><table><tr><th>建议</th><th>责任人</th></tr><tr><td>延时服务</td><td>王五</td></tr></table>
<p>（撰稿：赵六）</p></div></div>
<div class="next">上一篇：<a href="/2">老党员的一天</a></div>
<div class="foot"><p>版权所有 某某机关 地址：某路1号</p></div></body></html>"""


def read(page: str | bytes) -> SourceText:
    data = page if isinstance(page, bytes) else page.encode()
    return HtmlReader().read(data, "a.html")


def test_the_article_stays_with_its_title_and_byline() -> None:
    assert read(PAGE).text.split("\n") == [
        "支部开展集体学习",
        "来源：机关党委 发布时间：2024年3月8日",
        PARAGRAPHS[0],
        PARAGRAPHS[1],
        "建议办理",
        PARAGRAPHS[2],
        "建议 | 责任人",
        "延时服务 | 王五",
        "（撰稿：赵六）",
    ]


def test_everything_else_that_is_seen_is_listed_as_removed() -> None:
    removed = {line.text: line.removed for line in read(PAGE).removed}
    assert removed["首页"] == "导航"
    assert "春季植树活动举行[03-01]" in removed and "上一篇：老党员的一天" in removed
    assert not any("看不见" in text or "不是正文" in text or "color" in text for text in removed)


def test_what_the_page_declares_becomes_hints() -> None:
    source = read(PAGE)
    apart = {line.text for line in source.lines if line.heading}
    assert apart == {"支部开展集体学习", "建议办理"}
    assert source.hints == {
        "title": "支部开展集体学习",
        "published": "2024-03-08 10:00",
        "source": "机关党委",
    }


def test_a_guessed_date_is_no_hint() -> None:
    page = PAGE.replace("PubDate", "other")
    assert "published" not in read(page).hints


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>第一段，略。</p><p>第二段<b>要点</b>。</p>",
        "&lt;p&gt;第一段，略。&lt;/p&gt;&lt;p&gt;第二段&lt;b&gt;要点&lt;/b&gt;。&lt;/p&gt;",
        r"<p class=\"a\">第一段，略。</p>\r\n<p style=\"x:\'y\'\">第二段<b>要点</b>。</p>",
        r"第一段，略。\r\n第二段要点。\r\n",
        "第一段，略。\n　　第二段要点。",
        "<p>第一段，略。\n　　第二段要点。</p>",
        "第一段，略。<br/>第二段\n要点。",
    ],
)
def test_fragments_out_of_content_systems_are_all_text(fragment: str) -> None:
    assert read(fragment).text == "第一段，略。\n第二段要点。"


def test_a_short_notice_is_kept_whole() -> None:
    page = "<html><body><div>通知</div><div>周五下午开会</div><div>机关党委</div></body></html>"
    assert read(page).text == "通知\n周五下午开会\n机关党委"


def test_paragraphs_that_the_extractor_leaves_out_are_kept() -> None:
    short = "下列人员参加"
    page = PAGE.replace("<h4>建议办理</h4>", f"<div>{short}</div>")
    assert short in read(page).text.split("\n")


def test_entities_escaped_twice_become_what_they_mean() -> None:
    page = PAGE.replace("<h2>支部开展集体学习", "<h2>支部开展&amp;nbsp;集体学习")
    assert read(page).text.startswith("支部开展 集体学习\n来源：机关党委")


def test_a_page_in_gbk_is_read_as_it_declares() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030")
    assert read(page).text == read(PAGE).text


def test_a_table_that_lays_out_the_page_is_read_by_paragraph() -> None:
    cells = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 5)
    source = read(f"<table><tr><td>左栏</td><td>{cells}</td></tr></table>")
    assert [line.text for line in source.lines] == ["左栏", *PARAGRAPHS * 5]


@pytest.mark.parametrize("page", ["<!-- 空 -->", "<html></html>", "<script>1</script>"])
def test_a_page_without_text_has_no_kept_line(page: str) -> None:
    try:
        assert read(page).text == ""
    except ReadingError as error:
        assert "a.html" in str(error)


def test_a_page_nested_too_deeply_is_refused_rather_than_cut() -> None:
    with pytest.raises(ReadingError, match="嵌套"):
        read("<html><body>" + "<div>文" * 3000)


words = st.text(st.sampled_from("党员支部学习会议，。；"), min_size=1, max_size=40)


@given(
    st.lists(words, min_size=1, max_size=8), st.sampled_from(["p", "div", "li", "h3", "section"])
)
def test_no_line_of_a_page_is_lost(lines: list[str], tag: str) -> None:
    page = "<html><body>" + "".join(f"<{tag}>{line}</{tag}>" for line in lines) + "</body></html>"
    source = read(page)
    assert [line.text for line in source.lines] == lines
    assert all(after.number == before.number + 1 for before, after in pairwise(source.lines))


def test_bold_and_centred_lines_are_told_by_number() -> None:
    source = read(
        "<p>开头。</p><p><strong>铭记</strong><b>历史</b></p><p>一段<b>要点</b>。</p>"
        '<p style="text-align: center"><span>附言</span></p><center>落款</center>'
        '<div align="center"><p style="text-align:left">靠左</p></div>'
        '<p style="font-weight:700">加粗</p>'
        "<table><tr><td><b>甲</b></td><td><b>乙</b></td></tr></table>"
    )
    assert [line.text for line in source.lines if line.heading] == [
        "铭记历史",
        "附言",
        "落款",
        "加粗",
    ]


def test_an_address_in_a_meta_tag_is_no_source() -> None:
    page = PAGE.replace(
        'name="ContentSource" content="机关党委"', 'name="source" content="www.a.cn"'
    )
    assert "source" not in read(page).hints
