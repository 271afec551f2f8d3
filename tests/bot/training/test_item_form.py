"""An item as a form that is copied, changed and sent back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.training.english import EnglishTraining
from bot.training.form import Form
from bot.training.texts import TrainingTexts
from knowledge.quiz import ItemType, Maker
from tests.bot.training.item_samples import BLANK, JUDGE, SINGLE

FORM = Form(TrainingTexts())
WORDS = st.text(st.sampled_from("支部委员会每月召开次党费甲乙丙丁0123456789，。（）"), min_size=1)


@pytest.mark.parametrize("item", [SINGLE, JUDGE, BLANK])
@pytest.mark.parametrize("form", [FORM, Form(EnglishTraining())])
@pytest.mark.parametrize("brief", [True, False])
def test_a_form_sent_back_unchanged_changes_nothing(item: object, form: Form, brief: bool) -> None:
    read = form.read(form.write(item, brief=brief), item)  # type: ignore[arg-type]

    assert read.item == item
    assert not read.problems


def test_a_changed_form_is_the_new_item_by_a_person() -> None:
    changed = FORM.write(SINGLE).replace("C. 季度", "C. 半年").replace("答案：B", "答案：C")

    item = FORM.read(changed, SINGLE).item

    assert item.options == ("周", "月", "半年", "年")
    assert item.key == (2,)
    assert item.made_by is Maker.PERSON
    assert item.id != SINGLE.id
    assert item.citation == SINGLE.citation


def test_only_what_changes_has_to_be_written() -> None:
    assert FORM.read("答案：C", SINGLE).item.key == (2,)
    assert FORM.read("题干：支委会多久开一次？", SINGLE).item.options == SINGLE.options
    assert FORM.read("C. 旬", SINGLE).item.options == ("周", "月", "旬", "年")


def test_an_empty_option_goes_and_the_key_stays_with_its_words() -> None:
    item = FORM.read("A.", SINGLE).item

    assert item.options == ("月", "季度", "年")
    assert item.right == ("月",)


@pytest.mark.parametrize(
    "answer", ["答案：AC", "答案:a、c", "答案：A，C", "正确答案：Ａ Ｃ", "参考答案：A和C"]
)
def test_letters_are_read_however_they_are_written(answer: str) -> None:
    read = FORM.read(f"题型：多选\n{answer}", SINGLE)

    assert read.item.key == (0, 2)
    assert read.item.type is ItemType.MULTI


@pytest.mark.parametrize(("said", "key"), [("对", 0), ("√", 0), ("正确。", 0), ("错", 1), ("×", 1)])
def test_a_judgement_is_said_in_words(said: str, key: int) -> None:
    assert FORM.read(f"答案：{said}", JUDGE).item.key == (key,)


@pytest.mark.parametrize("option", ["（B）旬", "B、旬", "b. 旬", "Ｂ．旬", "B 旬", "B：旬"])
def test_an_option_is_known_by_its_letter(option: str) -> None:
    assert FORM.read(option, SINGLE).item.options[1] == "旬"


@pytest.mark.parametrize("sent", ["随便说说", "答案：Z", "题型：作文", "出处：某处", "答案："])
def test_what_is_not_understood_is_told_in_words(sent: str) -> None:
    read = FORM.read(sent, SINGLE)

    assert read.problems
    assert read.item.key == SINGLE.key


def test_another_source_is_told_by_title_and_place() -> None:
    assert FORM.read("出处：《党费规定》第三条", SINGLE).source == ("党费规定", "第三条")
    assert FORM.read(FORM.write(SINGLE), SINGLE).source is None


def test_a_stem_may_have_several_lines() -> None:
    assert FORM.read("题干：第一行\n第二行\n答案：B", SINGLE).item.stem == "第一行\n第二行"


def test_a_form_is_known_without_being_a_reply() -> None:
    assert FORM.is_one(FORM.write(SINGLE))
    assert not FORM.is_one("支委会多久开一次？")


@given(WORDS, st.lists(WORDS, min_size=2, max_size=12, unique=True), st.data(), WORDS)
def test_what_is_written_is_what_is_read(
    stem: str, options: list[str], data: st.DataObject, explanation: str
) -> None:
    key = data.draw(st.integers(0, len(options) - 1))
    item = replace(SINGLE, stem=stem, options=tuple(options), key=(key,), explanation=explanation)

    assert FORM.read(FORM.write(item), item).item == item


@given(st.text(max_size=300))
def test_whatever_is_sent_back_is_read(text: str) -> None:
    read = FORM.read(text, SINGLE)

    assert all(0 <= at < len(read.item.options) for at in read.item.key) or read.problems


@pytest.mark.parametrize("said", ["答案 C", "答案是C", "答案改成 C", "答案应该是c"])
def test_the_colon_may_be_left_out(said: str) -> None:
    assert FORM.read(said, SINGLE).item.key == (2,)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("出处：党章第二条", ("党章", "第二条")),
        ("出处：根据《党支部工作规则》第十条", ("党支部工作规则", "第十条")),
    ],
)
def test_a_source_is_read_as_people_write_it(said: str, source: tuple[str, str]) -> None:
    assert FORM.read(said, SINGLE).source == source
