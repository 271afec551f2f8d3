"""The commands that Telegram's menu shows, by scope and language, and the bot's profile."""

from __future__ import annotations

import json
import re

from bot_api.errors import bad_request
from bot_api.methods import Method
from bot_api.parameters import Parameters
from bot_api.world import Json, World

Place = tuple[str, str]
_PROFILE = ("Name", "Description", "ShortDescription")


class Menus:
    """setMyCommands and its like; `world.commands` is what was set."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._profile: dict[Place, str] = {}

    def methods(self) -> dict[str, Method]:
        """Return the methods by Telegram's names."""
        profile: dict[str, Method] = {}
        for part in _PROFILE:
            profile[f"setMy{part}"] = lambda given, part=part: self._tell(given, part)
            profile[f"getMy{part}"] = lambda given, part=part: self._told(given, part)
        return {
            **profile,
            "setMyCommands": self.set,
            "getMyCommands": lambda given: self._world.commands.get(_place(given), []),
            "deleteMyCommands": self.delete,
            "setMyDefaultAdministratorRights": lambda given: True,
            "setChatMenuButton": lambda given: True,
        }

    def set(self, given: Parameters) -> bool:
        """Keep the commands of a scope."""
        commands: list[Json] = given.structure("commands") or []
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for one in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", one.get("command", "")):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(one.get("description", "")) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        place = _place(given)
        if "chat_id" in (scope := json.loads(place[0])):
            self._world.chat(scope["chat_id"]).open()
        self._world.commands[place] = commands
        return True

    def delete(self, given: Parameters) -> bool:
        """Forget the commands of a scope."""
        self._world.commands.pop(_place(given), None)
        return True

    def _tell(self, given: Parameters, part: str) -> bool:
        self._profile[part, given.text("language_code")] = given.text(_snake(part))
        return True

    def _told(self, given: Parameters, part: str) -> Json:
        return {_snake(part): self._profile.get((part, given.text("language_code")), "")}


def _snake(part: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", part).lower()


def _place(given: Parameters) -> Place:
    scope = given.structure("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), given.text("language_code")
