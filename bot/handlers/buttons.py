"""Every press of a button."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.handlers.visit_context import Handler, VisitContext
from bot.pressing import Switchboard


@dataclass(frozen=True, slots=True)
class Buttons:
    """Hands presses to the switchboard."""

    switchboard: Switchboard

    def handlers(self) -> list[Handler]:
        """Return the one handler of callbacks."""
        return [CallbackQueryHandler(self._press)]

    async def _press(self, _update: Update, context: VisitContext) -> None:
        pressed, visit = context.press()
        await self.switchboard.press(pressed, visit)
