"""The context that every handler gets: what was said or pressed, by whom, as what."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackContext, ExtBot

from bot.delivery import Ticket
from bot.model import Pressed, Said, Visit

Data = dict[Any, Any]


class VisitContext(CallbackContext[ExtBot[Ticket], Data, Data, Data]):
    """PTB's context with what the doorman found out.

    `said` and `pressed` are None where the update is something else, `visit` is None only in
    front of the doorman.
    """

    said: Said | None = None
    pressed: Pressed | None = None
    visit: Visit | None = None

    def talk(self) -> tuple[Said, Visit]:
        """Return what was said and by whom; only in handlers of messages."""
        assert self.said is not None and self.visit is not None  # noqa: S101 - the doorman's duty
        return self.said, self.visit

    def press(self) -> tuple[Pressed, Visit]:
        """Return the pressed button and by whom; only in handlers of buttons."""
        assert self.pressed is not None and self.visit is not None  # noqa: S101
        return self.pressed, self.visit


Handler = BaseHandler[Update, VisitContext, None]
