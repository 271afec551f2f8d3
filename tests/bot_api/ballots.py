"""People vote in the bot's polls."""

from __future__ import annotations

from collections.abc import Sequence

from bot_api.methods.polls import is_closed
from bot_api.server import BotApi
from bot_api.world import Json


class NotCounted(Exception):
    """Telegram does not take the vote."""


class Ballots:
    """Votes, as Telegram takes them and as the bot gets to know of them."""

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._chosen: dict[tuple[str, int], list[int]] = {}

    async def vote(self, person: Json, message: Json, options: Sequence[int]) -> int:
        """Choose options (none: take the vote back) and return the update's id.

        Args:
            person: who votes; a chat, where an anonymous admin or a channel does.

        Raises:
            NotCounted: the poll is closed, its votes stand, or there is no such choice.
        """
        poll: Json = message["poll"]
        if is_closed(poll, self._api.world.clock()):
            raise NotCounted("the poll is closed")
        voter = (poll["id"], person["id"])
        if voter in self._chosen and not poll["allows_revoting"]:
            raise NotCounted("a vote in this poll stands")
        chosen = sorted(set(options))
        if any(one not in range(len(poll["options"])) for one in chosen):
            raise NotCounted("there is no such option")
        if len(chosen) > 1 and not poll["allows_multiple_answers"]:
            raise NotCounted("one option only")
        self._chosen[voter] = chosen
        self._count(poll)
        return await self._tell(poll, person, chosen)

    def votes(self, message: Json) -> dict[int, list[int]]:
        """Return what everybody chose in a poll, by their ids."""
        wanted = message["poll"]["id"]
        return {who: chosen for (poll, who), chosen in self._chosen.items() if poll == wanted}

    def _count(self, poll: Json) -> None:
        choices = [chosen for (id_, _), chosen in self._chosen.items() if id_ == poll["id"]]
        poll["total_voter_count"] = sum(bool(chosen) for chosen in choices)
        for at, option in enumerate(poll["options"]):
            option["voter_count"] = sum(at in chosen for chosen in choices)

    async def _tell(self, poll: Json, person: Json, chosen: list[int]) -> int:
        update = 0
        if not poll["is_anonymous"]:
            persistent = [poll["options"][one]["persistent_id"] for one in chosen]
            voter = {"voter_chat" if "type" in person else "user": person}
            answer = {"poll_id": poll["id"], "option_ids": chosen, **voter}
            update = await self._api.updates.put(
                "poll_answer", {**answer, "option_persistent_ids": persistent}
            )
        await self._api.updates.put("poll", dict(poll))
        return update
