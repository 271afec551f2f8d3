"""Bodies are found by the short names that people make of them."""

from __future__ import annotations

import pytest

from knowledge.bootstrap import Workshop
from knowledge.index import Terms
from knowledge.search.abbreviations import Abbreviations

NAMES = ["贵州师范大学奖学金评定办法", "四川大学", "云泽市统计局采购管理办法", "怎样开好组织生活会"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("贵师大奖学金分几等", {"贵师大": ("贵州师范大学",)}),
        ("云统局怎么买东西", {"云统局": ("云泽市统计局",)}),
        ("贵州师范大学奖学金分几等", {}),
        ("统计局怎么买东西", {}),
        ("组织生活会怎么开", {}),
        ("", {}),
    ],
)
def test_a_short_name_stands_for_the_long_one(
    terms: Terms, asked: str, found: dict[str, tuple[str, ...]]
) -> None:
    assert Abbreviations(NAMES, terms).expand(asked) == found


def test_what_may_mean_many_bodies_means_none(terms: Terms) -> None:
    names = [f"{one}师范大学" for one in ("贵州", "贵阳", "贵溪", "贵港")]
    assert "贵师大" not in Abbreviations(names, terms).expand("贵师大在哪")


def test_a_question_is_searched_with_the_body_too(sample: Workshop) -> None:
    question = sample.read_question("云统局的公章谁管", sample.library.catalogue())
    assert "云泽市统计局" in question.synonyms.get("云统局", ())
