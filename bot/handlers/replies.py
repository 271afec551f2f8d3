"""Replies to messages of the bot that asked for something else than a question."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from telegram import Message, Update
from telegram.constants import MessageEntityType
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot.callbacks import Callback, Verb
from bot.feedback import Criticism
from bot.handlers.visit_context import Handler, VisitContext
from bot.handover import Listening


@dataclass(frozen=True, slots=True)
class Replies:
    """Takes what the contact answers, and why a citation is wrong; other replies go on."""

    listening: Listening
    criticism: Criticism

    def handlers(self) -> list[Handler]:
        """Return the handler, to stand in a group before that of questions."""
        return [MessageHandler(filters.REPLY, self._reply)]

    async def _reply(self, update: Update, context: VisitContext) -> None:
        said, _ = context.talk()
        if said.reply_to is None or said.command:
            return
        callback = asked_by(update.effective_message)
        if callback is not None and callback.verb is Verb.WRONG:
            await self.criticism.explain(said, callback)
        elif not await self.listening.hear(said):
            return
        raise ApplicationHandlerStop


def asked_by(message: Message | None) -> Callback | None:
    """Return what the link in the answered message, which is ours, says."""
    answered = message.reply_to_message if message else None
    for entity in answered.entities if answered else ():
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            payload = parse_qs(urlsplit(entity.url).query).get("start", [""])[0]
            return Callback.parse(payload)
    return None
