"""English says everything that Chinese says, with the same blanks to fill."""

from __future__ import annotations

import re
from dataclasses import fields
from string import Formatter

import pytest

from bot.english import English
from bot.texts import Texts

NAMES = [one.name for one in fields(Texts)]


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_said_in_english_with_the_same_blanks(name: str) -> None:
    chinese, english = getattr(Texts(), name), getattr(English(), name)

    assert name in English.__annotations__
    assert blanks(chinese) == blanks(english)


@pytest.mark.parametrize("name", NAMES)
def test_only_examples_of_questions_are_chinese(name: str) -> None:
    english = getattr(English(), name)
    if "usage" in name or "example" in name:
        return

    assert not re.search(r"[\u4e00-\u9fff]", english)


def test_english_says_nothing_more() -> None:
    assert [one.name for one in fields(English)] == NAMES
