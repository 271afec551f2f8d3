"""The table of commands: what Telegram allows, and what each may see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.commands import BY_NAME, COMMANDS, FOR_STRANGERS, Command, Language, menu, offered
from bot.model import Role

ROOT = Path(__file__).resolve().parents[2]
READMES = {"en": "README.md", "zh": "README.zh-CN.md"}
FOR = {
    None: {"en": "everybody", "zh": "所有人"},
    Role.MEMBER: {"en": "members", "zh": "成员"},
    Role.TRAINER: {"en": "trainers", "zh": "培训员"},
    Role.ADMIN: {"en": "admins", "zh": "管理员"},
}
PLACES = {
    (True, True): {"en": "groups, private chat", "zh": "群、私聊"},
    (True, False): {"en": "private chat", "zh": "私聊"},
}
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
    names = {one.name for one in offered(Role.ADMIN, group=True)}

    assert "claim" not in names
    assert "proposals" not in names
    assert "start" not in names
    assert "ask" in names


def test_strangers_may_claim_and_may_see_and_delete_what_is_stored() -> None:
    assert {"claim", "privacy", "forget"} == FOR_STRANGERS


def test_the_usage_is_what_one_types() -> None:
    assert BY_NAME["ask"].usage("zh") == "/ask 问题"
    assert BY_NAME["docs"].usage("en") == "/docs"


def row(one: Command, language: Language) -> str:
    place = PLACES[one.private, one.group][language]
    told = one.wording(language).description
    return f"| `{one.usage(language)}` | {place} | {FOR[one.least][language]} | {told} |"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readme_lists_every_command_and_no_other(language: Language) -> None:
    readme = (ROOT / READMES[language]).read_text(encoding="utf-8")
    listed = re.findall(r"^\| `/.*$", readme, re.M)

    assert listed == [row(one, language) for one in COMMANDS]
