"""Looks whether a contest can be held as it was chosen, and plans it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.model import Where
from bot.publishing.choices import CHOSEN, Choices
from bot.publishing.contest_choice import ContestChoice
from bot.publishing.moments import Moments
from bot.publishing.texts import PublishingTexts
from bot.quiz import Bank, BankItem
from bot.state import Contests
from bot.timetable import Quiet


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a contest would be held with."""

    where: Where
    bank: Bank
    items: tuple[BankItem, ...]


@dataclass(frozen=True, slots=True)
class ContestPlanner:
    """Draws the items of a contest and stores it.

    Args:
        planned: called when there is a new one.
    """

    choices: Choices
    contests: Contests
    moments: Moments
    texts: PublishingTexts
    planned: Callable[[], None]

    async def drawn(self, choice: ContestChoice, seed: int, viewer: frozenset[str]) -> Drawn | str:
        """Return what it is held with, or the sentence that says why it cannot be held."""
        where = await self.choices.group(choice.chat_id, choice.topic)
        bank = await self.choices.storage(self.choices.banks.get, choice.bank)
        if where is None or bank is None:
            return self.texts.not_possible
        habits = await self.choices.storage(self.choices.groups.habits_of, where.chat_id)
        ends = choice.starts_at + timedelta(seconds=choice.seconds)
        if Quiet.of(habits).touches(choice.starts_at, ends):
            return self.texts.contest_quiet.format(
                time=self.moments.spoken(choice.starts_at, habits.timezone),
                group=self.choices.called(where),
                begins=f"{habits.quiet_from:%H:%M}",
                ends=f"{habits.quiet_to:%H:%M}",
            )
        drawn = (choice.bank, where.chat_id, choice.count, seed, CHOSEN)
        items = await self.choices.storage(self.choices.drawing, *drawn, viewer=viewer, again=True)
        if len(items) < choice.count:
            return self.texts.contest_few.format(count=len(items))
        return Drawn(where, bank, items)

    async def plan(
        self, choice: ContestChoice, user_id: int, seed: int, viewer: frozenset[str]
    ) -> str:
        """Store it; pressed again, or after a crash, it is the same one.

        Returns:
            Why it cannot be held, empty where it is planned.
        """
        storage = self.choices.storage
        for one in await storage(self.contests.unfinished):
            same = one.chat_id, one.bank_id, one.starts_at, len(one.items)
            if same == (choice.chat_id, choice.bank, choice.starts_at, choice.count):
                return ""
        found = await self.drawn(choice, seed, viewer)
        if isinstance(found, str):
            return found
        await storage(
            self.contests.plan,
            found.where.chat_id,
            found.where.topic_id,
            found.bank.id,
            self.texts.contest_title.format(bank=_theme(found.bank.name)),
            choice.starts_at,
            choice.interval_s,
            choice.limit_s,
            [one.id for one in found.items],
            user_id,
        )
        self.planned()
        return ""


def _theme(name: str) -> str:
    """Return what a contest is about, by its bank's name.

    >>> _theme("党章知识竞赛"), _theme("组织生活"), _theme("竞赛")
    ('党章', '组织生活', '竞赛')
    """
    return name.removesuffix("竞赛").removesuffix("知识").strip() or name
