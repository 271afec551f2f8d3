"""The handlers of the commands in a real Application over a real database: only Telegram and
the documents are played."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from audiences import everybody
from migrated import migrated
from recording_courier import RecordingCourier
from telegram import Update
from telegram.ext import Application, ContextTypes, ExtBot
from telegram.request import BaseRequest, RequestData
from telegram_updates import ALICE, GROUP, ME, PRIVATE, entities

from bot.access import Claim, Gate, MembershipChecker, Pace
from bot.asking import Speaker
from bot.commands import NAMES, Language
from bot.english import English
from bot.handlers.allowing import Allowing
from bot.handlers.asking import Asking
from bot.handlers.belonging import Belonging
from bot.handlers.buttons import Buttons
from bot.handlers.citing import Citing
from bot.handlers.claiming import Claiming
from bot.handlers.collection import CollectionLists
from bot.handlers.doorman import Doorman
from bot.handlers.forgetting import Forgetting
from bot.handlers.heard import Ears
from bot.handlers.looking_up import LookingUp
from bot.handlers.menus import Menus
from bot.handlers.proposed import Proposed
from bot.handlers.remarks import Remarks
from bot.handlers.roles import Roles
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import VisitContext
from bot.handlers.welcome import Welcome
from bot.model import Outgoing, Person, Role, Said, Visit, Where
from bot.pressing import Switchboard
from bot.rendering import Guide, Register, Views
from bot.state import (
    Answers,
    Audit,
    Chats,
    Erasure,
    Facts,
    Feedback,
    Handovers,
    Memberships,
    People,
)
from bot.texts import Texts
from bot.threads import Threads
from knowledge.browsing import Change, Listed
from knowledge.model import Answer, NoAnswer, ScoredPassage
from knowledge.settings import AccessSettings

NOW = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)
ADMIN = {"id": 5, "is_bot": False, "first_name": "管理员", "username": "boss"}
AT_HOME = {"id": 5, "type": "private", "first_name": "管理员"}
OTHER_GROUP = {"id": -1009, "type": "supergroup", "title": "陌生群"}


class PlayedTelegram(BaseRequest):
    """Accepts every call, and keeps it; `refused` methods fail with that status."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refused: dict[str, str] = {}

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    @property
    def read_timeout(self) -> float | None:
        return None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        if name == "getMe":
            return 200, _json(ok=True, result=ME.to_dict())
        self.calls.append((name, dict(request_data.parameters) if request_data else {}))
        if name in self.refused:
            return 400, _json(ok=False, error_code=400, description=self.refused[name])
        return 200, _json(ok=True, result=True)

    def of(self, name: str) -> list[dict[str, Any]]:
        return [parameters for one, parameters in self.calls if one == name]


@dataclass
class PlayedDocuments:
    """What the knowledge side says, and who asked what."""

    passages: tuple[ScoredPassage, ...] = ()
    provision: Answer | NoAnswer | None = None
    listed: tuple[Listed, ...] = ()
    changed: tuple[Change, ...] = ()
    asked: list[tuple[str, frozenset[str] | None]] = field(default_factory=list)

    def search(
        self, text: str, viewer: frozenset[str] | None, limit: int
    ) -> tuple[ScoredPassage, ...]:
        self.asked.append((text, viewer))
        return self.passages[:limit]

    def look_up(
        self, text: str, *, viewer: frozenset[str] | None = None
    ) -> Answer | NoAnswer | None:
        self.asked.append((text, viewer))
        return self.provision

    def documents(self, viewer: frozenset[str] | None) -> tuple[Listed, ...]:
        return self.listed

    def changes(self, viewer: frozenset[str] | None, limit: int) -> tuple[Change, ...]:
        return self.changed[:limit]


@dataclass
class PlayedDesk:
    """Keeps the questions."""

    asked: list[Said] = field(default_factory=list)

    async def ask(self, said: Said, visit: Visit) -> None:
        self.asked.append(said)


@dataclass
class OneSpeed:
    """Whether people may ask now."""

    pace: Pace = Pace()  # noqa: RUF009 - frozen

    def admit(self, where: Where, person: Person | None, waited: float = 0.0) -> Pace:
        return self.pace


@dataclass
class Nobody:
    """Nobody is in any group."""

    async def is_member(self, chat_id: int, user_id: int) -> bool | None:
        return False


class Stage:
    """The bot with its commands, and what it said."""

    def __init__(self, folder: Path, language: Language = "zh") -> None:
        self.database = migrated(folder)
        self.texts = English() if language == "en" else Texts()
        self.language = language
        self.chats, self.people = Chats(self.database), People(self.database)
        self.audit, self.facts = Audit(self.database), Facts(self.database)
        self.answers, self.feedback = Answers(self.database), Feedback(self.database)
        self.handovers = Handovers(self.database)
        self.telegram, self.courier = PlayedTelegram(), RecordingCourier()
        self.documents, self.speed = PlayedDocuments(), OneSpeed()
        self.storage = Threads("storage", 1)
        self.examples: tuple[str, ...] = ()
        self._opened = AsyncExitStack()
        self._updates = 100

    async def open(self, *, admins: Sequence[int] = (ADMIN["id"],)) -> None:
        access = AccessSettings(groups=(GROUP["id"],), users=dict.fromkeys(admins, "admin"))
        bot = ExtBot("1:x", request=self.telegram, get_updates_request=PlayedTelegram())
        builder = Application.builder().bot(bot).updater(None)
        self.application = builder.context_types(ContextTypes(context=VisitContext)).build()
        await self._opened.enter_async_context(self.application)
        self.application.add_handlers(self._handlers(bot, access))

    async def close(self) -> None:
        await self._opened.aclose()
        self.storage.close()
        self.database.close()

    def _handlers(self, bot: ExtBot[None], access: AccessSettings) -> dict[int, list[Any]]:
        checker = MembershipChecker(Nobody(), Memberships(self.database), self.storage, _clock)
        gate = Gate(access, self.chats, self.people, checker, everybody, self.storage)
        ears = Ears(ME, NAMES)
        texts, courier, storage = self.texts, self.courier, self.storage
        username = ME.username or ""
        guide = Guide(texts, self.language, username=username, by_name=False, keep_days=180)
        zone = ZoneInfo("Asia/Shanghai")
        register, views = Register(texts, zone), Views(texts, username, contact=True)
        self.claim = Claim(self.facts, self.people, self.audit, gate.has_admin)
        self.menus = Menus(bot, self.language)
        self.gate = gate
        self.speaker = speaker = Speaker(courier, self.speed, texts, _clock)
        self.spoken = spoken = Spoken(ears, speaker, texts)
        self.desk = PlayedDesk()
        two = (spoken, speaker)
        lists = CollectionLists(*two, courier, self.documents, views, guide, zone, texts, storage)
        forgetting = Forgetting(
            *two, courier, guide, Erasure(self.database), self.audit, texts, storage, _clock
        )
        configured = {user_id: Role(name) for user_id, name in access.users.items()}
        commands = [
            Welcome(*two, guide, lists.show, lambda: self.examples, storage),
            lists,
            forgetting,
            LookingUp(
                *two,
                self.documents.search,
                self.documents,
                self.answers,
                views,
                lambda: "20260921",
                texts,
                storage,
                storage,
            ),
            Remarks(*two, self.feedback, register, texts, storage, _clock),
            Claiming(*two, self.claim, self.menus, texts, storage, _clock),
            Allowing(*two, self.chats, self.audit, gate, guide, register, texts, storage, _clock),
            Roles(
                *two,
                self.people,
                self.audit,
                self.menus,
                configured,
                guide,
                register,
                texts,
                storage,
                _clock,
            ),
            Proposed(*two, partial(storage, self.handovers.proposed), register, texts),
            Citing(self.documents.search, views, texts, storage),
            Buttons(
                Switchboard({**lists.actions(), **forgetting.actions()}, courier, texts, _clock)
            ),
            Asking(self.desk, speaker, texts),  # type: ignore[arg-type]
        ]
        doorman = Doorman(ears, gate, self.chats, self.people, courier, texts, storage, _clock)
        belonging = Belonging(self.chats, gate, courier, guide, storage, _clock)
        return {
            -3: belonging.handlers(),
            -2: doorman.handlers(),
            0: [handler for one in commands for handler in one.handlers()],
        }

    async def happens(self, **what: Any) -> None:
        """Hand the bot an update: happens(message=…)."""
        self._updates += 1
        update = Update.de_json({"update_id": self._updates, **what}, self.application.bot)
        await self.application.process_update(update)

    async def say(self, text: str, **fields: Any) -> list[str]:
        """Say something, by default Alice in the allowed group; return the replies' HTML."""
        before = len(self.courier.sent)
        message = {"message_id": 40, "date": 1_790_000_000, "chat": GROUP, "from": ALICE}
        said = {"text": text, "entities": entities(text)}
        await self.happens(message={**message, **said, **fields})
        return [one.html for one in self.courier.sent[before:]]

    async def whisper(self, text: str, **fields: Any) -> list[str]:
        """Say something in the private chat, by default Alice."""
        return await self.say(text, **{"chat": PRIVATE, **fields})

    async def admin(self, text: str, **fields: Any) -> list[str]:
        """Say something in the admin's private chat."""
        return await self.say(text, **{"chat": AT_HOME, "from": ADMIN, **fields})

    async def press(self, data: str, by: dict[str, Any] = ALICE) -> Outgoing | None:
        """Press a button in one's private chat; return what the message became."""
        chat = {"id": by["id"], "type": "private", "first_name": by["first_name"]}
        under = {"message_id": 90, "date": 1_790_000_000, "chat": chat, "from": ME.to_dict()}
        query = {"id": "7", "from": by, "chat_instance": "1", "data": data}
        before = len(self.courier.edited)
        await self.happens(callback_query={**query, "message": {**under, "text": "…"}})
        return self.courier.edited[-1][2] if len(self.courier.edited) > before else None

    @property
    def last(self) -> Outgoing:
        """The last message that was sent."""
        return self.courier.sent[-1].message


def _clock() -> datetime:
    return NOW


def _json(**values: Any) -> bytes:
    return json.dumps(values).encode()
