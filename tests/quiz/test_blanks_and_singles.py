"""What trainers see of blanks and single choices."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge.model import Kind
from knowledge.quiz import GAP, Difficulty, ItemType, QuizItem, faults
from knowledge.quiz.distractors import ordered
from knowledge.quiz.writing import write_blanks, write_singles
from tests.quiz.volumes import volume

RULE = volume(
    "党员读书小组工作办法",
    "读书小组一般每季度召开1次交流会。",
    "读书小组会由党小组组长召集并主持。",
    "无正当理由，连续六个月不参加活动的，予以除名。",
    "破坏图书，情节较轻的，给予警告或者严重警告处分；情节严重的，给予撤销党内职务处分。",
    "党支部是读书活动的领导机构，其任务另行安排。",
    "成员7人以上的，设立书记；成员不足7人的，由党支部指定一人。",
)


def single(words: str) -> QuizItem:
    return next(one for one in write_singles(RULE, ()) if words in one.right)


def test_a_blank_names_its_place_and_asks_for_words_of_its_quote() -> None:
    blank = next(one for one in write_blanks(RULE, ()) if one.key_text == "每季度")

    assert blank.type is ItemType.BLANK
    assert blank.stem == f"根据《党员读书小组工作办法》第1条，读书小组一般{GAP}召开1次交流会。"
    assert blank.citation is not None
    assert blank.citation.quote == "读书小组一般每季度召开1次交流会。"
    assert RULE.text[blank.citation.start : blank.citation.end] == blank.citation.quote
    assert blank.citation.quote in blank.explanation
    assert blank.id == next(one for one in write_blanks(RULE, ()) if one.key_text == "每季度").id


def test_every_item_stands_the_examination() -> None:
    items = [*write_blanks(RULE, ()), *write_singles(RULE, ())]

    assert items
    assert not [
        (one.stem, fault.text)
        for one in items
        if one.citation
        for fault in faults(one, one.citation.quote)
    ]


def test_wrong_options_are_of_the_same_kind_as_the_right_one() -> None:
    assert set(single("每季度").options) < {"每周", "每月", "每季度", "每半年", "每年", "每两年"}
    assert all(one.endswith("个月") for one in single("六个月").options)
    assert set(single("除名").options) == {"除名", "停止党籍", "开除党籍", "留党察看"}
    persons = single("党小组组长").options
    assert all(one.endswith(("长", "书记", "委员", "介绍人")) for one in persons)


def test_the_stem_of_a_graver_case_leaves_out_the_lighter_one() -> None:
    graver = single("撤销党内职务")

    assert graver.stem.endswith(f"破坏图书，情节严重的，给予{GAP}处分。")


def test_a_deed_is_asked_for_once_by_its_unusual_grade() -> None:
    asked = [one for one in write_singles(RULE, ()) if "破坏图书" in one.stem]

    assert [one.right for one in asked] == [("撤销党内职务",)]


def test_a_number_that_stands_in_the_stem_again_is_not_asked_for() -> None:
    assert not [one for one in write_blanks(RULE, ()) if one.key_text == "7"]


def test_what_is_right_elsewhere_is_no_wrong_option() -> None:
    other = volume("图书室管理办法", "读书小组会由党支部书记召集并主持。")

    [item] = [one for one in write_singles(RULE, [other]) if "党小组组长" in one.right]

    assert "党支部书记" not in item.options


def test_a_formula_of_several_rules_is_asked_of_the_most_general() -> None:
    formula = "发展组员，应当把政治标准放在首位。"
    general, special = volume("读书章程", formula), volume("读书小组工作办法细则", formula)

    assert [one.key_text for one in write_blanks(general, [special])] == ["政治标准"]
    assert not list(write_blanks(special, [general]))


def test_rules_of_others_are_not_asked_with_bodies_and_measures_of_the_party() -> None:
    school = volume("学生管理办法", "申请由学院领导小组审批。", "逾期的，责令限期改正。")

    assert not list(write_singles(school, [RULE]))


def test_sanctions_of_a_school_stand_beside_its_own() -> None:
    school = volume(
        "学生纪律处分办法",
        "考试作弊的，给予记过处分。",
        "屡次旷课的，给予警告或严重警告处分。",
        "打架斗殴的，给予留校察看处分。",
        "偷窃财物的，给予开除学籍处分。",
    )

    items = list(write_singles(school, [RULE]))

    assert len(items) == 4
    assert {option for one in items for option in one.options} == {
        "记过",
        "警告或严重警告",
        "留校察看",
        "开除学籍",
    }


def test_the_lead_of_a_list_stands_before_its_item() -> None:
    listed = volume("读书办法", "每月至少讲1次书。", opening="组长的任务是：")

    stems = {one.stem for one in write_blanks(listed, ())}

    assert f"根据《读书办法》第1条，组长的任务之一是：{GAP}至少讲1次书。" in stems


def test_figures_of_an_article_are_no_rule() -> None:
    article = volume("某地经验", "连续5年超过50人参加。", kind=Kind.EXPERIENCE)

    assert not list(write_blanks(article, ()))
    assert not list(write_singles(article, [RULE]))


def test_the_right_option_stands_in_each_place_equally_often() -> None:
    places = Counter(ordered("对", ("错", "误", "非"), f"题干{n}").index("对") for n in range(2000))

    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) - min(places.values()) < 200


def test_the_order_of_options_is_fixed_by_the_stem() -> None:
    assert ordered("对", ("错", "误"), "题干") == ordered("对", ("误", "错"), "题干")


@pytest.mark.parametrize(("words", "difficulty"), [("每季度", Difficulty.EASY)])
def test_what_everybody_meets_counts_as_easy(words: str, difficulty: Difficulty) -> None:
    assert single(words).difficulty is difficulty
