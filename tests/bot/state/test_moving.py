"""A group that becomes a supergroup is another chat to Telegram and the same one to people."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from kept import GROUP, LIN, NOW, PLAIN, ZHOU, new_answer
from quizzed import single
from sqlalchemy import select

from bot.model import ChatKind, Where
from bot.quiz import Habits
from bot.state import (
    Answers,
    Banks,
    Chats,
    Contests,
    Contexts,
    Database,
    Deliveries,
    HabitsOf,
    Handovers,
    Memberships,
    OptOuts,
    Posts,
    Schedules,
    Votes,
)
from bot.state.tables import Table

OLD, NEW = PLAIN.chat_id, GROUP.chat_id
LATER = NOW + timedelta(hours=1)
# What points at messages stays with the chat that they stand in.
STAY = {"chats", "messages", "deliveries"}


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as session:
        return {
            name: sorted(map(tuple, session.execute(select(table))), key=repr)
            for name, table in Table.metadata.tables.items()
        }


def with_quizzes(database: Database) -> None:
    bank = Banks(database).create("应知应会", ZHOU, NOW)
    Schedules(database).add(OLD, None, bank.id, time(8), "Asia/Shanghai", (1,), ZHOU)
    Contests(database).plan(OLD, None, bank.id, "竞赛", LATER, 60, 45, (), ZHOU)
    HabitsOf(database).put(Habits(OLD, "Asia/Urumqi", time(22), time(7)))
    OptOuts(database).set(OLD, LIN, True)
    post = Posts(database).plan("p1", OLD, None, None, single(), NOW)
    Posts(database).sent(post.id, 43, "poll", LATER, NOW)
    Posts(database).plan("p2", OLD, None, None, single(), NOW)
    Votes(database).receive("poll", LIN, (1,), NOW)


@pytest.fixture
def moved(database: Database) -> Database:
    """A group with a row in every table that knows chats, then moved."""
    chats = Chats(database)
    chats.seen(replace(PLAIN, title="第二支部"))
    chats.allow(OLD, True)
    kept = Answers(database).add(new_answer(PLAIN, update_id=901, message_id=40))
    Answers(database).sent(kept.id, (41,))
    Contexts(database).put(OLD, None, LIN, ["党费"], LATER)
    Memberships(database).put(OLD, LIN, True, NOW)
    Handovers(database).open(kept.id, OLD, 42, "党费？", LIN, NOW)
    Deliveries(database).begin("901:0", OLD, 40, NOW)
    Deliveries(database).done("901:0", 41)
    Deliveries(database).begin("902:0", OLD, 42, NOW)
    with_quizzes(database)
    chats.migrate(OLD, NEW)
    return database


def test_the_group_stays_allowed_under_its_new_number(moved: Database) -> None:
    old, new = Chats(moved).get(OLD), Chats(moved).get(NEW)

    assert old is not None and new is not None
    assert (new.allowed, new.title, new.kind) == (True, "第二支部", ChatKind.SUPERGROUP)
    assert (old.allowed, old.migrated_to, old.present) == (False, NEW, False)


def test_what_belongs_to_the_group_moves(moved: Database) -> None:
    assert Contexts(moved).get(NEW, None, LIN, NOW) == ["党费"]
    membership = Memberships(moved).get(NEW, LIN)
    assert membership is not None and membership.member
    kept = Answers(moved).by_update(901)
    assert kept is not None and kept.where == Where(NEW, ChatKind.SUPERGROUP)
    handover = Handovers(moved).by_answer(kept.id)
    assert handover is not None and handover.chat_id == NEW


def test_quizzes_go_on_in_the_new_chat(moved: Database) -> None:
    assert [one.chat_id for one in Schedules(moved).all()] == [NEW]
    assert [one.chat_id for one in Contests(moved).unfinished()] == [NEW]
    assert HabitsOf(moved).get(NEW) == Habits(NEW, "Asia/Urumqi", time(22), time(7))
    assert OptOuts(moved).is_out(NEW, LIN)
    assert [post.chat_id for post in Posts(moved).unsent()] == [NEW]
    assert len(Votes(moved).of_chat(NEW, NOW, LATER)) == 1
    sent = Posts(moved).by_poll("poll")
    assert sent is not None and (sent.chat_id, sent.message_id) == (NEW, None)


def test_hours_that_were_set_in_the_new_chat_stay(database: Database) -> None:
    outs, habits = OptOuts(database), HabitsOf(database)
    for chat_id, hour in ((OLD, 6), (NEW, 7)):
        habits.put(Habits(chat_id, "Asia/Shanghai", time(22), time(hour)))
        outs.set(chat_id, LIN, True)

    Chats(database).migrate(OLD, NEW)

    assert habits.get(NEW) == Habits(NEW, "Asia/Shanghai", time(22), time(7))
    assert habits.get(OLD) is None
    assert outs.among(NEW) == {LIN}


def test_no_row_is_left_behind_but_what_points_at_messages(moved: Database) -> None:
    for name, table in Table.metadata.tables.items():
        if "chat_id" in table.c and name not in STAY:
            with moved.reading() as session:
                assert not session.execute(select(table).where(table.c.chat_id == OLD)).all(), name


def test_an_old_message_is_not_taken_for_a_new_one_of_the_same_number(moved: Database) -> None:
    answers = Answers(moved)

    assert answers.by_bot_message(NEW, 41) is None
    assert answers.by_question(NEW, 40) is None
    assert Handovers(moved).by_message(NEW, 42) is None
    assert answers.same_lately(NEW, None, "党费什么时候交", NOW) is None
    assert Deliveries(moved).highest(NEW) == 0
    by_old_message = answers.by_bot_message(OLD, 41)
    assert by_old_message is not None and by_old_message.message_ids == ()


def test_what_was_sent_stays_sent_and_what_was_not_goes_to_the_new_chat(moved: Database) -> None:
    sent, unsent = (Deliveries(moved).get(key) for key in ("901:0", "902:0"))

    assert sent is not None and (sent.chat_id, sent.message_id) == (OLD, 41)
    assert unsent is not None and (unsent.chat_id, unsent.after) == (NEW, 0)


def test_it_is_told_twice_and_moved_once(moved: Database) -> None:
    before = everything(moved)
    Chats(moved).migrate(OLD, NEW)

    assert everything(moved) == before


def test_the_second_telling_undoes_nothing(moved: Database) -> None:
    Chats(moved).allow(NEW, False)
    Chats(moved).migrate(OLD, NEW)

    new = Chats(moved).get(NEW)
    assert new is not None and not new.allowed


def test_where_both_have_rows_the_newer_ones_stay(database: Database) -> None:
    contexts, memberships = Contexts(database), Memberships(database)
    contexts.put(OLD, None, LIN, ["旧"], NOW)
    contexts.put(NEW, None, LIN, ["新"], LATER)
    contexts.put(OLD, None, ZHOU, ["新"], LATER)
    contexts.put(NEW, None, ZHOU, ["旧"], NOW)
    memberships.put(OLD, LIN, True, NOW)
    memberships.put(NEW, LIN, False, LATER)
    memberships.put(OLD, ZHOU, True, LATER)
    memberships.put(NEW, ZHOU, False, NOW)
    Chats(database).seen(GROUP)

    Chats(database).migrate(OLD, NEW)

    earlier = NOW - timedelta(hours=1)
    assert [contexts.get(NEW, None, one, earlier) for one in (LIN, ZHOU)] == [["新"], ["新"]]
    found = [memberships.get(NEW, one) for one in (LIN, ZHOU)]
    assert [one and one.member for one in found] == [False, True]


def test_a_group_nobody_knew_may_move(database: Database) -> None:
    Chats(database).migrate(OLD, NEW)
    Chats(database).migrate(NEW, NEW)

    old, new = Chats(database).get(OLD), Chats(database).get(NEW)
    assert old is not None and old.migrated_to == NEW
    assert new is not None and not new.allowed and new.migrated_to is None
