"""One press of a button."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from bot.callbacks import Callback
from bot.model import ChatKind, Person, Pressed, Role, Visit, Where
from bot.ports import Delivers
from bot.rendering import one_line

_NAME = 64  # units of a name that are shown


def mention(person: Person) -> str:
    """Return Telegram's HTML that names somebody, also without a username.

    >>> mention(Person(11, "小林"))
    '<a href="tg://user?id=11">小林</a>'
    """
    name = one_line(person.name, _NAME) or str(person.id)
    return f'<a href="tg://user?id={person.id}">{escape(name)}</a>'


@dataclass(frozen=True, slots=True)
class Toast:
    """What the one who pressed is told, and nobody else; a `url` of the bot opens instead."""

    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(slots=True)
class Press:
    """A press of a button, acknowledged once: what is told first counts.

    `passing`: what it tells may be otherwise in a moment, so that the next press asks anew.
    """

    pressed: Pressed
    visit: Visit
    callback: Callback
    courier: Delivers
    toast: Toast | None = field(default=None, init=False)
    passing: bool = field(default=False, init=False)

    @property
    def where(self) -> Where:
        """The chat that the button stands in."""
        return self.pressed.where

    @property
    def person(self) -> Person:
        """Who pressed it; not always who asked."""
        return self.pressed.person

    @property
    def by_trainer(self) -> bool:
        """Whether it is a trainer's, still, in their private chat."""
        return self.where.kind is ChatKind.PRIVATE and self.visit.role.covers(Role.TRAINER)

    async def tell(self, text: str = "", *, alert: bool = False) -> None:
        """Tell a sentence, or nothing; an `alert` stays until it is closed."""
        await self._acknowledge(Toast(text, alert))

    async def lead_to(self, url: str) -> None:
        """Open a link of the bot."""
        await self._acknowledge(Toast(url=url))

    async def _acknowledge(self, toast: Toast) -> None:
        if self.toast is None:
            self.toast = toast
            await self.courier.acknowledge(
                self.pressed.callback_id, toast.text, alert=toast.alert, url=toast.url
            )
