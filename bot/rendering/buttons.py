"""Buttons: what leads to a long text opens it in the private chat, everything else acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.callbacks import Callback, start_link
from bot.model import Button, Rows, Where
from bot.rendering.markup import legible, one_line

MOST = 96  # of the 100 that a keyboard may have
_LABEL = 40  # units; a phone shows about 20 Chinese characters on a whole row


@dataclass(frozen=True, slots=True)
class Opener:
    """Makes buttons that open something long: in a group a link into the private chat, so
    that the group is not flooded; in the private chat the answer comes at once."""

    username: str

    def button(self, label: str, callback: Callback, where: Where) -> Button:
        """Return the button for this chat."""
        if where.kind.is_group:
            return Button(shown(label), url=start_link(self.username, callback))
        return press(label, callback)


def press(label: str, callback: Callback) -> Button:
    """Return a button that acts where it stands."""
    return Button(shown(label), data=callback.data)


def shown(label: str) -> str:
    """Return a label as a button can show it; it is never empty."""
    line = one_line(label, _LABEL)
    return line if legible(line) else "…"


def in_rows(buttons: Iterable[Button], across: int) -> Rows:
    """Return the buttons side by side, at most `across` a row.

    >>> [len(row) for row in in_rows([Button("1"), Button("2"), Button("3")], 2)]
    [2, 1]
    """
    listed: Sequence[Button] = tuple(buttons)[:MOST]
    return tuple(tuple(listed[start : start + across]) for start in range(0, len(listed), across))
