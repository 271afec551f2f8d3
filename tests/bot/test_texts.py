"""No sentence stands in the table that nothing says."""

from __future__ import annotations

import ast
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

import bot
from bot import texts
from bot.operations import texts as operating
from tests.bot.sentence_books import books

SENTENCES = {"texts.py", "english.py"}


@cache
def named() -> frozenset[str]:
    """Return every name and attribute that the bot's code reads."""
    found: set[str] = set()
    for file in Path(bot.__path__[0]).rglob("*.py"):
        if file.name in SENTENCES:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Attribute(attr=name) | ast.Name(id=name) | ast.Constant(value=str(name)):
                    found.add(name)
    return frozenset(found)


@pytest.mark.parametrize("name", [one.name for zh, _ in books() for one in fields(zh)])
def test_every_sentence_is_said_somewhere(name: str) -> None:
    assert name in named()


@pytest.mark.parametrize("module", [texts, operating])
def test_every_sentence_for_the_terminal_is_said_somewhere(module: object) -> None:
    assert {name for name in vars(module) if name.isupper()} <= named()
