"""Who is let in, where and as what: config.yaml and the database together.

Config is the floor: whom or which group it names is let in, and no command lowers that. The
database, which admins change by commands, adds to it. Whatever neither knows gets a no.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.access.membership import MembershipChecker
from bot.model import ChatKind, Person, Role, Where
from bot.state import Chat, Chats, People
from bot.threads import Threads
from knowledge.settings import AccessSettings


class Refusal(StrEnum):
    """Why somebody is not let in."""

    UNKNOWN_GROUP = "unknown_group"
    UNKNOWN_PERSON = "unknown_person"
    NOBODY = "nobody"  # posts in channels, no person at all: nothing is said to them


@dataclass(frozen=True, slots=True)
class Admission:
    """What somebody is let in as: `role` or the `refusal`.

    `viewer` names the audiences whose documents may be shown there. `own` is the
    person's role wherever they are: an admin may allow a group that is unknown.
    """

    role: Role | None
    viewer: frozenset[str] = frozenset()
    refusal: Refusal | None = None
    own: Role | None = None


class Gate:
    """Admits persons by their role, by the group they are in, or by a group's membership.

    Args:
        audiences: gives the names that documents are limited to; blocks.
    """

    def __init__(
        self,
        access: AccessSettings,
        chats: Chats,
        people: People,
        memberships: MembershipChecker,
        audiences: Callable[[], Container[str]],
        threads: Threads,
    ) -> None:
        self._groups = frozenset(access.groups)
        self._users = {user_id: Role(name) for user_id, name in access.users.items()}
        self._chats = chats
        self._people = people
        self._memberships = memberships
        self._audiences = audiences
        self._threads = threads

    async def role_of(self, person: Person | None, where: Where) -> Admission:
        """Return what somebody is let in as; the database is asked each time.

        In a group everybody reads along, so that the viewer there is the group and
        never the asker. Who speaks there as nobody in particular, an anonymous admin or a
        channel, is a member like all who may speak there.
        """
        if where.kind is ChatKind.CHANNEL:
            return Admission(None, refusal=Refusal.NOBODY)
        own = await self._threads(self.own_role, person.id) if person else None
        allowed = await self._threads(self.allowed_groups)
        if where.kind.is_group:
            if where.chat_id not in allowed:
                return Admission(None, refusal=Refusal.UNKNOWN_GROUP, own=own)
            return Admission(own or Role.MEMBER, _audiences({where.chat_id}), own=own)
        if person is None:
            return Admission(None, refusal=Refusal.NOBODY)
        reachable = _reachable(allowed)
        # Each group is a question to Telegram: only those that something is limited to matter.
        named = await self._threads(self._audiences)
        limited = {chat_id for chat_id in reachable if str(chat_id) in named}
        groups = await self._memberships.groups_of(person.id, limited)
        known = own is not None or bool(groups)
        if not (known or await self._memberships.in_any(person.id, reachable - limited)):
            return Admission(None, refusal=Refusal.UNKNOWN_PERSON)
        role = own or Role.MEMBER
        return Admission(role, _audiences(groups) | _covered(role), own=own)

    async def groups_with(self, person: Person, among: Collection[int]) -> frozenset[int]:
        """Return those of the groups that are let in and have this person as a member."""
        allowed = await self._threads(self.allowed_groups)
        reachable = _reachable(allowed) & set(among)
        return await self._memberships.groups_of(person.id, reachable)

    def own_role(self, user_id: int) -> Role | None:
        """Return the higher of the roles that config and the admins gave a person."""
        given = (self._users.get(user_id), self._people.role(user_id))
        return max(filter(None, given), key=lambda role: role.rank, default=None)

    @property
    def configured(self) -> Mapping[int, Role]:
        """The roles that config.yaml gives, which no command can lower, by user id."""
        return self._users

    def roles(self) -> dict[int, Role]:
        """Return the own role of everybody who has one, by user id."""
        found = dict(self._users)
        for person, role in self._people.with_roles():
            if role.covers(found.get(person.id, role)):
                found[person.id] = role
        return found

    def trainers(self) -> frozenset[int]:
        """Return the ids of everybody who may train."""
        return frozenset(one for one, role in self.roles().items() if role.covers(Role.TRAINER))

    def has_admin(self) -> bool:
        """Whether anybody is admin, by config.yaml or by an admin's word."""
        return Role.ADMIN in self.roles().values()

    def allowed_groups(self) -> Mapping[int, Chat | None]:
        """Return the groups that are let in, with what is known of them.

        A group that config.yaml names stays allowed when it becomes a supergroup.
        """
        known = {chat.chat_id: chat for chat in self._chats.all()}
        ids = self._groups | {chat.chat_id for chat in known.values() if chat.allowed}
        return {chat_id: known.get(chat_id) for chat_id in ids | _successors(ids, known)}


def _reachable(allowed: Mapping[int, Chat | None]) -> set[int]:
    return {chat_id for chat_id, chat in allowed.items() if chat is None or chat.present}


def _successors(ids: Collection[int], known: Mapping[int, Chat]) -> frozenset[int]:
    """Return what became of these groups, and of that in turn."""
    found: set[int] = set()
    left = list(ids)
    while left:
        chat = known.get(left.pop())
        if chat and chat.migrated_to is not None and chat.migrated_to not in found:
            found.add(chat.migrated_to)
            left.append(chat.migrated_to)
    return frozenset(found)


def _covered(role: Role) -> frozenset[str]:
    return frozenset(other.value for other in Role if role.covers(other))


def _audiences(groups: Collection[int]) -> frozenset[str]:
    """Return groups as audiences: by id, as their titles can be changed by their members."""
    return frozenset(map(str, groups))
