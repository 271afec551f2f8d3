"""Hears one command, where the table of commands says and from whom it says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Update
from telegram.ext import BaseHandler

from bot.asking import Speaker
from bot.commands import BY_NAME, Command
from bot.handlers.heard import Ears
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Role, Said
from bot.texts import Texts

# These keep the machine busy wherever they are said.
_SEARCHING = frozenset({"search", "show"})

Callback = Callable[[Update, VisitContext], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Makes the handlers of commands.

    What PTB's own CommandHandler does not: it leaves edited messages alone, and hears
    what `Ears` hears (captions, a command without a blank behind it).
    """

    ears: Ears
    speaker: Speaker
    texts: Texts

    def __call__(self, name: str, callback: Callback) -> Handler:
        """Return the handler of one command of the table; raises KeyError."""
        command = BY_NAME[name]

        async def checked(update: Update, context: VisitContext) -> None:
            said, visit = context.talk()
            here = said.where.kind.is_group
            # In a group every reply takes of the little that may be sent there.
            if (here or name in _SEARCHING) and not await self.speaker.admits(said):
                return
            if here and not command.group:
                await self.speaker.tell(said, self.texts.private_only)
            elif not command.open_to(visit.role):
                await self.speaker.tell(said, self._no(said, command))
            else:
                await callback(update, context)

        return SpokenCommand(self.ears, name, checked)

    def _no(self, said: Said, command: Command) -> str:
        """The sentence that says who may."""
        if said.person is None:
            return self.texts.needs_person
        trainers = command.least is Role.TRAINER
        return self.texts.trainers_only if trainers else self.texts.admins_only


class SpokenCommand(BaseHandler[Update, VisitContext, None]):
    """Matches one command by its name; never an edited message, which was heard before."""

    def __init__(self, ears: Ears, name: str, callback: Callback) -> None:
        super().__init__(callback)  # type: ignore[arg-type]  # an Awaitable is all it awaits
        self.name = name
        self._ears = ears

    def check_update(self, update: object) -> bool:
        """Whether this is the command."""
        said = self._ears.said(update) if isinstance(update, Update) else None
        return said is not None and said.command == self.name and not said.edited
