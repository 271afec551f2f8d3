"""Slips of typing are put right by the words of the documents, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.bootstrap import Workshop
from knowledge.search import Question, Repair
from knowledge.search.similar_characters import Likeness, SimilarCharacters
from knowledge.search.vocabulary import deletions


def read(sample: Workshop, asked: str) -> Question:
    return sample.read_question(asked, sample.library.catalogue())


@pytest.mark.parametrize(
    ("asked", "wrong", "right"),
    [
        ("支布多久开一次会？", "支布", "支部"),
        ("部支委员会多久开一次？", "部支委员会", "支部委员会"),
        ("党园大会几个月开一次", "党园大会", "党员大会"),
        ("民主平议党员怎么做", "民主平议党员", "民主评议党员"),
        ("入党积极份子怎么培养", "入党积极份子", "入党积极分子"),
        ("火车漂丢了还能报吗", "火车漂", "火车票"),
        ("单位帐户谁来管", "", ""),
        ("預備黨圓能投票嗎", "预备党圆", "预备党员"),
        ("采购管里办法", "采购管里办法", "采购管理办法"),
        ("差旅和报消管理办法", "差旅和报消管理办法", "差旅和报销管理办法"),
    ],
)
def test_a_slip_is_read_as_the_word_that_the_documents_have(
    sample: Workshop, asked: str, wrong: str, right: str
) -> None:
    question = read(sample, asked)
    assert question.repairs == ((Repair(wrong, right),) if wrong else ())
    assert question.text == asked
    assert right in question.folded


@pytest.mark.parametrize(
    "asked",
    [
        "党员大会多久开一次？",
        "没交党费怎么处理",
        "我老公能休护理假吗",
        "小王去外省出差住宿能报多少",
        "副局长出差坐什么车",
        "非党员能参加吗",
        "“支布”是什么意思",
        "《支布工作规则》讲什么",
        "《采购管里办法》第三条",
        "第十二条说的什么",
        "2024年1月",
        "abc 支 部",
        "",
    ],
)
def test_what_may_be_meant_as_it_is_stays(sample: Workshop, asked: str) -> None:
    assert read(sample, asked).repairs == ()


def test_the_document_that_is_meant_is_found_by_its_misspelt_name(sample: Workshop) -> None:
    found = sample.answerer.look_up("采购管里办法第十条")
    wanted = sample.answerer.look_up("采购管理办法第十条")
    assert found is not None and wanted is not None
    assert found.text == wanted.text
    assert [one.text for one in found.notices] == ["已按“采购管理办法”检索（原文“采购管里办法”）"]


@given(asked=st.text(st.sampled_from("支部布党员圆委会的吗第十条“”《》0a，"), max_size=30))
def test_a_question_put_right_is_right(sample: Workshop, asked: str) -> None:
    once = read(sample, asked)
    assert all(one.wrong != one.right for one in once.repairs)
    assert once.text == asked


def test_characters_are_alike_by_sound_and_by_shape() -> None:
    similar = SimilarCharacters.load()
    assert similar.of("布")["部"] is Likeness.SOUND
    assert similar.of("析")["拆"] is Likeness.SHAPE
    assert similar.of("身")["生"] is Likeness.NEAR_SOUND
    assert similar.of("支")["制"] is Likeness.SOUND
    assert similar.of("兰")["男"] is Likeness.NEAR_SOUND
    assert "党" not in similar.of("支")
    assert similar.of("x") == {}


def test_each_character_is_left_out_once() -> None:
    assert list(deletions("支部会")) == ["部会", "支会", "支部"]
