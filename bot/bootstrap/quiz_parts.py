"""The repositories of quizzes, each built when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.state import BankItems, Banks, Database, Draftings, HabitsOf


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
