"""The desk where questions come in: who asks too fast, what was just asked, what is answered."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from html import escape

from bot.asking.answering import Answering
from bot.asking.ports import AnswerStore, Views
from bot.asking.recording import folded
from bot.asking.speaker import Speaker
from bot.model import Outgoing, Said, Visit
from bot.ports import Clock, Delivers
from bot.state import StoredAnswer
from bot.texts import Texts
from bot.threads import Threads

_MINUTE = 60.0
# These answers are about their asker's own words before; nobody else is pointed to them.
_OWN = frozenset({"follow_up"})


@dataclass(slots=True)
class Desk:
    """Takes questions, one call each, and sees that each gets one answer.

    Args:
        queue: how many questions may be waiting or worked on; more are told so.
        repeated: for how long the same question in a group is answered by a link.
    """

    answering: Answering
    answers: AnswerStore
    views: Views
    courier: Delivers
    speaker: Speaker
    texts: Texts
    storage: Threads
    clock: Clock
    queue: int
    repeated: timedelta
    _open: int = field(default=0, init=False)

    def open(self) -> int:
        """Return how many questions wait or are worked on."""
        return self._open

    async def ask(self, said: Said, visit: Visit) -> None:
        """Answer a question, or say why not now; an update that comes again changes nothing.

        Raises:
            ZhiguiError: the index or the database failed.
        """
        known = await self.storage(self.answers.by_update, said.update_id)
        if known is not None:
            await self._deliver(known)
        elif said.edited:
            await self._edited(said, visit)
        elif not await self.speaker.admits(said):
            return
        elif not said.text:
            await self.speaker.tell(said, self.texts.ask_usage)
        elif await self._admitted(said):
            await self._answer(said, visit)

    async def _admitted(self, said: Said) -> bool:
        """Whether it is to be answered now; says so where it is not."""
        earlier = await self._asked_before(said)
        if earlier is not None:
            await self._point_to(earlier, said)
            return False
        if self._open >= self.queue:
            await self.speaker.tell(said, self.texts.busy)
            return False
        return True

    async def _answer(self, said: Said, visit: Visit) -> None:
        # Nobody waits for the typing action: the answer is mostly there before it.
        typing = asyncio.create_task(self.courier.typing(said.where))
        try:
            await self._deliver(await self._answered(said, visit))
        finally:
            await typing

    async def _answered(self, said: Said, visit: Visit) -> StoredAnswer:
        self._open += 1
        try:
            return await self.answering.new(said, visit)
        finally:
            self._open -= 1

    async def _deliver(self, stored: StoredAnswer) -> None:
        """Send every part once; what was sent before is not sent again."""
        sent = []
        for number, part in enumerate(self.views.answer(stored)):
            key = f"{stored.update_id}:{number}"
            reply_to = stored.question_message_id if number == 0 else None
            sent.append(await self.courier.send(stored.where, part, key=key, reply_to=reply_to))
        if tuple(sent) != stored.message_ids:
            await self.storage(self.answers.sent, stored.id, sent)

    async def _edited(self, said: Said, visit: Visit) -> None:
        """Edit the answer of an edited question; other edits are none of our business."""
        here = said.where
        earlier = await self.storage(self.answers.by_question, here.chat_id, said.message_id)
        if earlier is None or not said.text or folded(earlier.asked) == folded(said.text):
            return
        if not await self.speaker.admits(said):
            return
        stored = await self.answering.anew(earlier, said, visit)
        await self._redeliver(stored, said)
        # Last: where it ends before, the update comes again and finds the question unedited.
        await self.answering.keep(stored)

    async def _redeliver(self, stored: StoredAnswer, said: Said) -> None:
        """Show the answer of an edited question in the messages of the one before."""
        here = said.where
        parts = self.views.answer(stored)
        for part, message_id in zip(parts, stored.message_ids, strict=False):
            await self.courier.edit(here, message_id, part)
        ids = list(stored.message_ids[: len(parts)])
        for number in range(len(ids), len(parts)):
            key = f"{said.update_id}:{number}"
            ids.append(await self.courier.send(here, parts[number], key=key))
        gone = Outgoing.plain(self.texts.shortened)
        for message_id in stored.message_ids[len(parts) :]:
            await self.courier.edit(here, message_id, gone)
        await self.storage(self.answers.sent, stored.id, ids)

    async def _asked_before(self, said: Said) -> StoredAnswer | None:
        """Return the answer that this question got in this group a moment ago.

        A reply to an answer goes on from that answer: the same words ask something else.
        """
        here = said.where
        if not here.kind.is_group or not self.repeated or said.reply_to:
            return None
        earlier = await self.storage(
            self.answers.same_lately,
            here.chat_id,
            here.topic_id,
            folded(said.text),
            self.clock() - self.repeated,
        )
        if earlier is None or not earlier.record.answered or not earlier.message_ids:
            return None
        own = any(code in _OWN for code, _ in earlier.record.notices)
        current = await self.answering.current()
        return None if own or earlier.generation != current else earlier

    async def _point_to(self, earlier: StoredAnswer, said: Said) -> None:
        seconds = (self.clock() - earlier.asked_at).total_seconds()
        minutes = max(1, round(seconds / _MINUTE))
        message_id = earlier.message_ids[0]
        link = said.where.link(message_id)
        if link is None:
            told = Outgoing.plain(self.texts.asked_before.format(minutes=minutes))
            reply_to = message_id
        else:
            opened = f'<a href="{escape(link)}">'
            html = self.texts.asked_before_html.format(minutes=minutes, link=opened, end="</a>")
            told = Outgoing(html)
            reply_to = said.message_id
        key = f"{said.update_id}:0"
        await self.courier.send(said.where, told, key=key, reply_to=reply_to)
