"""The table of commands: what Telegram allows, and what each may see."""

from __future__ import annotations

import re

import pytest

from bot.commands import BY_NAME, COMMANDS, FOR_STRANGERS, Language, available, menu
from bot.model import Role

LANGUAGES: tuple[Language, ...] = ("zh", "en")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_name_and_description(language: Language) -> None:
    for one in COMMANDS:
        assert re.fullmatch("[a-z0-9_]{1,32}", one.name)
        assert 1 <= len(one.wording(language).description) <= 256


def test_names_are_unique() -> None:
    assert len(BY_NAME) == len(COMMANDS)


def test_each_language_keeps_to_itself() -> None:
    for one in COMMANDS:
        assert CHINESE.search(one.zh.description)
        assert not CHINESE.search(one.en.description + one.en.argument)


def test_the_menu_grows_with_the_role() -> None:
    member = menu(Role.MEMBER, group=False, language="zh")
    admin = menu(Role.ADMIN, group=False, language="zh")

    assert set(member) < set(admin)
    assert "allow" in dict(admin)
    assert "allow" not in dict(member)


def test_a_group_is_not_offered_what_works_in_private_only() -> None:
    names = {one.name for one in available(Role.ADMIN, group=True)}

    assert "claim" not in names
    assert "proposals" not in names
    assert "ask" in names


def test_strangers_may_claim_and_may_see_and_delete_what_is_stored() -> None:
    assert {"claim", "privacy", "forget"} == FOR_STRANGERS


def test_the_usage_is_what_one_types() -> None:
    assert BY_NAME["ask"].usage("zh") == "/ask 问题"
    assert BY_NAME["docs"].usage("en") == "/docs"
