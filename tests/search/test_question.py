"""What a question is understood to be about, to ask for and to take for granted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.index import Terms
from knowledge.search import Wants, read_question
from knowledge.search.fulfilment import fulfils

TERMS = Terms()
NOISE = (
    "请问",
    "谢谢",
    "麻烦",
    "大家好",
    "求助",
    "你好",
    "我想知道",
    "到底",
    "怎么",
    "为什么",
    "呀",
)


def subject(text: str) -> str:
    return read_question(text, TERMS).subject


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("请问档案借阅怎么办手续呀？谢谢", "档案借阅 办手续"),
        ("大家好，麻烦问一下值班补休几天", "值班补休"),
        ("档案借阅😀~~", "档案借阅"),
        ("档案借阅[微笑]", "档案借阅"),
    ],
)
def test_chat_noise_and_question_words_are_cut_away(asked: str, left: str) -> None:
    assert subject(asked).startswith(left)


def test_a_cut_leaves_a_gap_so_that_no_new_word_arises() -> None:
    assert subject("值班请问补休") == "值班 补休"


def test_traditional_and_full_width_characters_are_the_same_question() -> None:
    assert subject("黨費１０％怎麼交") == subject("党费10%怎么交")


def test_words_in_quotation_marks_keep_their_question_words() -> None:
    question = read_question("“六个是否”包括哪些内容", TERMS)
    assert question.quoted == ("六个是否",)
    assert "六个是否" in question.subject


@pytest.mark.parametrize("marks", ["“”", "「」", "『』", "‘’", '""'])
def test_every_pair_of_quotation_marks_quotes(marks: str) -> None:
    asked = f"{marks[0]}一线课堂{marks[1]}是谁办的"
    assert read_question(asked, TERMS).quoted == ("一线课堂",)


def test_a_title_in_its_brackets_keeps_its_question_words() -> None:
    question = read_question("《关于应当公开的规定》讲了什么", TERMS)
    assert question.titles == ("关于应当公开的规定",)
    assert "关于应当公开的规定" in question.subject


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("支委会多久开一次", Wants.FREQUENCY),
        ("一年要讲几次课", Wants.FREQUENCY),
        ("材料保存多久", Wants.DURATION),
        ("婚假有几天", Wants.DURATION),
        ("设了几个教学点", Wants.NUMBER),
        ("通过率是百分之几", Wants.NUMBER),
        ("什么时候交党费", Wants.TIME),
        ("为什么要设教学点", Wants.REASON),
        ("哪些情况必须谈话", Wants.LIST),
        ("这篇文章是谁写的", Wants.AUTHOR),
        ("是哪天发表的", Wants.PUBLISHED),
        ("登在哪份刊物上", Wants.PUBLISHER),
        ("两者有什么区别", Wants.COMPARISON),
    ],
)
def test_what_kind_of_thing_is_asked_for(asked: str, wanted: Wants) -> None:
    assert wanted in read_question(asked, TERMS).wants


def test_how_often_is_not_how_long() -> None:
    assert read_question("支委会多久开一次", TERMS).wants == {Wants.FREQUENCY}
    assert read_question("材料保存多久", TERMS).wants == {Wants.DURATION}


def test_a_statement_asks_for_nothing_in_particular() -> None:
    assert read_question("党员大会", TERMS).wants == frozenset()


def test_years_are_told_from_figures() -> None:
    question = read_question("2022年发了5000元，占12%，2021版是多少", TERMS)
    assert question.years == ("2022", "2021")
    assert question.figures == ("5000", "12%")


@pytest.mark.parametrize("asked", ["12018号", "编号20231", "1066年"])
def test_a_longer_number_or_a_distant_one_is_no_year(asked: str) -> None:
    assert read_question(asked, TERMS).years == ()


@pytest.mark.parametrize("asked", ["办法第3条", "第２章", "第 12 款", "第1期"])
def test_the_number_of_a_provision_is_not_a_figure(asked: str) -> None:
    assert read_question(asked, TERMS).figures == ()


def test_a_question_of_noise_alone_is_about_nothing() -> None:
    assert subject("请问一下，谢谢！😀") == ""


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_whatever_is_typed_is_read(text: str) -> None:
    question = read_question(text, TERMS)
    assert question.text == text
    assert question.subject == " ".join(question.subject.split())


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(NOISE),
    st.text(alphabet="档案借阅值班补休印章会议室", max_size=12),
    st.sampled_from(NOISE),
)
def test_the_noise_that_was_given_is_gone(before: str, core: str, after: str) -> None:
    left = subject(f"{before}{core}{after}")
    assert before not in left
    assert after not in left


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="是否什么的了到底怎么应当三六", min_size=2, max_size=10))
def test_what_stands_in_quotation_marks_is_never_cut(words: str) -> None:
    question = read_question(f"请问“{words}”讲的是哪件事", TERMS)
    assert question.quoted == (words,)
    assert words in question.subject


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("未成年人是未满多少岁的人？", "未成年人是指未满十八周岁的公民。"),
        ("印章审批单要几份？", "材料：审批单 | 份数：2"),
        ("他每月交多少党费？", "姓名：甲 | 月缴党费（元）：58"),
    ],
)
def test_an_amount_is_told_with_its_unit_wherever_that_stands(asked: str, text: str) -> None:
    assert fulfils(text, read_question(asked, TERMS))
