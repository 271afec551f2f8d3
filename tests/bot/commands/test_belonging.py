"""Groups as they come and go: greeted once, noted, moved with what belongs to them."""

from __future__ import annotations

from typing import Any

import pytest
from command_stage import OTHER_GROUP, Stage
from telegram_updates import ALICE, GROUP, ME, PRIVATE

OLD = {"id": -77, "type": "group", "title": "第三支部"}
NEW = {"id": -1000000000077, "type": "supergroup", "title": "第三支部"}
RIGHTS = dict.fromkeys(
    [
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ],
    True,
)


def here(status: str) -> dict[str, Any]:
    user = ME.to_dict()
    if status == "administrator":
        return {"user": user, "status": status, **RIGHTS}
    if status == "kicked":
        return {"user": user, "status": status, "until_date": 0}
    return {"user": user, "status": status}


async def becomes(stage: Stage, before: str, after: str, chat: dict[str, Any]) -> list[str]:
    sent = len(stage.courier.sent)
    change = {
        "chat": chat,
        "from": ALICE,
        "date": 1_790_000_000,
        "old_chat_member": here(before),
        "new_chat_member": here(after),
    }
    await stage.happens(my_chat_member=change)
    return [one.html for one in stage.courier.sent[sent:]]


async def test_an_allowed_group_is_greeted_and_told_how_to_ask(stage: Stage) -> None:
    [greeting] = await becomes(stage, "left", "member", GROUP)

    assert "/ask@ZhiguiBot" in greeting
    assert stage.texts.unknown_group not in greeting
    chat = stage.chats.get(GROUP["id"])
    assert chat is not None and (chat.title, chat.bot_status) == ("第一支部", "member")


async def test_an_unknown_group_is_told_once_that_an_admin_must_open_it(stage: Stage) -> None:
    [greeting] = await becomes(stage, "left", "member", OTHER_GROUP)
    asked = await stage.say("/ask 婚假几天", chat=OTHER_GROUP)

    assert stage.texts.unknown_group in greeting
    assert asked == []


async def test_what_else_happens_to_it_is_noted_in_silence(stage: Stage) -> None:
    await becomes(stage, "left", "member", GROUP)

    for before, after in (
        ("member", "administrator"),
        ("administrator", "member"),
        ("member", "kicked"),
    ):
        assert await becomes(stage, before, after, GROUP) == []
        chat = stage.chats.get(GROUP["id"])
        assert chat is not None and chat.bot_status == after
    [again] = await becomes(stage, "kicked", "member", GROUP)
    assert "/ask@ZhiguiBot" in again


@pytest.mark.parametrize(
    "chat", [PRIVATE, {"id": -1007, "type": "channel", "title": "News"}], ids=["private", "channel"]
)
async def test_private_chats_and_channels_are_no_groups(chat: dict[str, Any], stage: Stage) -> None:
    assert await becomes(stage, "left", "member", chat) == []
    assert stage.chats.all() == ()


async def test_where_it_may_not_write_nothing_breaks(stage: Stage) -> None:
    stage.courier.closed.add(OTHER_GROUP["id"])

    assert await becomes(stage, "left", "member", OTHER_GROUP) == []
    assert stage.chats.get(OTHER_GROUP["id"]) is not None


async def test_a_new_title_is_noted_with_the_next_word_to_the_bot(stage: Stage) -> None:
    await stage.say("/help")
    await stage.say("/help", chat={**GROUP, "title": "新名"})

    chat = stage.chats.get(GROUP["id"])
    assert chat is not None and chat.title == "新名"


@pytest.mark.parametrize("first", ["to", "from"])
async def test_a_group_that_becomes_a_supergroup_stays_open(first: str, stage: Stage) -> None:
    stage.chats.allow(OLD["id"], True)
    plain = {"message_id": 5, "date": 1, "from": ALICE}
    told = [
        {**plain, "chat": OLD, "migrate_to_chat_id": NEW["id"]},
        {**plain, "chat": NEW, "migrate_from_chat_id": OLD["id"]},
    ]

    for message in told if first == "to" else told[::-1]:
        await stage.happens(message=message)
    assert await becomes(stage, "member", "left", OLD) == []

    assert stage.courier.sent == []
    assert await stage.say("/search", chat=NEW) == [stage.texts.search_usage]
    await stage.say("/search", chat=OLD)
    assert stage.last.html == stage.texts.unknown_group


async def test_the_old_groups_end_may_be_told_before_the_move(stage: Stage) -> None:
    stage.chats.allow(OLD["id"], True)
    await becomes(stage, "left", "member", OLD)
    await becomes(stage, "member", "left", OLD)
    moved = {"message_id": 5, "date": 1, "from": ALICE, "chat": NEW}

    await stage.happens(message={**moved, "migrate_from_chat_id": OLD["id"]})

    assert await stage.say("/search", chat=NEW) == [stage.texts.search_usage]
