"""Titles as people write them: in full, in short, ambiguous, nearly right."""

from __future__ import annotations

import pytest
from made_up import made_document

from knowledge.model import Kind
from knowledge.search import TitleIndex

BRANCH = "中国共产党支部工作条例（试行）"
DUES = "中国共产党党费工作规定"
ARCHIVES = "中华人民共和国档案法"
ARCHIVES_RULES = "中华人民共和国档案法实施条例"


@pytest.fixture(scope="module")
def index() -> TitleIndex:
    return TitleIndex(
        [
            made_document(BRANCH, effective="2018-10-28"),
            made_document(DUES),
            made_document(ARCHIVES, kind=Kind.LAW),
            made_document(ARCHIVES_RULES),
            made_document("中共中央印章管理规定"),
            made_document("国务院印章管理规定"),
            made_document("中国共产党工作条例"),
            made_document("档案室里的一线课堂", kind=Kind.EXPERIENCE),
        ]
    )


@pytest.mark.parametrize(
    "asked",
    [
        "支部工作条例",
        "中国共产党支部工作条例",
        "中国共产党支部工作条例（试行）",
        "《支部工作条例》",
    ],
)
def test_a_rule_is_found_by_its_full_and_its_short_name(index: TitleIndex, asked: str) -> None:
    (mention,) = index.mentions(f"请看{asked}第十条")
    assert mention.families == ("中国共产党支部工作条例",)


def test_a_mention_says_where_it_stands(index: TitleIndex) -> None:
    text = "党费工作规定怎么说"
    (mention,) = index.mentions(text)
    assert text[mention.start : mention.end] == mention.name == "党费工作规定"


def test_the_longest_title_at_a_place_is_meant(index: TitleIndex) -> None:
    (mention,) = index.mentions("档案法实施条例第三条")
    assert mention.families == ("中华人民共和国档案法实施条例",)


def test_several_titles_are_found_in_order(index: TitleIndex) -> None:
    found = index.mentions("党费工作规定和档案法有什么不同")
    assert [one.name for one in found] == ["党费工作规定", "档案法"]


def test_a_short_name_of_two_rules_is_ambiguous(index: TitleIndex) -> None:
    (mention,) = index.mentions("印章管理规定第二条")
    assert mention.families == ("中共中央印章管理规定", "国务院印章管理规定")


def test_the_full_name_of_one_of_them_is_not(index: TitleIndex) -> None:
    (mention,) = index.mentions("国务院印章管理规定第二条")
    assert mention.families == ("国务院印章管理规定",)


@pytest.mark.parametrize("asked", ["条例第十条", "按规定办理", "工作条例怎么说", "管理规定"])
def test_a_word_that_every_rule_ends_with_names_none(index: TitleIndex, asked: str) -> None:
    assert index.mentions(asked) == []


def test_an_article_is_known_by_its_whole_title_only(index: TitleIndex) -> None:
    assert index.mentions("一线课堂怎么办") == []
    assert index.mentions("档案室里的一线课堂怎么办")


def test_versions_of_a_title_are_one_family() -> None:
    older, newer = (
        made_document("值班办法", effective=day) for day in ("2019-01-01", "2023-01-01")
    )
    index = TitleIndex([older, newer])
    (mention,) = index.mentions("值班办法第一条")
    assert index.families[mention.families[0]] == [older, newer]


@pytest.mark.parametrize("wanted", ["支部条例", "党支部工作条例", "支部工作条例（试行）"])
def test_a_title_that_is_nearly_right_is_similar(index: TitleIndex, wanted: str) -> None:
    assert index.similar(wanted) == ("中国共产党支部工作条例",)


@pytest.mark.parametrize("wanted", ["条例", "支", "", "支工条例", "采购办法", "档案室"])
def test_scattered_characters_and_general_words_are_similar_to_nothing(
    index: TitleIndex, wanted: str
) -> None:
    assert index.similar(wanted) == ()


def test_an_empty_collection_has_no_titles() -> None:
    index = TitleIndex([])
    assert index.mentions("党章第一条") == []
    assert index.similar("党章") == ()


def test_the_party_constitution_goes_by_its_common_name() -> None:
    index = TitleIndex([made_document("中国共产党章程")])
    (mention,) = index.mentions("党章第六条")
    assert mention.families == ("中国共产党章程",)
