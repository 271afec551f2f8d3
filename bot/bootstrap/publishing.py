"""What is put up in groups, put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.bootstrap.parts import Parts
from bot.callbacks import Verb
from bot.handlers.links import Follow
from bot.handlers.publishing import PollVotes, PublishingCommands
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler
from bot.pressing import Action
from bot.publishing import (
    AlarmClock,
    Answers,
    ByHand,
    Choices,
    Closing,
    ContestPlanner,
    ContestWizard,
    Dailies,
    DailyWizard,
    Drawing,
    Duty,
    FinalTable,
    Groups,
    HabitsWizard,
    Matches,
    MatchTalk,
    Moments,
    Poster,
    Presenter,
    PublishingEnglish,
    PublishingTexts,
    PublishWizard,
    Trainers,
    Voting,
)
from bot.quiz import Habits

_HOUR = 3600


class PublishingWiring:
    """Builds the handlers of trainers' commands and of votes, and the clock.

    Args:
        table: makes the table with which a contest ends.
        failed: is told what nobody expected.
    """

    def __init__(
        self, parts: Parts, table: FinalTable, failed: Callable[[Exception], None]
    ) -> None:
        self._parts = parts
        self._quizzes = parts.quizzes
        self._table = table
        self._failed = failed
        english = parts.settings.telegram.language == "en"
        self._texts = PublishingEnglish() if english else PublishingTexts()
        self._moments = Moments(self._texts)
        self._timezone = parts.settings.state.timezone
        self._open_seconds = parts.settings.quiz.open_hours * _HOUR

    def handlers(self) -> Sequence[Handler]:
        """Return the handlers of the commands."""
        return self._commands.handlers()

    def votes(self) -> Sequence[Handler]:
        """Return the handler of votes, which stands before the doorman."""
        return PollVotes(self._parts.ears, self.voting).handlers()

    def actions(self) -> Mapping[Verb, Action]:
        """Return what their buttons do."""
        return self._commands.actions()

    def links(self) -> Mapping[Verb, Follow]:
        """Return what links that lead to the private chat do there."""
        return {Verb.ANSWER: self.answers.follow}

    @cached_property
    def clock(self) -> AlarmClock:
        """What puts up all that is due."""
        quizzes, storage = self._quizzes, self._parts.storage
        by_hand = ByHand(quizzes.posts, self._groups, self._poster, storage, self._open_seconds)
        dailies = Dailies(
            quizzes.schedules,
            quizzes.posts,
            quizzes.banks,
            self._groups,
            self._drawing,
            self._poster,
            self._trainers,
            storage,
            self._texts.daily,
            self._open_seconds,
        )
        duties: list[Duty] = [Closing(quizzes.posts, storage), self._matches, dailies, by_hand]
        return AlarmClock(duties, self._parts.clock, self._failed)

    @cached_property
    def voting(self) -> Voting:
        """What keeps votes."""
        parts, quizzes = self._parts, self._quizzes
        return Voting(
            quizzes.votes, quizzes.posts, parts.people, self._matches, parts.storage, parts.clock
        )

    @cached_property
    def _groups(self) -> Groups:
        begins, ends = self._parts.settings.quiz.quiet
        return Groups(
            self._parts.gate.allowed_groups,
            self._quizzes.habits,
            self._parts.workshop.library.catalogue,
            Habits(0, self._timezone, begins, ends),
        )

    @cached_property
    def _drawing(self) -> Drawing:
        return Drawing(self._quizzes.bank_items, self._groups)

    @cached_property
    def _trainers(self) -> Trainers:
        return Trainers(self._parts.courier, self._groups, self._texts, self._parts.storage)

    @cached_property
    def _poster(self) -> Poster:
        parts, quizzes = self._parts, self._quizzes
        presenter = Presenter(self._texts, parts.bot.bot.username or "")
        return Poster(
            quizzes.posts,
            quizzes.bank_items,
            self._groups,
            presenter,
            parts.courier,
            self._trainers,
            parts.storage,
            parts.clock,
        )

    @cached_property
    def _matches(self) -> Matches:
        parts, quizzes = self._parts, self._quizzes
        talk = MatchTalk(
            parts.courier, self._groups, self._moments, self._texts, self._table, parts.storage
        )
        return Matches(
            quizzes.contests,
            quizzes.posts,
            quizzes.bank_items,
            self._poster,
            self._trainers,
            talk,
            parts.storage,
        )

    @cached_property
    def answers(self) -> Answers:
        """What shows answers."""
        parts, quizzes = self._parts, self._quizzes
        return Answers(
            quizzes.posts,
            quizzes.votes,
            self._groups,
            parts.courier,
            self._texts,
            parts.bot.bot.username or "",
            parts.storage,
        )

    @cached_property
    def _commands(self) -> PublishingCommands:
        parts, quizzes, texts = self._parts, self._quizzes, self._texts
        choices = Choices(
            quizzes.banks, quizzes.bank_items, self._groups, self._drawing, texts, parts.storage
        )
        wake, clock, courier, moments = self.clock.wake, parts.clock, parts.courier, self._moments
        planner = ContestPlanner(choices, quizzes.contests, moments, texts, wake)
        return PublishingCommands(
            Spoken(parts.ears, parts.speaker, parts.texts),
            parts.speaker,
            PublishWizard(choices, quizzes.posts, courier, moments, texts, clock, wake),
            DailyWizard(
                choices,
                quizzes.schedules,
                HabitsWizard(choices, quizzes.habits, texts, wake),
                courier,
                moments,
                texts,
                clock,
                wake,
            ),
            ContestWizard(
                choices,
                quizzes.contests,
                self._matches,
                courier,
                moments,
                texts,
                clock,
                planner,
                self._timezone,
            ),
            self.answers,
            clock,
            ZoneInfo(self._timezone),
        )
