"""What goes out into a file comes back without a change."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from exchanged import MANY, TITLE, found_anywhere, items, nowhere, only
from hypothesis import HealthCheck, given, settings

from knowledge.quiz import Difficulty, Fault, ItemType, Maker, QuizItem
from knowledge.quiz.exchange import Format, export, import_items

KEPT = [Format.XLSX, Format.CSV, Format.JSON, Format.GIFT, Format.MOODLE]
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("form", KEPT)
@unhurried
@given(many=MANY)
def test_nothing_is_lost(form: Format, many: list[QuizItem]) -> None:
    data = export(many, form)

    back = import_items(f"题库{form.ending}", data, nowhere)

    assert [str(one) for one in back.problems] == []
    assert list(back.items) == many


@pytest.mark.parametrize(
    ("form", "option"),
    [(Format.GIFT, "[tag:党费]"), (Format.XLSX, "_x000D_"), (Format.XLSX, "_x0041_")],
)
def test_an_option_that_looks_like_a_mark_of_the_format_is_none(form: Format, option: str) -> None:
    odd = QuizItem(
        id="1",
        type=ItemType.SINGLE,
        stem="党费由谁收？",
        options=(option, "党小组"),
        key=(1,),
        key_text="",
        explanation="",
        difficulty=Difficulty.EASY,
        topic="",
        citation=None,
    )

    back = import_items(f"题库{form.ending}", export([odd], form), nowhere)

    assert list(back.items) == [odd]


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.PAPER, Format.ANSWERS])
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(many=MANY)
def test_whatever_stands_in_an_item_can_be_printed(form: Format, many: list[QuizItem]) -> None:
    assert export(many, form)


@unhurried
@given(item=items())
def test_an_edited_row_is_what_the_trainer_sees(item: QuizItem) -> None:
    data = export([item], Format.CSV).decode("utf-8-sig")
    head, row, *_ = csv.reader(io.StringIO(data, newline=""))
    row[head.index("题干")] = (
        "支委会每___开会。" if item.type is ItemType.BLANK else "支委会何时开会？"
    )
    row[head.index("难度")] = "难"
    out = io.StringIO(newline="")
    csv.writer(out).writerows([head, row])

    back = import_items("x.csv", out.getvalue().encode("utf-8-sig"), nowhere)

    for changed in back.items:
        assert changed.stem in ("支委会每___开会。", "支委会何时开会？")
        assert changed.made_by is Maker.PERSON and changed.id != item.id
        assert changed.citation == item.citation and changed.change is None


@given(item=items())
@settings(deadline=None, max_examples=10)
def test_an_item_whose_place_moved_gets_its_place_of_today(item: QuizItem) -> None:
    assert item.citation is not None
    old = replace(item, citation=replace(item.citation, title=TITLE, passage_id="gone"))

    def stale(one: QuizItem) -> tuple[Fault, ...]:
        gone = one.citation is None or one.citation.passage_id == "gone"
        return (Fault("citation", "找不到"),) if gone else ()

    back = import_items("x.json", export([old], Format.JSON), found_anywhere, stale)

    renewed = only(back)
    assert renewed.citation is not None and renewed.citation.passage_id == "d:a5:0"
    assert (renewed.stem, renewed.made_by, renewed.change) == (old.stem, old.made_by, old.change)


def test_the_empty_form_can_be_filled_in_and_has_no_items() -> None:
    from knowledge.errors import ReadingError

    with pytest.raises(ReadingError, match="没有题目"):
        import_items("空题库.xlsx", export((), Format.XLSX), nowhere)
