"""Items that a judge would not let pass: given away, still true, not whole."""

from __future__ import annotations

import pytest

from knowledge.model import Kind
from knowledge.quiz.distractors import Found, Pool, choose
from knowledge.quiz.distractors.numbers import other_numbers
from knowledge.quiz.distractors.words import other_words
from knowledge.quiz.facts import Fact, FactKind, find_facts
from knowledge.quiz.material.openings import shared
from knowledge.quiz.material.worth import lacks_subject
from knowledge.quiz.statements import Listing, Member
from knowledge.quiz.writing.heads import read_head
from knowledge.quiz.writing.opposites import exchanges
from knowledge.quiz.writing.shorts import write_shorts
from knowledge.quiz.writing.stems import stem
from tests.quiz.volumes import volume


@pytest.mark.parametrize(
    "rule",
    [
        "树立正确的读书观、写作观、批评观，做好工作。",
        "解决读者最关心、最直接、最现实的问题。",
        "二人以上共同损坏图书的，分别赔偿。",
        "馆里是设立图书监督委员会，还是设立图书监督委员，由上一级决定。",
    ],
)
def test_what_the_sentence_gives_away_is_not_asked_for(rule: str) -> None:
    assert find_facts(rule) == ()


@pytest.mark.parametrize(
    "rule",
    [
        "上级小组有权检查下级小组，并且有权批准其决定。",
        "经费必须存入指定账户，不得存入其他账户。",
        "严格控制人数，不得超过计划。",
    ],
)
def test_a_change_that_the_rest_of_the_sentence_denies_is_not_made(rule: str) -> None:
    assert list(exchanges(rule)) == []


def bodies(rule: str) -> tuple[Found, Pool]:
    made = volume("党员读书工作条例", rule)
    (fact,) = [one for one in find_facts(rule) if one.kind is FactKind.BODY]
    return Found(fact, made.statements[0]), Pool([made])


def test_a_branch_approves_nothing_of_its_committee() -> None:
    found, pool = bodies("设立读书室应当经基层党委批准。")

    assert not any("支部" in one or "党小组" in one for one in other_words(found, pool))


def test_nobody_is_answerable_to_an_equal() -> None:
    found, pool = bodies("读书计划报上级党委批准。")

    assert not any("同级" in one or "县级" in one for one in other_words(found, pool))


def test_who_is_elected_is_not_asked_with_bodies_that_are_not() -> None:
    found, pool = bodies("代表大会的职权是选举党的委员会。")

    assert choose(found, pool, "") == ()


def test_no_majority_is_less_than_half() -> None:
    others = other_numbers(Fact(FactKind.SHARE, 0, 3, "过半数", ""))

    assert others
    assert "三分之一" not in others


@pytest.mark.parametrize(
    "sentence",
    [
        "选举采用无记名投票的方式。",
        "基层党委审批同意后，选举产生支部委员会。",
        "组织关系保留时间一般不超过2年。",
    ],
)
def test_a_sentence_about_what_stood_before_is_not_whole(sentence: str) -> None:
    assert lacks_subject(sentence)


def test_a_scale_says_of_what() -> None:
    rule = "每月借阅数在3本以下的，不收费；5本以上至8本的，登记；9本以上的，由馆长批准。"

    assert shared(rule, 0, len(rule), rule.index("5本")) == "每月借阅数在"


def test_a_department_stands_beside_departments() -> None:
    found, pool = bodies("机关事务管理部门应当加强用车调度，对不合规定的用车予以取消。")

    assert all("部门" in one or "机关" in one for one in choose(found, pool, ""))


def test_a_department_that_its_duty_names_is_not_asked_for() -> None:
    assert find_facts("审计机关应当加强对经费的审计监督。") == ()


@pytest.mark.parametrize(
    ("rule", "original", "other"),
    [
        ("严禁使用财政资金举办营业性文艺演出。", "严禁", "经批准可以"),
        ("后勤岗位一律不得配备公务用车。", "一律不得", "经批准可以"),
        ("领导班子主要负责人对读书工作负总责。", "主要", "分管"),
    ],
)
def test_a_prohibition_becomes_an_exception(rule: str, original: str, other: str) -> None:
    (change,) = exchanges(rule)

    assert (rule[change.start : change.end], change.other) == (original, other)


def test_what_is_forbidden_beside_a_duty_is_asked_in_words() -> None:
    rule = "借阅人应当爱护所借图书，不得折页，不得涂写，严禁撕毁。"
    (item,) = write_shorts(volume("借阅办法", rule), ())

    assert item.stem == "根据《借阅办法》第1条，借阅人应当爱护所借图书，同时明令禁止哪些做法？"
    assert item.key_text.split("\n") == ["不得折页", "不得涂写", "严禁撕毁"]


def test_how_an_essay_puts_its_headings_is_not_asked() -> None:
    story = volume("读书小组工作做法", "强化阅读赋能。", kind=Kind.EXPERIENCE)
    first = story.statements[0]
    members = tuple(Member(50, 56, one) for one in ("强化阅读赋能", "强化写作增效"))
    listing = Listing(story.document, first.passage, "", (), "健全制度机制", members, 0, 60)

    assert read_head(listing, story) is None


def test_who_is_elected_by_a_session_is_not_asked_with_branches() -> None:
    found, pool = bodies("常务委员会由党委全体会议选举产生。")

    assert not any("支部" in one for one in other_words(found, pool))


def test_a_stem_is_not_cut_before_what_is_to_be_done() -> None:
    rule = (
        "财务部门应当会同有关部门，根据各个读书小组的人数、活动次数和购书数量等实际情况，综合考虑"
        "图书市场价格水平和馆藏情况的变化，制定全馆统一的购书经费开支标准并且按照规定程序公布。"
    )
    made = volume("党员读书工作条例", rule)
    (fact,) = [one for one in find_facts(rule) if one.kind is FactKind.BODY]

    assert "制定全馆统一" in (stem(made.statements[0], fact) or "")
