"""The pages that all of a trainer's choices share: which bank, which group, which items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.model import Button, Outgoing, Where
from bot.publishing.choice import Choice
from bot.publishing.drawing import Drawing
from bot.publishing.groups import Groups
from bot.publishing.texts import PublishingTexts
from bot.quiz import Bank, BankItem, ItemStatus
from bot.rendering import in_rows, one_line, press
from bot.state import BankItems, Banks
from bot.threads import Threads
from knowledge.quiz import ItemType

CHOSEN = (ItemType.SINGLE, ItemType.MULTI, ItemType.JUDGE)
"""What is answered by choosing, and so can be voted on."""

_BUTTONS = 40


@dataclass(frozen=True, slots=True)
class Choices:
    """Makes the pages, and looks up what is chosen."""

    banks: Banks
    items: BankItems
    groups: Groups
    drawing: Drawing
    texts: PublishingTexts
    storage: Threads

    async def bank_page(self, opening: str, choice: Choice) -> Outgoing:
        """Return the banks that have something to put up, one of which is chosen."""
        ready = [one for one in await self.storage(self.banks.all) if one.size(ItemStatus.READY)]
        if not ready:
            return Outgoing.plain(self.texts.no_banks)
        buttons = [
            press(self._bank(one), replace(choice, bank=one.id).callback)
            for one in ready[:_BUTTONS]
        ]
        return self.page(opening, buttons, choice)

    async def bank_called(self, words: str) -> int:
        """Return the id of the bank that some words name, alone or in part; 0 where none or
        several are."""
        name = words.strip(' #“”"').removeprefix("题库").strip(' #“”"').casefold()
        banks = await self.storage(self.banks.all) if name else ()
        same = [one.id for one in banks if one.name.casefold() == name]
        like = same or [one.id for one in banks if name in one.name.casefold()]
        return like[0] if len(like) == 1 else 0

    def not_read(self, words: str, usage: str) -> Outgoing:
        """Return how it is written, and before it what was not understood."""
        said = self.texts.not_read.format(said=one_line(words, 60)) if words else ""
        return Outgoing.plain("\n\n".join(filter(None, (said, usage))))

    def group_page(self, opening: str, among: Sequence[Where], choice: Choice) -> Outgoing:
        """Return the groups among which one is chosen."""
        if not among:
            return Outgoing.plain(self.texts.no_groups)
        buttons = [
            press(one.title, replace(choice, chat_id=one.chat_id).callback)
            for one in among[:_BUTTONS]
        ]
        return self.page(opening, buttons, choice)

    def page(
        self, opening: str, buttons: Iterable[Button], choice: Choice, across: int = 1
    ) -> Outgoing:
        """Return a question with its answers, and the button that gives up."""
        rows = in_rows(buttons, across)
        return Outgoing.plain(opening, (*rows, (press(self.texts.no, choice.stop),)))

    async def fitting_groups(
        self, bank_id: int, viewer: frozenset[str], types: tuple[ItemType, ...] = ()
    ) -> tuple[Where, ...]:
        """Return the open groups whose members may see something of a bank."""
        found = []
        for where in await self.storage(self.groups.open):
            drawn = (bank_id, where.chat_id, 1, 0, types)
            if await self.storage(self.drawing, *drawn, viewer=viewer, again=True):
                found.append(where)
        return tuple(found)

    async def seen(self, items: Iterable[BankItem], viewer: frozenset[str]) -> tuple[BankItem, ...]:
        """Return those of some items whose documents a trainer may see."""

        def among() -> tuple[BankItem, ...]:
            return tuple(one for one in items if self.groups.visible(one.item, viewer))

        return await self.storage(among)

    async def group(self, group: int | str, topic: int = 0) -> Where | None:
        """Return the open group that somebody named, by its id or its public name."""
        if isinstance(group, str):
            every = await self.storage(self.groups.open)
            named = [one.chat_id for one in every if one.username.lower() == group.lower()]
            group = named[0] if group and named else 0
        return await self.storage(self.groups.where, group, topic or None)

    def called(self, where: Where) -> str:
        """Return a group's name, with its topic."""
        if where.topic_id is None:
            return where.title or str(where.chat_id)
        return self.texts.group_topic.format(group=where.title, topic=where.topic_id)

    def _bank(self, bank: Bank) -> str:
        return self.texts.bank.format(name=bank.name, count=bank.size(ItemStatus.READY))
