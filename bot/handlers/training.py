"""/quiz, /banks, /review; replies that change items and banks; files with items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot.asking import Speaker
from bot.callbacks import Verb
from bot.handlers.replies import asked_by
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import ChatKind, Role, Said, Visit
from bot.pressing import Action
from bot.quiz import ItemStatus
from bot.training import Banking, DraftingTable, Editing, Exporting, Importing, Review


@dataclass(frozen=True, slots=True)
class Training:
    """Hears trainers and hands on what they say."""

    spoken: Spoken
    speaker: Speaker
    table: DraftingTable
    banking: Banking
    review: Review
    editing: Editing
    exporting: Exporting
    importing: Importing

    def handlers(self) -> list[Handler]:
        """Return the handlers of the three commands."""
        return [
            self.spoken("quiz", self._quiz),
            self.spoken("banks", self._banks),
            self.spoken("review", self._review),
        ]

    def replies(self) -> list[Handler]:
        """Return what takes files and replies, to stand in a group before that of questions."""
        return [MessageHandler(filters.ALL, self._take)]

    def actions(self) -> Mapping[Verb, Action]:
        """Return what their buttons do."""
        return {
            Verb.DRAFT: self.table.press,
            Verb.BANK: self.banking.press,
            Verb.SUSPENDED: self.review.press,
            Verb.EXPORT: self.exporting.press,
        }

    async def _quiz(self, _update: Update, context: VisitContext) -> None:
        await self.table.asked(*context.talk())

    async def _banks(self, _update: Update, context: VisitContext) -> None:
        await self.banking.asked(*context.talk())

    async def _review(self, _update: Update, context: VisitContext) -> None:
        await self.review.asked(*context.talk())

    async def _take(self, update: Update, context: VisitContext) -> None:
        if context.said is None:
            return
        said, visit = context.talk()
        private = said.where.kind is ChatKind.PRIVATE
        if said.command or not private or not visit.role.covers(Role.TRAINER):
            return
        if await self._taken(update, said, visit):
            raise ApplicationHandlerStop

    async def _taken(self, update: Update, said: Said, visit: Visit) -> bool:
        """Whether it was for us: a file, the answer to something we asked, a changed form."""
        if said.file is not None:
            if not said.edited:
                await self.importing.take(said, visit)
            return True
        callback = asked_by(update.effective_message)
        if callback is not None and callback.verb is Verb.BANK:
            await self.banking.hear(said, visit, callback)
            return True
        named = callback.number if callback and callback.verb is Verb.DRAFT else None
        row = await self.editing.meant(said, named, visit.viewer)
        if row is None:
            if named is not None:
                await self.editing.gone(said)
            return named is not None or await self.editing.stray(said)
        saved = await self.editing.take(said, row, visit.viewer)
        if saved is not None and saved.status is ItemStatus.DRAFT:
            await self.table.edited(said, saved)
        elif saved is not None:
            await self.banking.saved(said, saved)
        return True
