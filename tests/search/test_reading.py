"""What is read off a passage, and what the order makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import workshop_at

from knowledge.bootstrap import Workshop
from knowledge.search import Evidence
from knowledge.search.reading import longest_shared

FLAGS = """云泽市旗帜悬挂办法
第一条 为了规范旗帜的悬挂，制定本办法。
第二条 下列机构应当每日悬挂市旗：
（一）市图书馆；
（二）市体育场；
（三）市码头。
第三条 每日悬挂市旗的，应当早晨升起，傍晚降下。
第四条 悬挂市旗的旗杆应当直立。
"""
AWARDS = """云泽市青年工匠评选通知
一、申请资料
参评人员递交推荐表两份、照片四张、作品说明一份。
二、考核评估
评选小组对申请资料开展考核评估，申请资料不齐全的不予评估。
三、奖励
获奖人员由市里发给证书。
"""
PAY = """云泽市工钱支付守则
第一条 为了保障按时支付，制定本守则。
第二条 企业拖欠工资的，由主管部门责令限期支付。
第三条 企业的厂房应当保持整洁。
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    folder: Path = tmp_path_factory.mktemp("made")
    documents = folder / "documents"
    documents.mkdir()
    for name, text in (("flags", FLAGS), ("awards", AWARDS), ("pay", PAY)):
        (documents / f"{name}.txt").write_text(text, encoding="utf-8")
    workshop = workshop_at(folder / "var", documents)
    workshop.ingestion()
    yield workshop
    workshop.library.catalogue().generation.close()


def evidence(made: Workshop, asked: str) -> list[Evidence]:
    catalogue = made.library.catalogue()
    question = made.read_question(asked, catalogue)
    return list(made.retriever(catalogue, question, date(2025, 6, 1)).evidence)


def test_the_stem_of_a_list_comes_first_where_a_list_is_asked_for(made: Workshop) -> None:
    first = evidence(made, "哪些机构应当每日悬挂市旗？")[0]
    assert first.record.passage.location.startswith("第二条")
    assert first.features.lists == 1.0


def test_the_passage_under_the_heading_that_is_asked_for_comes_first(made: Workshop) -> None:
    first = evidence(made, "青年工匠的申请资料有哪些？")[0]
    assert "推荐表两份" in first.record.passage.text
    assert first.features.heading > 0


def test_a_word_of_like_meaning_finds_the_rule(made: Workshop) -> None:
    found = evidence(made, "公司不发薪水归谁管？")
    assert "拖欠工资" in found[0].record.passage.text


def test_a_passage_that_was_not_read_stands_below_those_that_were(made: Workshop) -> None:
    found = evidence(made, "市旗")
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert found[0].features.margin > 0 == found[-1].features.margin


def test_the_order_is_the_same_every_time(made: Workshop) -> None:
    orders = [[one.record.row for one in evidence(made, "市旗的旗杆")] for _ in range(3)]
    assert orders[0] == orders[1] == orders[2]


characters = st.text("党费减免交纳", max_size=12)


@given(characters, characters)
def test_the_longest_shared_stretch_is_that_of_all_stretches(words: str, text: str) -> None:
    stretches = (words[a:b] for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    assert longest_shared(words, text) == max(
        (len(one) for one in stretches if one in text), default=0
    )
