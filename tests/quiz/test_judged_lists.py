"""What judges of statements, lists and cards would strike out again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.quiz.distractors import Pool
from knowledge.quiz.facts import find_facts
from knowledge.quiz.statements import Listing, Member, Volume
from knowledge.quiz.topics import Topic
from knowledge.quiz.writing import write_cards, write_judgements, write_multis, write_shorts
from knowledge.quiz.writing.altering import alterations
from knowledge.quiz.writing.ground import Ground
from tests.quiz.volumes import volume


def changes(rule: str, *others: str) -> list[tuple[str, str]]:
    """Return what could be changed in a rule: the words and what takes their place."""
    made = volume("党员读书小组办法", rule, *others)
    found = alterations(made.statements[0], find_facts(rule), Pool([made]))
    return [(rule[one.start : one.end], one.other) for one in found]


def listed(made: Volume, sentence: int, head: str, *members: str) -> Listing:
    """Return a list within a sentence of a volume; its head ends with a colon there."""
    statement = made.statements[sentence]
    start = made.text.index(head)
    found = []
    for words in members:
        at = made.text.index(words, start + len(head))
        found.append(Member(at, at + len(words), words))
    end = statement.end
    return Listing(
        made.document, statement.passage, statement.article, (), head, tuple(found), start, end
    )


@pytest.mark.parametrize(
    "rule",
    [
        "小组会议代表有权依照规定的程序提出购书议案。",
        "组员在规定的范围内有权自主选书。",
        "各级审计小组对本级小组会议和上一级审计小组负责。",
        "请求下拨购书经费的请示，应当向上一级小组提出，不得越级申请。",
        "二人以上共同损坏图书的，对为首者，从重处理。",
        "小组每年至少召开1次总结会，一般安排在第四季度。",
        "组员7人以上的设立委员会，组员不足7人的不设立委员会。",
        "读书小组设1名组长，任期应当固定。",
    ],
)
def test_a_change_that_nobody_believes_is_not_made(rule: str) -> None:
    assert not changes(rule)


def test_terms_in_a_row_become_more_not_one() -> None:
    assert changes("组长连续任职不得超过两届。")[0] == ("两", "三")


def test_more_than_half_becomes_another_majority_that_fits_the_sentence() -> None:
    (_, other), *_ = changes("购书议案由小组会议以全体组员的过半数通过。")

    assert other.endswith("以上")


def test_with_whom_a_rule_is_filed_is_not_changed() -> None:
    others = "图书计划由党支部委员会批准。", "借阅规则由党员大会批准。"
    filed = changes("借阅规则经党小组审查，报基层党委备案。", *others)

    assert not any("党委" in right for right, _ in filed)


def test_a_slighter_deed_is_not_punished_as_the_grave_one() -> None:
    rule = "损坏图书，情节较重的，给予警告或者严重警告处分；情节严重的，给予撤销党内职务处分。"

    assert ("撤销党内职务", "留党察看") in changes(rule)
    assert not any(right == "警告或者严重警告" for right, _ in changes(rule))


def test_blanks_of_the_typesetter_do_not_show_where_a_statement_was_changed() -> None:
    rule = "党员借书时间一般不超过 6 个月， 由组长负责登记。"

    for made in (volume(f"党员读书小组办法{at}", rule) for at in range(4)):
        (judged,) = write_judgements(made, ())
        (card,) = write_cards(made, ())
        assert " " not in judged.stem + card.stem + card.key_text
        assert judged.citation is not None
        assert judged.citation.quote == rule


def test_a_graver_case_is_quoted_from_the_deed_on() -> None:
    rule = "损坏图书，情节较轻的，给予警告处分；情节较重的，给予严重警告处分。"
    whole = volume("党员读书小组办法", rule).statements[0]
    at = rule.index("情节较重")
    later = replace(whole, start=whole.start + at, text=rule[at:], opening="损坏图书，")

    ground = Ground.of(later)

    assert (ground.quote, ground.start) == (rule, whole.start)


def test_a_period_that_the_sentence_before_explains_is_no_card() -> None:
    assert not list(write_cards(volume("党员读书小组办法", "办理期限最长不得超过六个月。"), ()))
    assert list(write_cards(volume("党员读书小组办法", "图书办理期限最长不得超过六个月。"), ()))


def test_what_stands_behind_a_list_is_not_of_its_last_member() -> None:
    duties = "选定每季书目", "组织专题讨论", "整理学习心得"
    rule = f"读书小组的主要任务是：{'；'.join(duties)}。读书小组应当每年报告图书情况。"
    made = volume("党员读书小组办法", rule)
    made = replace(made, listings=(listed(made, 0, "读书小组的主要任务是", *duties),))

    (item,) = write_shorts(made, ())

    assert tuple(item.key_text.split("\n")) == duties


def test_principles_are_asked_in_words_only_and_one_wrong_option_is_none() -> None:
    first = "坚持自愿读书", "坚持分类选书", "坚持公开购书"
    second = "坚持定期还书", "坚持爱护图书", "坚持集中讨论"
    rules = [
        f"读书工作遵循以下原则：{'；'.join(first)}。",
        f"借阅工作遵循以下原则：{'；'.join(second)}。",
    ]
    made = volume("党员读书小组办法", *rules)
    heads = "读书工作遵循以下原则", "借阅工作遵循以下原则"
    made = replace(
        made,
        listings=(listed(made, 0, heads[0], *first), listed(made, 1, heads[1], *second)),
    )

    assert not list(write_multis(made, ()))
    assert len(list(write_shorts(made, ()))) == 2


def test_what_is_forbidden_is_asked_where_the_article_forbids_nothing_else() -> None:
    rule = "借阅人应当爱护所借图书，不得折页，不得涂写，严禁撕毁。"
    made = volume("借阅办法", rule)
    other = replace(made.statements[0], text="不得转借他人。", start=made.statements[0].end)

    assert list(write_shorts(made, ()))
    assert not list(write_shorts(replace(made, statements=(*made.statements, other)), ()))


def test_what_no_change_makes_wrong_for_sure_stands_as_it_is() -> None:
    rules = [f"{one}室读书会议由党小组组长召集并主持。" for one in "甲乙丙丁戊己庚辛"]

    judged = list(write_judgements(volume("党员读书小组办法", *rules), ()))

    assert len(judged) == len(rules)
    assert all(one.change is None for one in judged)


def test_most_of_what_a_change_makes_wrong_is_changed() -> None:
    rules = [f"{one}组组长每届任期两年。" for one in "甲乙丙丁戊己庚辛子丑寅卯辰巳午未"]

    judged = list(write_judgements(volume("读书小组办法", *rules), ()))

    wrong = [one for one in judged if one.change]
    assert len(judged) / 2 < len(wrong) < len(judged)


def test_a_brief_name_is_asked_about_by_what_it_names() -> None:
    def pairs(text: str) -> list[str]:
        return [text[at : at + 2] for at in range(0, len(text) - 1, 2)]

    topic = Topic((), "小组书记", frozenset(pairs("小组书记")), (), pairs)

    assert topic.is_asked("小组书记主持会议", "组织")
    assert topic.is_asked("任期三年", "第二节 小组的书记")
    assert not topic.is_asked("小组组长主持会议", "组织")
    assert "小组组长主持会议" in topic
