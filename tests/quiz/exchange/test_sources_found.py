"""Which sentence is cited where a trainer names an article and gives no quote."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exchanged import workbook

from knowledge.bootstrap import Workshop
from knowledge.quiz import Format, Imported, Selection, export, import_items

Bring = Callable[..., Imported]

RULE = "《云泽市统计局党支部工作规则》第十四条"
WHOLE = "《云泽市统计局党支部工作规则》"
HEAD = ["题型", "题干", "A", "B", "C", "D", "答案", "出处"]
ONCE = "每月至少召开1次"


@pytest.fixture
def bring(sample: Workshop) -> Bring:
    def run(*cells: str) -> Imported:
        data = workbook(HEAD, cells)
        return import_items("x.xlsx", data, sample.quiz.locate, sample.quiz.faults)

    return run


@pytest.mark.parametrize(
    "cells",
    [
        ("单选", "支委会每月至少召开几次？", "1次", "2次", "3次", "4次", "A", RULE),
        ("单选", "支委会每月至少召开（　）次。", "1", "2", "3", "4", "A", RULE),
        ("填空", "支委会每月至少召开____次。", "", "", "", "", "1", RULE),
        ("判断", "支委会每月至少召开1次。", "", "", "", "", "√", RULE),
        ("判断", "支委会每月至少召开2次。", "", "", "", "", "×", RULE),
        ("判断", "支委会每月至少召开1次。", "", "", "", "", "对", WHOLE),
    ],
)
def test_the_sentence_that_the_key_rests_on_is_cited(bring: Bring, cells: tuple[str, ...]) -> None:
    result = bring(*cells)

    assert [str(one) for one in result.problems] == []
    cited = result.items[0].citation
    assert cited is not None and cited.location.endswith("第十四条")
    assert ONCE in cited.quote.replace(" ", "") and len(cited.quote) < 120


def test_a_short_key_alone_finds_no_place_in_a_whole_document(bring: Bring) -> None:
    result = bring(
        "填空", "太阳系有____颗行星。", "", "", "", "", "1", RULE.partition("》")[0] + "》"
    )

    assert result.items == ()
    assert str(result.problems[0]).startswith("第 2 行“出处”")


def test_every_item_of_the_collection_comes_back_through_search_and_validation(
    sample: Workshop,
) -> None:
    made = sample.quiz.make(Selection(document="云泽市统计局党支部工作规则"))
    assert len(made) > 20

    back = import_items("x.xlsx", export(made, Format.XLSX), sample.quiz.locate, sample.quiz.faults)

    assert [str(one) for one in back.problems] == []
    assert back.items == made
