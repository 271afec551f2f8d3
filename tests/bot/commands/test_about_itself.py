"""/start, /help, /privacy, /forget: what the bot says of itself, and whom it forgets."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_stage import ADMIN, NOW, Stage
from telegram_updates import ALICE, BORIS, GROUP, PLAIN_GROUP, PRIVATE

from bot.commands import COMMANDS, offered
from bot.model import ChatKind, Role, Where
from bot.record import AnswerRecord
from bot.state import NewAnswer, Verdict


@pytest.fixture
def known(stage: Stage) -> Stage:
    """Alice may use the private chat."""
    stage.people.give(ALICE["id"], Role.MEMBER)
    return stage


def keep_question(stage: Stage, user_id: int) -> None:
    where = Where(user_id, ChatKind.PRIVATE)
    record = AnswerRecord(True, "每月一次。[1]")
    new = NewAnswer(user_id, where, 1, user_id, "支委会", "支委会", NOW, "1", record)
    answer = stage.answers.add(new)
    stage.feedback.give(answer.id, user_id, Verdict.GOOD, "", NOW)


async def test_help_lists_what_this_person_may_do_in_this_kind_of_chat(known: Stage) -> None:
    [member] = await known.whisper("/help")
    [admin] = await known.admin("/help")
    [group] = await known.say("/help")

    told = {"member": member, "admin": admin, "group": group}
    for one in COMMANDS:
        usage = one.usage("zh")
        assert (usage in told["member"]) == (one in offered(Role.MEMBER, group=False))
        assert (usage in told["admin"]) == one.listed
        assert (usage in told["group"]) == (one in offered(Role.MEMBER, group=True))
    assert "/ask@ZhiguiBot" in group


async def test_start_shows_the_collections_own_questions_where_there_are_some(
    known: Stage,
) -> None:
    [without] = await known.whisper("/start")
    known.examples = ("年休假怎么休？",)
    [with_one] = await known.whisper("/start")

    assert known.texts.examples not in without
    assert f"{known.texts.examples}\n• 年休假怎么休？\n" in with_one


async def test_start_tells_what_to_ask_and_in_a_group_how(known: Stage) -> None:
    [alone] = await known.whisper("/start")
    [unreadable] = await known.whisper("/start inline")
    [group] = await known.say("/start@ZhiguiBot")

    assert alone == unreadable
    assert "/ask@ZhiguiBot" in alone
    assert "/ask@ZhiguiBot" in group


async def test_commands_of_other_bots_and_edits_are_left_alone(known: Stage) -> None:
    assert await known.say("/help@other_bot") == []
    edit = {"message_id": 3, "date": 1, "edit_date": 2, "chat": GROUP, "from": ALICE}
    entities = [{"type": "bot_command", "offset": 0, "length": 5}]
    await known.happens(edited_message={**edit, "text": "/help", "entities": entities})
    assert known.courier.sent == []


async def test_a_command_that_there_is_not_is_told_in_private_and_left_alone_in_groups(
    known: Stage,
) -> None:
    assert await known.whisper("/nonsense 婚假") == [known.texts.unknown_command]
    assert await known.say("/nonsense 婚假") == []
    assert await known.say("/nonsense@ZhiguiBot 婚假") == []
    await known.say("/ask 婚假")
    assert [one.text for one in known.desk.asked] == ["婚假"]


async def test_a_file_without_words_is_answered_in_private_once(known: Stage) -> None:
    file = {"file_id": "f", "file_unique_id": "u", "file_name": "婚假办法.docx", "file_size": 9}
    sent = {"message_id": 3, "date": 1, "from": ALICE, "document": file}

    await known.happens(message={**sent, "chat": GROUP})
    await known.happens(message={**sent, "chat": PRIVATE})
    await known.happens(edited_message={**sent, "chat": PRIVATE, "edit_date": 2})
    assert [one.message.html for one in known.courier.sent] == [known.texts.file_unread]

    await known.happens(message={**sent, "chat": PRIVATE, "caption": "婚假几天？"})
    assert [one.text for one in known.desk.asked] == ["婚假几天？"]


async def test_a_command_in_a_topic_is_answered_there(known: Stage) -> None:
    await known.say("/help", message_thread_id=7, is_topic_message=True)

    last = known.courier.sent[-1]
    assert (last.where.topic_id, last.reply_to) == (7, 40)


async def test_privacy_tells_how_long_and_offers_to_forget(known: Stage) -> None:
    [told] = await known.whisper("/privacy")
    [[button]] = known.courier.sent[-1].message.rows

    assert "180天" in told and "/forget" in told
    asked = await known.press(button.data)
    assert asked is not None and asked.html.startswith(known.texts.forget_ask)


async def test_one_is_forgotten_after_having_said_so_twice(known: Stage) -> None:
    keep_question(known, ALICE["id"])
    keep_question(known, BORIS["id"])
    [asked] = await known.whisper("/forget")
    [[yes, no]] = known.courier.sent[-1].message.rows
    assert asked.startswith(known.texts.forget_ask)

    kept = await known.press(no.data)
    assert kept is not None and kept.html == known.texts.forget_kept
    assert len(known.answers.of(ALICE["id"], 9)) == 1

    gone = await known.press(yes.data)
    assert gone is not None
    counted = known.texts.forgotten.format(questions=1, feedback=1, handovers=0, quizzes=0)
    assert gone.html == counted
    assert known.answers.of(ALICE["id"], 9) == ()
    assert len(known.answers.of(BORIS["id"], 9)) == 1


async def test_where_nothing_is_stored_it_says_so(known: Stage) -> None:
    told = await known.press("f-1")

    assert told is not None and told.html == known.texts.nothing_to_forget


async def test_what_was_deleted_is_noted_but_not_whose_it_was(known: Stage) -> None:
    keep_question(known, ALICE["id"])

    await known.press("f-1")

    [entry] = known.audit.latest(5)
    assert (entry.actor, entry.action, entry.target) == (None, "forget", "")
    assert str(ALICE["id"]) not in entry.detail


async def test_in_a_group_forget_points_to_the_private_chat(known: Stage) -> None:
    keep_question(known, ALICE["id"])

    await known.say("/forget")

    [[button]] = known.last.rows
    assert button.url == "https://t.me/ZhiguiBot"
    assert len(known.answers.of(ALICE["id"], 9)) == 1


async def test_who_is_not_let_in_may_still_see_and_delete_what_is_stored(stage: Stage) -> None:
    keep_question(stage, ALICE["id"])

    [told] = await stage.whisper("/privacy")
    assert "180天" in told
    await stage.whisper("/forget")
    [[yes, _]] = stage.last.rows
    gone = await stage.press(yes.data)

    assert gone is not None
    assert stage.answers.of(ALICE["id"], 9) == ()


async def test_unknown_people_are_not_told_what_there_is(stage: Stage) -> None:
    [told] = await stage.whisper("/docs")

    assert told == stage.texts.unknown_person.format(user_id=ALICE["id"])
    assert await stage.say("/docs", chat=PLAIN_GROUP) != []
    assert "0" not in stage.last.html


async def test_admins_commands_are_for_admins_and_in_the_right_place(known: Stage) -> None:
    assert await known.whisper("/proposals") == [known.texts.admins_only]
    assert await known.say("/role") == [known.texts.admins_only]
    assert await known.say("/claim abc") == [known.texts.private_only]
    assert await known.say("/proposals", **{"from": ADMIN}) == [known.texts.private_only]


async def test_everything_is_said_in_english_too(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "en")
    await stage.open()

    [told] = await stage.admin("/help")
    [start] = await stage.admin("/start")

    assert "/search WORDS" in told
    assert start.startswith("Hello, I am Zhigui.")
    await stage.close()
