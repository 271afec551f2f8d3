"""/publish: which bank, how many or which item, which group, and it is put up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from bot.callbacks import Verb
from bot.model import Outgoing, Where
from bot.ports import Clock, Delivers
from bot.pressing import Press
from bot.publishing.by_hand import PACE, occasion
from bot.publishing.choice import DO, NEXT, STOP, Choice
from bot.publishing.choices import Choices
from bot.publishing.moments import Moments
from bot.publishing.texts import PublishingTexts
from bot.publishing.wishes import Wish
from bot.quiz import BankItem, ItemStatus
from bot.rendering import one_line, press
from bot.state import Posts
from bot.timetable import Quiet

_PAGES = 10
_COUNTS = (1, 3, 5, 10, 20)
MOST = 50
_SHOWN = 8  # items of a page
_STEM, _PREVIEW = 60, 5


@dataclass(frozen=True, slots=True)
class PublishChoice(Choice):
    """What was chosen so far: how many items, or which. From step 10 on `step` is the page of
    the list from which an item is picked."""

    verb: ClassVar[Verb] = Verb.PUBLISH
    count: int = 0
    item: int = 0


@dataclass(frozen=True, slots=True)
class PublishWizard:
    """Asks one thing after another, each by buttons that bear all that was chosen before: it
    works on after a restart, and years later it asks for what is gone by then."""

    choices: Choices
    posts: Posts
    courier: Delivers
    moments: Moments
    texts: PublishingTexts
    clock: Clock
    planned: Callable[[], None]

    async def begin(self, wish: Wish, viewer: frozenset[str] = frozenset()) -> Outgoing:
        """Return the first question, of what was not said yet."""
        bank = await self.choices.bank_called(wish.rest)
        if (wish.rest and not bank) or wish.at or wish.day or wish.weekdays:
            return self.choices.not_read(wish.rest, self.texts.publish_usage)
        if wish.count > MOST:
            return Outgoing.plain(self.texts.publish_bounds.format(most=MOST))
        where = await self.choices.group(wish.group, wish.topic) if wish.group else None
        if wish.group and where is None:
            return Outgoing.plain(self.texts.no_groups)
        chat_id = where.chat_id if where else 0
        # The last question shows what its own message draws, so it is never the first one.
        bank = 0 if chat_id else bank
        choice = PublishChoice(chat_id, bank, wish.topic, count=wish.count)
        return await self._ask(choice, 0, viewer)

    async def press(self, button: Press) -> None:
        """Ask the next thing, or put up what was chosen."""
        choice = PublishChoice.of(button.callback)
        under, viewer = button.pressed.message_id, button.visit.viewer
        if choice.step == STOP:
            shown = Outgoing.plain(self.texts.stopped)
        elif choice.step == DO:
            shown = await self._plan(choice, button.person.id, under, viewer)
        else:
            shown = await self._ask(choice, under, viewer)
        await self.courier.edit(button.where, under, shown)

    async def _ask(self, choice: PublishChoice, seed: int, viewer: frozenset[str]) -> Outgoing:
        if not choice.bank:
            return await self.choices.bank_page(self.texts.choose_bank, choice)
        if not choice.count and not choice.item:
            return await self._ask_what(choice, viewer)
        if not choice.chat_id:
            groups = await self._fitting(choice, viewer)
            return self.choices.group_page(self.texts.choose_group, groups, choice)
        return await self._confirm(choice, seed, viewer)

    async def _ask_what(self, choice: PublishChoice, viewer: frozenset[str]) -> Outgoing:
        if choice.step >= _PAGES:
            return await self._list(choice, viewer)
        bank = await self.choices.storage(self.choices.banks.get, choice.bank)
        ready = bank.size(ItemStatus.READY) if bank else 0
        if bank is None or not ready:
            return Outgoing.plain(self.texts.not_possible)
        counts = [one for one in _COUNTS if one <= ready] or [ready]
        buttons = [press(str(one), replace(choice, count=one).callback) for one in counts]
        page = self.choices.page(
            self.texts.choose_count.format(bank=bank.name), buttons, choice, len(buttons)
        )
        picking = press(self.texts.one_by_one, replace(choice, step=_PAGES).callback)
        return replace(page, rows=(*page.rows[:-1], (picking,), page.rows[-1]))

    async def _list(self, choice: PublishChoice, viewer: frozenset[str]) -> Outgoing:
        """Return a page of the bank's items, one of which is picked."""
        ready = await self.choices.storage(self.choices.items.of, choice.bank, (ItemStatus.READY,))
        listed = await self.choices.seen(ready, viewer)
        if not listed:
            return Outgoing.plain(self.texts.not_possible)
        last = max(0, (len(listed) - 1) // _SHOWN)
        number = min(choice.step - _PAGES, last)
        shown = listed[number * _SHOWN : (number + 1) * _SHOWN]
        buttons = [
            press(str(at), replace(choice, item=one.id, step=NEXT).callback)
            for at, one in enumerate(shown, number * _SHOWN + 1)
        ]
        turns = [
            press(label, replace(choice, step=_PAGES + to).callback)
            for label, to in ((self.texts.earlier, number - 1), (self.texts.later, number + 1))
            if 0 <= to <= last
        ]
        # Their first words are the same, 根据《…》: a button cannot tell them apart.
        stems = "\n".join(
            f"{at}. {one_line(each.item.stem, 120)}"
            for at, each in enumerate(shown, number * _SHOWN + 1)
        )
        page = self.choices.page(f"{self.texts.choose_item}\n{stems}", buttons, choice, 4)
        turning = (tuple(turns),) if turns else ()
        return replace(page, rows=(*page.rows[:-1], *turning, page.rows[-1]))

    async def _fitting(self, choice: PublishChoice, viewer: frozenset[str]) -> tuple[Where, ...]:
        if not choice.item:
            return await self.choices.fitting_groups(choice.bank, viewer)
        groups = await self.choices.storage(self.choices.groups.open)
        return tuple([one for one in groups if await self._drawn(choice, one.chat_id, 0, viewer)])

    async def _drawn(
        self, choice: PublishChoice, chat_id: int, seed: int, viewer: frozenset[str]
    ) -> tuple[BankItem, ...]:
        """Return what would be put up: the item, or as many as were asked for."""
        if not choice.item:
            count = min(choice.count, MOST)
            drawn = (choice.bank, chat_id, count, seed)
            return await self.choices.storage(self.choices.drawing, *drawn, viewer=viewer)
        kept = await self.choices.storage(self.choices.items.get, choice.item)
        if kept is None or kept.status is not ItemStatus.READY:
            return ()
        meant = await self.choices.storage(self.choices.groups.may_see, chat_id, kept.item)
        return await self.choices.seen([kept], viewer) if meant else ()

    async def _confirm(self, choice: PublishChoice, seed: int, viewer: frozenset[str]) -> Outgoing:
        where = await self.choices.group(choice.chat_id, choice.topic)
        bank = await self.choices.storage(self.choices.banks.get, choice.bank)
        drawn = await self._drawn(choice, choice.chat_id, seed, viewer)
        if where is None or bank is None:
            return Outgoing.plain(self.texts.not_possible)
        if not drawn:
            told = self.texts.used_up if choice.count else self.texts.not_possible
            group = self.choices.called(where)
            return Outgoing.plain(told.format(bank=bank.name, group=group))
        lines = [
            self.texts.publish_confirm.format(
                bank=bank.name, count=len(drawn), group=self.choices.called(where)
            )
        ]
        lines += [f"· {one_line(one.item.stem, _STEM)}" for one in drawn[:_PREVIEW]]
        lines += ["……"] if len(drawn) > _PREVIEW else []
        if len(drawn) < choice.count:
            lines.append(self.texts.publish_few.format(count=len(drawn)))
        starts = await self._starts(choice.chat_id, self.clock())
        lines += [starts] if starts else []
        yes = press(self.texts.yes, choice.confirmed)
        return self.choices.page("\n".join(lines), [yes], choice)

    async def _starts(self, chat_id: int, now: datetime) -> str:
        """Return when it starts, where it is quiet now."""
        habits = await self.choices.storage(self.choices.groups.habits_of, chat_id)
        over = Quiet.of(habits).over(now)
        if over == now:
            return ""
        time = self.moments.spoken(over, habits.timezone)
        return self.texts.publish_held.format(time=time)

    async def _plan(
        self, choice: PublishChoice, user_id: int, under: int, viewer: frozenset[str]
    ) -> Outgoing:
        """Plan the posts; pressed again, or after a crash, it is the same plan."""
        storage, now = self.choices.storage, self.clock()
        where = await self.choices.group(choice.chat_id, choice.topic)
        drawn = await self._drawn(choice, choice.chat_id, under, viewer)
        first = await storage(self.posts.by_occasion, occasion(user_id, under, 0))
        if where is None or not (drawn or first):
            return Outgoing.plain(self.texts.not_possible)
        habits = await storage(self.choices.groups.habits_of, choice.chat_id)
        starts = Quiet.of(habits).over(now)
        for number, one in enumerate(drawn):
            await storage(
                self.posts.plan,
                occasion(user_id, under, number),
                where.chat_id,
                where.topic_id,
                one.id,
                one.item,
                starts + number * PACE,
            )
        self.planned()
        lines = [
            self.texts.publish_done.format(
                count=len(drawn) or 1,
                group=self.choices.called(where),
                seconds=PACE // timedelta(seconds=1),
            )
        ]
        held = await self._starts(choice.chat_id, now)
        return Outgoing.plain("\n".join([*lines, held] if held else lines))
