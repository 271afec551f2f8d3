"""/league, /mistakes and /report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Update

from bot.asking import Speaker
from bot.callbacks import Verb
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.pressing import Action
from bot.standings import Leagues, Mistakes, Reports


@dataclass(frozen=True, slots=True)
class StandingsCommands:
    """Hears the commands and hands them on."""

    spoken: Spoken
    speaker: Speaker
    leagues: Leagues
    mistakes: Mistakes
    reports: Reports

    def handlers(self) -> list[Handler]:
        """Return the handlers of the three commands."""
        return [
            self.spoken("league", self._league),
            self.spoken("mistakes", self._mistakes),
            self.spoken("report", self._report),
        ]

    def actions(self) -> Mapping[Verb, Action]:
        """Return what their buttons do."""
        return {
            Verb.LEAGUE: self.leagues.press,
            Verb.MISTAKE: self.mistakes.press,
            Verb.REPORT: self.reports.press,
        }

    async def _league(self, _update: Update, context: VisitContext) -> None:
        said, _ = context.talk()
        await self.speaker.send(said, [await self.leagues.begin(said.where, said.person)])

    async def _mistakes(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        if said.person is not None:  # in private there always is somebody
            await self.speaker.send(said, [await self.mistakes.begin(said.person, visit.viewer)])

    async def _report(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        await self.speaker.send(said, [await self.reports.begin(visit.viewer)])
