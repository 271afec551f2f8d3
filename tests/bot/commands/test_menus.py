"""Telegram's menus: each in its place, and no fault where one cannot be had."""

from __future__ import annotations

import json
from typing import Any

from command_stage import Stage

from bot.bootstrap.commands import Commands
from bot.bootstrap.handlers import handler_groups
from bot.bootstrap.parts import Parts
from bot.bootstrap.quizzing import Quizzing
from bot.commands import BY_NAME, menu
from bot.handlers.spoken import SpokenCommand
from bot.model import Role
from bot.operations import Credentials
from knowledge.bootstrap import Workshop


def published(stage: Stage) -> dict[tuple[str, int, str], list[str]]:
    """Return names by scope, chat and language."""
    found = {}
    for one in stage.telegram.of("setMyCommands"):
        scope, commands = (_loaded(one[key]) for key in ("scope", "commands"))
        key = (scope["type"], scope.get("chat_id", 0), one.get("language_code", ""))
        found[key] = [_loaded(command)["command"] for command in commands]
    return found


def _loaded(value: Any) -> Any:
    value = json.loads(value) if isinstance(value, str) else value
    return value.to_dict() if hasattr(value, "to_dict") else value


async def test_each_kind_of_chat_has_its_menu_in_two_languages(stage: Stage) -> None:
    await stage.menus.publish({5: Role.ADMIN, 6: Role.MEMBER})

    found = published(stage)
    assert set(found) == {
        (scope, chat, language)
        for scope, chat in (
            ("all_private_chats", 0),
            ("all_group_chats", 0),
            ("all_chat_administrators", 0),
            ("chat", 5),
        )
        for language in ("", "en")
    }
    assert "allow" not in found["all_group_chats", 0, ""]
    assert "allow" in found["all_chat_administrators", 0, ""]
    assert "proposals" in found["chat", 5, ""]
    assert "proposals" not in found["all_private_chats", 0, ""]
    assert found["all_private_chats", 0, ""] == [
        name for name, _ in menu(Role.MEMBER, group=False, language="zh")
    ]


async def test_every_command_has_a_handler_in_the_bot(sample: Workshop, stage: Stage) -> None:
    parts = Parts(sample, Credentials("1:x"))
    vars(parts)["bot"] = stage.application.bot  # whose account is known

    groups = handler_groups(parts, Commands(parts), Quizzing(parts, lambda _: None))

    handled = {one.name for one in groups[0] if isinstance(one, SpokenCommand)}
    assert handled | {"ask"} == set(BY_NAME)


async def test_a_menu_that_cannot_be_had_is_no_fault(stage: Stage) -> None:
    stage.telegram.refused["setMyCommands"] = "Bad Request: chat not found"
    stage.telegram.refused["deleteMyCommands"] = "Bad Request: chat not found"

    await stage.menus.publish({5: Role.ADMIN})
    await stage.menus.offer(5, None)
