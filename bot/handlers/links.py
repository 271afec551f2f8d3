"""`/start PAYLOAD`: what a link from a group leads to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot.callbacks import Callback, Verb
from bot.feedback import Criticism
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import ChatKind, Said, Visit
from bot.reading_room import Opening

Follow = Callable[[Said, Visit, Callback], Awaitable[None]]

_PAGES = frozenset({Verb.QUOTE, Verb.NEAREST, Verb.PLACE})


@dataclass(frozen=True, slots=True)
class Links:
    """Takes the links that buttons in groups open; all other `/start`s go on.

    Args:
        further: what else links lead to.
    """

    opening: Opening
    criticism: Criticism
    further: Mapping[Verb, Follow]

    def handlers(self) -> list[Handler]:
        """Return the handler, to stand in a group before that of the command."""
        return [MessageHandler(filters.COMMAND & filters.UpdateType.MESSAGE, self._follow)]

    async def _follow(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        if said.command != "start" or said.where.kind is not ChatKind.PRIVATE:
            return
        callback = Callback.parse(said.text)
        if callback is not None and callback.verb in _PAGES:
            await self.opening.follow(said, visit, callback)
        elif callback is not None and callback.verb is Verb.WRONG:
            await self.criticism.follow(said, callback)
        elif callback is not None and callback.verb in self.further:
            await self.further[callback.verb](said, visit, callback)
        else:
            return
        raise ApplicationHandlerStop
