"""The people on the other side: who there is, and the chats they are in."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from bot_api.chat import Chat
from bot_api.server import BotApi
from bot_api.world import ChatState, Json


class Actors:
    """Makes people, other bots, groups and channels.

    >>> actors = Actors(BotApi())
    >>> actors.person("李明")["first_name"]
    '李明'
    """

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._people = itertools.count(101)
        self._groups = itertools.count(1)

    def person(self, name: str, username: str = "", id_: int = 0) -> Json:
        """Return somebody new."""
        return {
            "id": id_ or next(self._people),
            "is_bot": False,
            "first_name": name,
            "language_code": "zh-hans",
            **({"username": username} if username else {}),
        }

    def other_bot(self, username: str) -> Json:
        """Return a bot that is not ours."""
        id_ = next(self._people)
        return {"id": id_, "is_bot": True, "first_name": username, "username": username}

    def private(self, person: Json, *, started: bool = True) -> Chat:
        """Return somebody's private chat; `started`: whether they pressed Start before."""
        about = {name: person[name] for name in ("id", "first_name", "username") if name in person}
        state = self._api.world.add_chat(
            {**about, "type": "private"}, "member" if started else "new"
        )
        state.users[person["id"]] = person
        return Chat(self._api, state)

    def group(
        self,
        title: str,
        members: Iterable[Json] = (),
        *,
        admins: Iterable[Json] = (),
        kind: str = "supergroup",
        forum: bool = False,
        username: str = "",
        id_: int = 0,
        bot: str = "member",
    ) -> Chat:
        """Return a new group; `bot` is our bot's own status in it."""
        number = next(self._groups)
        chosen = id_ or (-number - 4000 if kind == "group" else -(10**12) - 5000 - number)
        about: Json = {"id": chosen, "type": kind, "title": title}
        about |= {"username": username} if username else {}
        about |= {"is_forum": True} if forum else {}
        state = self._api.world.add_chat(about, bot)
        _settle(state, members, "member")
        _settle(state, admins, "administrator")
        return Chat(self._api, state)

    def channel(self, title: str, id_: int = -1009999999999) -> Json:
        """Return a channel as it stands in messages."""
        return {"id": id_, "type": "channel", "title": title}


def _settle(state: ChatState, people: Iterable[Json], status: str) -> None:
    for person in people:
        state.users[person["id"]] = person
        state.statuses[person["id"]] = status
