"""A gate over a real database; what Telegram says of memberships is written down."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import UTC, datetime

from audiences import everybody

from bot.access import Gate, MembershipChecker
from bot.state import Chats, Database, Memberships, People
from bot.threads import Threads
from knowledge.settings import AccessSettings

NOW = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)


@dataclass
class ScriptedMemberships:
    """Says who is in which group; the rest are not, and of silent groups nothing is learned."""

    members: set[tuple[int, int]] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)
    asked: list[tuple[int, int]] = field(default_factory=list)

    async def is_member(self, chat_id: int, user_id: int) -> bool | None:
        self.asked.append((chat_id, user_id))
        return None if chat_id in self.silent else (chat_id, user_id) in self.members


@dataclass
class House:
    """Everything a gate is built from."""

    database: Database
    threads: Threads
    telegram: ScriptedMemberships = field(default_factory=ScriptedMemberships)
    now: datetime = NOW
    audiences: Container[str] = field(default_factory=everybody)

    @property
    def chats(self) -> Chats:
        return Chats(self.database)

    @property
    def people(self) -> People:
        return People(self.database)

    def checker(self) -> MembershipChecker:
        return MembershipChecker(
            self.telegram, Memberships(self.database), self.threads, lambda: self.now
        )

    def gate(self, **access: object) -> Gate:
        """A gate by these settings: groups, users."""
        settings = AccessSettings.model_validate(access)
        return Gate(
            settings, self.chats, self.people, self.checker(), lambda: self.audiences, self.threads
        )
