"""/daily: an item a day in a group; its schedules are listed and stopped here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.model import Button, Outgoing, Where
from bot.ports import Clock, Delivers
from bot.pressing import Press
from bot.publishing.choice import DO, NEXT, STOP
from bot.publishing.choices import Choices
from bot.publishing.daily_choice import END, EVERY_DAY, NEW, DailyChoice
from bot.publishing.habits_wizard import HabitsWizard
from bot.publishing.moments import Moments
from bot.publishing.texts import PublishingTexts
from bot.publishing.wishes import Wish
from bot.quiz import Schedule
from bot.rendering import press
from bot.state import Schedules
from bot.timetable import Quiet, moment, shown

_HOURS = ("7:30", "8:00", "8:30", "9:00", "12:00", "12:30", "17:30", "20:00")
_WORKING = (1, 2, 3, 4, 5)


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
        choice = DailyChoice(chat_id, bank, wish.topic, minute=minute, days=days)
        return await self._ask(choice, viewer)

    async def press(self, button: Press) -> None:
        """Ask the next thing, or do what was chosen."""
        choice = DailyChoice.of(button.callback)
        if self.habits.owns(choice.step):
            shown = await self.habits.done(choice)
        elif choice.step == STOP:
            shown = Outgoing.plain(self.texts.stopped)
        elif choice.step == END:
            await self.choices.storage(self.schedules.drop, choice.bank)
            shown = Outgoing.plain(self.texts.daily_stopped)
        elif choice.step == DO:
            shown = await self._add(choice, button.person.id)
        else:
            shown = await self._ask(replace(choice, step=NEXT), button.visit.viewer)
        await self.courier.edit(button.where, button.pressed.message_id, shown)

    async def _list(self) -> Outgoing:
        buttons: list[Button] = []
        lines = []
        for number, one in enumerate(await self.choices.storage(self.schedules.all), 1):
            lines.append(await self._listed(number, one))
            end = DailyChoice(bank=one.id, step=END).callback
            buttons.append(press(self.texts.daily_stop.format(number=number), end))
        new = press(self.texts.daily_new, DailyChoice(step=NEW).callback)
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
        texts = self.texts
        if not choice.bank:
            return await self.choices.bank_page(texts.choose_bank, choice)
        if not choice.chat_id:
            groups = await self.choices.fitting_groups(choice.bank, viewer)
            return self.choices.group_page(texts.choose_group, groups, choice)
        where = await self.choices.group(choice.chat_id, choice.topic)
        if where is None:
            return Outgoing.plain(texts.not_possible)
        if not choice.minute:
            opening = texts.daily_hour.format(group=self.choices.called(where))
            return self.choices.page(opening, map(self._hour(choice), _HOURS), choice, 4)
        if not choice.days:
            buttons = [
                press(
                    self.moments.weekdays(days),
                    replace(choice, days=sum(1 << day - 1 for day in days)).callback,
                )
                for days in (EVERY_DAY, _WORKING)
            ]
            return self.choices.page(texts.daily_days, buttons, choice, 2)
        return await self._confirm(choice, where)

    @staticmethod
    def _hour(choice: DailyChoice) -> Callable[[str], Button]:
        def button(label: str) -> Button:
            hour, _, minute = label.partition(":")
            chosen = int(hour) * 60 + int(minute) + 1
            return press(label, replace(choice, minute=chosen).callback)

        return button

    async def _confirm(self, choice: DailyChoice, where: Where) -> Outgoing:
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
        yes = press(self.texts.yes, choice.confirmed)
        return self.choices.page(told, [yes], choice)

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
