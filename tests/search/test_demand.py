"""What a question asks for, and whether a text gives it."""

from __future__ import annotations

import pytest

from knowledge.index import Terms
from knowledge.search import read_question
from knowledge.search.demand import Demand, read_demand
from knowledge.search.fulfilment import (
    fulfils,
    gives_amount,
    gives_place,
    gives_unit,
    has_person,
    listed,
)


@pytest.fixture(scope="module")
def terms() -> Terms:
    return Terms()


def demand(asked: str, terms: Terms) -> Demand:
    return read_demand(read_question(asked, terms), terms)


@pytest.mark.parametrize(
    ("asked", "thing"),
    [
        ("押金存在哪家银行", "银行"),
        ("逾期还书要交多少罚金", "罚金"),
        ("借书证工本费是多少", "工本费"),
        ("古籍库什么时候开门", "古籍"),
        ("借阅期限最长几天", ""),
    ],
)
def test_the_thing_that_is_asked_for(asked: str, thing: str, terms: Terms) -> None:
    assert demand(asked, terms).thing == thing


def test_how_many_things_are_asked_for(terms: Terms) -> None:
    assert demand("“四查”是哪四查", terms).count == 4
    assert demand("查阅要带哪些证件", terms).count is None


def test_a_measure_is_looked_for_beside_its_number(terms: Terms) -> None:
    unit = demand("窗口离书架多少米", terms).unit
    assert unit == "米"
    assert gives_unit("书架与窗口相距3米。", unit)
    assert not gives_unit("书架共有3层。", unit)


def test_the_name_of_a_person(terms: Terms) -> None:
    assert demand("古籍部主任叫什么名字", terms).person
    assert has_person("古籍部由陈志明负责。", terms)
    assert not has_person("古籍部设主任1名。", terms)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("做到书目清、架位清、去向清。", 3),
        ("一是防火；二是防潮。", 2),
        ("推行《借阅单》《催还单》两张单子。", 2),
        ("按照“三清”“四查”要求办理。", 1),
        ("是否破损，是否缺页，是否受潮，都要检查。", 3),
    ],
)
def test_what_is_set_side_by_side_is_counted(text: str, count: int) -> None:
    assert listed(text) == count


@pytest.mark.parametrize(
    ("asked", "given", "not_given"),
    [
        ("阅览室几点关门", "阅览室21:00闭馆。", "阅览室每周一闭馆。"),
        ("赔书的钱几号前交", "应当在当月25日前交清。", "应当照价赔偿。"),
        ("一次能看几个小时", "每次不超过4小时。", "每次限看3册。"),
        ("古籍库哪年建的", "古籍库建于1987年。", "古籍库恒温恒湿。"),
    ],
)
def test_each_kind_of_time(asked: str, given: str, not_given: str, terms: Terms) -> None:
    question = read_question(asked, terms)
    assert gives_amount(given, question)
    assert not gives_amount(not_given, question)


def test_a_place(terms: Terms) -> None:
    question = read_question("借书证丢了在哪里补办", terms)
    assert gives_place("持身份证到一楼总服务台大厅办理。", question)
    assert not gives_place("应当及时挂失并补办。", question)


def test_what_need_not_be_done_is_not_told_by_what_must_be(terms: Terms) -> None:
    question = read_question("什么情况不用赔书", terms)
    assert fulfils("因不可抗力损毁的，不予追究。", question)
    assert not fulfils("损毁图书的，应当照价赔偿。", question)


def test_several_days_are_a_date_no_length_of_time(terms: Terms) -> None:
    question = read_question("阅览室一周哪几天开放", terms)
    assert gives_amount("每周二、周四至周六开放，9月1日起执行。", question)


def test_a_general_measure_counts_bodies_as_well(terms: Terms) -> None:
    question = read_question("一个流动站最多服务几家社区", terms)
    assert gives_amount("每个流动站服务的社区不超过6个。", question)
    assert not gives_amount("流动站服务附近社区。", question)
