"""Everyday words in a question, and the terms of the rules for them."""

from __future__ import annotations

import pytest

from knowledge.bootstrap import ROOT
from knowledge.index import Terms
from knowledge.search import Glossary, load_glossary, read_question


def test_the_longest_word_is_taken_and_its_pieces_are_not(terms: Terms) -> None:
    glossary = Glossary({"书记": ("负责人",), "总支书记": ("党总支书记",), "支书": ("党支部书记",)})
    assert glossary.expand("总支书记由谁任命", terms) == {"总支书记": ("党总支书记",)}


def test_the_shorter_word_is_taken_where_it_stands_alone(terms: Terms) -> None:
    glossary = Glossary({"总支书记": ("党总支书记",), "支书": ("党支部书记",)})
    assert set(glossary.expand("总支书记和支书", terms)) == {"总支书记", "支书"}


def test_a_text_without_an_everyday_word_is_not_expanded(terms: Terms) -> None:
    assert Glossary({"公章": ("印章",)}).expand("印章管理", terms) == {}
    assert Glossary().expand("公章", terms) == {}


@pytest.mark.parametrize(
    ("word", "text"), [("动车", "机动车限行"), ("政审", "行政审批"), ("全会", "安全会议几点开")]
)
def test_a_word_that_is_only_a_piece_of_others_is_not_meant(
    terms: Terms, word: str, text: str
) -> None:
    assert Glossary({word: ("别的",)}).expand(text, terms) == {}
    assert Glossary({word: ("别的",)}).expand(f"{text}，{word}呢", terms) == {word: ("别的",)}


def test_a_word_counts_although_the_dictionary_cuts_it_apart(terms: Terms) -> None:
    glossary = Glossary({"支委会": ("支部委员会",)})
    assert glossary.expand("上半年开支委会几次", terms) == {"支委会": ("支部委员会",)}


def test_a_question_carries_its_words_with_their_terms(terms: Terms) -> None:
    glossary = Glossary({"公章": ("印章",), "咋罚": ("处罚",)})
    assert read_question("請問公章丢了怎么办", terms, glossary).synonyms == {"公章": ("印章",)}
    assert read_question("超速咋罚", terms, glossary).synonyms == {"咋罚": ("处罚",)}
    assert read_question("公章丢了", terms).synonyms == {}


def test_the_shipped_glossary_is_sound(terms: Terms) -> None:
    entries = load_glossary([ROOT / "glossary.yaml"], terms).entries
    assert entries["支委会"][0] == "支部委员会会议"
    assert len(entries) >= 200
