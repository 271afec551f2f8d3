"""/daily: an item a day in a group; its schedules are listed and stopped here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from zoneinfo import ZoneInfo

from bot.callbacks import Callback, Verb
from bot.model import Button, Outgoing, Where
from bot.ports import Clock, Delivers
from bot.pressing import Press
from bot.publishing.choices import Choices
from bot.publishing.habits_wizard import HabitsWizard
from bot.publishing.moments import Moments
from bot.publishing.texts import PublishingTexts
from bot.publishing.wishes import Wish
from bot.quiz import Schedule
from bot.rendering import press
from bot.state import Schedules
from bot.timetable import Quiet, moment, shown

_NEXT, _DO, _STOP, _END, _NEW = range(5)
_HOURS = ("7:30", "8:00", "8:30", "9:00", "12:00", "12:30", "17:30", "20:00")
_ALL, _WORKING = (1, 2, 3, 4, 5, 6, 7), (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class DailyChoice:
    """What was chosen so far. `bank` is the schedule's id where one is ended, `minute` is of
    the day and from 1 on, `days` has the bit 2**(weekday - 1) for each weekday."""

    chat_id: int = 0
    bank: int = 0
    minute: int = 0
    days: int = 0
    topic: int = 0
    step: int = _NEXT

    @property
    def callback(self) -> Callback:
        """Return what a button with this choice says."""
        numbers = (self.bank, self.minute, self.days, self.topic, self.step)
        return Callback(Verb.DAILY, str(-self.chat_id), numbers)

    @classmethod
    def of(cls, callback: Callback) -> DailyChoice:
        """Return the choice that a button bears."""
        return cls(-int(callback.token), *callback.numbers)

    @property
    def at(self) -> time:
        """The time of the day."""
        hour, minute = divmod(max(0, self.minute - 1) % 1440, 60)
        return time(hour, minute)

    @property
    def weekdays(self) -> tuple[int, ...]:
        """ISO's weekdays."""
        return tuple(day for day in _ALL if self.days & 1 << day - 1)


@dataclass(frozen=True, slots=True)
class DailyWizard:
    """Lists the schedules, and asks what a new one needs, each by buttons.

    Args:
        planned: called when there is something new to be put up.
    """

    choices: Choices
    schedules: Schedules
    habits: HabitsWizard
    courier: Delivers
    moments: Moments
    texts: PublishingTexts
    clock: Clock
    planned: Callable[[], None]

    async def begin(self, wish: Wish, viewer: frozenset[str] = frozenset()) -> Outgoing:
        """Return the list, or the first question, of what was not said yet."""
        where = await self.choices.group(wish.group, wish.topic) if wish.group else None
        if wish.group and where is None:
            return Outgoing.plain(self.texts.no_groups)
        if self.habits.meant(wish):
            return await self.habits.begin(wish, where)
        bank = await self.choices.bank_called(wish.rest)
        strange = wish.count or wish.day or wish.hours or wish.zone or wish.minutes is not None
        if (wish.rest and not bank) or strange:
            return self.choices.not_read(wish.rest, self.texts.daily_usage)
        if wish == Wish():
            return await self._list()
        minute = wish.at.hour * 60 + wish.at.minute + 1 if wish.at else 0
        days = sum(1 << day - 1 for day in wish.weekdays)
        chat_id = where.chat_id if where else 0
        return await self._ask(DailyChoice(chat_id, bank, minute, days, wish.topic), viewer)

    async def press(self, button: Press) -> None:
        """Ask the next thing, or do what was chosen."""
        choice = DailyChoice.of(button.callback)
        if self.habits.owns(choice.step):
            shown = await self.habits.done(button.callback)
        elif choice.step == _STOP:
            shown = Outgoing.plain(self.texts.stopped)
        elif choice.step == _END:
            await self.choices.storage(self.schedules.drop, choice.bank)
            shown = Outgoing.plain(self.texts.daily_stopped)
        elif choice.step == _DO:
            shown = await self._add(choice, button.person.id)
        else:
            shown = await self._ask(replace(choice, step=_NEXT), button.visit.viewer)
        await self.courier.edit(button.where, button.pressed.message_id, shown)

    async def _list(self) -> Outgoing:
        buttons: list[Button] = []
        lines = []
        for number, one in enumerate(await self.choices.storage(self.schedules.all), 1):
            lines.append(await self._listed(number, one))
            end = DailyChoice(bank=one.id, step=_END).callback
            buttons.append(press(self.texts.daily_stop.format(number=number), end))
        new = press(self.texts.daily_new, DailyChoice(step=_NEW).callback)
        opening = "\n".join(lines) or self.texts.daily_none
        rows = tuple((button,) for button in (*buttons[:40], new))
        return Outgoing.plain(f"{opening}\n\n{self.texts.daily_usage}", rows)

    async def _listed(self, number: int, one: Schedule) -> str:
        where = await self.choices.group(one.chat_id, one.topic_id or 0)
        bank = await self.choices.storage(self.choices.banks.get, one.bank_id)
        return self.texts.daily_listed.format(
            number=number,
            group=self.choices.called(where or Where(one.chat_id, topic_id=one.topic_id)),
            days=self.moments.weekdays(one.weekdays),
            time=f"{one.at:%H:%M}",
            bank=bank.name if bank else "",
        ) + self.texts.daily_zone.format(zone=one.timezone)

    async def _ask(self, choice: DailyChoice, viewer: frozenset[str]) -> Outgoing:
        texts, stop = self.texts, replace(choice, step=_STOP).callback
        if not choice.bank:
            return await self.choices.bank_page(
                texts.choose_bank, lambda one: replace(choice, bank=one).callback, stop
            )
        if not choice.chat_id:
            return await self.choices.group_page(
                texts.choose_group,
                await self.choices.fitting_groups(choice.bank, viewer),
                lambda one: replace(choice, chat_id=one).callback,
                stop,
            )
        where = await self.choices.group(choice.chat_id, choice.topic)
        if where is None:
            return Outgoing.plain(texts.not_possible)
        if not choice.minute:
            opening = texts.daily_hour.format(group=self.choices.called(where))
            return self.choices.page(opening, map(self._hour(choice), _HOURS), stop, 4)
        if not choice.days:
            buttons = [
                press(
                    self.moments.weekdays(days),
                    replace(choice, days=sum(1 << day - 1 for day in days)).callback,
                )
                for days in (_ALL, _WORKING)
            ]
            return self.choices.page(texts.daily_days, buttons, stop, 2)
        return await self._confirm(choice, where, stop)

    @staticmethod
    def _hour(choice: DailyChoice) -> Callable[[str], Button]:
        def button(label: str) -> Button:
            hour, _, minute = label.partition(":")
            chosen = int(hour) * 60 + int(minute) + 1
            return press(label, replace(choice, minute=chosen).callback)

        return button

    async def _confirm(self, choice: DailyChoice, where: Where, stop: Callback) -> Outgoing:
        habits = await self.choices.storage(self.choices.groups.habits_of, where.chat_id)
        zone = ZoneInfo(habits.timezone)
        if Quiet.of(habits).covers(moment(shown(self.clock(), zone).date(), choice.at, zone)):
            told = self.texts.daily_quiet.format(
                time=f"{choice.at:%H:%M}",
                group=self.choices.called(where),
                begins=f"{habits.quiet_from:%H:%M}",
                ends=f"{habits.quiet_to:%H:%M}",
            )
            return Outgoing.plain(told)
        bank = await self.choices.storage(self.choices.banks.get, choice.bank)
        told = self.texts.daily_confirm.format(
            group=self.choices.called(where),
            days=self.moments.weekdays(choice.weekdays),
            time=f"{choice.at:%H:%M}",
            zone=habits.timezone,
            bank=bank.name if bank else "",
        )
        yes = press(self.texts.yes, replace(choice, step=_DO).callback)
        return self.choices.page(told, [yes], stop)

    async def _add(self, choice: DailyChoice, user_id: int) -> Outgoing:
        """Begin the schedule; pressed again, or after a crash, it is the same one."""
        storage = self.choices.storage
        where = await self.choices.group(choice.chat_id, choice.topic)
        bank = await storage(self.choices.banks.get, choice.bank)
        if where is None or bank is None or not choice.weekdays:
            return Outgoing.plain(self.texts.not_possible)
        habits = await storage(self.choices.groups.habits_of, where.chat_id)
        wanted = (where.topic_id, bank.id, choice.at, habits.timezone, choice.weekdays)
        there = await storage(self.schedules.of_chat, where.chat_id)
        known = {(one.topic_id, one.bank_id, one.at, one.timezone, one.weekdays) for one in there}
        if wanted not in known:
            await storage(self.schedules.add, where.chat_id, *wanted, user_id, self.clock())
            self.planned()
        told = self.texts.daily_done.format(
            group=self.choices.called(where),
            days=self.moments.weekdays(choice.weekdays),
            time=f"{choice.at:%H:%M}",
            bank=bank.name,
        )
        return Outgoing.plain(told)
