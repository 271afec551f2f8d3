"""What is found worth asking in a sentence, and what is not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.quiz.facts import FactKind, find_facts


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in find_facts(text)]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("读书小组一般每季度召开 1 次交流会。", [("frequency", "每季度"), ("count", "1")]),
        ("审批时间不得超过六个月。", [("span", "六个月")]),
        ("小组成员3人以上的，可以推荐组长。", [("count", "3")]),
        ("小组由 3 至 5 人组成，为单数。", [("range", "3 至 5 人")]),
        ("须有三分之二以上的成员到会。", [("share", "三分之二")]),
        ("须有半数以上成员到会方可进行。", [("share", "半数以上")]),
        ("年满十八周岁的职工可以报名。", [("age", "十八周岁")]),
        ("一次多交纳1000元以上的，单独登记。", [("amount", "1000")]),
        (
            "情节较重的，给予撤销党内职务或者留党察看处分。",
            [("sanction", "撤销党内职务或者留党察看")],
        ),
        ("交流会由读书小组负责人召集并主持。", [("body", "读书小组负责人")]),
        ("轮值，是指组员按月轮流主持。", [("term", "轮值")]),
        ("重大事项实行“四议两公开”。", [("method", "四议两公开")]),
        ("全体组员应当学原文、读原著、悟原理。", [("member", "读原著")]),
        ("小组实行集体讨论和个人负责相结合的做法。", [("phrase", "个人负责")]),
        ("规定标准以外的费用自理。", [("bound", "以外")]),
        ("劝而不改的，予以除名。", [("outcome", "除名")]),
    ],
)
def test_what_a_rule_lays_down_is_found(text: str, facts: list[tuple[str, str]]) -> None:
    assert found(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "坚持四项基本原则，贯彻中央八项规定精神。",
        "本办法自2024年5月6日起施行。",
        "实现第二个百年奋斗目标。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "如果决定撤销其一个职务，从最高职务开始。",
        "各省、自治区、直辖市按照有关规定办理。",
        "对于应当给予开除党籍处分的，按照程序办理。",
        "最高人民检察院是最高检察机关。",
        "坚持网上和网下相结合。",
        "被判处三年以上（不含三年）的，另行处理。",
    ],
)
def test_formulas_dates_and_loose_numbers_are_not_asked_for(text: str) -> None:
    assert found(text) == []


def test_the_usual_grade_is_asked_with_options_only() -> None:
    usual, unusual = (
        find_facts(f"情节较轻的，给予{grade}处分。")[0]
        for grade in ("警告或者严重警告", "撤销党内职务")
    )

    assert not usual.sure
    assert unusual.sure


def test_words_that_stand_in_the_sentence_twice_are_not_asked_for() -> None:
    assert ("body", "读书小组长") not in found("读书小组长由读书小组长提名，由读书小组长批准。")


def test_one_modal_counts_where_a_decision_hangs_on_it() -> None:
    assert found("确有困难的，可以延长半年。") == [("modal", "可以"), ("span", "半年")]
    assert found("必要时，可以延长半年。") == [("span", "半年")]


@given(
    st.text(
        alphabet="党支部每半年一次至少3人以上应当给予由警告、或者处分和的，。“”相结合", max_size=60
    )
)
def test_facts_are_cut_out_of_the_sentence_and_never_overlap(text: str) -> None:
    facts = find_facts(text)

    assert all(text[one.start : one.end] == one.text and one.text for one in facts)
    assert all(one.end <= other.start for one, other in itertools.pairwise(facts))
    assert all(isinstance(one.kind, FactKind) for one in facts)
