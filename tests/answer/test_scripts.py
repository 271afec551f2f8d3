"""However a question is written, the answer is the same, and its quote is as printed."""

from __future__ import annotations

import pytest
from opencc import OpenCC

from knowledge.answer import Answerer
from knowledge.bootstrap import Workshop
from knowledge.model import Answer, NoAnswer

ASKED = [
    "支委会多久开一次？",
    "出差回来多久之内要报销？",
    "公章能带出机关吗？",
    "预备党员的预备期多长？",
    "采购管理办法第十条",
]


def same(one: Answer | NoAnswer, other: Answer | NoAnswer) -> bool:
    cited = [
        [(each.document.id, each.start, each.end) for each in answer.citations]
        if isinstance(answer, Answer)
        else []
        for answer in (one, other)
    ]
    return one.text == other.text and cited[0] == cited[1]


@pytest.mark.parametrize("script", ["s2t", "s2tw", "s2hk"])
@pytest.mark.parametrize("asked", ASKED)
def test_a_question_in_traditional_characters(ask: Answerer, asked: str, script: str) -> None:
    written = OpenCC(script).convert(asked)
    answer = ask(written)
    assert same(answer, ask(asked))
    assert not [one for one in answer.notices if one.code == "repaired"]


@pytest.mark.parametrize("asked", ASKED)
def test_a_question_in_full_width_and_in_both_scripts(ask: Answerer, asked: str) -> None:
    half = len(asked) // 2
    mixed = OpenCC("s2t").convert(asked[:half]) + asked[half:]
    assert same(ask(mixed), ask(asked))


def test_full_width_figures_and_letters(ask: Answerer) -> None:
    assert same(ask("采购管理办法第１０条"), ask("采购管理办法第10条"))
    assert same(ask("ＰＤＦ文件怎么归档"), ask("pdf文件怎么归档"))


@pytest.mark.parametrize("asked", ASKED)
def test_the_quote_is_as_printed(ask: Answerer, sample: Workshop, asked: str) -> None:
    answer = ask(OpenCC("s2tw").convert(asked))
    assert isinstance(answer, Answer)
    for one in answer.citations:
        text = sample.library.catalogue().text(one.document.id)
        assert text[one.start : one.end] == one.quote


@pytest.mark.parametrize(
    ("written", "term"),
    [("資訊怎麼公開", "信息"), ("網路安全誰管", "网络"), ("雇主拖欠薪資", "用人单位")],
)
def test_words_of_taiwan_and_hong_kong_are_known(sample: Workshop, written: str, term: str) -> None:
    question = sample.read_question(written, sample.library.catalogue())
    assert term in [each for listed in question.synonyms.values() for each in listed]
