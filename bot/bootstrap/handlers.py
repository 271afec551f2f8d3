"""Who takes which update, in order: the first of a group that takes it is the only one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.bootstrap.buttons import Presses
from bot.bootstrap.commands import Commands
from bot.bootstrap.parts import Parts
from bot.bootstrap.standings import StandingsWiring
from bot.bootstrap.training import TrainingWiring
from bot.handlers.asking import Asking
from bot.handlers.doorman import Doorman
from bot.handlers.visit_context import Handler

# Groups run one after another; a handler that raises ApplicationHandlerStop ends them all.
_BOOKKEEPING, _DOOR, _TRAINERS, _REPLIES, _REST = range(-4, 1)


def handler_groups(parts: Parts, commands: Commands) -> dict[int, Sequence[Handler]]:
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
    training = TrainingWiring(parts)
    quizzing = (training, StandingsWiring(parts))
    actions = {verb: act for one in quizzing for verb, act in one.actions().items()}
    return {
        _BOOKKEEPING: commands.bookkeeping(),
        _DOOR: doorman.handlers(),
        _TRAINERS: training.replies(),
        _REPLIES: presses.replies(),
        _REST: [
            *commands.handlers(),
            *(handler for one in quizzing for handler in one.handlers()),
            *presses.handlers({**commands.actions(), **actions}),
            *Asking(parts.desk, parts.speaker, parts.texts).handlers(),
        ],
    }
