"""Single choices of powers and of deeds: whose is it, which discipline does it break."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.index import Terms
from knowledge.quiz import QuizItem, faults
from knowledge.quiz.material import SeriesReader
from knowledge.quiz.statements import Volume
from knowledge.quiz.writing import write_multis, write_singles
from knowledge.quiz.writing.breaches import breaches
from tests.quiz.volumes import volume, volume_of

HOUSE = """书香社章程
第一条　社员大会行使下列职权：
（一）选举社长、副社长；
（二）决定读书会的设立；
（三）决定重要的人事变动；
（四）审查和批准年度预算；
（五）应当由社员大会行使的其他职权。
第二条　理事会行使下列职权：
（一）解释本章程；
（二）决定日常活动安排；
（三）决定图书的采购；
（四）管理社内各项经费；
（五）领导各小组的工作；
（六）向社员大会提出议案。"""

CODE = """书香社处分办法
第一章　对违反组织纪律行为的处分
第一条　有下列行为之一的，给予警告处分：
（一）不按时报告图书借出去向；
（二）隐瞒不报所损坏的图书；
（三）其他违反规定的行为。
第二章　对违反廉洁纪律行为的处分
第二条　收受供书商赠送的贵重礼品，情节较轻的，给予警告处分。
第三条　借用供书商的车辆、住房，情节较轻的，给予警告处分。"""

PENALTIES = (
    ("组织纪律", "拒不执行读书会的分工决定的，给予警告或者严重警告处分。"),
    ("组织纪律", "篡改、伪造借阅档案的，给予严重警告处分。"),
    ("廉洁纪律", "收受供书商赠送的礼品，情节较轻的，给予警告或者严重警告处分。"),
    ("廉洁纪律", "借用供书商的车辆、住房，情节较重的，给予警告或者严重警告处分。"),
    ("生活纪律", "在馆内铺张浪费、贪图享乐，情节较轻的，给予警告或者严重警告处分。"),
    ("生活纪律", "在读书会上酗酒闹事，情节较轻的，给予警告处分。"),
    ("生活纪律", "违反第九条规定的，给予警告处分。"),
)


@pytest.fixture(scope="module")
def house() -> Volume:
    return volume_of(HOUSE, SeriesReader(Terms().tagged))


@pytest.fixture(scope="module")
def code() -> Volume:
    made = volume("书香社纪律处分办法", *(rule for _, rule in PENALTIES))
    chapters = (f"第二章　对违反{discipline}行为的处分" for discipline, _ in PENALTIES)
    headed = [
        replace(one, headings=(chapter,))
        for one, chapter in zip(made.statements, chapters, strict=True)
    ]
    return replace(made, statements=tuple(headed))


def asked(made: Volume, words: str) -> dict[str, QuizItem]:
    """The single choices whose stem has the words, by their key."""
    return {one.right[0]: one for one in write_singles(made, ()) if words in one.stem}


def test_a_power_stands_beside_those_of_another_body(house: Volume) -> None:
    items = asked(house, "下列哪一项职权")

    item = items["决定读书会的设立"]
    assert item.stem == "根据《书香社章程》第一条，社员大会行使下列哪一项职权？"
    assert set(item.options) - {item.right[0]} <= set(
        HOUSE.split("第二条")[1]
        .translate(str.maketrans("；。", "\n\n"))
        .replace("）", "\n")
        .split()
    )
    assert all(faults(one, house.text) == () for one in items.values())


def test_what_begins_alike_stands_beside_it(house: Volume) -> None:
    wrong = asked(house, "社员大会行使")["决定重要的人事变动"].options

    assert {"决定日常活动安排", "决定图书的采购"} <= set(wrong)


def test_powers_that_are_not_told_are_no_option(house: Volume) -> None:
    for item in asked(house, "下列哪一项职权").values():
        assert not any("其他职权" in one for one in item.options)


def test_a_deed_breaks_the_discipline_of_its_chapter_alone(code: Volume) -> None:
    items = asked(code, "违反了党的廉洁纪律")

    assert set(items) == {"收受供书商赠送的礼品", "借用供书商的车辆、住房"}
    for item in items.values():
        assert not set(item.options) & (set(items) - set(item.right))
        assert faults(item, code.text) == ()
        assert "对违反廉洁纪律行为的处分" in item.explanation


def test_deeds_that_another_article_tells_are_not_asked(code: Volume) -> None:
    assert not any("第九条" in one for one in asked(code, "生活纪律"))


def test_of_an_article_that_lists_deeds_these_break_its_discipline() -> None:
    made = volume_of(CODE, SeriesReader(Terms().tagged))
    (item,) = write_multis(made, ())

    assert item.stem == "根据《书香社处分办法》第一条，下列行为中，哪些违反了党的组织纪律？"
    assert set(item.right) == {"不按时报告图书借出去向", "隐瞒不报所损坏的图书"}
    assert len(item.options) == 4
    assert faults(item, made.text) == ()


def test_what_has_to_follow_from_a_deed_is_told_with_it() -> None:
    rule = "在读书会上散布谣言，造成不良影响的，给予警告处分。"
    made = volume("处分办法", rule, heading="第二章　对违反生活纪律行为的处分")

    assert [one.deed for one in breaches(made)] == ["在读书会上散布谣言，造成不良影响"]
