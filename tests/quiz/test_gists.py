"""What an experience is asked: what its ways of working mean, what matters, how often."""

from __future__ import annotations

import pytest

from knowledge.model import Kind
from knowledge.quiz import faults
from knowledge.quiz.writing import write_cards
from tests.quiz.volumes import volume

TITLE = "党员读书小组工作办法"


def asked(*sentences: str, kind: Kind = Kind.EXPERIENCE) -> list[tuple[str, str]]:
    """The questions of cards without their place, with the answers."""
    items = list(write_cards(volume(TITLE, *sentences, kind=kind), ()))
    quotes = [(one, one.citation.quote) for one in items if one.citation]
    assert not [fault for one, quote in quotes for fault in faults(one, quote)]
    return [(one.stem.partition("条，")[2], one.key_text) for one in items]


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "聚焦“四个是否”，即把书目是否选好、心得是否写好、讨论是否开好、借阅是否办好作为标准。",
            "“四个是否”具体指什么？",
            "书目是否选好、心得是否写好、讨论是否开好、借阅是否办好",
        ),
        (
            "树立“一线读书法”,在一线选书、在一线领读、在一线讨论。",
            "“一线读书法”具体指什么？",
            "在一线选书、在一线领读、在一线讨论",
        ),
        (
            "找准读书与工作的结合点,是解决读而不用问题的关键所在。",
            "解决读而不用问题的关键是什么？",
            "找准读书与工作的结合点",
        ),
        (
            "读书见效的主要判断标准就是看心得是否写透、问题是否解决。",
            "读书见效的主要判断标准是什么？",
            "看心得是否写透、问题是否解决",
        ),
        (
            "读书小组坚持双月召开心得交流会,从中补短板。",
            "读书小组多久召开一次心得交流会？",
            "双月",
        ),
    ],
)
def test_the_gist_of_an_experience_becomes_a_card(
    sentence: str, question: str, answer: str
) -> None:
    assert asked(sentence) == [(question, answer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "制定了“一读三评”规范,引导组员爱读书。",
        "做到“两个爱护”,在爱护图书方面取得初步成效。",
        "强化“读书就是工作”的意识。",
        "2023年,读书小组为120人提供时间保障、场地保障、经费保障。",
        "只有围绕工作、带着问题读书,读书小组才能找准定位。",
    ],
)
def test_names_without_meaning_and_figures_are_not_asked(sentence: str) -> None:
    assert asked(sentence) == []


def test_a_rule_is_no_experience() -> None:
    rule = "找准读书与工作的结合点，是解决读而不用问题的关键所在。"

    assert asked(rule, kind=Kind.REGULATION) == []


@pytest.mark.parametrize(
    ("rule", "question"),
    [
        ("预备组员的名单，必须报上级党委备案。", "预备组员的名单，必须报哪个组织备案？"),
        (
            "组员因病休假，报上级党委批准后，可以免交会费，不再补交。",
            "组员因病休假，报哪个组织批准后，可以免交会费？",
        ),
        ("读书小组经上级党委批准，可以更名。", "读书小组经哪个组织批准，可以更名？"),
    ],
)
def test_which_body_it_is_is_asked_where_no_other_could_be_chosen(rule: str, question: str) -> None:
    assert asked(rule, kind=Kind.REGULATION)[0][0] == question


@pytest.mark.parametrize(
    "rule",
    [
        "读书计划必须经过党支部党员大会讨论。",  # asked with options
        "读书计划报同级党委批准。",
        "报上级党委批准。",
    ],
)
def test_which_body_is_not_asked_twice_nor_of_nothing(rule: str) -> None:
    assert asked(rule, kind=Kind.REGULATION) == []
