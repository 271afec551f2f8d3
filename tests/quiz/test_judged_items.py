"""What judges of generated blanks and single choices would strike out again."""

from __future__ import annotations

import pytest

from knowledge.quiz import GAP
from knowledge.quiz.material.openings import shared
from knowledge.quiz.material.worth import lacks_subject
from knowledge.quiz.writing import write_blanks, write_singles
from tests.quiz.volumes import volume


def keys(*sentences: str, title: str = "党员读书小组办法") -> list[str]:
    """What is asked in blanks."""
    return [one.key_text for one in write_blanks(volume(title, *sentences), ())]


def options(words: str, sentence: str, title: str = "党员读书小组办法") -> set[str]:
    """The wrong options beside the words; none where no single choice asks for them."""
    items = write_singles(volume(title, sentence), ())
    return {text for one in items if words in one.right for text in one.options} - {words}


def test_a_committee_that_approves_is_no_choice_beside_a_branch_or_a_part_of_its_level() -> None:
    assert not options("学校党委", "设立读书小组，经学校党委批准。")
    assert not options("上级党委", "读书小组的设立，报上级党委批准。")


def test_bodies_of_a_branch_stand_beside_those_of_a_branch() -> None:
    assert options("党支部党员大会", "读书计划必须经过党支部党员大会讨论。") == {
        "党支部委员会",
        "党小组",
        "基层党委",
    }


def test_can_and_must_are_not_chosen_between() -> None:
    assert not options("可以", "确有困难的，可以延长读书。")


def test_of_how_often_and_once_only_how_often_is_asked() -> None:
    assert keys("读书小组一般每季度召开1次交流会。") == ["每季度"]
    assert not keys("二人以上共同损坏图书的，对为首者从重处理。")


@pytest.mark.parametrize(
    ("right", "sentence"),
    [
        ("三分之二", "章程的修改由全体成员的三分之二以上的多数决定。"),
        ("过半数", "读书计划以全体成员的过半数通过。"),
    ],
)
def test_what_is_less_than_a_half_decides_nothing(right: str, sentence: str) -> None:
    wrong = options(right, sentence)

    assert len(wrong) == 3
    assert not [one for one in wrong if "三分之一" in one or "四分之一" in one]


def test_words_that_the_rest_of_the_stem_shows_are_not_asked_for() -> None:
    assert not keys("组员读书，应当坚持集中读书和分散集中读书笔记相结合。")
    assert not keys("住宿的组员应当交纳交通费、住宿费、伙食费。", title="读书章程")


def test_one_of_several_properties_in_a_row_is_not_asked_for() -> None:
    assert not keys("增强读书的协调性、规范性、科学性。", title="读书章程")


def test_a_series_is_asked_for_where_members_know_it_by_heart() -> None:
    series = "组员应当读原著、学原文、悟原理。"
    other = volume("关于开展全民读书活动的通知", "倡导读原著、学原文、悟原理。")

    assert not keys(series)
    assert [one.key_text for one in write_blanks(volume("党员读书小组办法", series), [other])]


def test_the_usual_sanction_is_asked_only_where_its_grade_is_named() -> None:
    assert not options("警告或者严重警告", "损坏图书的，给予警告或者严重警告处分。")
    assert options("警告或者严重警告", "损坏图书，情节较重的，给予警告或者严重警告处分。")
    assert options("开除党籍", "烧毁图书的，给予开除党籍处分。")


def test_the_usual_sanction_does_not_win_by_guessing() -> None:
    deeds = (f"损坏第{n}类图书，情节较重的，给予警告或者严重警告处分。" for n in range(60))
    items = list(write_singles(volume("党员读书纪律", *deeds), ()))

    assert 0 < len(items) < 30


def test_blanks_of_the_typesetter_are_not_in_the_stem_but_in_the_quote() -> None:
    sentence = "读书会由全体组员参加， 一般每季度召开 1 次。"
    [item] = write_blanks(volume("读书办法", sentence), ())

    assert item.stem == f"根据《读书办法》第1条，读书会由全体组员参加，一般{GAP}召开1次。"
    assert item.citation is not None
    assert item.citation.quote == sentence


def test_a_later_tier_is_told_with_what_is_measured() -> None:
    text = "交纳比例为：每月收入在3000元以下者，交纳0.5％；3000元以上者，交纳1％。"

    assert shared(text, 0, len(text), text.index("3000元以上")) == "交纳比例为：每月收入在"


@pytest.mark.parametrize(
    "sentence",
    [
        "选举采用无记名投票的方式。",
        "党员关系保留时间一般不超过2年。",
        "委员会审批同意后，召开大会。",
    ],
)
def test_what_its_neighbour_named_is_missed(sentence: str) -> None:
    assert lacks_subject(sentence)
