"""The order of items, and which of them ask the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from knowledge.quiz import ItemType, QuizItem
from knowledge.quiz.likeness import Merged, one_fact
from knowledge.quiz.variety import varied
from tests.quiz.quiz_items import blank, single


def placed(document: int, chapter: int, sentence: int, number: int) -> QuizItem:
    item = single()
    assert item.citation
    citation = replace(
        item.citation,
        document_id=f"d{document}",
        location=f"第{chapter}章 第一条",
        passage_id=f"d{document}:{chapter}",
        start=sentence,
    )
    return replace(item, id=f"{document}-{chapter}-{sentence}-{number}", citation=citation)


PLACES = st.tuples(*[st.integers(0, 4)] * 3, st.integers(0, 9))
ITEMS = st.lists(PLACES, unique=True, max_size=40).map(lambda all_: [placed(*one) for one in all_])


@given(ITEMS, st.integers())
def test_nothing_is_lost_and_a_seed_has_one_order(items: list[QuizItem], seed: int) -> None:
    ordered = varied(items, seed)

    assert sorted(one.id for one in ordered) == sorted(one.id for one in items)
    assert varied(reversed(items), seed) == ordered


@given(st.integers())
def test_a_large_document_leaves_room_for_small_ones(seed: int) -> None:
    large = [placed(0, one % 5, one, one) for one in range(64)]
    small = [placed(number, 0, 0, 0) for number in (1, 2, 3)]

    first = varied([*large, *small], seed)[:16]

    assert {one.citation.document_id for one in first if one.citation} == {"d0", "d1", "d2", "d3"}


def test_the_same_question_of_two_rules_is_asked_once() -> None:
    item = single()
    rule = replace(item, id="another", stem=item.stem.replace("《", "《青禾社区", 1))
    told = replace(item, id="a third", stem="据《读书经验》，" + item.stem.partition("，")[2])
    merged = Merged()

    assert merged.take(item)
    assert not merged.take(rule)
    assert not merged.take(told)


def test_another_key_or_another_type_is_another_question() -> None:
    merged = Merged()

    assert merged.take(single())
    assert merged.take(replace(single(), key=(single().key[0] ^ 1,)))
    assert merged.take(blank())


def told(title: str, sentence: str, answer: str, of_type: ItemType = ItemType.BLANK) -> QuizItem:
    """Return an item that asks for a word of a sentence of a document."""
    item = blank()
    assert item.citation
    citation = replace(item.citation, document_id=title, title=title, quote=sentence)
    stem = f"根据《{title}》第一条，{sentence.replace(answer, '___')}"
    return replace(item, type=of_type, stem=stem, key_text=answer, citation=citation)


def test_a_number_is_asked_once_whichever_document_lays_it_down() -> None:
    merged = Merged()
    first = told(
        "读书办法",
        "组员没有正当理由，连续六个月不参加讨论，或不交纳书款，就被认为是自行退组。",
        "六个月",
    )
    again = told("书款规定", "对无正当理由，连续6个月不交纳书款的组员，按自行退组处理。", "6")
    other = told("借阅规定", "图书借阅时间一般不超过6个月，由组长登记。", "6")

    assert merged.take(first)
    assert not merged.take(again)
    assert not merged.take(replace(again, type=ItemType.CARD, key_text="6个月"))
    assert merged.take(other)


def test_a_sentence_may_be_asked_about_in_two_types() -> None:
    merged = Merged()
    first = told("读书办法", "小组会一般每月召开1次。", "1次")

    assert merged.take(first)
    assert merged.take(replace(first, type=ItemType.CARD, stem="小组会多久召开一次？"))


def test_a_question_in_words_and_a_gap_for_its_number_ask_one_fact() -> None:
    rule = "小组会一般每月召开1次，由组长召集。"
    gap = told("读书办法", rule, "每月")
    card = replace(gap, type=ItemType.CARD, stem="小组会多久召开一次？", key_text="每月召开1次")
    whole = replace(
        gap, type=ItemType.JUDGE, stem=rule, options=("正确", "错误"), key=(0,), key_text=""
    )

    assert one_fact(card, gap)
    assert one_fact(whole, gap)
    assert not one_fact(told("读书办法", rule, "组长"), gap)
