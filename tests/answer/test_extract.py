"""What is cut out of a passage: the sentence, the list, what it leans on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import made_document, made_evidence

from knowledge.answer.extract import Extract, extract, lines_with
from knowledge.index import Terms
from knowledge.model import Kind
from knowledge.search import Evidence, read_question

TERMS = Terms()
ARTICLE = made_document("档案数字化的一年", kind=Kind.EXPERIENCE)
RULE = made_document("云泽市档案查阅办法", effective="2022-01-01")
LONG = "档案盒统一使用无酸纸制作并逐盒编号。"
LIST = (
    "查阅档案按照下列程序办理：\n（一）填写查阅单；\n（二）科室负责人签字；\n（三）档案室核对。\n"
    + "档案室应当在当日提供所查阅的档案。"
)


def cut(evidence: Evidence, asked: str, limit: int = 300) -> Extract:
    return extract(evidence, read_question(asked, TERMS), limit)


def test_the_sentence_that_answers_is_cut_out() -> None:
    text = f"{LONG}查阅档案须凭工作证登记并于当日归还原处。涉密档案由专人陪同查阅。"
    said = cut(made_evidence(text, document=ARTICLE, best=1), "查阅凭什么")
    assert said.text == "查阅档案须凭工作证登记并于当日归还原处。"
    assert [text[start:end] for start, end in said.spans] == [said.text]


def test_a_sentence_that_leans_back_takes_its_predecessor() -> None:
    text = f"{LONG}档案分为长期和短期两种保管期限。其中短期的保管十年，期满后登记销毁。"
    said = cut(made_evidence(text, document=ARTICLE, best=2), "短期档案怎么保管")
    assert said.text == "档案分为长期和短期两种保管期限。其中短期的保管十年，期满后登记销毁。"


def test_a_sentence_takes_the_next_one_that_leans_on_it() -> None:
    text = f"{LONG}查阅档案须凭工作证登记并当日归还。逾期不还的，由档案室书面提醒。{LONG}"
    said = cut(made_evidence(text, document=ARTICLE, best=1), "查阅凭什么")
    assert said.text.endswith("逾期不还的，由档案室书面提醒。")


def test_a_neighbour_that_is_nearly_as_relevant_is_taken_along() -> None:
    text = f"查阅档案须凭工作证登记并填写用途。复印档案须经科室负责人签字同意。{LONG}"
    evidence = made_evidence(text, document=ARTICLE, relevance=[1.0, 0.9, 0.1])
    assert cut(evidence, "查阅和复印要什么").text == text.removesuffix(LONG)


def test_nothing_is_taken_along_beyond_the_limit() -> None:
    first, second = "甲" * 90 + "。", "其中" + "乙" * 90 + "。"
    said = cut(made_evidence(first + second, document=ARTICLE, best=1), "乙", limit=100)
    assert said.text == second


def test_a_sentence_longer_than_the_limit_stays_whole() -> None:
    text = "档" * 200 + "。" + LONG
    assert cut(made_evidence(text, document=ARTICLE), "档", limit=50).text == "档" * 200 + "。"


@pytest.mark.parametrize("best", [0, 1, 2])
def test_a_list_in_a_rule_is_given_whole(best: int) -> None:
    said = cut(made_evidence(LIST, document=RULE, best=best), "查阅要走哪些程序")
    assert said.text.startswith("查阅档案按照下列程序办理：")
    assert "（三）档案室核对。" in said.text


def test_a_list_that_is_asked_for_is_given_whole_with_its_opener() -> None:
    wanted = "教学点这样选：\n一是离企业近；二是场地现成；三是不收租金。"
    said = cut(
        made_evidence(f"{LONG}{wanted}{LONG}", document=ARTICLE, best=2), "教学点按哪些条件选"
    )
    assert said.text == wanted


def test_one_item_is_never_shown_without_the_words_that_open_its_list() -> None:
    items = "\n".join(f"（{one}）{'乙' * 30}；" for one in "一二三四五")
    text = f"下列人员可以查阅：\n{items}"
    said = cut(made_evidence(text, document=ARTICLE, best=4), "乙能查阅吗", limit=60)
    assert said.text.startswith("下列人员可以查阅：\n（四）")
    assert len(said.spans) == 2


def test_an_item_of_a_cut_off_piece_is_opened_by_the_words_of_its_article() -> None:
    text = "（四）" + "乙" * 30 + "；\n（五）" + "丙" * 30 + "。"
    evidence = made_evidence(text, document=ARTICLE, best=1, opening="下列人员可以查阅：")
    assert cut(evidence, "丙能查阅吗", limit=40).text.startswith("下列人员可以查阅：\n（五）")


def test_the_head_of_a_document_is_given_as_it_stands() -> None:
    text = "档案数字化的一年\n赵晚晴\n2024年3月5日"
    said = cut(made_evidence(text, document=ARTICLE, place="head"), "谁写的")
    assert said.text == text


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["赵晚晴"], "市档案室　赵晚晴"),
        (["2024年3月5日"], "2024年3月5日"),
        (["赵晚晴", "2024年3月5日"], "市档案室　赵晚晴\n2024年3月5日"),
        (["2024年3月5日", "赵晚晴"], "市档案室　赵晚晴\n2024年3月5日"),
    ],
)
def test_printed_words_are_given_with_their_whole_lines(words: list[str], lines: str) -> None:
    said = lines_with("档案数字化的一年\n市档案室　赵晚晴\n2024年3月5日", words)
    assert said.text == lines


pieces = st.sampled_from(
    ["查阅须登记。", "其中涉密的除外；", "下列人员可以查阅：\n", "（一）本局人员；\n", "一是填单；",
     "但外单位的除外。", LONG, "甲" * 80 + "。", "附注"]
)  # fmt: skip


@given(st.lists(pieces, min_size=1, max_size=9), st.data(), st.sampled_from([RULE, ARTICLE]))
def test_what_is_said_always_stands_in_the_passage(
    parts: list[str], data: st.DataObject, document: object
) -> None:
    text = "".join(parts)
    bare = made_evidence(text)
    best = data.draw(st.integers(0, len(bare.sentences) - 1))
    evidence = made_evidence(text, document=document, best=best)  # type: ignore[arg-type]
    said = cut(evidence, data.draw(st.sampled_from(["哪些人能查阅", "查阅要登记吗"])), limit=100)
    assert said.text == "\n".join(text[start:end] for start, end in said.spans)
    assert evidence.sentences[best].text[:9] in said.text
    assert all(0 <= start < end <= len(text) for start, end in said.spans)
