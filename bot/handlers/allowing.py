"""/allow: an admin lets a group ask, or no longer; in the group or from the private chat."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import Update

from bot.access import Gate
from bot.handlers.speaker import Speaker
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Said
from bot.rendering import Guide, Register
from bot.state import Audit, Chats
from bot.texts import Texts
from bot.threads import Threads

_REQUEST = re.compile(r"(?P<id>-[1-9][0-9]{0,17})?\s*(?P<off>off)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is asked for: which group (None: the one it is said in), and whether it may."""

    chat_id: int | None
    allowed: bool

    @classmethod
    def read(cls, text: str) -> Allowance | None:
        """Read the command's argument; None where it says something else.

        >>> Allowance.read("-1001234567890 off")
        Allowance(chat_id=-1001234567890, allowed=False)
        """
        found = _REQUEST.fullmatch(text.strip())
        if found is None:
            return None
        return cls(int(found["id"]) if found["id"] else None, not found["off"])


class Allowing:
    """Opens and closes groups; those that config.yaml lets in cannot be closed here."""

    def __init__(
        self,
        spoken: Spoken,
        speaker: Speaker,
        chats: Chats,
        audit: Audit,
        gate: Gate,
        guide: Guide,
        register: Register,
        texts: Texts,
        storage: Threads,
        clock: Callable[[], datetime],
    ) -> None:
        self._spoken = spoken
        self._speaker = speaker
        self._chats = chats
        self._audit = audit
        self._gate = gate
        self._guide = guide
        self._register = register
        self._texts = texts
        self._storage = storage
        self._clock = clock

    def handlers(self) -> list[Handler]:
        """Return the handler of the command."""
        return [self._spoken("allow", self._allow)]

    async def _allow(self, _update: Update, context: VisitContext) -> None:
        said, _ = context.talk()
        asked = Allowance.read(said.text)
        group = said.where.kind.is_group
        if asked is None or (asked.chat_id is None and not group and said.text):
            await self._speaker.tell(said, self._texts.allow_usage)
        elif asked.chat_id is None and not group:
            known = await self._storage(self._chats.all)
            allowed = await self._storage(self._gate.allowed_groups)
            await self._speaker.send(said, [self._register.groups(known, allowed)])
        else:
            chat_id = said.where.chat_id if asked.chat_id is None else asked.chat_id
            await self._settle(said, chat_id, asked.allowed)

    async def _settle(self, said: Said, chat_id: int, allowed: bool) -> None:
        here = chat_id == said.where.chat_id
        if here:
            await self._storage(self._chats.seen, said.where)
        await self._storage(self._chats.allow, chat_id, allowed)
        await self._storage(
            self._audit.write,
            said.person.id if said.person else None,
            "allow" if allowed else "disallow",
            str(chat_id),
            said.where.title if here else "",
            self._clock(),
        )
        if allowed and here:
            await self._speaker.send(said, [self._guide.opened(chat_id)])
        elif not allowed and chat_id in await self._storage(self._gate.allowed_groups):
            await self._speaker.tell(said, self._texts.group_by_config)
        else:
            done = self._texts.group_allowed if allowed else self._texts.group_closed
            await self._speaker.tell(said, done.format(chat_id=chat_id))
