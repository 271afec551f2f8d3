"""The first admin: whoever can read the bot's own output may name themselves."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from datetime import datetime

from bot.model import Person, Role
from bot.state import Audit, Facts, People

_NAME = "claim"
_TRIES = 5


class Claim:
    """A code for one use, of which only the digest is stored; wrong tries use it up.

    Args:
        has_admin: whether there is an admin already (`Gate.has_admin`).
    """

    def __init__(
        self, facts: Facts, people: People, audit: Audit, has_admin: Callable[[], bool]
    ) -> None:
        self._facts = facts
        self._people = people
        self._audit = audit
        self._has_admin = has_admin

    def offer(self) -> str | None:
        """Return a new code to be printed, which voids the one before; None where there is an
        admin."""
        if self._has_admin():
            return None
        code = secrets.token_urlsafe(9)
        self._facts.put(_NAME, f"{_TRIES}:{_digest(code)}")
        return code

    def take(self, person: Person, code: str, now: datetime) -> bool:
        """Make a person admin by the code; return False where it is wrong or used up."""
        kept = self._facts.get(_NAME)
        if kept is None or self._has_admin():
            return False
        left, digest = kept.split(":")
        if not hmac.compare_digest(digest, _digest(code.strip())):
            tries = int(left) - 1
            self._facts.change(_NAME, kept, f"{tries}:{digest}" if tries else None)
            return False
        if not self._facts.change(_NAME, kept, None):
            return False  # somebody else was quicker
        self._people.give(person.id, Role.ADMIN)
        self._audit.write(person.id, "claim", str(person.id), "", now)
        return True


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
