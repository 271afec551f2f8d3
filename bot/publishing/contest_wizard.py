"""/contest: when, which bank, which group; those to come are listed and cancelled here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import Button, Outgoing, Where
from bot.ports import Clock, Delivers
from bot.pressing import Press
from bot.publishing.choice import DO, STOP
from bot.publishing.choices import CHOSEN, Choices
from bot.publishing.contest_choice import CANCEL, COUNT, INTERVAL, LIMIT, ContestChoice
from bot.publishing.contest_planner import ContestPlanner
from bot.publishing.matches import Matches
from bot.publishing.moments import Moments
from bot.publishing.texts import PublishingTexts
from bot.publishing.wishes import Wish
from bot.quiz import ContestStatus
from bot.rendering import press
from bot.state import Contests
from bot.timetable import moment, shown

_FARTHEST = timedelta(days=366)
_SOONEST = timedelta(minutes=3)  # the rest is still to be chosen, and the group to be told


@dataclass(frozen=True, slots=True)
class ContestWizard:
    """Plans a contest: its items are drawn when it is confirmed.

    Args:
        timezone: in which a day and a time are meant where no group is named.
    """

    choices: Choices
    contests: Contests
    matches: Matches
    courier: Delivers
    moments: Moments
    texts: PublishingTexts
    clock: Clock
    planner: ContestPlanner
    timezone: str

    async def begin(self, wish: Wish, viewer: frozenset[str] = frozenset()) -> Outgoing:
        """Return the list with the usage, or the first question, of what was not said yet."""
        if wish == Wish():
            return await self._list()
        bank = await self.choices.bank_called(wish.rest)
        timed = wish.at is not None or wish.minutes is not None
        if (wish.rest and not bank) or not timed or wish.hours or len(wish.weekdays) > 1:
            return self.choices.not_read("" if bank else wish.rest, self.texts.contest_usage)
        where = await self.choices.group(wish.group, wish.topic) if wish.group else None
        if wish.group and where is None:
            return Outgoing.plain(self.texts.no_groups)
        timezone = await self._timezone(where, wish.zone)
        starts = self._starts(wish, timezone)
        limit = wish.limit_s or LIMIT
        choice = ContestChoice(
            where.chat_id if where else 0,
            bank,
            wish.topic,
            start=int(starts.timestamp()) // 60,
            count=wish.count or COUNT,
            limit_s=limit,
            interval_s=wish.interval_s or max(INTERVAL, limit + 10),
        )
        if not choice.bounded:
            return Outgoing.plain(self.texts.contest_bounds)
        return await self._ask(choice, 0, viewer)

    async def press(self, button: Press) -> None:
        """Ask the next thing, or do what was chosen."""
        choice, under = ContestChoice.of(button.callback), button.pressed.message_id
        viewer = button.visit.viewer
        if choice.step == STOP:
            shown = Outgoing.plain(self.texts.stopped)
        elif choice.step == CANCEL:
            shown = await self._cancel(choice.bank)
        elif not choice.bounded:
            shown = Outgoing.plain(self.texts.contest_bounds)
        elif choice.step == DO:
            shown = await self._plan(choice, button.person.id, under, viewer)
        else:
            shown = await self._ask(choice, under, viewer)
        await self.courier.edit(button.where, under, shown)

    async def _timezone(self, where: Where | None, zone: str) -> str:
        if zone or where is None:
            return zone or self.timezone
        habits = await self.choices.storage(self.choices.groups.habits_of, where.chat_id)
        return habits.timezone

    def _starts(self, wish: Wish, timezone: str) -> datetime:
        """Return the moment that is meant; without a day the next one of that time."""
        zone, now = ZoneInfo(timezone), self.clock()
        if wish.minutes is not None and wish.at is None:
            return now + max(timedelta(minutes=wish.minutes), _SOONEST)
        today = shown(now, zone).date()
        assert wish.at is not None  # noqa: S101 - the caller looked
        days = [wish.day] if wish.day else [today + timedelta(days=one) for one in range(9)]
        wanted = [day for day in days if not wish.weekdays or day.isoweekday() in wish.weekdays]
        moments = [moment(day, wish.at, zone) for day in wanted or days]
        return next((one for one in moments if one > now), moments[0])

    async def _ask(self, choice: ContestChoice, seed: int, viewer: frozenset[str]) -> Outgoing:
        texts = self.texts
        if choice.starts_at <= self.clock() or choice.starts_at > self.clock() + _FARTHEST:
            return Outgoing.plain(texts.contest_far)
        if not choice.bank:
            return await self.choices.bank_page(texts.choose_bank, choice)
        if not choice.chat_id:
            groups = await self.choices.fitting_groups(choice.bank, viewer, CHOSEN)
            return self.choices.group_page(texts.contest_group, groups, choice)
        return await self._checked(choice, seed, viewer)

    async def _checked(self, choice: ContestChoice, seed: int, viewer: frozenset[str]) -> Outgoing:
        """Return the last question, or why it cannot be held so."""
        found = await self.planner.drawn(choice, seed, viewer)
        if isinstance(found, str):
            return Outgoing.plain(found)
        habits = await self.choices.storage(self.choices.groups.habits_of, choice.chat_id)
        told = self.texts.contest_confirm.format(
            bank=found.bank.name,
            group=self.choices.called(found.where),
            time=self.moments.spoken(choice.starts_at, habits.timezone),
            count=choice.count,
            limit=choice.limit_s,
            interval=choice.interval_s,
            minutes=math.ceil(choice.seconds / 60),
        )
        yes = press(self.texts.yes, choice.confirmed)
        return self.choices.page(told, [yes], choice)

    async def _plan(
        self, choice: ContestChoice, user_id: int, seed: int, viewer: frozenset[str]
    ) -> Outgoing:
        refusal = await self.planner.plan(choice, user_id, seed, viewer)
        return Outgoing.plain(refusal or self.texts.contest_done)

    async def _cancel(self, contest_id: int) -> Outgoing:
        contest = await self.choices.storage(self.contests.get, contest_id)
        done = contest is not None and await self.matches.cancel(contest)
        return Outgoing.plain(self.texts.contest_cancelled if done else self.texts.contest_over)

    async def _list(self) -> Outgoing:
        lines: list[str] = []
        rows: list[tuple[Button, ...]] = []
        for number, one in enumerate(await self.choices.storage(self.contests.unfinished), 1):
            where = await self.choices.group(one.chat_id, one.topic_id or 0)
            habits = await self.choices.storage(self.choices.groups.habits_of, one.chat_id)
            listed = self.texts.contest_listed.format(
                number=number,
                title=one.title,
                group=self.choices.called(where or Where(one.chat_id)),
                time=self.moments.spoken(one.starts_at, habits.timezone),
                count=len(one.items),
            )
            running = one.status is ContestStatus.RUNNING
            lines.append(listed + (self.texts.contest_running if running else ""))
            cancel = ContestChoice(bank=one.id, step=CANCEL).callback
            rows.append((press(self.texts.contest_cancel.format(number=number), cancel),))
        told = "\n".join([*lines, "", ""] if lines else []) + self.texts.contest_usage
        return Outgoing.plain(told, tuple(rows[:40]))
