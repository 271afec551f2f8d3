"""/role: who has which role, and an admin's change of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Message, Update

from bot.asking import Speaker
from bot.handlers.heard import person
from bot.handlers.menus import Menus
from bot.handlers.role_request import RoleRequest
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Person, Role, Said
from bot.ports import Clock
from bot.rendering import Guide, Register
from bot.state import Audit, People
from bot.texts import Texts
from bot.threads import Threads


@dataclass(frozen=True, slots=True)
class Roles:
    """Lists, gives and takes roles.

    Whom config.yaml names keeps at least that role, and no admin lowers their own: so there
    is always one left.

    Args:
        configured: the roles that config.yaml gives, by user id.
    """

    spoken: Spoken
    speaker: Speaker
    people: People
    audit: Audit
    menus: Menus
    configured: Mapping[int, Role]
    guide: Guide
    register: Register
    texts: Texts
    storage: Threads
    clock: Clock

    def handlers(self) -> list[Handler]:
        """Return the handler of the command."""
        return [self.spoken("role", self._role)]

    async def _role(self, update: Update, context: VisitContext) -> None:
        said, _ = context.talk()
        if not said.text:
            await self._list(said)
            return
        named = _mentioned(update.effective_message)
        text = said.text.removeprefix(named[1]) if named else said.text
        asked = RoleRequest.read(text)
        if asked is None:
            await self.speaker.tell(said, self.texts.role_usage)
            return
        if named is not None:
            await self._settle(said, named[0], asked.role)
        elif asked.user_id is not None:
            await self._settle(said, Person(asked.user_id, str(asked.user_id)), asked.role)
        elif asked.username:
            known = await self.storage(self.people.called, asked.username)
            unknown = self.texts.role_unknown_name.format(name=asked.username)
            await self._settle(said, known, asked.role, otherwise=unknown)
        else:
            await self._settle(said, _answered(update.effective_message), asked.role)

    async def _list(self, said: Said) -> None:
        if said.where.kind.is_group:
            await self.speaker.send(said, [self.guide.in_private(self.texts.private_only)])
            return
        given = await self.storage(self.people.with_roles)
        await self.speaker.send(said, [self.register.roles(given, self.configured)])

    async def _settle(
        self, said: Said, whom: Person | None, role: Role | None, *, otherwise: str = ""
    ) -> None:
        if whom is None:
            await self.speaker.tell(said, otherwise or self.texts.role_nobody)
            return
        refusal = self._refusal(said, whom, role)
        if refusal:
            await self.speaker.tell(said, refusal)
            return
        if whom.name != str(whom.id):
            await self.storage(self.people.seen, whom, self.clock())
        await self.storage(self.people.give, whom.id, role)
        await self.storage(
            self.audit.write,
            said.person.id if said.person else None,
            "role",
            str(whom.id),
            role or "none",
            self.clock(),
        )
        await self.menus.offer(whom.id, role)
        await self.speaker.tell(said, self.register.role_changed(whom, role))

    def _refusal(self, said: Said, whom: Person, role: Role | None) -> str:
        """Return why this cannot be done, empty where it can."""
        fixed = self.configured.get(whom.id)
        if fixed is not None and (role is None or not role.covers(fixed)):
            return self.texts.role_by_config
        myself = said.person is not None and said.person.id == whom.id
        return self.texts.role_yourself if myself and role is not Role.ADMIN else ""


def _mentioned(message: Message | None) -> tuple[Person, str] | None:
    """Return the first person who is mentioned without a user name, and the words for them."""
    if message is None:
        return None
    for entity, words in message.parse_entities(["text_mention"]).items():
        whom = person(entity.user)
        if whom is not None:
            return whom, words
    return None


def _answered(message: Message | None) -> Person | None:
    """Return who wrote the message that is replied to; nobody where it was no person.

    In a topic, what replies to nothing "replies" to the message that opened the topic.
    """
    answered = message.reply_to_message if message else None
    if answered is None or answered.sender_chat or answered.forum_topic_created:
        return None
    return person(answered.from_user)
