"""Provisions asked for by number, however people spell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Level, Place
from knowledge.search import Reference, find_references, resolve
from knowledge.structure import to_chinese

NUMBERS = st.integers(min_value=1, max_value=400)


def only(text: str) -> Reference:
    (reference,) = find_references(text)
    return reference


@pytest.mark.parametrize(
    "spelling",
    [
        "第十条",
        "第10条",
        "第 10 条",
        "第１０条",
        "十条",
        "10条",
        "第一〇条",
        "借阅办法第十条讲什么",
    ],
)
def test_one_article_in_every_spelling(spelling: str) -> None:
    reference = only(spelling)
    assert (reference.article, reference.level) == (10, Level.ARTICLE)
    assert (reference.insert, reference.paragraph, reference.item, reference.until) == (None,) * 4


@pytest.mark.parametrize(
    "spelling",
    ["第十一条第二款第（三）项", "第11条第2款第3项", "11条2款3项", "第十一条 第二款 第三项",
     "第十一条第二款（三）项", "第１１条第２款第（３）项"],
)  # fmt: skip
def test_an_item_of_a_paragraph_of_an_article(spelling: str) -> None:
    reference = only(spelling)
    assert (reference.article, reference.paragraph, reference.item) == (11, 2, 3)


def test_an_item_directly_below_its_article() -> None:
    reference = only("第十条第（二）项")
    assert (reference.article, reference.paragraph, reference.item) == (10, None, 2)


@pytest.mark.parametrize("spelling", ["第十条之一", "第10条之1", "第十条之一第二款"])
def test_an_inserted_article(spelling: str) -> None:
    reference = only(spelling)
    assert (reference.article, reference.insert) == (10, 1)


@pytest.mark.parametrize(
    "spelling", ["十条到十二条", "第十条至第十二条", "第10条-第12条", "第10条~12条", "10条—12条"]
)
def test_a_range_of_articles(spelling: str) -> None:
    reference = only(spelling)
    assert (reference.article, reference.until) == (10, 12)


@pytest.mark.parametrize(
    ("spelling", "level"),
    [("第三章", Level.CHAPTER), ("第3编", Level.PART), ("第 三 节", Level.DIVISION)],
)
def test_a_chapter_part_or_division(spelling: str, level: Level) -> None:
    assert (only(spelling).level, only(spelling).article) == (level, 3)


def test_several_references_in_the_order_of_the_text() -> None:
    found = find_references("第二章第六条和第二十条")
    assert [(one.level, one.article) for one in found] == [
        (Level.CHAPTER, 2),
        (Level.ARTICLE, 6),
        (Level.ARTICLE, 20),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "借阅办法共几条",
        "一共有二十条",
        "有三条",
        "哪一条",
        "多少条",
        "这条规定",
        "章程",
        "条例",
        "",
    ],
)
def test_a_count_or_a_word_is_no_reference(text: str) -> None:
    assert find_references(text) == []


def test_a_reference_says_where_it_stands() -> None:
    text = "请问借阅办法第十一条第二款怎么说"
    reference = only(text)
    assert text[reference.start : reference.end] == "第十一条第二款"


@given(NUMBERS, st.booleans(), st.sampled_from(["第{}条", "{}条", "第 {} 条", "办法第{}条的要求"]))
def test_every_number_is_read_back_from_either_numeral(
    number: int, chinese: bool, spelling: str
) -> None:
    written = to_chinese(number) if chinese else str(number)
    assert only(spelling.format(written)).article == number


@given(NUMBERS, NUMBERS, st.integers(1, 30))
def test_article_paragraph_and_item_are_read_back_together(
    article: int, paragraph: int, item: int
) -> None:
    text = f"第{to_chinese(article)}条第{paragraph}款第（{to_chinese(item)}）项"
    reference = only(text)
    assert (reference.article, reference.paragraph, reference.item) == (article, paragraph, item)


@given(st.text(alphabet="第条章款项之到至-（）()一二十百0123９ 办法", max_size=40))
def test_any_jumble_of_its_signs_is_read_without_an_error(text: str) -> None:
    for reference in find_references(text):
        assert 0 <= reference.start < reference.end <= len(text)


# 第一章 第一条(two 款, the second with two 项) 第二条 第二条之一 · 第二章 第三条(two 项)
PLACES = (
    Place("c1", Level.CHAPTER, "第一章 总则", 0, 60, (), 1),
    Place("c1.a1", Level.ARTICLE, "第一条", 5, 40, ("第一章 总则",), 1),
    Place("c1.a1.k1", Level.PARAGRAPH, "第一款", 5, 15, ("第一章 总则", "第一条"), 1),
    Place("c1.a1.k2", Level.PARAGRAPH, "第二款", 16, 40, ("第一章 总则", "第一条"), 2),
    Place("c1.a1.k2.i1", Level.ITEM, "（一）", 20, 30, ("第一章 总则", "第一条", "第二款"), 1),
    Place("c1.a1.k2.i2", Level.ITEM, "（二）", 31, 40, ("第一章 总则", "第一条", "第二款"), 2),
    Place("c1.a2", Level.ARTICLE, "第二条", 41, 50, ("第一章 总则",), 2),
    Place("c1.a2-1", Level.ARTICLE, "第二条之一", 51, 60, ("第一章 总则",), 2),
    Place("c2", Level.CHAPTER, "第二章 附则", 61, 90, (), 2),
    Place("c2.a3", Level.ARTICLE, "第三条", 66, 90, ("第二章 附则",), 3),
    Place("c2.a3.i1", Level.ITEM, "（一）", 70, 80, ("第二章 附则", "第三条"), 1),
)


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("第一条", ["c1.a1"]),
        ("第一条第一款", ["c1.a1.k1"]),
        ("第一条第二款", ["c1.a1.k2"]),
        ("第一条第二款第（二）项", ["c1.a1.k2.i2"]),
        ("第二条", ["c1.a2"]),
        ("第二条之一", ["c1.a2-1"]),
        ("第三条第（一）项", ["c2.a3.i1"]),
        ("第三条第一款第（一）项", ["c2.a3.i1"]),
        ("第二条第一款", ["c1.a2"]),
        ("第二章", ["c2"]),
        ("第一条到第三条", ["c1.a1", "c1.a2", "c1.a2-1", "c2.a3"]),
        ("第三条到第二条", ["c1.a2", "c1.a2-1", "c2.a3"]),
    ],
)
def test_a_reference_is_resolved_to_the_place_it_names(asked: str, keys: list[str]) -> None:
    assert [place.key for place in resolve(only(asked), PLACES)] == keys


@pytest.mark.parametrize(
    "asked",
    ["第四条", "第一条第三款", "第二条第二款", "第一条第一款第（一）项", "第三条之一", "第三章",
     "第五条到第九条", "第三条第（九）项"],
)  # fmt: skip
def test_a_number_that_the_document_does_not_have_resolves_to_nothing(asked: str) -> None:
    assert resolve(only(asked), PLACES) == []
