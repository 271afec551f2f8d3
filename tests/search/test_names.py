"""The people and places that a question names, over the sample collection."""

from __future__ import annotations

import pytest

from knowledge.bootstrap import Workshop
from knowledge.search import Name, names_in, read_question


def named(sample: Workshop, asked: str) -> dict[str, Name]:
    generation = sample.library.catalogue().generation
    found = names_in(read_question(asked, sample.terms), sample.terms, generation)
    return {one.word: one for one in found}


def titles(sample: Workshop, numbers: frozenset[int]) -> set[str]:
    catalogue = sample.library.catalogue()
    return {catalogue.documents[catalogue.numbers[one]].title for one in numbers}


def test_an_author_is_held_by_what_he_wrote(sample: Workshop) -> None:
    found = named(sample, "陆青禾写的文章讲了什么")
    assert any("企业统计员" in title for title in titles(sample, found["陆青禾"].holders))


def test_a_place_is_held_by_the_documents_that_speak_of_it(sample: Workshop) -> None:
    (name,) = named(sample, "滨江工业园设了教学点吗").values()
    assert any("一线课堂" in title for title in titles(sample, name.holders))
    assert name.principal in name.holders


def test_a_place_of_the_dictionary_that_no_document_holds_is_certain(sample: Workshop) -> None:
    name = named(sample, "上海的教学点在哪")["上海"]
    assert name.certain
    assert name.holders == frozenset()
    assert name.principal is None


@pytest.mark.parametrize(
    "asked", ["全国统一吗", "中国共产党党员", "我老公能休假吗", "会议室怎么预订"]
)
def test_a_common_word_names_nothing(sample: Workshop, asked: str) -> None:
    assert named(sample, asked) == {}


def test_the_same_place_with_and_without_its_suffix_is_one_name(sample: Workshop) -> None:
    assert len(named(sample, "上海市和上海的做法")) == 1
