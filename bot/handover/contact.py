"""The person whom questions are passed on to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Person


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody by their username, without @.

    >>> Contact.named(" @Zhigui_Helper ").username
    'Zhigui_Helper'
    """

    username: str

    @classmethod
    def named(cls, setting: str) -> Contact | None:
        """Return whom `telegram.contact` names; None where it is empty."""
        username = setting.strip().removeprefix("@")
        return cls(username) if username else None

    def is_(self, person: Person, known: Person | None = None) -> bool:
        """Whether it is this person; usernames have no case.

        Args:
            known: whoever was last seen under the username.
        """
        named = person.username.casefold() == self.username.casefold()
        return named or (known is not None and known.id == person.id)
