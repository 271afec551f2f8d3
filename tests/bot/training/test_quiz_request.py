"""What trainers type behind /quiz, in every order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.training import EnglishTraining, TrainingTexts
from bot.training.request import USUAL, USUAL_COUNT, QuizRequest, named
from knowledge.quiz import Difficulty, ItemType

TODAY = date(2026, 11, 22)


def read(text: str) -> QuizRequest:
    return QuizRequest.read(text, TODAY)


@pytest.mark.parametrize("bank", ["七月竞赛", "七月 竞赛", "《条例》 学习"])
def test_a_bank_is_read_as_it_is_suggested(bank: str) -> None:
    asked = read(f"支部 10 单选 #{named(bank)}")

    assert (asked.bank, asked.topic, asked.count) == (bank, "支部", 10)


@pytest.mark.parametrize("count", ["10", "十", "10道", "10题", "１０", "十道题"])
@pytest.mark.parametrize("kind", ["单选", "单选题", "单项选择题"])
def test_the_order_does_not_matter(count: str, kind: str) -> None:
    for words in permutations(["支部", count, kind]):
        asked = read(" ".join(words))

        assert (asked.topic, asked.count, asked.types) == ("支部", 10, (ItemType.SINGLE,))


@pytest.mark.parametrize(
    ("typed", "topic", "count"),
    [
        ("支部10道单选题", "支部", 10),
        ("支部单选10", "支部", 10),
        ("出10道关于支部的单选题", "支部", 10),
        ("请给我来五道党费的单选", "党费", 5),
        ("支部，10题，单选", "支部", 10),
        ("谈话20道单选", "谈话", 20),
    ],
)
def test_it_reads_what_is_written_in_one_breath(typed: str, topic: str, count: int) -> None:
    asked = read(typed)

    assert (asked.topic, asked.count, asked.types) == (topic, count, (ItemType.SINGLE,))


@pytest.mark.parametrize(
    "topic",
    ["三会一课", "三道防线", "两学一做", "十九大报告", "四个意识", "判断力提升", "2023年工作"],
)
def test_numbers_and_words_of_a_topic_stay_in_it(topic: str) -> None:
    assert read(f"{topic} 5 判断").topic == topic
    assert read(topic).topic == topic
    assert read(topic).count == USUAL_COUNT


@pytest.mark.parametrize(
    ("typed", "types"),
    [
        ("支部 单选、多选", (ItemType.SINGLE, ItemType.MULTI)),
        ("支部 判断和填空", (ItemType.JUDGE, ItemType.BLANK)),
        ("选择题 支部", (ItemType.SINGLE, ItemType.MULTI)),
        ("支部 简答 闪卡", (ItemType.SHORT, ItemType.CARD)),
        ("支部 是非题", (ItemType.JUDGE,)),
        ("支部", USUAL),
    ],
)
def test_types_are_known_by_the_names_that_people_use(
    typed: str, types: tuple[ItemType, ...]
) -> None:
    assert read(typed).types == types
    assert read(typed).topic == "支部"


def test_a_place_is_told_from_a_topic() -> None:
    article = read("《支部工作条例（试行）》第十一条 判断 3")
    loose = read("支部工作条例第十一条 判断")
    chapter = read("《支部工作条例》第三章 组织生活 5")

    assert (article.document, article.provision) == ("支部工作条例（试行）", "第十一条")
    assert (loose.document, loose.provision, loose.topic) == ("支部工作条例", "第十一条", "")
    assert (chapter.chapter, chapter.topic) == ("第三章", "组织生活")


@pytest.mark.parametrize("joint", ["到", "至", "-", "、", " 到 "])
def test_several_articles_are_one_place(joint: str) -> None:
    asked = read(f"《细则》第十条{joint}第十二条 单选 2")

    assert (asked.provision, asked.topic) == (f"第十条{joint}第十二条", "")


def test_what_changed_lately_can_be_asked_for() -> None:
    assert read("最近30天更新的 5 单选").since == date(2026, 10, 23)
    assert read("最近一个月修改的文件").since == date(2026, 10, 23)
    assert read("2026-10-01以来修订的制度 判断").since == date(2026, 10, 1)
    assert read("2026-13-45以来修订的").since is None


def test_the_bank_stands_behind_its_mark() -> None:
    asked = read("支部 10 单选 #七月竞赛")

    assert (asked.bank, asked.topic) == ("七月竞赛", "支部")
    assert read("支部 ＃ 七月竞赛 5").bank == "七月竞赛"


def test_numbers_are_read_as_they_are_said() -> None:
    assert [
        read(f"支部 出{one}道题").count for one in ("十", "十二", "二十", "一百零五", "两", "7")
    ] == [
        10,
        12,
        20,
        105,
        2,
        7,
    ]


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_and_what_is_kept_reads_the_same(text: str) -> None:
    asked = read(text)
    again = read(asked.subject)

    assert asked.count >= 0
    assert asked.types
    assert len(asked.subject) < 400
    assert "\x00" not in asked.subject
    assert again.since == asked.since


@given(st.sampled_from(["支部", "党费收缴", "组织生活会"]), st.integers(1, 50))
def test_a_round_is_read_again_from_what_was_kept(topic: str, count: int) -> None:
    asked = read(f"{topic} {count}道 判断")

    assert read(asked.subject).topic == asked.topic == topic


@pytest.mark.parametrize(
    "typed",
    [
        "厉行节约 单选5多选3判断2",
        "厉行节约 5道单选、3道多选、2道判断",
        "厉行节约 单选五道，多选三道，判断两道",
        "出厉行节约的5道单选题3道多选题和2道判断题",
    ],
)
def test_how_many_of_each_type(typed: str) -> None:
    asked = read(typed)

    assert (asked.topic, asked.subject, asked.count) == ("厉行节约", "厉行节约", 10)
    single, multi, judge = ItemType.SINGLE, ItemType.MULTI, ItemType.JUDGE
    assert asked.parts == (((single,), 5), ((multi,), 3), ((judge,), 2))


@pytest.mark.parametrize(
    ("typed", "since"),
    [
        ("2026年以来新修订的 5", date(2026, 1, 1)),
        ("2026年5月以来更新的", date(2026, 5, 1)),
        ("今年更新的 单选", date(2026, 1, 1)),
        ("2026-05-07以后修改的规定", date(2026, 5, 7)),
    ],
)
def test_since_a_year_or_a_month(typed: str, since: date) -> None:
    asked = read(typed)

    assert (asked.since, asked.topic) == (since, "")
    assert read(asked.subject) == replace(asked, count=10, types=USUAL)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("难", [Difficulty.HARD]),
        ("较难的", [Difficulty.HARD]),
        ("难度：难", [Difficulty.HARD]),
        ("难一点", [Difficulty.HARD]),
        ("中等", [Difficulty.MEDIUM]),
        ("难度适中", [Difficulty.MEDIUM]),
        ("易", [Difficulty.EASY]),
        ("简单", [Difficulty.EASY]),
        ("容易题", [Difficulty.EASY]),
        ("中等、难", [Difficulty.MEDIUM, Difficulty.HARD]),
    ],
)
def test_how_hard_in_any_order(said: str, wanted: list[Difficulty]) -> None:
    for words in permutations(["党费", "10", "单选", said]):
        asked = read(" ".join(words))

        assert (asked.topic, asked.about, asked.count) == ("党费", "党费", 10)
        assert (asked.types, [*asked.difficulties]) == ((ItemType.SINGLE,), wanted)
        assert read(asked.subject).difficulties == asked.difficulties


@pytest.mark.parametrize("typed", ["党费10道难题", "10道党费 简单的单选题", "难 第十条 单选"])
def test_how_hard_in_one_breath(typed: str) -> None:
    assert read(typed).topic in ("党费", "")
    assert len(read(typed).difficulties) == 1


@pytest.mark.parametrize(
    "topic",
    [
        "困难党员帮扶",
        "破解基层难题",
        "基层治理问题",
        "简易程序",
        "交易管理",
        "中等职业教育",
        "急难愁盼",
    ],
)
def test_what_only_sounds_hard_is_a_topic(topic: str) -> None:
    asked = read(f"{topic} 5 判断")

    assert (asked.topic, asked.difficulties) == (topic, ())


ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    "told",
    [
        (ROOT / "README.md").read_text(encoding="utf-8"),
        (ROOT / "README.zh-CN.md").read_text(encoding="utf-8"),
        TrainingTexts().quiz_usage,
        EnglishTraining().quiz_usage,
    ],
    ids=["english readme", "chinese readme", "chinese bot", "english bot"],
)
def test_the_example_that_is_told_asks_for_hard_items(told: str) -> None:
    asked = read("支部 10 单选 难")

    assert "/quiz 支部 10 单选 难" in told
    assert "易" in told and "中等" in told
    assert (asked.topic, asked.difficulties) == ("支部", (Difficulty.HARD,))
