"""The answer that a button belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.pressing.ports import AnswersByToken
from bot.pressing.press import Press
from bot.state import StoredAnswer
from bot.texts import Texts
from bot.threads import Threads


@dataclass(frozen=True, slots=True)
class Recall:
    """Finds kept answers again; says so where one was deleted."""

    answers: AnswersByToken
    texts: Texts
    storage: Threads

    async def by_token(self, token: str) -> StoredAnswer | None:
        """Return the answer; None where it was deleted, or never was."""
        return await self.storage(self.answers.by_token, token)

    async def of(self, press: Press) -> StoredAnswer | None:
        """Return the answer that the button names; where it is gone, the presser is told."""
        stored = await self.by_token(press.callback.token)
        if stored is None:
            await press.tell(self.texts.answer_forgotten, alert=True)
        return stored

    async def here(self, press: Press) -> StoredAnswer | None:
        """Return it only where it was given in the chat that the button stands in: nobody
        makes the bot write elsewhere by naming another chat's answer."""
        stored = await self.of(press)
        if stored is not None and stored.where.chat_id != press.where.chat_id:
            await press.tell(self.texts.unknown_button)
            return None
        return stored
