"""A town with a bot in it: people, groups that may ask, and the bot's process."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot_api import Actors, BotApi, BotProcess, Chat, Comings, Inline
from bot_api.world import Json

QUESTION = "支委会多久开一次？"
ANSWER = "每月至少召开1次"
OTHER_QUESTION = "党小组会多久开一次？"
REFUSED = "火星上的支委会怎么开？"


class Town:
    """Makes groups that may ask.

    Args:
        settings: more of the bot's environment.
        groups: how many groups of either kind may ask; whoever writes to the bot in
            private is looked up in each.

    Attributes:
        boss: the one admin by configuration.
        mark: where the record of calls stood when the test last looked.
    """

    def __init__(
        self,
        api: BotApi,
        var: Path,
        folder: Path,
        settings: Mapping[str, str] | None = None,
        groups: int = 60,
    ) -> None:
        self.api = api
        self.actors = Actors(api)
        self.comings = Comings(api)
        self.inline = Inline(api)
        self.boss = self.actors.person("王主任", "wang")
        allowed = [-(10**12) - 7000 - number for number in range(groups)]
        plain = [-7000 - number for number in range(groups)]
        self._super, self._plain = itertools.cycle(allowed), itertools.cycle(plain)
        self._people = itertools.count(1)
        more = {"ZHIGUI_LIMITS__USER_PER_MINUTE": "100", "ZHIGUI_TELEGRAM__CONTACT": "@wang"}
        self.bot = BotProcess(
            api,
            var,
            folder,
            groups=[*allowed, *plain],
            users={self.boss["id"]: "admin"},
            settings={**more, "ZHIGUI_TELEGRAM__INLINE": "true", **(settings or {})},
        )

    def person(self) -> Json:
        """Return somebody whom nobody knows yet."""
        return self.actors.person(f"同志{next(self._people)}")

    def group(self, *members: Json, **more: Any) -> Chat:
        """Return a group that may ask."""
        plain = more.get("kind") == "group"
        ids = self._plain if plain else self._super
        return self.actors.group("学习群", members, id_=next(ids), **more)

    async def quiet(self, chat: Chat, person: Json, topic: int = 0) -> None:
        """Wait until the bot is done with all that was said before.

        It works on what one person says in one place in order: when a question of theirs
        is answered, everything before it has been seen.
        """
        said = await chat.say(person, f"/ask@zhigui_bot {OTHER_QUESTION}", topic=topic)
        await chat.reply(said)
