"""Stands before all other handlers: what is not meant for the bot, or by whom it does not
know, goes no further. Unknown means no, said politely and once."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.access import Gate
from bot.callbacks import Callback, Verb
from bot.commands import FOR_STRANGERS
from bot.handlers.heard import Ears, person
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import ChatKind, Outgoing, Person, Pressed, Role, Said, Visit, Where
from bot.ports import Clock, Delivers
from bot.state import Chats, People
from bot.texts import Texts
from bot.threads import Threads

# An admin allows a group from within it, before it is allowed.
_FOR_ADMINS = frozenset({"allow"})
_TURNED_AWAY = 60  # seconds for which Telegram gives a stranger the same nothing


@dataclass(frozen=True, slots=True)
class Doorman:
    """Lets in who may, with what was said or pressed."""

    ears: Ears
    gate: Gate
    chats: Chats
    people: People
    courier: Delivers
    texts: Texts
    storage: Threads
    clock: Clock

    def handlers(self) -> list[Handler]:
        """Return the handler, to stand in a group before all others."""
        return [TypeHandler(Update, self.let_in)]

    async def let_in(self, update: Update, context: VisitContext) -> None:
        """Set what the other handlers need, or stop the update here."""
        if update.inline_query is not None:
            await self._let_in_inline(update, context)
        elif update.callback_query is not None:
            await self._let_in_pressed(update, context)
        else:
            await self._let_in_said(update, context)

    async def _let_in_said(self, update: Update, context: VisitContext) -> None:
        said = self.ears.said(update)
        if said is None:
            raise ApplicationHandlerStop
        context.said = said
        visit = await self._visit(said.person, said.where)
        visit = visit or await self._exception(said.command, said.person, said.where)
        if visit is None:
            if not said.edited:
                await self._say_no(said)
            raise ApplicationHandlerStop
        context.visit = visit

    async def _let_in_pressed(self, update: Update, context: VisitContext) -> None:
        pressed = self.ears.pressed(update)
        query = update.callback_query
        if pressed is None:
            if query is not None:
                await self.courier.acknowledge(query.id)
            raise ApplicationHandlerStop
        visit = await self._visit(pressed.person, pressed.where) or _own_affair(pressed)
        if visit is None:
            await self.courier.acknowledge(pressed.callback_id, self.texts.not_for_you)
            raise ApplicationHandlerStop
        context.pressed = pressed
        context.visit = visit

    async def _let_in_inline(self, update: Update, context: VisitContext) -> None:
        query = update.inline_query
        asker = person(query.from_user) if query else None
        visit = await self._visit(asker, Where(asker.id)) if asker else None
        if visit is None:
            # Unanswered, it would be asked again at each key.
            with contextlib.suppress(TelegramError):
                if query is not None:
                    await query.answer([], cache_time=_TURNED_AWAY, is_personal=True)
            raise ApplicationHandlerStop
        context.visit = visit

    async def _visit(self, who: Person | None, where: Where) -> Visit | None:
        """Return who is let in as what; None where nobody is."""
        if who is not None:
            await self.storage(self.people.seen, who, self.clock())
        admission = await self.gate.role_of(who, where)
        if admission.role is None:
            return None
        return Visit(where, who, admission.role, admission.viewer)

    async def _exception(self, command: str, who: Person | None, where: Where) -> Visit | None:
        """Let through the commands by which a person or a group becomes known."""
        if who is None:
            return None
        if command in FOR_STRANGERS and where.kind is ChatKind.PRIVATE:
            return Visit(where, who, Role.MEMBER, frozenset())
        if command in _FOR_ADMINS and where.kind.is_group:
            alone = await self._visit(who, Where(who.id))
            if alone is not None and alone.role is Role.ADMIN:
                return replace(alone, where=where, viewer=frozenset())
        return None

    async def _say_no(self, said: Said) -> None:
        """Say no once: a group is told for all of its members, nobody in particular never."""
        if said.where.kind.is_group:
            first = await self.storage(self.chats.told_no, said.where.chat_id, self.clock())
            sentence = self.texts.unknown_group
        elif said.person is not None:
            first = await self.storage(self.people.told_no, said.person.id, self.clock())
            sentence = self.texts.unknown_person.format(user_id=said.person.id)
        else:
            return
        if first:
            key = f"{said.update_id}:0"
            told = Outgoing.plain(sentence)
            await self.courier.send(said.where, told, key=key, reply_to=said.message_id)


def _own_affair(pressed: Pressed) -> Visit | None:
    """Let strangers press what belongs to the commands that are for them, too."""
    callback = Callback.parse(pressed.data)
    if callback is None or callback.verb is not Verb.FORGET:
        return None
    if pressed.where.kind is not ChatKind.PRIVATE:
        return None
    return Visit(pressed.where, pressed.person, Role.MEMBER, frozenset())
