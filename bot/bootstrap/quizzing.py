"""What belongs to quizzes, put together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from bot.bootstrap.operations import running
from bot.bootstrap.parts import Parts
from bot.bootstrap.publishing import PublishingWiring
from bot.bootstrap.standings import StandingsWiring
from bot.bootstrap.training import TrainingWiring


class Quizzing:
    """The packages of quizzes, each over the same parts.

    Args:
        failed: is told what nobody expected.
    """

    def __init__(self, parts: Parts, failed: Callable[[Exception], None]) -> None:
        self.training = TrainingWiring(parts)
        self.standings = StandingsWiring(parts)
        self.publishing = PublishingWiring(parts, self.standings.final, failed)
        self.every = (self.training, self.standings, self.publishing)

    def running(self) -> AbstractAsyncContextManager[None]:
        """Put up what is due meanwhile."""
        return running(self.publishing.clock.run())
