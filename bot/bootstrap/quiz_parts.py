"""The repositories of quizzes, each built when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.state import (
    BankItems,
    Banks,
    Contests,
    Database,
    Draftings,
    HabitsOf,
    OptOuts,
    Posts,
    Reviews,
    Schedules,
    Votes,
)


@dataclass(frozen=True)
class QuizParts:
    """Builds them over the bot's database."""

    database: Database

    @cached_property
    def banks(self) -> Banks:
        return Banks(self.database)

    @cached_property
    def bank_items(self) -> BankItems:
        return BankItems(self.database)

    @cached_property
    def draftings(self) -> Draftings:
        return Draftings(self.database)

    @cached_property
    def habits(self) -> HabitsOf:
        return HabitsOf(self.database)

    @cached_property
    def contests(self) -> Contests:
        return Contests(self.database)

    @cached_property
    def opt_outs(self) -> OptOuts:
        return OptOuts(self.database)

    @cached_property
    def posts(self) -> Posts:
        return Posts(self.database)

    @cached_property
    def reviews(self) -> Reviews:
        return Reviews(self.database)

    @cached_property
    def schedules(self) -> Schedules:
        return Schedules(self.database)

    @cached_property
    def votes(self) -> Votes:
        return Votes(self.database)
