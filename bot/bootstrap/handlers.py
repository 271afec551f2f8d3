"""Who takes which update, in order: the first of a group that takes it is the only one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.bootstrap.buttons import Presses
from bot.bootstrap.commands import Commands
from bot.bootstrap.parts import Parts
from bot.bootstrap.quizzing import Quizzing
from bot.handlers.asking import Asking
from bot.handlers.doorman import Doorman
from bot.handlers.visit_context import Handler

# Groups run one after another; a handler that raises ApplicationHandlerStop ends them all.
_VOTES, _BOOKKEEPING, _DOOR, _TRAINERS, _REPLIES, _REST = range(-5, 1)


def handler_groups(
    parts: Parts, commands: Commands, quizzing: Quizzing
) -> dict[int, Sequence[Handler]]:
    """Return the handlers by group, lowest first."""
    doorman = Doorman(
        parts.ears,
        parts.gate,
        parts.chats,
        parts.people,
        parts.courier,
        parts.texts,
        parts.storage,
        parts.clock,
    )
    presses = Presses(parts)
    actions = {verb: act for one in quizzing.every for verb, act in one.actions().items()}
    return {
        _VOTES: quizzing.publishing.votes(),
        _BOOKKEEPING: commands.bookkeeping(),
        _DOOR: doorman.handlers(),
        _TRAINERS: quizzing.training.replies(),
        _REPLIES: presses.replies(quizzing.publishing.links()),
        _REST: [
            *commands.handlers(),
            *(handler for one in quizzing.every for handler in one.handlers()),
            *presses.handlers({**commands.actions(), **actions}),
            *Asking(parts.desk, parts.speaker, parts.texts).handlers(),
        ],
    }
