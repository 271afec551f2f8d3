"""English says everything that Chinese says, with the same blanks to fill."""

from __future__ import annotations

import re
from dataclasses import fields
from string import Formatter
from typing import Any

import pytest

from bot.english import English
from bot.texts import Texts
from tests.bot.sentence_books import books

BOOKS = books()
SENTENCES = [
    pytest.param(chinese, english, one.name, id=f"{chinese.__name__}.{one.name}")
    for chinese, english in BOOKS
    for one in fields(chinese)
]


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_the_books_are_found() -> None:
    assert (Texts, English) in BOOKS


@pytest.mark.parametrize(("zh", "en", "name"), SENTENCES)
def test_every_sentence_is_said_in_english_with_the_same_blanks(
    zh: type[Any], en: type[Any], name: str
) -> None:
    assert name in en.__annotations__
    assert blanks(getattr(zh(), name)) == blanks(getattr(en(), name))


@pytest.mark.parametrize(("zh", "en", "name"), SENTENCES)
def test_only_examples_of_questions_are_chinese(zh: type[Any], en: type[Any], name: str) -> None:
    if "usage" in name or "example" in name:
        return

    assert not re.search(r"[\u4e00-\u9fff]", getattr(en(), name))


@pytest.mark.parametrize(("zh", "en"), BOOKS)
def test_english_says_nothing_more(zh: type[Any], en: type[Any]) -> None:
    assert [one.name for one in fields(en)] == [one.name for one in fields(zh)]
