"""What a trainer has chosen so far, as the buttons of a wizard bear it."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import ClassVar, Self

from bot.callbacks import Callback, Verb

NEXT, DO, STOP = range(3)
"""The steps that all wizards have: ask the next thing, do it, give up."""


@dataclass(frozen=True, slots=True)
class Choice:
    """0 is what was not chosen yet. Each wizard has its own, with its verb and further numbers,
    which stand between bank and topic."""

    verb: ClassVar[Verb]
    chat_id: int = 0
    bank: int = 0
    topic: int = 0
    step: int = NEXT

    @property
    def callback(self) -> Callback:
        """Return what a button with this choice says."""
        chat_id, bank, topic, step, *more = astuple(self)
        return Callback(self.verb, str(-chat_id), (bank, *more, topic, step))

    @property
    def stop(self) -> Callback:
        """Return what the button says that gives up."""
        return replace(self, step=STOP).callback

    @property
    def confirmed(self) -> Callback:
        """Return what the button says that does what was chosen."""
        return replace(self, step=DO).callback

    @classmethod
    def of(cls, callback: Callback) -> Self:
        """Return the choice that a button bears."""
        bank, *more, topic, step = callback.numbers
        return cls(-int(callback.token), bank, topic, step, *more)
