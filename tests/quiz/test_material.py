"""What a document offers to ask about: sentences and lists, each where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.index import Terms
from knowledge.quiz.material import SeriesReader
from knowledge.quiz.statements import Volume
from tests.quiz.volumes import volume_of

RULES = """青禾社区图书室管理办法
（2020年3月1日社区委员会通过　2020年4月1日发布）
第一章　总　则
第一条　为了管好图书室，制定本办法。
第二章　借阅
第二条　图书室每周开放五天。其开放时间由管理员公布。
读者应当爱护图书、桌椅、灯具和门窗。
第三条　读者享有下列权利：
（一）借阅图书；
（二）预约座位，每次不超过两小时；
（三）提出建议。
违反前款规定的，按照第五条的规定处理。
{graded}
第五条　管理员的职责是：登记图书；整理书架；接待读者。
第六条　管理图书应当坚持统筹安排、量入为出、收支平衡、略有结余的原则。
第七条　读者办理借阅证须宣读约定。约定如下：我爱护每一本书，按时归还，不在书上写字。
附　则
第八条　本办法由社区委员会负责解释。
第九条　本办法自2020年5月1日起施行。"""

GRADED = (
    "第四条　逾期不还，情节较轻的，给予提醒；"
    "情节较重的，给予暂停借阅一个月的处理，并在图书室的公告栏里向全体读者说明暂停的理由和期限；"
    "情节严重的，给予取消借阅证的处理，三年以内不得再次申请办理，已经交纳的押金在一个月以内予以全部退还。"
)

STORY = """结对帮扶的做法

青禾社区　林月华

一、主要做法
（一）强化“三抓”
抓牢学习。社区每月组织两次读书会。
抓好走访。志愿者每周上门一次。
抓实台账。每户建立一份台账。
（二）做到“三同”
一是同谋划。年初一起定下全年的活动。二是同推进。每季度一起开一次会。三是同考评。年底一起打分。
二、取得成效
***书记对这一做法表示肯定。居民满意了吗？"""


@pytest.fixture(scope="module")
def series() -> SeriesReader:
    return SeriesReader(Terms().tagged)


@pytest.fixture(scope="module")
def rules(series: SeriesReader) -> Volume:
    return volume_of(RULES.format(graded=GRADED), series)


@pytest.fixture(scope="module")
def story(series: SeriesReader) -> Volume:
    return volume_of(STORY, series)


def texts(volume: Volume) -> list[str]:
    return [one.text for one in volume.statements]


def members(volume: Volume, head: str) -> list[str]:
    listing = next(one for one in volume.listings if one.head == head)
    return [one.text for one in listing.members]


def test_a_statement_knows_its_place(rules: Volume) -> None:
    found = next(one for one in rules.statements if one.text.startswith("读者应当爱护"))

    assert (found.article, found.number) == ("第二条", 2)
    assert found.headings == ("第二章 借阅",)


def test_boilerplate_and_references_are_left_out(rules: Volume) -> None:
    said = "".join(texts(rules))

    for words in ("制定本办法", "负责解释", "起施行", "前款", "委员会通过"):
        assert words not in said


def test_a_sentence_that_leans_on_the_one_before_brings_it_along(rules: Volume) -> None:
    found = next(one for one in rules.statements if one.text.startswith("其开放时间"))

    assert found.opening == "图书室每周开放五天。"


def test_an_item_of_a_list_brings_its_head_along(rules: Volume) -> None:
    found = next(one for one in rules.statements if one.text.startswith("预约座位"))

    assert found.opening == "读者享有下列权利："


def test_what_is_announced_stands_after_its_announcement(rules: Volume) -> None:
    found = next(one for one in rules.statements if one.text.startswith("我爱护"))

    assert found.opening == "约定如下："


def test_a_graded_clause_says_who_did_what(rules: Volume) -> None:
    found = next(one for one in rules.statements if one.text.startswith("情节严重的"))

    assert found.opening == "逾期不还，"


def test_the_items_of_an_article_are_a_listing(rules: Volume) -> None:
    assert members(rules, "读者享有下列权利") == [
        "借阅图书",
        "预约座位，每次不超过两小时",
        "提出建议",
    ]


def test_lists_inside_a_sentence_are_found(rules: Volume) -> None:
    assert members(rules, "管理员的职责是") == ["登记图书", "整理书架", "接待读者"]
    assert members(rules, "管理图书应当坚持") == ["统筹安排", "量入为出", "收支平衡", "略有结余"]


def test_a_method_is_a_list_of_its_headings(story: Volume) -> None:
    assert members(story, "强化“三抓”") == ["抓牢学习", "抓好走访", "抓实台账"]
    assert members(story, "主要做法") == ["强化“三抓”", "做到“三同”"]
    assert members(story, "做到“三同”") == ["同谋划", "同推进", "同考评"]


def test_headings_questions_and_covered_names_are_no_statements(story: Volume) -> None:
    said = texts(story)

    assert "社区每月组织两次读书会。" in said
    assert not any("***" in one or one.endswith("？") or "三抓" in one for one in said)


WORDS = st.sampled_from(
    [
        "党支部",
        "每月召开一次会议",
        "应当",
        "其",
        "（一）",
        "（二）",
        "第一章 总则",
        "第一条",
        "第二条 ",
        "一是",
        "二是",
        "三是",
        "一、做法",
        "甲乙、丙丁、戊己和庚辛",
        "，",
        "；",
        "。",
        "：",
        "\n",
        "\n",
        "\n",
        "　",
        "“",
        "”",
        "！",
        "（",
        "）",
        "情节较重的",
        "下列",
        "\r",
        "\t",
    ]
)


@given(st.lists(WORDS, max_size=60).map("".join))
def test_everything_is_verbatim_where_it_says(series: SeriesReader, text: str) -> None:
    volume = volume_of("青禾社区办法\n" + text, series)

    for one in volume.statements:
        assert volume.text[one.start : one.end] == one.text
        assert one.passage.start <= one.start < one.end <= one.passage.end
    for listing in volume.listings:
        assert volume.text.startswith(listing.head, listing.start)
        assert listing.passage.start <= listing.start < listing.passage.end
        for member in listing.members:
            assert volume.text[member.start : member.end] == member.text
            assert listing.start <= member.start < member.end <= listing.end
