"""What the bot consists of, each part built when it is first asked for."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from telegram.ext import ExtBot

from bot.access import Claim, Gate, Limits, MembershipChecker
from bot.asking import Answering, Desk, Speaker
from bot.bootstrap.quiz_parts import QuizParts
from bot.commands import NAMES
from bot.delivery import (
    ChatRateLimiter,
    Courier,
    TelegramFiles,
    TelegramMemberships,
    TelegramRequest,
    Ticket,
)
from bot.english import English
from bot.handlers.heard import Ears
from bot.operations import Connection, Credentials, Line, MeasuredTalk, Metrics
from bot.rendering import Views
from bot.state import (
    Answers,
    Audit,
    Chats,
    Contexts,
    Database,
    Deliveries,
    Erasure,
    Facts,
    Feedback,
    Handovers,
    Inbox,
    Memberships,
    People,
)
from bot.texts import Texts
from bot.threads import Threads
from knowledge.bootstrap import Workshop
from knowledge.errors import StorageError
from knowledge.settings import Settings

_STORAGE_THREADS = 4
_DATABASE = "bot.sqlite"


@dataclass(frozen=True)
class Parts:
    """Builds the parts of the bot over the parts of the knowledge side.

    What needs the bot's own account (its name stands in links) is asked for after the bot
    was initialised.
    """

    workshop: Workshop
    credentials: Credentials

    @classmethod
    def from_config(cls, credentials: Credentials, config: Path | None = None) -> Parts:
        """Read the settings; raises SettingsError."""
        return cls(Workshop.from_config(config), credentials)

    @property
    def settings(self) -> Settings:
        return self.workshop.settings

    @staticmethod
    def clock() -> datetime:
        """Return the moment, in UTC."""
        return datetime.now(UTC)

    @cached_property
    def texts(self) -> Texts:
        return English() if self.settings.telegram.language == "en" else Texts()

    # -- the database

    @cached_property
    def database(self) -> Database:
        lite = f"sqlite:///{self.settings.index.path / _DATABASE}"
        return Database(self.settings.state.database or lite)

    @cached_property
    def storage(self) -> Threads:
        return Threads("storage", _STORAGE_THREADS)

    @cached_property
    def answers(self) -> Answers:
        return Answers(self.database)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self.database)

    @cached_property
    def chats(self) -> Chats:
        return Chats(self.database)

    @cached_property
    def contexts(self) -> Contexts:
        return Contexts(self.database)

    @cached_property
    def erasure(self) -> Erasure:
        return Erasure(self.database)

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.database)

    @cached_property
    def feedback(self) -> Feedback:
        return Feedback(self.database)

    @cached_property
    def handovers(self) -> Handovers:
        return Handovers(self.database)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.database)

    @cached_property
    def people(self) -> People:
        return People(self.database)

    @cached_property
    def quizzes(self) -> QuizParts:
        return QuizParts(self.database)

    # -- Telegram

    @cached_property
    def metrics(self) -> Metrics:
        return Metrics()

    @cached_property
    def line(self) -> Line:
        return Line(self.clock)

    @cached_property
    def connection(self) -> Connection:
        return Connection(self.settings.telegram, self.credentials, self.line, make=TelegramRequest)

    @cached_property
    def bot(self) -> ExtBot[Ticket]:
        calls, updates = self.connection.requests()
        return ExtBot(
            self.credentials.token,
            base_url=self.connection.base_url,
            base_file_url=self.connection.base_file_url,
            request=calls,
            get_updates_request=updates,
            rate_limiter=ChatRateLimiter(self.metrics),
        )

    @cached_property
    def courier(self) -> Courier:
        deliveries = Deliveries(self.database)
        return Courier(self.bot, deliveries, self.chats, self.storage, self.metrics)

    @cached_property
    def files(self) -> TelegramFiles:
        return TelegramFiles(self.bot)

    @cached_property
    def ears(self) -> Ears:
        return Ears(self.bot.bot, NAMES)

    # -- who may

    @cached_property
    def gate(self) -> Gate:
        source = TelegramMemberships(self.bot)
        memberships = Memberships(self.database)
        checker = MembershipChecker(source, memberships, self.storage, self.clock)
        access = self.settings.access
        return Gate(access, self.chats, self.people, checker, self.audiences, self.storage)

    def audiences(self) -> frozenset[str]:
        """Return everybody whom a document is limited to."""
        try:
            return self.workshop.library.catalogue().audiences
        except StorageError:  # whoever asks is told so; /help is no question
            return frozenset()

    @cached_property
    def claim(self) -> Claim:
        return Claim(self.facts, self.people, self.audit, self.gate.has_admin)

    @cached_property
    def limits(self) -> Limits:
        return Limits(self.settings.limits, time.monotonic)

    # -- questions

    @cached_property
    def retrieval(self) -> Threads:
        return Threads("retrieval", self.settings.limits.workers)

    @cached_property
    def views(self) -> Views:
        username = self.bot.bot.username or ""
        return Views(self.texts, username, bool(self.settings.telegram.contact))

    @cached_property
    def speaker(self) -> Speaker:
        return Speaker(self.courier, self.limits, self.texts, self.clock)

    @cached_property
    def desk(self) -> Desk:
        limits = self.settings.limits
        answering = Answering(
            MeasuredTalk(self.workshop.dialogue, self.metrics),
            self.workshop.browser,
            self.answers,
            self.contexts,
            self.workshop.store.current_id,
            timedelta(minutes=limits.context_minutes),
            self.retrieval,
            self.storage,
            self.clock,
        )
        return Desk(
            answering,
            self.answers,
            self.views,
            self.courier,
            self.speaker,
            self.texts,
            self.storage,
            self.clock,
            queue=limits.queue,
            repeated=timedelta(minutes=limits.repeat_minutes),
        )
