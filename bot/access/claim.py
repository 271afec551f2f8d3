"""The first admin: whoever can read the bot's own output may name themselves."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.model import Person, Role
from bot.state import Audit, Facts, People

_NAME = "claim"
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Claim:
    """A code for one use, of which only the digest is stored; wrong tries use it up.

    Args:
        has_admin: whether there is an admin already (`Gate.has_admin`).
    """

    facts: Facts
    people: People
    audit: Audit
    has_admin: Callable[[], bool]

    def offer(self) -> str | None:
        """Return a new code to be printed, which voids the one before; None where there is an
        admin."""
        if self.has_admin():
            return None
        code = secrets.token_urlsafe(9)
        self.facts.put(_NAME, f"{_TRIES}:{_digest(code)}")
        return code

    def take(self, person: Person, code: str, now: datetime) -> bool:
        """Make a person admin by the code; return False where it is wrong or used up."""
        kept = self.facts.get(_NAME)
        if kept is None or self.has_admin():
            return False
        left, digest = kept.split(":")
        if not hmac.compare_digest(digest, _digest(code.strip())):
            tries = int(left) - 1
            self.facts.change(_NAME, kept, f"{tries}:{digest}" if tries else None)
            return False
        if not self.facts.change(_NAME, kept, None):
            return False  # somebody else was quicker
        self.people.give(person.id, Role.ADMIN)
        self.audit.write(person.id, "claim", str(person.id), "", now)
        return True


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
