"""/allow: an admin lets a group ask, or no longer; in the group or from the private chat."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Update

from bot.access import Gate
from bot.asking import Speaker
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Said
from bot.ports import Clock
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


@dataclass(frozen=True, slots=True)
class Allowing:
    """Opens and closes groups; those that config.yaml lets in cannot be closed here."""

    spoken: Spoken
    speaker: Speaker
    chats: Chats
    audit: Audit
    gate: Gate
    guide: Guide
    register: Register
    texts: Texts
    storage: Threads
    clock: Clock

    def handlers(self) -> list[Handler]:
        """Return the handler of the command."""
        return [self.spoken("allow", self._allow)]

    async def _allow(self, _update: Update, context: VisitContext) -> None:
        said, _ = context.talk()
        asked = Allowance.read(said.text)
        group = said.where.kind.is_group
        if asked is None or (asked.chat_id is None and not group and said.text):
            await self.speaker.tell(said, self.texts.allow_usage)
        elif asked.chat_id is None and not group:
            known = await self.storage(self.chats.all)
            allowed = await self.storage(self.gate.allowed_groups)
            await self.speaker.send(said, [self.register.groups(known, allowed)])
        else:
            chat_id = said.where.chat_id if asked.chat_id is None else asked.chat_id
            await self._settle(said, chat_id, asked.allowed)

    async def _settle(self, said: Said, chat_id: int, allowed: bool) -> None:
        here = chat_id == said.where.chat_id
        if here:
            await self.storage(self.chats.seen, said.where)
        known = await self.storage(self.chats.get, chat_id)
        await self.storage(self.chats.allow, chat_id, allowed)
        await self.storage(
            self.audit.write,
            said.person.id if said.person else None,
            "allow" if allowed else "disallow",
            str(chat_id),
            said.where.title if here else "",
            self.clock(),
        )
        if allowed and here:
            await self.speaker.send(said, [self.guide.opened(chat_id)])
        elif not allowed and chat_id in await self.storage(self.gate.allowed_groups):
            await self.speaker.tell(said, self.texts.group_by_config)
        else:
            done = self.texts.group_allowed if allowed else self.texts.group_closed
            told = [done.format(chat_id=chat_id)]
            if allowed and (known is None or not known.present):
                told.append(self.texts.group_not_joined)
            await self.speaker.tell(said, "\n".join(told))
