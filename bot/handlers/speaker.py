"""Speaker to a message: each part once, the first as a reply."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Protocol

from bot.asking import Speed
from bot.model import Outgoing, Said, Where
from bot.texts import Texts


class Delivers(Protocol):
    """What the handlers of commands need of the courier."""

    async def send(
        self, where: Where, message: Outgoing, *, key: str, reply_to: int | None = None
    ) -> int: ...
    async def edit(self, where: Where, message_id: int, message: Outgoing) -> None: ...
    async def acknowledge(
        self, callback_id: str, text: str = "", *, alert: bool = False, url: str = ""
    ) -> None: ...


class Speaker:
    """Sends what answers a message, and says when somebody is too quick."""

    def __init__(self, courier: Delivers, speed: Speed, texts: Texts) -> None:
        self._courier = courier
        self._speed = speed
        self._texts = texts

    async def send(self, said: Said, messages: Iterable[Outgoing]) -> tuple[int, ...]:
        """Send the messages in order and return their ids."""
        sent = []
        for number, one in enumerate(messages):
            key = f"{said.update_id}:{number}"
            reply_to = None if number else said.message_id
            sent.append(await self._courier.send(said.where, one, key=key, reply_to=reply_to))
        return tuple(sent)

    async def tell(self, said: Said, sentence: str) -> None:
        """Send one sentence of ours."""
        await self.send(said, [Outgoing(escape(sentence, quote=False))])

    async def admits(self, said: Said) -> bool:
        """Whether this person may have something looked up now; says so where not."""
        pace = self._speed.admit(said.where, said.person)
        if pace.seconds and pace.tell:
            await self.tell(said, self._texts.slow_down.format(seconds=round(pace.seconds)))
        return not pace.seconds
