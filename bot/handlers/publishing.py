"""/publish, /daily and /contest; votes in polls."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import PollAnswerHandler

from bot.asking import Speaker
from bot.callbacks import Verb
from bot.handlers.heard import Ears
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Outgoing
from bot.ports import Clock
from bot.pressing import Action
from bot.publishing import Answers, ContestWizard, DailyWizard, PublishWizard, Voting, Wish
from bot.timetable import shown


@dataclass(frozen=True, slots=True)
class PublishingCommands:
    """Hears what trainers want to put up.

    Args:
        zone: in which today is meant.
    """

    spoken: Spoken
    speaker: Speaker
    publishing: PublishWizard
    daily: DailyWizard
    contests: ContestWizard
    answers: Answers
    clock: Clock
    zone: ZoneInfo

    def handlers(self) -> list[Handler]:
        """Return the handlers of the three commands."""
        return [
            self.spoken("publish", self._begun(self.publishing.begin)),
            self.spoken("daily", self._begun(self.daily.begin)),
            self.spoken("contest", self._begun(self.contests.begin)),
        ]

    def actions(self) -> Mapping[Verb, Action]:
        """Return what their buttons, and those under items, do."""
        return {
            Verb.PUBLISH: self.publishing.press,
            Verb.DAILY: self.daily.press,
            Verb.CONTEST: self.contests.press,
            Verb.ANSWER: self.answers.press,
        }

    def _begun(
        self, begin: Callable[[Wish, frozenset[str]], Awaitable[Outgoing]]
    ) -> Callable[[Update, VisitContext], Awaitable[None]]:
        async def heard(_update: Update, context: VisitContext) -> None:
            said, visit = context.talk()
            wish = Wish.read(said.text, shown(self.clock(), self.zone).date())
            await self.speaker.send(said, [await begin(wish, visit.viewer)])

        return heard


@dataclass(frozen=True, slots=True)
class PollVotes:
    """Hears votes, to stand before the doorman: whoever could vote is in one of the groups."""

    ears: Ears
    voting: Voting

    def handlers(self) -> list[Handler]:
        """Return the handler of votes."""
        return [PollAnswerHandler(self._voted)]

    async def _voted(self, update: Update, _context: VisitContext) -> None:
        voted = self.ears.voted(update)
        if voted is not None:
            await self.voting.receive(voted)
