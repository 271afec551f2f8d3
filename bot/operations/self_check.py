"""Whether the bot can do its work, printed plainly before it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from telegram import Bot

from bot.operations import texts
from bot.operations.connection import Connection
from bot.operations.finding import Finding, fatal
from bot.operations.group_check import GroupCheck
from bot.operations.home_check import HomeCheck
from bot.operations.telegram_check import TelegramCheck
from knowledge.errors import StartError, StateError


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """Looks at everything that the bot needs and prints a line about each.

    Args:
        say: prints a line.
    """

    bot: Bot
    connection: Connection
    telegram: TelegramCheck
    groups: GroupCheck
    home: HomeCheck
    say: Callable[[str], None] = print

    async def everything(self) -> bool:
        """Meet Telegram, look at all, load the model; return whether the bot would work.

        For `--check`: nothing is raised, nothing changed.
        """
        try:
            await self.connection.meet(self.bot)
            met = True
        except StartError as error:
            met = self._print([fatal(str(error))])
        told = await self.before_start(telegram=met, keep=False)
        loaded = await self.model()
        works = met and told and loaded
        self.say(texts.CHECK_PASSED if works else texts.CHECK_FAILED)
        return works

    async def before_start(
        self, code: str | None = None, *, telegram: bool = True, keep: bool = True
    ) -> bool:
        """Look at all but the model, which takes seconds; return whether nothing is missing.

        Args:
            code: with which the first admin claims the bot.
            telegram: whether Telegram was met.
            keep: whether the names of the groups that are met are kept.
        """
        outside = await self._outside(keep) if telegram else []
        return self._print([*outside, *await self.home(code)])

    async def model(self) -> bool:
        """Load the model, in a thread; return whether that went well."""
        return self._print([await self.home.model()])

    async def _outside(self, keep: bool) -> list[Finding]:
        findings = await self.telegram()
        with suppress(StateError):  # the line about the database says it
            findings += await self.groups(keep=keep)
        return findings

    def _print(self, findings: Iterable[Finding]) -> bool:
        """Print them; return whether none is fatal."""
        found = list(findings)
        for one in found:
            self.say(str(one))
        return not any(one.fatal for one in found)
