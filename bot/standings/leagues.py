"""/league: a group's table, in the group or, for its members, in private."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Protocol

from bot.model import Outgoing, Person, Where
from bot.ports import Delivers
from bot.pressing import Press
from bot.quiz import Contest
from bot.standings.league import League
from bot.standings.league_view import CONTEST, HIDE, LeagueView
from bot.standings.texts import StandingsTexts
from bot.state import Chats, OptOuts
from bot.threads import Threads


class KnowsMembers(Protocol):
    """Says which groups somebody is in; `bot.access.Gate` does."""

    async def groups_with(self, person: Person, among: Collection[int]) -> frozenset[int]: ...


@dataclass(frozen=True, slots=True)
class Leagues:
    """Shows tables to whom they are of: in private only to members of the group."""

    league: League
    view: LeagueView
    opt_outs: OptOuts
    chats: Chats
    gate: KnowsMembers
    courier: Delivers
    texts: StandingsTexts
    threads: Threads

    async def begin(self, where: Where, person: Person | None) -> Outgoing:
        """Return what /league shows."""
        if where.kind.is_group:
            return await self._week(where.chat_id, 0, None)
        assert person is not None  # noqa: S101 - in private there always is one
        voted_in = await self.threads(self.league.votes.chats_of, person.id)
        groups = await self.gate.groups_with(person, voted_in)
        if not groups:
            return Outgoing.plain(self.texts.no_table)
        if len(groups) == 1:
            return await self._week(next(iter(groups)), 0, person)
        return self.view.choice({one: await self._title(one) for one in sorted(groups)})

    async def press(self, press: Press) -> None:
        """Turn to another week or to a contest, or list somebody or not."""
        person = press.person
        private = not press.where.kind.is_group
        chat_id = press.where.chat_id
        if private:
            chat_id = await self._now(-int(press.callback.token))
            if chat_id not in await self.gate.groups_with(person, (chat_id,)):
                await press.tell(self.texts.not_your_group, alert=True)
                return
        reader = person if private else None
        page, number = press.callback.numbers
        if page == CONTEST:
            contest = await self.threads(self.league.begun, chat_id, number)
            if contest is None:
                await press.tell(self.texts.no_contest)
                return
            shown = await self._contest(contest, reader)
        else:
            if page == HIDE:
                await self._hide_or_show(press, chat_id)
            shown = await self._week(chat_id, number, reader)
        await self.courier.edit(press.where, press.pressed.message_id, shown)

    async def final(self, contest: Contest) -> Outgoing:
        """Return the table with which a contest ends; nobody can turn it to another page."""
        return replace(await self._contest(contest, None), rows=())

    async def _hide_or_show(self, press: Press, chat_id: int) -> None:
        out = not await self.threads(self.opt_outs.is_out, chat_id, press.person.id)
        await self.threads(self.opt_outs.set, chat_id, press.person.id, out)
        await press.tell(self.texts.now_hidden if out else self.texts.now_shown, alert=True)

    async def _week(self, chat_id: int, ago: int, reader: Person | None) -> Outgoing:
        ago = min(ago, self.view.weeks)
        week, table = await self.threads(self.league.week, chat_id, ago)
        return self.view.week(chat_id, week, table, ago, reader.id if reader else None)

    async def _contest(self, contest: Contest, reader: Person | None) -> Outgoing:
        table = await self.threads(self.league.contest, contest)
        return self.view.contest(contest, table, reader.id if reader else None)

    async def _title(self, chat_id: int) -> str:
        chat = await self.threads(self.chats.get, chat_id)
        return chat.title if chat and chat.title else str(chat_id)

    async def _now(self, chat_id: int) -> int:
        """Return what a group is by now: buttons outlive its becoming a supergroup."""
        chat = await self.threads(self.chats.get, chat_id)
        return chat.migrated_to if chat and chat.migrated_to is not None else chat_id
