"""引用有误: what is wrong with a citation is asked in the private chat, so that the group
that reads along is not bothered."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from html import escape

from bot.callbacks import Callback, Verb, start_link
from bot.feedback.ports import Verdicts
from bot.model import Button, Outgoing, Said, Where
from bot.ports import Clock, Delivers
from bot.pressing import Press, Recall
from bot.state import StoredAnswer, Verdict
from bot.texts import Texts
from bot.threads import Threads
from knowledge.errors import ChatClosed, MessageGone

_LONGEST = 1000  # characters of a reason that is kept


@dataclass(frozen=True, slots=True)
class Criticism:
    """Keeps that a citation is wrong, then asks why: by buttons, or in the person's words.

    Args:
        username: the bot's own, without @.
    """

    recall: Recall
    verdicts: Verdicts
    courier: Delivers
    texts: Texts
    username: str
    storage: Threads
    clock: Clock

    async def press(self, press: Press) -> None:
        """Keep the verdict (reason 0) or its reason; 引用有误 is pressed in a group as well."""
        stored = await self.recall.of(press)
        if stored is None:
            return
        reason = press.callback.number
        if reason == 0:
            await self._ask_why(stored, press)
        elif reason == self._in_own_words:
            key = f"{press.pressed.update_id}:0"
            await self.courier.send(Where(press.person.id), self._field(stored), key=key)
            await press.tell()
        elif reason < self._in_own_words:
            await self._take(stored, press.person.id, self._reasons[reason - 1])
            await press.tell(self.texts.reason_taken)
            await self._close(press, self._reasons[reason - 1])
        else:
            await press.tell(self.texts.unknown_button)

    async def follow(self, said: Said, callback: Callback) -> None:
        """Ask why in the private chat that a link has led to."""
        stored = await self.recall.by_token(callback.token)
        key = f"{said.update_id}:0"
        if stored is None:
            gone = Outgoing.plain(self.texts.answer_forgotten)
            await self.courier.send(said.where, gone, key=key)
        elif callback.number == self._in_own_words:
            await self.courier.send(said.where, self._field(stored), key=key)
        else:
            await self.courier.send(said.where, self._question(stored), key=key)

    async def explain(self, said: Said, callback: Callback) -> None:
        """Keep a reason in the person's own words, written as a reply to the field."""
        stored = await self.recall.by_token(callback.token)
        if stored is not None and said.person is not None:
            await self._take(stored, said.person.id, said.text[:_LONGEST])
        if said.edited:
            return
        told = self.texts.reason_taken if stored else self.texts.answer_forgotten
        key = f"{said.update_id}:0"
        await self.courier.send(said.where, Outgoing.plain(told), key=key)

    @property
    def _reasons(self) -> tuple[str, ...]:
        texts = self.texts
        return (texts.reason_words, texts.reason_place, texts.reason_version)

    @property
    def _in_own_words(self) -> int:
        return len(self._reasons) + 1

    async def _ask_why(self, stored: StoredAnswer, press: Press) -> None:
        given = await self.storage(self.verdicts.of, stored.id, press.person.id)
        if given is None or given.verdict is not Verdict.CITATION:
            await self._take(stored, press.person.id, "")
        elsewhere = press.where.kind.is_group
        reply_to = None if elsewhere else press.pressed.message_id
        key = f"why:{stored.token}:{press.person.id}"
        try:
            await self.courier.send(
                Where(press.person.id), self._question(stored), key=key, reply_to=reply_to
            )
        except ChatClosed:
            link = start_link(self.username, Callback(Verb.WRONG, stored.token, (0,)))
            await press.lead_to(link)
        else:
            texts = self.texts
            await press.tell(texts.wrong_taken_elsewhere if elsewhere else texts.wrong_taken)

    async def _take(self, stored: StoredAnswer, user_id: int, reason: str) -> None:
        await self.storage(
            self.verdicts.give, stored.id, user_id, Verdict.CITATION, reason, self.clock()
        )

    async def _close(self, press: Press, reason: str) -> None:
        """Show the reason in the place of the question; a group's message is never touched."""
        if press.where.kind.is_group:
            return
        html = escape(self.texts.reason_kept.format(reason=reason))
        with suppress(MessageGone):
            await self.courier.edit(press.where, press.pressed.message_id, Outgoing(html))

    def _question(self, stored: StoredAnswer) -> Outgoing:
        labels = (*self._reasons, self.texts.reason_other)
        rows = tuple(
            (Button(label, Callback(Verb.WRONG, stored.token, (number,)).data),)
            for number, label in enumerate(labels, start=1)
        )
        return Outgoing.plain(self.texts.why_wrong, rows)

    def _field(self, stored: StoredAnswer) -> Outgoing:
        """The link in it tells, when it is replied to, which answer is spoken of."""
        callback = Callback(Verb.WRONG, stored.token, (self._in_own_words,))
        link = f'<a href="{start_link(self.username, callback)}">'
        html = self.texts.reason_wanted_html.format(link=link, end="</a>")
        return Outgoing(html, ask_back=self.texts.reason_field)
