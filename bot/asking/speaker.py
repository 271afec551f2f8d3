"""Replies to a message: each part once, the first as a reply to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.asking.ports import Speed
from bot.model import Outgoing, Said
from bot.ports import Clock, Delivers
from bot.texts import Texts

_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Sends what answers a message, and says when somebody is too quick."""

    courier: Delivers
    speed: Speed
    texts: Texts
    clock: Clock

    async def send(self, said: Said, messages: Iterable[Outgoing]) -> tuple[int, ...]:
        """Send the messages in order and return their ids; raises DeliveryError."""
        sent = []
        for number, one in enumerate(messages):
            key = f"{said.update_id}:{number}"
            reply_to = None if number else said.message_id
            sent.append(await self.courier.send(said.where, one, key=key, reply_to=reply_to))
        return tuple(sent)

    async def tell(self, said: Said, sentence: str) -> None:
        """Send one sentence of ours; raises DeliveryError."""
        await self.send(said, [Outgoing.plain(sentence)])

    async def admits(self, said: Said) -> bool:
        """Whether something is looked up for this person now; says so where it is not.

        An edit that comes too fast is dropped in silence.
        """
        # What waited while the bot was down counts in the minute in which it was written.
        waited = 0.0 if said.edited else (self.clock() - said.sent_at).total_seconds()
        pace = self.speed.admit(said.where, said.person, waited if waited > _MINUTE else 0.0)
        if pace.tell and not said.edited:
            await self.tell(said, self.texts.slow_down.format(seconds=pace.seconds))
        return not pace.seconds
