"""What is put up in groups, over a real database: only Telegram, the documents and the time are
played."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from migrated import migrated
from posted_items import chosen
from recording_courier import RecordingCourier

from bot.bootstrap.publishing import PublishingWiring
from bot.bootstrap.quiz_parts import QuizParts
from bot.callbacks import Callback
from bot.model import ChatKind, Outgoing, Person, Pressed, Role, Visit, Voted, Where
from bot.pressing import Press, Switchboard
from bot.publishing import PublishingTexts, Wish
from bot.quiz import BankItem, Contest, ItemStatus
from bot.state import (
    BankItems,
    Banks,
    Chats,
    Contests,
    HabitsOf,
    People,
    Posts,
    Schedules,
    Votes,
)
from bot.texts import Texts
from bot.threads import Threads
from bot.timetable import shown
from knowledge.model import Document, Kind
from knowledge.quiz import QuizItem

GROUP, OTHER = -1001234567890, -1009876543210
TRAINER = Person(5, "林老师")
HERE = Where(GROUP, ChatKind.SUPERGROUP, title="学习群")
NOON = datetime.fromisoformat("2026-11-25T12:00+08:00")  # a Wednesday
TEXTS = PublishingTexts()


@dataclass
class Hand:
    """A clock that stands where it is put."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


@dataclass
class PlayedDocuments:
    """The documents of today, by id; `limited` to these audiences."""

    limited: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def __call__(self) -> Any:
        return self

    @property
    def records(self) -> Any:
        return self

    def get(self, document_id: str) -> Any:
        if document_id in self.gone:
            return None
        audience = self.limited.get(document_id, ())
        document = Document(document_id, "a.md", "规则", Kind.REGULATION, "", audience=audience)
        return SimpleNamespace(document=document)


class PublishingStage:
    """A trainer, two groups, a bank, and the clock that puts up what is due.

    `restart` forgets all that is not in the database or with Telegram.
    """

    def __init__(self, folder: Path) -> None:
        self.database = migrated(folder)
        self.now, self.documents, self.courier = Hand(), PlayedDocuments(), RecordingCourier()
        self.storage = Threads("storage", 1)
        self.chats, self.people = Chats(self.database), People(self.database)
        self.banks, self.items = Banks(self.database), BankItems(self.database)
        self.posts, self.votes = Posts(self.database), Votes(self.database)
        self.schedules, self.contests = Schedules(self.database), Contests(self.database)
        self.habits = HabitsOf(self.database)
        for chat_id, title in ((GROUP, "学习群"), (OTHER, "二支部群")):
            self.chats.seen(Where(chat_id, ChatKind.SUPERGROUP, title=title))
            self.chats.allow(chat_id, True)
            self.chats.set_status(chat_id, "member")
        self.bank = self.banks.create("党章", TRAINER.id, NOON)
        self.faults: list[Exception] = []
        self._presses = 0
        self.audiences = frozenset({str(GROUP), str(OTHER)})  # of whoever presses a button
        self.restart()

    def restart(self) -> None:
        settings = SimpleNamespace(
            telegram=SimpleNamespace(language="zh"),
            state=SimpleNamespace(timezone="Asia/Shanghai"),
            quiz=SimpleNamespace(quiet=(time(22), time(7)), open_hours=1),
        )
        parts = SimpleNamespace(
            settings=settings,
            workshop=SimpleNamespace(library=SimpleNamespace(catalogue=self.documents)),
            bot=SimpleNamespace(bot=SimpleNamespace(username="zhigui_bot")),
            texts=Texts(),
            quizzes=QuizParts(self.database),
            gate=SimpleNamespace(allowed_groups=self._allowed),
            people=self.people,
            courier=self.courier,
            speaker=None,
            ears=None,
            storage=self.storage,
            clock=self.now,
        )
        wiring = PublishingWiring(parts, self._table, self.faults.append)  # type: ignore[arg-type]
        self.clock, self.voting, self.answers = wiring.clock, wiring.voting, wiring.answers
        self.clock._longest = timedelta(hours=6)
        self.groups, self.matches = wiring._groups, wiring._matches
        commands = wiring._commands
        self.publish, self.daily = commands.publishing, commands.daily
        self.contest = commands.contests

    def close(self) -> None:
        self.storage.close()
        self.database.close()

    def _allowed(self) -> dict[int, Any]:
        return {chat.chat_id: chat for chat in self.chats.all() if chat.allowed}

    async def _table(self, contest: Contest) -> Outgoing:
        ballots = self.votes.of_contest(contest.id)
        right = sum(one.right for one in ballots)
        return Outgoing.plain(f"{contest.title}：{len(ballots)}人次作答，{right}人次答对")

    def fill(self, count: int, status: ItemStatus = ItemStatus.READY) -> list[BankItem]:
        """Put items into the bank."""
        items = (chosen(f"第{number}题：支委会每___开一次。") for number in range(count))
        return [self.put(item, status) for item in items]

    def put(self, item: QuizItem, status: ItemStatus = ItemStatus.READY) -> BankItem:
        return self.items.add(self.bank.id, item, status, TRAINER.id, NOON)

    def suspend(self, item: BankItem) -> None:
        self.items.set_status(item.id, ItemStatus.SUSPENDED, NOON, finding="changed")

    async def wait(self, until: datetime | timedelta = timedelta()) -> None:
        """Let the time pass until then, and everything be done that is due by then."""
        until = self.now.now + until if isinstance(until, timedelta) else until
        while True:
            for _ in range(100):
                before = self._stand()
                again = await self.clock.once()
                await self.clock.settle()
                if self._stand() == before:
                    break
            again = await self.clock.once()  # a chat in which something failed pauses by now
            await self.clock.settle()
            if self.now.now >= until:
                return
            self.now.now = min(again, until)

    def _stand(self) -> tuple[int, ...]:
        courier = self.courier
        contests = [one.status for one in self.contests.of_chat(GROUP, 9)]
        return (
            len(courier.keys),
            len(courier.edited),
            len(self.posts.unsent()),
            hash(tuple(contests)),
        )

    async def vote(self, poll: int, person: Person, *options: int) -> None:
        """Vote in the poll of that number."""
        poll_id = self.courier.polls[poll].poll_id
        await self.voting.receive(Voted(7, poll_id, person, options))

    async def press(
        self,
        wizard: Any,
        data: str,
        by: Person = TRAINER,
        role: Role = Role.TRAINER,
        under: int = 90,
        where: Where | None = None,
    ) -> Outgoing | None:
        """Press a button, in the private chat by default; return what the message became."""
        button = self.button(data, where or Where(by.id), by, role, under)
        before = len(self.courier.edited)
        actions = {button.callback.verb: wizard.press}
        switchboard = Switchboard(actions, self.courier, Texts(), self.now)
        await switchboard.press(button.pressed, button.visit)
        return self.courier.edited[-1][2] if len(self.courier.edited) > before else None

    def button(
        self,
        data: str,
        where: Where,
        by: Person = TRAINER,
        role: Role = Role.TRAINER,
        under: int = 90,
    ) -> Press:
        callback = Callback.parse(data)
        assert callback is not None
        self._presses += 1
        pressed = Pressed(self._presses, str(self._presses), where, under, by, data)
        visit = Visit(where, by, role, self.audiences)
        return Press(pressed, visit, callback, self.courier)

    def wish(self, text: str) -> Wish:
        return Wish.read(text, shown(self.now.now, NOON.tzinfo).date())  # type: ignore[arg-type]

    def told(self, chat_id: int) -> list[str]:
        """Return what stands in a chat beside polls."""
        return [one.html for one in self.courier.sent if one.where.chat_id == chat_id]

    def questions(self, chat_id: int = GROUP) -> list[str]:
        return [one.quiz.question for one in self.courier.polls if one.where.chat_id == chat_id]


def labels(page: Outgoing | None) -> list[str]:
    assert page is not None
    return [button.label for row in page.rows for button in row]


def data_of(page: Outgoing | None, label: str) -> str:
    """Return what the button with this label says."""
    assert page is not None
    return next(one.data for row in page.rows for one in row if label in one.label)
