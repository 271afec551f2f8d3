"""Trainers in their private chats with the bot, over a real database: only Telegram and the
documents are played."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from audiences import everybody
from migrated import migrated
from played_workshop import PlayedWorkshop
from recording_courier import RecordingCourier, RecordingFiles
from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram_updates import ME, entities

from bot.access import Gate, MembershipChecker, Pace
from bot.asking import Speaker
from bot.bootstrap.quiz_parts import QuizParts
from bot.bootstrap.training import TrainingWiring
from bot.commands import NAMES
from bot.handlers.buttons import Buttons
from bot.handlers.doorman import Doorman
from bot.handlers.heard import Ears
from bot.handlers.visit_context import VisitContext
from bot.model import Outgoing
from bot.pressing import Switchboard
from bot.state import BankItems, Banks, Chats, Draftings, Facts, Memberships, People
from bot.texts import Texts
from bot.threads import Threads
from bot.training import TrainingTexts
from knowledge.settings import AccessSettings

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
WANG, LI, MEMBER = (
    {"id": number, "is_bot": False, "first_name": name}
    for number, name in ((5, "王老师"), (6, "李老师"), (7, "小林"))
)
TEXTS = TrainingTexts()


@dataclass
class EveryPace:
    """Lets everybody ask."""

    def admit(self, *_: object) -> Pace:
        return Pace()


class Nowhere:
    """Nobody is in any group."""

    async def is_member(self, chat_id: int, user_id: int) -> bool | None:
        return False


class TrainingStage:
    """Two trainers (Wang, Li), a member, and what the bot said to them."""

    def __init__(self, folder: Path) -> None:
        self.database = migrated(folder)
        self.banks, self.items = Banks(self.database), BankItems(self.database)
        self.draftings, self.facts = Draftings(self.database), Facts(self.database)
        self.courier, self.workshop = RecordingCourier(), PlayedWorkshop()
        self.files = RecordingFiles()
        self.generation = ["g1"]
        self.storage = Threads("storage", 1)
        self._updates = 100

    @staticmethod
    def clock() -> datetime:
        return NOW

    async def open(self) -> None:
        """Start the bot; again: as after a restart."""
        builder = ApplicationBuilder().token("1:x").updater(None)
        self.application = builder.context_types(ContextTypes(context=VisitContext)).build()
        self.application.bot._bot_user = ME  # not asked for
        self.application._initialized = True
        self.application.add_handlers(self._handlers())

    def close(self) -> None:
        self.storage.close()
        self.database.close()

    def _handlers(self) -> dict[int, list[Any]]:
        chats, people, storage, courier = (
            Chats(self.database),
            People(self.database),
            self.storage,
            self.courier,
        )
        access = AccessSettings(users={WANG["id"]: "trainer", LI["id"]: "trainer", 7: "member"})
        checker = MembershipChecker(Nowhere(), Memberships(self.database), storage, clock)
        gate = Gate(access, chats, people, checker, everybody, storage)
        ears = Ears(ME, NAMES)
        parts = SimpleNamespace(
            settings=SimpleNamespace(
                telegram=SimpleNamespace(language="zh"),
                state=SimpleNamespace(timezone="Asia/Shanghai"),
            ),
            workshop=SimpleNamespace(
                upkeep=self.workshop.upkeep,
                store=SimpleNamespace(current_id=lambda: self.generation[0]),
            ),
            bot=self.application,
            texts=Texts(),
            quizzes=QuizParts(self.database),
            facts=self.facts,
            courier=courier,
            files=self.files,
            speaker=Speaker(courier, EveryPace(), Texts(), clock),
            ears=ears,
            gate=gate,
            storage=storage,
            retrieval=storage,
            clock=clock,
        )
        training = TrainingWiring(parts)  # type: ignore[arg-type]
        vars(training)["_items"] = self.workshop
        [upkeep] = training.rounds()
        self.upkeep = upkeep.run
        switchboard = Switchboard(training.actions(), courier, Texts(), clock)
        doorman = Doorman(ears, gate, chats, people, courier, Texts(), storage, clock)
        return {
            -2: doorman.handlers(),
            -1: training.replies(),
            0: [*training.handlers(), *Buttons(switchboard).handlers()],
        }

    async def say(
        self, text: str = "", by: Mapping[str, Any] = WANG, reply_to: int | None = None, **more: Any
    ) -> list[Outgoing]:
        """Say something in one's private chat; return what the bot sent."""
        before = len(self.courier.sent)
        spoken = {**self._message(by), "from": by, **more}
        if text:
            spoken |= {"text": text, "entities": entities(text)}
        if reply_to is not None:
            [asked] = [one for one in self.courier.sent if one.id == reply_to]
            link = re.search('href="([^"]*)"', asked.html)
            marked = (
                [{"type": "text_link", "offset": 0, "length": 1, "url": link[1]}] if link else []
            )
            ours = {"from": ME.to_dict(), "message_id": reply_to, "text": "…", "entities": marked}
            spoken["reply_to_message"] = {**self._message(by), **ours}
        await self._happens(message=spoken)
        return [one.message for one in self.courier.sent[before:]]

    async def press(
        self, shown: Outgoing, label: str, by: Mapping[str, Any] = WANG, under: int = 500
    ) -> tuple[str, Outgoing | None]:
        """Press a button of a message; return the toast and what the message became."""
        [data] = [one.data for row in shown.rows for one in row if label in one.label]
        return await self.press_data(data, by, under)

    async def press_data(
        self, data: str, by: Mapping[str, Any] = WANG, under: int = 500
    ) -> tuple[str, Outgoing | None]:
        """Press a button that says this."""
        edits, toasts = len(self.courier.edited), len(self.courier.toasts)
        ours = {**self._message(by), "from": ME.to_dict(), "message_id": under, "text": "…"}
        query = {"id": str(self._updates), "from": by, "chat_instance": "1", "data": data}
        await self._happens(callback_query={**query, "message": ours})
        [(_, toast, *_)] = self.courier.toasts[toasts:]
        edited = self.courier.edited[edits:]
        return toast, edited[-1][2] if edited else None

    async def _happens(self, **what: Any) -> None:
        self._updates += 1
        update = Update.de_json({"update_id": self._updates, **what}, self.application.bot)
        await self.application.process_update(update)

    @staticmethod
    def _message(by: Mapping[str, Any]) -> dict[str, Any]:
        chat = {"id": by["id"], "type": "private", "first_name": by["first_name"]}
        return {"message_id": 40, "date": 1_790_000_000, "chat": chat}


def clock() -> datetime:
    return NOW
