"""What is wrong with an item, told field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.quiz import GAP, Alteration, ItemType, Maker, QuizItem, faults
from tests.quiz.quiz_items import (
    PASSAGE,
    blank,
    cited,
    item_with,
    multi,
    right_statement,
    short,
    single,
    wrong_statement,
)


def fields(item: QuizItem, *neighbours: str) -> set[str]:
    return {fault.field for fault in faults(item, PASSAGE, neighbours)}


@pytest.mark.parametrize(
    "item", [single(), multi(), right_statement(), wrong_statement(), blank(), short()]
)
def test_a_right_item_has_no_fault(item: QuizItem) -> None:
    assert faults(item, PASSAGE) == ()


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (single(stem=" "), "stem"),
        (single(stem="题" * 2001), "stem"),
        (single(stem="按前款规定，读书小组每月活动___次。"), "stem"),
        (single(stem="读书小组应当每月至少活动___次。"), "stem"),  # of which document?
        (blank(stem="根据《读书小组工作办法》第五条，任期几年？"), "stem"),
        (single(options=("1",)), "options"),
        (single(options=tuple("1234567890abc")), "options"),
        (single(options=("1", "2", "", "4")), "options"),
        (single(options=("1", "2", "二", "4")), "options"),
        (single(options=("1", "2", "本条规定的次数", "4")), "options"),
        (right_statement(options=("对", "错")), "options"),
        (blank(options=("1年", "2年")), "options"),
        (single(key=()), "key"),
        (single(key=(4,)), "key"),
        (single(key=(-1,)), "key"),
        (single(key=(0, 1)), "key"),
        (multi(key=(1, 0)), "key"),
        (multi(key=(0,)), "key"),
        (multi(key=(0, 1, 2, 3)), "key"),
        (single(key=(1,)), "key"),  # 2 does not stand in the quote
        (blank(key_text=""), "key_text"),
        (blank(key_text="3年"), "key_text"),
        (blank(key_text="推荐；2年"), "key_text"),
        (short(key_text="选定书目\n收取会费"), "key_text"),
        (single(citation=None), "citation"),
        (single(citation=replace(cited("任期2年"), quote="任期3年")), "citation"),
        (single(citation=replace(cited("任期2年"), quote="")), "citation"),
        (single(citation=replace(single().citation, title="")), "citation"),
        (single(explanation=""), "explanation"),
        (single(explanation="解" * 5000), "explanation"),
        (multi(options=("选定书目", "组织讨论", "完成其他事项", "整理心得")), "options"),
        (right_statement(key=(1,)), "change"),
        (right_statement(stem="根据《读书小组工作办法》，小组每月活动。"), "stem"),
        (right_statement(change=Alteration("modal", "应当", "可以")), "change"),
        (wrong_statement(change=Alteration("modal", "应当", "不得")), "change"),
        (
            wrong_statement(stem="根据《读书小组工作办法》第五条，读书小组可以每年至少活动1次。"),
            "change",
        ),
    ],
)
def test_a_spoilt_field_is_named(item: QuizItem, field: str) -> None:
    assert field in fields(item)


def test_a_wrong_option_that_a_neighbour_makes_right_is_told() -> None:
    neighbour = "第六条　青年读书小组应当每月至少活动2次。"

    assert fields(single()) == set()
    assert fields(single(), neighbour) == {"options"}


def test_a_statement_that_is_true_elsewhere_is_no_wrong_one() -> None:
    assert fields(wrong_statement(), "第六条　读书小组可以每月至少活动1次。") == {"key"}


def test_the_only_long_option_gives_the_key_away() -> None:
    long = "读书小组组长由小组成员推荐产生"
    told = faults(
        single(
            stem="根据《读书小组工作办法》第五条，下列说法哪个对？",
            options=(long, "组长由上级指定", "组长轮流当", "不设组长"),
            citation=cited("读书小组组长由小组成员推荐产生，任期2年。"),
        ),
        PASSAGE,
    )

    assert ["长" in fault.text for fault in told] == [True]


def test_a_negative_stem_asks_for_what_does_not_stand_there() -> None:
    item = multi(stem="根据《读书小组工作办法》第五条，下列哪些不属于读书小组的任务？")

    assert fields(item) != set()
    assert not fields(replace(item, options=("收取会费", "出版图书", "选定书目"), key=(0, 1)))


@pytest.mark.parametrize(
    "asked",
    [
        "下列各项中，不属于读书小组任务的是___。",
        "下列选项哪个不是读书小组的任务？",
        "关于读书小组的任务，说法不正确的是哪一项？",
        "关于读书小组的任务，下列说法错误的是（　）",
        "___不属于读书小组的任务。",
        "关于读书小组的任务，以下哪个说法错误？",
    ],
)
def test_however_the_exception_is_asked_for_the_others_have_to_stand_there(asked: str) -> None:
    stem = f"根据《读书小组工作办法》第五条，{asked}"
    item = single(
        stem=stem,
        options=("收取会费", "选定书目", "组织讨论", "整理心得"),
        citation=multi().citation,
    )

    assert not fields(item)
    assert "key" in fields(replace(item, key=(1,)))


@pytest.mark.parametrize(
    "rule",
    [
        "组长不正确履行职责的，任期缩短为1年。",
        "不符合条件的有关组员，1年内不得参加活动。",
        "对不是组员的读者，由组长提前1日通知。",
        "组员应当交回图书，但1年以内的新书除外。",
    ],
)
def test_a_rule_that_says_not_is_asked_for_as_it_stands(rule: str) -> None:
    item = single(
        stem=f"根据《读书小组工作办法》第五条，{rule.replace('1', GAP)}",
        citation=replace(cited("任期2年"), quote=rule),
    )

    assert faults(item, rule) == ()
    assert [fault.field for fault in faults(replace(item, key=(1,)), rule)] == ["key", "options"]


def test_people_may_put_a_statement_in_their_own_words() -> None:
    item = wrong_statement(
        stem="读书小组每个月至少要活动三次。", change=None, made_by=Maker.PERSON, explanation=""
    )

    assert faults(item, PASSAGE) == ()


def test_digits_are_taken_for_words_where_the_stem_asks_for_digits() -> None:
    passage = "组长任期二年。"
    item = blank(
        stem="根据《读书小组工作办法》，组长任期___年（填阿拉伯数字）。",
        key_text="2",
        citation=replace(cited("任期2年"), quote=passage),
    )

    assert faults(item, passage) == ()
    assert faults(replace(item, stem=item.stem.replace("阿拉伯数字", "数")), passage)


@pytest.mark.parametrize(
    "words",
    [
        "有前款行为的",
        "该会由书记主持",
        "其任期为2年",
        "并应当报告",
        "下列人员应当参加",
        "因此应当改正",
    ],
)
def test_words_that_point_outside_are_told(words: str) -> None:
    assert fields(right_statement(stem=f"根据《读书小组工作办法》第五条，{words}。")) >= {"stem"}


@pytest.mark.parametrize(
    "words",
    ["成立党支部的，该党支部应当选举书记", "三分之二以上人员到会", "尤其要守时", "应该每月学习"],
)
def test_words_that_are_named_in_the_stem_point_nowhere_else(words: str) -> None:
    told = faults(right_statement(stem=f"根据《读书小组工作办法》第五条，{words}。"), PASSAGE)

    assert not [fault for fault in told if "看不出" in fault.text]


words = st.text("党支部应当可以每月1次《》___（）；。,，其该前款\n ", max_size=30)


@given(
    type_=st.sampled_from(ItemType),
    stem=words,
    options=st.lists(words, max_size=14).map(tuple),
    key=st.lists(st.integers(-2, 14), max_size=4).map(tuple),
    key_text=words,
    quote=words,
    passage=words,
    change=st.none() | st.builds(Alteration, st.just("number"), words, words),
    made_by=st.sampled_from(Maker),
)
def test_whatever_is_imported_is_examined_without_failing(
    type_: ItemType,
    stem: str,
    options: tuple[str, ...],
    key: tuple[int, ...],
    key_text: str,
    quote: str,
    passage: str,
    change: Alteration | None,
    made_by: Maker,
) -> None:
    item = item_with(
        type_,
        stem=stem,
        options=options,
        key=key,
        key_text=key_text,
        citation=replace(cited("任期2年"), quote=quote),
        change=change,
        made_by=made_by,
    )

    for fault in faults(item, passage, (passage,)):
        assert fault.field in QuizItem.__dataclass_fields__
        assert fault.text.endswith("。")
