"""Provisions asked for by number, answered with their exact text."""

from __future__ import annotations

import pytest

from knowledge.answer import Answerer, Focus
from knowledge.answer.provision_answer import place_label
from knowledge.bootstrap import Workshop
from knowledge.model import Answer, Level, NoAnswer, Place

TENTH = "第十条　比价、询价应当由2名以上工作人员共同进行，形成书面记录，并附供应商报价单。"


def answered(ask: Answerer, asked: str, focus: Focus | None = None) -> Answer:
    answer = ask(asked, focus=focus)
    assert isinstance(answer, Answer), answer.text
    return answer


def refused(ask: Answerer, asked: str, code: str) -> str:
    answer = ask(asked)
    assert isinstance(answer, NoAnswer)
    assert [one.code for one in answer.notices] == [code]
    assert answer.text == answer.notices[0].text
    return answer.text


@pytest.mark.parametrize(
    "asked",
    ["采购管理办法第十条", "采购管理办法第10条", "采购管理办法 第 10 条", "采购管理办法10条",
     "採購管理辦法第十條", "采购管理办法第１０条", "《采购管理办法》第十条", "请问采购办法第十条？",
     "云泽市统计局采购管理办法第十条说的是什么"],
)  # fmt: skip
def test_an_article_in_every_spelling_is_quoted_exactly(ask: Answerer, asked: str) -> None:
    answer = answered(ask, asked)
    assert answer.text.startswith(f"【规定】{TENTH}")
    assert answer.text.endswith("[1]")
    (citation,) = answer.citations
    assert citation.location == "第三章 第十条"
    assert answer.confidence == 1.0


def test_every_article_of_every_rule_is_quoted_from_its_own_place(sample: Workshop) -> None:
    catalogue = sample.library.catalogue()
    rules = [one for one in catalogue.documents.values() if one.kind.binding]
    asked = 0
    for rule in rules:
        text = catalogue.text(rule.id)
        for place in catalogue.places(rule.id):
            if place.level is not Level.ARTICLE:
                continue
            answer = sample.answerer(f"第{place.number}条", focus=Focus(rule.id))
            assert isinstance(answer, Answer)
            (citation,) = answer.citations
            assert citation.quote == text[citation.start : citation.end]
            assert citation.quote.startswith(place.label)
            whole = text[place.start : place.end].rstrip()
            assert whole.startswith(citation.quote)
            assert citation.quote == whole or len(whole) > 600
            asked += 1
    assert asked == 256


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("采购管理办法第九十九条", "《云泽市统计局采购管理办法》共25条，没有第九十九条。"),
        ("采购管理办法第26条", "《云泽市统计局采购管理办法》共25条，没有第二十六条。"),
        ("采购管理办法第0条", "《云泽市统计局采购管理办法》共25条，没有第零条。"),
        ("采购管理办法第123456条", "《云泽市统计局采购管理办法》共25条，没有第123456条。"),
        ("采购管理办法第十条之一", "《云泽市统计局采购管理办法》共25条，没有第十条之一。"),
        ("采购管理办法第十条第三款", "《云泽市统计局采购管理办法》第十条没有第三款。"),
        ("采购管理办法第十条第0款", "《云泽市统计局采购管理办法》第十条没有第零款。"),
        ("采购管理办法第五条第九项", "《云泽市统计局采购管理办法》第五条没有第九项。"),
        ("采购管理办法第九章", "《云泽市统计局采购管理办法》没有第九章。"),
    ],
)  # fmt: skip
def test_a_number_that_is_not_there_is_said_so(ask: Answerer, asked: str, sentence: str) -> None:
    assert refused(ask, asked, "no_such_provision") == sentence


def test_a_paragraph_is_quoted_alone(ask: Answerer) -> None:
    (citation,) = answered(ask, "党支部工作规则8条2款").citations
    assert citation.location == "第二章 第八条第二款"
    assert citation.quote.startswith("候选人得到的赞成票")


def test_an_item_is_quoted_alone(ask: Answerer) -> None:
    (citation,) = answered(ask, "党支部工作规则第十三条第（三）项").citations
    assert citation.quote == "（三）接收预备党员和预备党员转为正式党员；"
    assert "第十三条" in citation.location


@pytest.mark.parametrize("asked", ["第十四条到第十六条", "14条至16条", "十四条-十六条"])
def test_a_range_has_a_citation_for_each_article(ask: Answerer, asked: str) -> None:
    answer = answered(ask, f"党支部工作规则{asked}")
    places = [one.location.split()[-1] for one in answer.citations]
    assert places == ["第十四条", "第十五条", "第十六条"]
    assert [one.mark for one in answer.citations] == [1, 2, 3]


def test_several_articles_in_one_question(ask: Answerer) -> None:
    answer = answered(ask, "采购管理办法第一条和第二十五条")
    assert [one.location.split()[-1] for one in answer.citations] == ["第一条", "第二十五条"]


def test_a_chapter_is_cut_at_a_sentence_and_says_so(ask: Answerer, sample: Workshop) -> None:
    answer = answered(ask, "党支部工作规则第二章")
    (citation,) = answer.citations
    assert citation.quote.startswith("第二章　组织设置")
    assert len(citation.quote) <= 600
    assert citation.quote[-1] in "。；：\n"
    text = sample.library.catalogue().text(citation.document.id)
    assert citation.quote == text[citation.start : citation.end]
    assert [one.code for one in answer.notices] == ["truncated"]


def test_a_table_is_quoted_with_its_rows(ask: Answerer) -> None:
    quote = answered(ask, "党费收缴使用管理办法第十六条").citations[0].quote
    assert "1000元以上至5000元（含5000元） | 机关党委书记审批" in quote


def test_the_document_of_the_conversation_is_meant_by_a_bare_number(
    ask: Answerer, sample: Workshop
) -> None:
    rule = sample.library.catalogue().find("采购管理办法")
    assert TENTH in answered(ask, "第十条呢？", focus=Focus(rule.id)).text


def test_a_named_document_comes_before_that_of_the_conversation(
    ask: Answerer, sample: Workshop
) -> None:
    rule = sample.library.catalogue().find("采购管理办法")
    (citation,) = answered(ask, "保密工作规定第十条", focus=Focus(rule.id)).citations
    assert citation.document.title == "云泽市统计局保密工作规定"


def test_a_document_without_articles_is_said_to_have_none(ask: Answerer, sample: Workshop) -> None:
    article = next(
        one for one in sample.library.catalogue().documents.values() if "一线课堂" in one.title
    )
    answer = ask("第十条", focus=Focus(article.id))
    assert isinstance(answer, NoAnswer)
    assert "不是分条写的" in answer.text


def test_look_up_leaves_a_question_without_a_number_alone(ask: Answerer) -> None:
    assert ask.look_up("支委会多久开一次") is None
    assert isinstance(ask.look_up("采购管理办法第十条"), Answer)


@pytest.mark.parametrize(
    ("path", "label", "cited"),
    [
        (("第三章 组织", "第十一条"), "第二款", "第三章 第十一条第二款"),
        (("第一编 总则", "第三章 组织"), "第十一条", "第一编 第三章 第十一条"),
        ((), "第三章 组织", "第三章"),
        ((), "附件1", "附件1"),
    ],
)
def test_a_place_is_cited_by_its_numbers(path: tuple[str, ...], label: str, cited: str) -> None:
    assert place_label(Place("x", Level.ARTICLE, label, 0, 1, path)) == cited
