"""Who is let in, who is told no and how often, what never reaches a handler."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from audiences import everybody
from migrated import migrated
from telegram import Bot, Update
from telegram.ext import Application, ApplicationHandlerStop
from telegram_updates import (
    ALICE,
    ANONYMOUS,
    AS_CHANNEL,
    BORIS,
    GROUP,
    ME,
    PRIVATE,
    message,
    pressed,
    update,
)

from bot.access import Gate, MembershipChecker
from bot.handlers.doorman import Doorman
from bot.handlers.heard import Ears
from bot.handlers.visit_context import VisitContext
from bot.model import Outgoing, Role, Visit, Where
from bot.state import Chats, Memberships, People
from bot.texts import Texts
from bot.threads import Threads
from knowledge.settings import AccessSettings

TEXTS = Texts()
OTHER_GROUP = {"id": -1009, "type": "supergroup", "title": "陌生群"}
ADMIN = {"id": 5, "is_bot": False, "first_name": "管理员"}


@dataclass
class TelegramSays:
    """Says who is in a group."""

    members: set[int] = field(default_factory=set)

    async def is_member(self, chat_id: int, user_id: int) -> bool | None:
        return user_id in self.members


class SilentBot(Bot):
    """Keeps what is answered to inline queries."""

    given: ClassVar[list[Any]] = []

    async def answer_inline_query(self, *_: Any, results: Any, **__: Any) -> bool:
        self.given.append(list(results))
        return True


@dataclass
class Told:
    """Keeps what was said and what was acknowledged."""

    said: list[tuple[int, str]] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)

    async def send(
        self, where: Where, message: Outgoing, *, key: str, reply_to: int | None = None
    ) -> int:
        self.said.append((where.chat_id, message.html))
        return 1

    async def acknowledge(
        self, callback_id: str, text: str = "", *, alert: bool = False, url: str = ""
    ) -> None:
        self.acknowledged.append(text)


@dataclass
class Door:
    """The doorman over a real gate and database."""

    doorman: Doorman
    told: Told
    telegram: TelegramSays
    chats: Chats
    people: People
    now: list[datetime]

    async def knock(self, at: Update) -> VisitContext | None:
        """Return what the handlers would get; None where it was stopped."""
        context = VisitContext(Application.builder().token("1:x").build())
        try:
            await self.doorman.let_in(at, context)
        except ApplicationHandlerStop:
            return None
        return context

    async def visit(self, at: Update) -> Visit | None:
        context = await self.knock(at)
        return context.visit if context else None


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    database = migrated(tmp_path)
    chats, people, now = Chats(database), People(database), [datetime(2026, 9, 21, tzinfo=UTC)]
    storage, telegram, told = Threads("storage", 1), TelegramSays(), Told()
    access = AccessSettings(groups=(GROUP["id"],), users={ADMIN["id"]: "admin"})
    checker = MembershipChecker(telegram, Memberships(database), storage, lambda: now[0])
    gate = Gate(access, chats, people, checker, everybody, storage)
    ears = Ears(ME, frozenset({"ask", "claim", "allow"}))
    doorman = Doorman(ears, gate, chats, people, told, TEXTS, storage, lambda: now[0])
    yield Door(doorman, told, telegram, chats, people, now)
    storage.close()
    database.close()


def asked(text: str = "/ask 婚假几天", **fields: Any) -> Update:
    return update(message=message(text, **fields))


async def test_whoever_asks_in_an_allowed_group_is_a_member_there(door: Door) -> None:
    visit = await door.visit(asked())

    assert visit is not None and visit.person is not None
    assert (visit.role, visit.person.name) == (Role.MEMBER, "小林")
    assert visit.viewer == {str(GROUP["id"])}


async def test_an_admin_in_a_group_sees_what_the_group_may_see(door: Door) -> None:
    visit = await door.visit(asked(**{"from": ADMIN}))

    assert visit is not None
    assert (visit.role, visit.viewer) == (Role.ADMIN, {str(GROUP["id"])})


async def test_talk_among_others_is_stopped_in_silence(door: Door) -> None:
    assert await door.visit(asked("婚假几天")) is None
    assert door.told.said == []


async def test_an_unknown_group_is_told_no_once_a_day(door: Door) -> None:
    for _ in range(3):
        assert await door.visit(asked(chat=OTHER_GROUP)) is None
    assert await door.visit(asked(chat=OTHER_GROUP, **{"from": BORIS})) is None
    assert door.told.said == [(OTHER_GROUP["id"], TEXTS.unknown_group)]

    door.now[0] += timedelta(days=1, minutes=1)
    await door.visit(asked(chat=OTHER_GROUP))

    assert len(door.told.said) == 2


async def test_a_stranger_in_private_is_told_no_once_with_the_number(door: Door) -> None:
    for _ in range(2):
        assert await door.visit(asked("婚假几天", chat=PRIVATE)) is None

    assert door.told.said == [(11, TEXTS.unknown_person.format(user_id=11))]


async def test_a_member_of_an_allowed_group_may_use_the_private_chat(door: Door) -> None:
    door.telegram.members.add(ALICE["id"])

    visit = await door.visit(asked("婚假几天", chat=PRIVATE))

    assert visit is not None
    assert visit.role is Role.MEMBER
    assert visit.viewer == {"member", str(GROUP["id"])}


async def test_an_admin_may_allow_an_unknown_group_and_nobody_else(door: Door) -> None:
    by_admin = asked("/allow", chat=OTHER_GROUP, **{"from": ADMIN})

    visit = await door.visit(by_admin)

    assert visit is not None
    assert (visit.role, visit.viewer) == (Role.ADMIN, frozenset())
    assert await door.visit(asked("/allow", chat=OTHER_GROUP)) is None
    assert await door.visit(asked("/ask 婚假", chat=OTHER_GROUP, **{"from": ADMIN})) is None


async def test_a_stranger_may_claim_in_private_and_sees_nothing_by_it(door: Door) -> None:
    visit = await door.visit(asked("/claim abc", chat=PRIVATE))

    assert visit is not None and visit.viewer == frozenset()
    assert await door.visit(asked("/claim abc", chat=OTHER_GROUP)) is None


async def test_anonymous_admins_and_channels_are_members_where_they_may_speak(door: Door) -> None:
    channel = {"id": -1007, "type": "channel", "title": "News"}

    anonymous = await door.visit(asked(**{"from": ANONYMOUS, "sender_chat": GROUP}))
    by_channel = await door.visit(asked(**{"from": AS_CHANNEL, "sender_chat": channel}))

    for visit in (anonymous, by_channel):
        assert visit is not None
        assert (visit.role, visit.person) == (Role.MEMBER, None)


async def test_taking_the_role_away_takes_effect_at_once(door: Door) -> None:
    door.people.give(11, Role.MEMBER)
    assert await door.visit(asked("婚假", chat=PRIVATE)) is not None

    door.people.give(11, None)

    assert await door.visit(asked("婚假", chat=PRIVATE)) is None


async def test_a_button_of_a_stranger_is_answered_and_does_nothing(door: Door) -> None:
    in_unknown = pressed("g:abc", message=message("回答", chat=OTHER_GROUP))

    assert await door.knock(update(callback_query=in_unknown)) is None
    assert await door.knock(update(callback_query=pressed("g:abc"))) is not None
    assert door.told.acknowledged == [TEXTS.not_for_you]


async def test_a_button_without_data_is_only_acknowledged(door: Door) -> None:
    game = {"id": "7", "from": ALICE, "chat_instance": "1", "game_short_name": "x"}

    assert await door.knock(update(callback_query=game)) is None
    assert door.told.acknowledged == [""]


async def test_inline_questions_of_strangers_go_no_further(door: Door) -> None:
    query = {"id": "9", "from": ALICE, "query": "婚假", "offset": ""}
    bot = SilentBot("1:x")

    assert await door.visit(update(bot=bot, inline_query=query)) is None
    assert bot.given == [[]]
    door.people.give(11, Role.MEMBER)
    assert await door.visit(update(inline_query=query)) is not None


async def test_an_edit_of_a_stranger_is_not_told_anything(door: Door) -> None:
    edit = message("婚假几天", chat=PRIVATE, edit_date=2)

    assert await door.visit(update(edited_message=edit)) is None
    assert door.told.said == []
