"""What /role is asked to do: the command's argument, read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Role

_NONE = "none"
_ROLES = "|".join([*Role, _NONE])
_REQUEST = re.compile(
    rf"(?:@(?P<name>[a-z][a-z0-9_]{{2,31}})|(?P<id>[1-9][0-9]{{0,15}}))?\s*\b(?P<role>{_ROLES})",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RoleRequest:
    """A role for somebody; None takes the role away.

    The person is named by `user_id` or by `username` (without @), or by neither: then it
    is whose message is replied to.
    """

    role: Role | None
    user_id: int | None = None
    username: str = ""

    @classmethod
    def read(cls, text: str) -> RoleRequest | None:
        """Read the argument; None where it says something else.

        >>> RoleRequest.read("@lin trainer").role
        <Role.TRAINER: 'trainer'>
        """
        found = _REQUEST.fullmatch(text.strip())
        if found is None:
            return None
        name = found["role"].lower()
        role = None if name == _NONE else Role(name)
        return cls(role, int(found["id"]) if found["id"] else None, found["name"] or "")
