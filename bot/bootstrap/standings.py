"""Tables, books of mistakes and reports, put together."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.bootstrap.parts import Parts
from bot.callbacks import Verb
from bot.handlers.spoken import Spoken
from bot.handlers.standings import StandingsCommands
from bot.handlers.visit_context import Handler
from bot.model import Outgoing
from bot.pressing import Action
from bot.quiz import Contest
from bot.standings import (
    League,
    Leagues,
    LeagueView,
    MistakeBook,
    Mistakes,
    Repetition,
    Reports,
    ReviewCard,
    StandingsEnglish,
    StandingsTexts,
)

_WEEK = 7


class StandingsWiring:
    """Builds the handlers of /league, /mistakes and /report."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        english = parts.settings.telegram.language == "en"
        self._texts = StandingsEnglish() if english else StandingsTexts()

    def handlers(self) -> Sequence[Handler]:
        """Return the handlers of the commands."""
        return self._commands.handlers()

    def actions(self) -> Mapping[Verb, Action]:
        """Return what their buttons do."""
        return self._commands.actions()

    async def final(self, contest: Contest) -> Outgoing:
        """Return the table with which a contest ends."""
        return await self._leagues.final(contest)

    @cached_property
    def _commands(self) -> StandingsCommands:
        parts, quizzes = self._parts, self._parts.quizzes
        mistakes = Mistakes(
            MistakeBook(quizzes.votes, quizzes.reviews, quizzes.bank_items, Repetition()),
            ReviewCard(self._texts),
            self._visible,
            parts.courier,
            self._texts,
            parts.retrieval,
            parts.storage,
            parts.clock,
        )
        reports = Reports(
            quizzes.votes,
            parts.chats,
            self._visible,
            parts.courier,
            self._texts,
            parts.retrieval,
            parts.storage,
            parts.clock,
        )
        spoken = Spoken(parts.ears, parts.speaker, parts.texts)
        return StandingsCommands(spoken, parts.speaker, self._leagues, mistakes, reports)

    @cached_property
    def _leagues(self) -> Leagues:
        parts, quizzes, settings = self._parts, self._parts.quizzes, self._parts.settings
        league = League(
            quizzes.votes,
            quizzes.contests,
            quizzes.opt_outs,
            quizzes.habits,
            ZoneInfo(settings.state.timezone),
            parts.clock,
        )
        view = LeagueView(self._texts, settings.quiz.league_rows, settings.state.keep_days // _WEEK)
        return Leagues(
            league,
            view,
            quizzes.opt_outs,
            parts.chats,
            parts.gate,
            parts.courier,
            self._texts,
            parts.storage,
        )

    def _visible(self, viewer: frozenset[str]) -> Container[str]:
        """Return the ids of the documents that somebody may read."""
        return self._parts.workshop.library.catalogue(viewer).documents
