"""What a question speaks of, and how much of it a text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.bootstrap import Workshop
from knowledge.search import Glossary, read_question
from knowledge.search.weights import Notion, coverage, idf, notions, query_weights


def spoken_of(sample: Workshop, asked: str, glossary: Glossary | None = None) -> dict[str, Notion]:
    question = read_question(asked, sample.terms, glossary)
    index = sample.library.catalogue().generation.lexical
    found = notions(question, sample.terms, index)
    return {one.word: one for one in found}


def test_a_rare_word_weighs_more_than_a_common_one(sample: Workshop) -> None:
    found = spoken_of(sample, "党员投影仪")
    assert found["投影仪"].weight > found["党员"].weight > 0


def test_what_is_named_weighs_more_than_what_is_done(sample: Workshop) -> None:
    found = spoken_of(sample, "归还投影仪")
    assert found["投影仪"].factor > found["归还"].factor


def test_a_term_of_the_glossary_speaks_of_the_word_but_less_surely(sample: Workshop) -> None:
    found = spoken_of(sample, "公章外带", Glossary({"公章": ("印章保管",)}))
    notion = found["公章"]
    terms = set(sample.terms("印章保管"))
    assert notion.held({"公章"}) == 1.0
    assert 0 < notion.held(terms) < 1.0
    assert notion.held({"印章"}) == 0.0


def test_the_terms_of_a_synonym_are_searched_with_as_well(sample: Workshop) -> None:
    found = spoken_of(sample, "公章外带", Glossary({"公章": ("印章",)}))
    weights = query_weights(found.values())
    assert weights["公章"] > weights["印章"] > 0


def test_a_question_without_a_subject_speaks_of_nothing(sample: Workshop) -> None:
    assert spoken_of(sample, "请问是什么呀？谢谢").keys() <= {"是"}
    assert coverage([], {"公章"}) == 0.0


def test_idf_falls_with_frequency_and_is_never_negative() -> None:
    values = [idf(100, frequency) for frequency in range(102)]
    assert values == sorted(values, reverse=True)
    assert values[0] > 4 and values[-1] == 0.0


words = st.lists(st.sampled_from("档案借阅归还登记"), unique=True)


@given(words, words, words)
def test_coverage_is_a_share_that_grows_with_what_is_held(
    asked: list[str], held: list[str], more: list[str]
) -> None:
    wanted = [Notion(one, 1.0, 1.0 + at) for at, one in enumerate(asked)]
    less, all_ = coverage(wanted, set(held)), coverage(wanted, {*held, *more})
    assert 0.0 <= less <= all_ <= 1.0
    if asked:
        assert coverage(wanted, set(asked)) == pytest.approx(1.0)
