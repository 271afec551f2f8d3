"""/mistakes: one's own wrong answers, asked again in private."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass

from bot.model import Outgoing, Person
from bot.ports import Clock, Delivers
from bot.pressing import Press
from bot.quiz import BankItem
from bot.standings.mistake_book import Due, MistakeBook
from bot.standings.review_card import ReviewCard, Step
from bot.standings.texts import StandingsTexts
from bot.threads import Threads

Visible = Callable[[frozenset[str]], Container[str]]  # a viewer's documents, by id; blocks


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Asks what is due, one card after another in one message."""

    book: MistakeBook
    card: ReviewCard
    visible: Visible
    courier: Delivers
    texts: StandingsTexts
    retrieval: Threads
    storage: Threads
    clock: Clock

    async def begin(self, person: Person, viewer: frozenset[str]) -> Outgoing:
        """Return what /mistakes shows: the first that is due, or when the next will be."""
        await self.storage(self.book.gather, person.id)
        due = await self._due(person, viewer)
        if due.item is None:
            return self.card.nothing(due, self.clock())
        return self.card.asked(due, due.item)

    async def press(self, press: Press) -> None:
        """Tick an option, take an answer, go on."""
        if press.where.kind.is_group:  # no button of ours stands there
            return
        item_id, chosen, step = press.callback.numbers
        if step == Step.NEXT:
            await self._show(press, await self.begin(press.person, press.visit.viewer))
            return
        visible = await self.retrieval(self.visible, press.visit.viewer)
        item = await self.storage(self.book.item, press.person.id, item_id, visible)
        if item is None:
            await press.tell(self.texts.mistake_gone, alert=True)
            return
        chosen &= (1 << len(item.item.options)) - 1  # buttons outlive options
        if step == Step.CHOOSE:
            due = await self._due(press.person, press.visit.viewer)
            await self._show(press, self.card.asked(due, item, chosen))
        elif step == Step.OPEN:
            due = await self._due(press.person, press.visit.viewer)
            await self._show(press, self.card.opened(due, item))
        elif step == Step.ANSWER and not chosen:
            await press.tell(self.texts.nothing_chosen)
        elif step == Step.ANSWER:
            await self._answer(press, item, _bits(item.item.key) == chosen, chosen)
        elif step in (Step.KNEW, Step.FORGOT):
            await self._answer(press, item, step == Step.KNEW, None)

    async def _answer(self, press: Press, item: BankItem, right: bool, chosen: int | None) -> None:
        now = self.clock()
        next_at = await self.storage(self.book.answer, press.person.id, item.id, right, now)
        if next_at is None:
            await press.tell(self.texts.mistake_gone, alert=True)
        else:
            await self._show(press, self.card.answered(item, right, chosen, next_at, now))

    async def _due(self, person: Person, viewer: frozenset[str]) -> Due:
        visible = await self.retrieval(self.visible, viewer)
        return await self.storage(self.book.due, person.id, visible, self.clock())

    async def _show(self, press: Press, shown: Outgoing) -> None:
        await self.courier.edit(press.where, press.pressed.message_id, shown)


def _bits(key: tuple[int, ...]) -> int:
    return sum(1 << at for at in key)
