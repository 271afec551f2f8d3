"""The commands on their stage, with votes to count."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from command_stage import NOW, Stage
from quizzed import CITATION
from telegram.ext import ExtBot
from telegram_updates import ALICE, GROUP, ME

from bot.bootstrap.quiz_parts import QuizParts
from bot.bootstrap.standings import StandingsWiring
from bot.handlers.buttons import Buttons
from bot.model import Outgoing, Person
from bot.pressing import Switchboard
from bot.quiz import BankItem, ItemStatus
from bot.state import (
    BankItems,
    Banks,
    Contests,
    HabitsOf,
    Memberships,
    Posts,
    Reviews,
    Votes,
)
from knowledge.quiz import QuizItem
from knowledge.settings import AccessSettings

CHAT: int = GROUP["id"]
OPEN, CLOSED = "3f2a9c01", "c105ed00"  # documents
ROWS = 3


class StandingsStage(Stage):
    """With banks, votes and tables. `now` is the moment."""

    def _handlers(self, bot: ExtBot[None], access: AccessSettings) -> dict[int, list[Any]]:
        groups = super()._handlers(bot, access)
        database = self.database
        self.now = NOW
        self.banks, self.items = Banks(database), BankItems(database)
        self.posts, self.votes, self.reviews = Posts(database), Votes(database), Reviews(database)
        self.contests, self.habits = Contests(database), HabitsOf(database)
        self.memberships = Memberships(database)
        settings = SimpleNamespace(
            telegram=SimpleNamespace(language=self.language),
            state=SimpleNamespace(timezone="Asia/Shanghai", keep_days=25 * 7),
            quiz=SimpleNamespace(league_rows=ROWS),
        )
        parts = SimpleNamespace(
            settings=settings,
            texts=self.texts,
            quizzes=QuizParts(database),
            chats=self.chats,
            gate=self.gate,
            courier=self.courier,
            speaker=self.speaker,
            ears=self.spoken.ears,
            storage=self.storage,
            retrieval=self.storage,
            clock=self._moment,
        )
        self.standings = StandingsWiring(parts)  # type: ignore[arg-type]
        vars(self.standings)["_visible"] = _visible
        board = Switchboard(self.standings.actions(), self.courier, self.texts, self._moment)
        groups[0] = [*self.standings.handlers(), *Buttons(board).handlers(), *groups[0]]
        return groups

    def bank_item(self, item: QuizItem, *, document: str = OPEN) -> BankItem:
        """Put an item that may be published into the bank."""
        bank = self.banks.create("应知应会", 31, NOW)
        cited = replace(item, citation=replace(CITATION, document_id=document))
        return self.items.add(bank.id, cited, ItemStatus.READY, 31, NOW)

    def poll(
        self, item: BankItem, *, ago: timedelta = timedelta(hours=1), chat_id: int = CHAT, **of: Any
    ) -> str:
        """Put an item up in the group so long ago; return the poll's id."""
        at = self.now - ago
        occasion = f"p{item.id}:{chat_id}:{at.isoformat()}"[:64]
        post = self.posts.plan(occasion, chat_id, None, item.id, item.item, at, **of)
        self.posts.sent(post.id, 40, f"poll{post.id}", None, at)
        return f"poll{post.id}"

    def vote(self, poll_id: str, who: dict[str, Any], options: tuple[int, ...]) -> None:
        """Somebody votes, as far as is known half a minute after the poll was put up."""
        self.people.seen(Person(who["id"], who["first_name"]), NOW)
        post = self.posts.by_poll(poll_id)
        assert post is not None and post.sent_at is not None
        self.votes.receive(poll_id, who["id"], options, post.sent_at + timedelta(seconds=30))

    def button(self, label: str) -> str:
        """Return what stands behind a button of the last message that was sent or edited."""
        return next(one.data for row in self.shown.rows for one in row if one.label == label)

    @property
    def shown(self) -> Outgoing:
        """What was sent or edited last."""
        return self._shown or self.last

    async def tap(self, label: str, by: dict[str, Any] = ALICE, *, in_group: bool = False) -> str:
        """Press a button of what is shown; return the toast."""
        data = self.button(label)
        self.now += timedelta(seconds=6)  # or it would be the same press
        before = len(self.courier.edited)
        chat = GROUP if in_group else {"id": by["id"], "type": "private", "first_name": "x"}
        under = {"message_id": 90, "date": 1_790_000_000, "chat": chat, "from": ME.to_dict()}
        query = {"id": "7", "from": by, "chat_instance": "1", "data": data}
        await self.happens(callback_query={**query, "message": {**under, "text": "…"}})
        if len(self.courier.edited) > before:
            self._shown = self.courier.edited[-1][2]
        return self.courier.toasts[-1][1]

    async def say(self, text: str, **fields: Any) -> list[str]:
        self._shown: Outgoing | None = None
        return await super().say(text, **fields)

    def _moment(self) -> Any:
        return self.now


def _visible(viewer: frozenset[str]) -> Container[str]:
    return {OPEN, CLOSED} if "trainer" in viewer else {OPEN}
