"""Who wrote, published and signed a text, from its last lines and its dateline."""

from __future__ import annotations

import pytest
from sources import document_of

from knowledge.model import Document, Kind
from knowledge.structure.byline import source_name
from knowledge.structure.closing import read_closing
from knowledge.structure.credits import read_credit, read_dateline, read_parenthesis

LONG = "志愿者们每周六上午来到社区图书室，整理书架，修补旧书，也给孩子们读一个小时的故事。"


def ended(*lines: str, title: str = "图书室里的周六") -> Document:
    return document_of("\n".join((title, LONG, LONG, *lines)))


def test_source_and_author_in_the_last_parenthesis() -> None:
    document = ended(f"{LONG}（某县融媒网站 张小满）")
    assert (document.source, document.authors) == ("某县融媒网站", ("张小满",))
    document = ended(f"{LONG}（某省图书馆采编室  王一鸣）")
    assert (document.organisation, document.authors) == ("某省图书馆采编室", ("王一鸣",))
    document = ended(f"{LONG}（某市教育局副局长 李四光）")
    assert (document.organisation, document.authors) == ("某市教育局", ("李四光",))
    document = ended(f"{LONG}（本报记者 张三丰 李 四）")
    assert document.authors == ("张三丰", "李四")
    assert ended(f"{LONG}（某县图书馆宣传科）").organisation == "某县图书馆宣传科"


def test_a_name_alone_at_the_end() -> None:
    assert ended(f"{LONG}（高明）").authors == ("高明",)
    assert ended("（高明）").authors == ("高明",)


@pytest.mark.parametrize("word", ["全文", "完", "待续", "节选", "试行", "张某", "本报讯员", "见图"])
def test_other_parentheses_name_nobody(word: str) -> None:
    document = ended(f"{LONG}（{word}）")
    assert document.authors == ()
    assert document.organisation is document.source is None


def test_names_after_several_paragraphs_are_of_those_who_spoke() -> None:
    assert ended(f"{LONG}（张小满）", f"{LONG}（李四光）").authors == ()


def test_lines_of_credits() -> None:
    document = ended("来源：少儿部", "文字：童小雨", "图片：张三", "编辑：李四", "审核：王五")
    assert (document.source, document.authors) == ("少儿部", ("童小雨",))
    assert [p.text for p in document.passages if p.place == "tail"] == [
        "来源：少儿部\n文字：童小雨\n图片：张三\n编辑：李四\n审核：王五"
    ]
    assert ended("（供稿：第二支部 张三  审核：李四）").authors == ("张三",)
    assert ended("供稿：办公室", "撰稿：李四光").authors == ("李四光",)
    assert ended("供稿：办公室").authors == ()
    assert ended("作者单位：某市少年宫图书馆").organisation == "某市少年宫图书馆"


def test_agency_paper_and_its_date() -> None:
    document = ended("（新华社某地6月28日电）", "《 某某日报 》（ 2018年06月29日 01 版）")
    assert document.source == "新华社"
    assert document.published is not None
    assert document.published.iso == "2018-06-29"
    assert ended("《某某日报》（2018年06月29日 01版）").source == "某某日报"
    document = document_of(f"读书节开幕\n某大新闻网8月21日电（通讯员 张三）\n{LONG}\n{LONG}")
    assert (document.source, document.authors) == ("某大新闻网", ("张三",))
    told = read_dateline("本报某地3月1日电（记者 张三）")
    assert told is not None
    assert (told.source, told.authors) == (None, ("张三",))


def test_a_signature_names_issuer_and_date_of_a_notice() -> None:
    lines = ("一、时间", "周六上午。", "某区人民检察院", "2012年12月10日")
    document = ended(*lines, title="读书活动方案")
    assert (document.kind, document.issuer) == (Kind.NOTICE, "某区人民检察院")
    assert document.published is not None
    assert document.published.iso == "2012-12-10"
    assert document.organisation is None
    assert document.passages[-1].place == "tail"
    assert ended("某区人民检察院", "2012年12月10日").organisation == "某区人民检察院"
    assert ended("我们走进了法院", "2012年12月10日是开馆日。").organisation is None


def test_a_regulation_has_no_closing_credits() -> None:
    articles = "第一条 甲。\n第二条 乙。\n第三条 由馆长负责解释。（张三）"
    assert document_of(f"借书办法\n{articles}").authors == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("《某某日报》收藏", "某某日报"),
        ("某某网 分享 打印", "某某网"),
        ("本站", None),
        ("https://example.com/1.html", None),
        ("", None),
    ],
)
def test_a_source_is_a_name(text: str, source: str | None) -> None:
    assert source_name(text) == source


def test_no_text_of_a_sentence_is_a_credit() -> None:
    assert read_credit("作者：张三认为，来源要可靠。") is None
    assert read_parenthesis("详见附件二 第三页") is None
    assert read_closing([], 0, whole=True).bylines == ()
