"""The bot's buttons on a stage: real updates, the real doorman and database, a courier that
keeps what it was given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

from audiences import everybody
from migrated import migrated
from recording_courier import RecordingCourier
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest
from telegram_updates import ALICE, BORIS, GROUP, ME, PRIVATE, by_us, message, pressed, update

from bot.access import Gate, Limits, MembershipChecker
from bot.asking import Speaker
from bot.callbacks import Verb
from bot.commands import NAMES
from bot.feedback import Criticism, Voting
from bot.handlers.asking import Asking
from bot.handlers.buttons import Buttons
from bot.handlers.doorman import Doorman
from bot.handlers.heard import Ears
from bot.handlers.links import Links
from bot.handlers.replies import Replies
from bot.handlers.visit_context import VisitContext
from bot.handover import (
    ApprovedAnswers,
    Contact,
    Listening,
    PassingOn,
    Proposals,
    Reviewing,
)
from bot.model import ChatKind, Said, Visit, Where
from bot.pressing import Choosing, Recall, Rephrasing, Switchboard
from bot.reading_room import Opening, ReadingRoom
from bot.record import AnswerRecord, Quote
from bot.rendering import Views
from bot.state import (
    Answers,
    Audit,
    Chats,
    Erasure,
    Feedback,
    Handovers,
    Memberships,
    NewAnswer,
    People,
    StoredAnswer,
)
from bot.texts import Texts
from bot.threads import Threads
from knowledge.browsing import CrossReference, Page, Run
from knowledge.errors import ChatClosed, DeliveryUnknown, MessageGone, StorageError, ZhiguiError
from knowledge.settings import AccessSettings, LimitSettings

TEXTS = Texts()
START = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)
ADMIN = {"id": 5, "is_bot": False, "first_name": "管理员"}
CONTACT = {"id": 21, "is_bot": False, "first_name": "老郑", "username": "Lao_Zheng"}
STRANGER = {"id": 66, "is_bot": False, "first_name": "路人"}
OURS = 90  # the id of the bot's message that the buttons stand under
QUESTION = 80

DOCUMENT = "3f2a9c01de"
RULE = "第十条 支部委员会会议一般每月召开1次。按照前款规定，可以随时召开。"


def quote(mark: int = 1, **changed: Any) -> Quote:
    """Return a quote of the made-up rule."""
    given = {
        "mark": mark,
        "label": "【规定】",
        "title": "支部工作规则",
        "location": "第三章 第十条",
        "text": RULE,
        "date": "2024-05-01",
        "document_id": DOCUMENT,
        "passage_id": f"{DOCUMENT}:a10:0",
        "start": 10,
        "end": 10 + len(RULE),
    }
    return Quote(**(given | changed))


class Offline(BaseRequest):
    """Knows the bot's own account, and nothing else."""

    read_timeout = 1.0

    async def initialize(self) -> None: ...
    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, *_: Any, **__: Any) -> tuple[int, bytes]:
        assert url.endswith("/getMe"), url
        return 200, b'{"ok": true, "result": %s}' % ME.to_json().encode()

    async def __aexit__(self, *_: type[BaseException] | TracebackType | None) -> None: ...


@dataclass
class InMemoryBrowser:
    """Documents of three pages each, by id: their text and for whom they are."""

    documents: dict[str, tuple[str, tuple[str, ...]]] = field(
        default_factory=lambda: {DOCUMENT: (RULE, ())}
    )
    broken: bool = False

    def page(
        self,
        document_id: str,
        start: int,
        end: int,
        viewer: frozenset[str] | None,
        page: int | None = None,
        *,
        quote: str = "",
    ) -> Page | None:
        if self.broken:
            raise StorageError("还没有建立索引。")
        text, audience = self.documents.get(document_id, ("", ()))
        hidden = viewer is not None and audience and not viewer & set(audience)
        if not text or hidden or quote not in text:
            return None
        number = page or 2
        run = Run(text, True) if number == 2 else Run(f"第{number}页的文字", False)
        return Page(document_id, "支部工作规则", "第三章 第十条", number, 3, (run,))

    def references(
        self, document_id: str, start: int, end: int, viewer: frozenset[str] | None
    ) -> tuple[CrossReference, ...]:
        if self.page(document_id, start, end, viewer) is None:
            return ()
        return (CrossReference("前款", document_id, "支部工作规则", "第九条", 10, 20),)


@dataclass
class RecordingDesk:
    """Answers nothing; keeps what it was asked. `fails` is raised."""

    asked: list[tuple[Said, Visit]] = field(default_factory=list)
    fails: ZhiguiError | None = None

    async def ask(self, said: Said, visit: Visit) -> None:
        if self.fails:
            raise self.fails
        self.asked.append((said, visit))


@dataclass
class TelegramSays:
    """Says who is in the group."""

    members: set[int] = field(default_factory=lambda: {ALICE["id"], BORIS["id"], CONTACT["id"]})

    async def is_member(self, chat_id: int, user_id: int) -> bool | None:
        return user_id in self.members


@dataclass
class Stage:
    """The application with what stands around it."""

    application: Application[Any, Any, Any, Any, Any, Any]
    courier: RecordingCourier
    browser: InMemoryBrowser
    desk: RecordingDesk
    telegram: TelegramSays
    answers: Answers
    feedback: Feedback
    handovers: Handovers
    people: People
    audit: Audit
    erasure: Erasure
    proposals: Proposals
    collection: Path
    now: list[datetime]
    errors: list[Exception]
    update_id: int = 1000

    def kept(
        self, where: Where | None = None, by: Mapping[str, Any] = ALICE, **changed: Any
    ) -> StoredAnswer:
        """Keep an answer, given in the group unless said otherwise."""
        record = AnswerRecord(
            **({"answered": True, "text": "每月一次[1]", "quotes": (quote(),)} | changed)
        )
        self.update_id += 1
        here = where or Where(GROUP["id"], ChatKind.SUPERGROUP, topic_id=7)
        answer = NewAnswer(
            self.update_id,
            here,
            QUESTION,
            by["id"],
            "支委会多久开一次？",
            "支委会多久开一次",
            self.now[0],
            "g000001",
            record,
        )
        return self.answers.add(answer)

    def refused(self, where: Where | None = None, **changed: Any) -> StoredAnswer:
        """Keep a refusal."""
        given = {"answered": False, "text": "没有找到。", "quotes": (), "nearest": (quote(),)}
        return self.kept(where, **(given | changed))

    async def happens(self, make: Callable[[int], Update]) -> None:
        """Let an update come in."""
        self.update_id += 1
        await self.application.process_update(make(self.update_id))

    async def press(
        self,
        data: str,
        by: Mapping[str, Any] = ALICE,
        chat: Mapping[str, Any] = GROUP,
        message_id: int = OURS,
    ) -> tuple[str, bool, str]:
        """Press a button; return the toast, which there is exactly one of."""
        before = len(self.courier.toasts)
        under = by_us(chat=chat, message_id=message_id)
        query = pressed(data, by, message=under, id=f"q{self.update_id}")
        await self.happens(lambda number: update(number, callback_query=query))
        [(callback_id, *toast)] = self.courier.toasts[before:]
        assert callback_id == query["id"]
        return tuple(toast)

    async def says(self, text: str, by: Mapping[str, Any] = ALICE, **fields: Any) -> None:
        """Say something, in the group unless the fields say otherwise."""
        spoken = message(text, **{"from": by, **fields})
        await self.happens(lambda number: update(number, message=spoken))

    async def edits(self, text: str, by: Mapping[str, Any] = ALICE, **fields: Any) -> None:
        """Edit what was said."""
        spoken = message(text, **{"from": by, "edit_date": spoken_at(), **fields})
        await self.happens(lambda number: update(number, edited_message=spoken))

    def later(self, **time: float) -> None:
        self.now[0] += timedelta(**time)


def spoken_at() -> int:
    return int(START.timestamp())


def alone(person: Mapping[str, Any]) -> dict[str, Any]:
    """Return somebody's private chat with the bot."""
    return {**PRIVATE, "id": person["id"], "first_name": person["first_name"]}


async def build_stage(
    folder: Path, contact: str = "@lao_zheng"
) -> tuple[Stage, Callable[[], None]]:
    """Return a stage and what takes it down."""
    database = migrated(folder)
    now = [START]
    storage, retrieval = Threads("storage", 2), Threads("retrieval", 1)
    answers, chats, people = Answers(database), Chats(database), People(database)
    feedback, handovers, audit = Feedback(database), Handovers(database), Audit(database)
    courier, browser, desk = RecordingCourier(), InMemoryBrowser(), RecordingDesk()
    telegram, ears = TelegramSays(), Ears(ME, NAMES)
    speaker = Speaker(courier, Limits(LimitSettings(), lambda: 0.0), TEXTS, lambda: now[0])
    collection = folder / "documents"

    def clock() -> datetime:
        return now[0]

    def synonyms(text: str) -> Mapping[str, Sequence[str]]:
        return {"支委会": ("支部委员会", "支部委员会会议")} if "支委会" in text else {}

    access = AccessSettings(groups=(GROUP["id"],), users={ADMIN["id"]: "admin"})
    checker = MembershipChecker(telegram, Memberships(database), storage, clock)
    gate = Gate(access, chats, people, checker, everybody, storage)
    doorman = Doorman(ears, gate, chats, people, courier, TEXTS, storage, clock)
    recall = Recall(answers, TEXTS, storage)
    room = ReadingRoom(recall, browser, Views(TEXTS, ME.username, contact=True), TEXTS, retrieval)
    opening = Opening(room, courier, ME.username)
    voting = Voting(recall, feedback, TEXTS, storage, clock)
    criticism = Criticism(recall, feedback, courier, TEXTS, ME.username, storage, clock)
    named = Contact.named(contact)
    passing_on = PassingOn(recall, handovers, people, gate, courier, TEXTS, named, storage, clock)
    listening = Listening(handovers, people, courier, TEXTS, named, storage, clock)
    proposals = Proposals(handovers, ApprovedAnswers(collection), audit, storage, clock, UTC)
    rephrasing = Rephrasing(recall, courier, TEXTS, synonyms, retrieval)
    actions = {
        Verb.QUOTE: opening.press,
        Verb.NEAREST: opening.press,
        Verb.PLACE: opening.press,
        Verb.GOOD: voting.press,
        Verb.BAD: voting.press,
        Verb.WRONG: criticism.press,
        Verb.AGAIN: rephrasing.press,
        Verb.HUMAN: passing_on.press,
        Verb.CHOICE: Choosing(recall, desk, TEXTS, clock).press,
        Verb.APPROVE: Reviewing(proposals, courier, TEXTS).press,
        Verb.REJECT: Reviewing(proposals, courier, TEXTS).press,
    }
    switchboard = Switchboard(actions, courier, TEXTS, clock)
    application = (
        ApplicationBuilder()
        .token("1:x")
        .request(Offline())
        .get_updates_request(Offline())
        .context_types(ContextTypes(context=VisitContext))
        .updater(None)
        .build()
    )
    errors: list[Exception] = []

    async def failed(of: object, context: Any) -> None:
        # As the bot's own error handler: a press is answered with the fault's number.
        errors.append(context.error)
        query = of.callback_query if isinstance(of, Update) else None
        if query and not isinstance(context.error, ChatClosed | MessageGone | DeliveryUnknown):
            await courier.acknowledge(query.id, "编号")

    application.add_error_handler(failed)
    application.add_handlers(
        {
            -2: doorman.handlers(),
            -1: [
                *Links(opening, criticism, {}).handlers(),
                *Replies(listening, criticism).handlers(),
            ],
            0: [*Buttons(switchboard).handlers(), *Asking(desk, speaker, TEXTS).handlers()],  # type: ignore[arg-type]
        }
    )
    await application.initialize()

    def close() -> None:
        storage.close()
        retrieval.close()
        database.close()

    stage = Stage(
        application,
        courier,
        browser,
        desk,
        telegram,
        answers,
        feedback,
        handovers,
        people,
        audit,
        Erasure(database),
        proposals,
        collection,
        now,
        errors,
    )
    return stage, close
