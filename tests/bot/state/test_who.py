"""Who is known: groups, people, memberships, and the facts about the bot itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from kept import GROUP, LIN, NOW, PLAIN, ZHOU

from bot.model import ChatKind, Person, Role, Where
from bot.state import Audit, Chat, Chats, Contexts, Database, Facts, Memberships, People

DAY = timedelta(days=1)
NAMED = replace(GROUP, title="第一支部", username="Zhibu1")


def test_a_group_is_known_by_its_newest_name(database: Database) -> None:
    chats = Chats(database)
    assert chats.get(GROUP.chat_id) is None
    chats.seen(GROUP)
    chats.seen(NAMED)
    chats.seen(NAMED)

    assert chats.get(GROUP.chat_id) == Chat(
        GROUP.chat_id, ChatKind.SUPERGROUP, "第一支部", "Zhibu1", "", False, None
    )
    assert [chat.title for chat in chats.all()] == ["第一支部"]


def test_a_private_chat_is_no_group(database: Database) -> None:
    Chats(database).seen(Where(LIN))

    assert Chats(database).all() == ()


def test_a_group_is_let_in_and_put_out(database: Database) -> None:
    chats = Chats(database)
    chats.allow(GROUP.chat_id, True)
    chats.seen(NAMED)
    chats.set_status(GROUP.chat_id, "administrator")

    chat = chats.get(GROUP.chat_id)
    assert chat is not None and chat.allowed and chat.present
    assert (chat.title, chat.bot_status) == ("第一支部", "administrator")
    chats.allow(GROUP.chat_id, False)
    chats.set_status(GROUP.chat_id, "kicked")
    chat = chats.get(GROUP.chat_id)
    assert chat is not None and not chat.allowed and not chat.present


def test_no_is_said_once_a_day(database: Database) -> None:
    chats, people = Chats(database), People(database)
    for told_no, one, other in (
        (chats.told_no, GROUP.chat_id, PLAIN.chat_id),
        (people.told_no, LIN, ZHOU),
    ):
        assert told_no(one, NOW)
        assert not told_no(one, NOW + DAY / 2)
        assert told_no(other, NOW)
        assert told_no(one, NOW + DAY)


def test_of_many_who_ask_one_is_told_no(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: Chats(database).told_no(GROUP.chat_id, NOW), range(16)))

    assert told.count(True) == 1


def test_a_role_is_given_and_taken_away(database: Database) -> None:
    people = People(database)
    people.seen(Person(LIN, "小林"), NOW)
    assert people.role(LIN) is None

    people.give(LIN, Role.TRAINER)
    people.give(ZHOU, Role.ADMIN)

    assert people.role(LIN) is Role.TRAINER
    assert people.with_roles() == (
        (Person(LIN, "小林"), Role.TRAINER),
        (Person(ZHOU, ""), Role.ADMIN),
    )
    people.give(LIN, None)
    assert people.role(LIN) is None
    assert [person.id for person, _ in people.with_roles()] == [ZHOU]


def test_being_seen_changes_no_role(database: Database) -> None:
    people = People(database)
    people.give(LIN, Role.ADMIN)
    people.seen(Person(LIN, "小林", "lin"), NOW)

    assert people.role(LIN) is Role.ADMIN


def test_a_user_name_names_who_had_it_last(database: Database) -> None:
    people = People(database)
    people.seen(Person(LIN, "小林", "Lin_Zhi"), NOW)
    assert people.called("@lin_zhi") == Person(LIN, "小林", "Lin_Zhi")

    people.seen(Person(ZHOU, "小周", "lin_zhi"), NOW)

    assert people.called("Lin_Zhi") == Person(ZHOU, "小周", "lin_zhi")
    assert people.called("@") is None
    assert people.called("lin") is None


def test_a_membership_is_what_was_said_last(database: Database) -> None:
    memberships = Memberships(database)
    assert memberships.get(GROUP.chat_id, LIN) is None
    memberships.put(GROUP.chat_id, LIN, True, NOW)
    memberships.put(GROUP.chat_id, LIN, False, NOW + DAY)
    memberships.put(PLAIN.chat_id, LIN, True, NOW)
    memberships.put(PLAIN.chat_id, ZHOU, True, NOW)

    kept = memberships.get(GROUP.chat_id, LIN)
    assert kept is not None and (kept.member, kept.checked_at) == (False, NOW + DAY)
    assert {one.chat_id for one in memberships.of(LIN)} == {GROUP.chat_id, PLAIN.chat_id}
    assert memberships.prune(NOW + DAY) == 2


def test_a_fact_is_changed_only_from_what_was_read(database: Database) -> None:
    facts = Facts(database)
    facts.put("claim", "a")

    assert not facts.change("claim", "b", "c")
    assert facts.change("claim", "a", "c")
    assert facts.get("claim") == "c"
    assert facts.change("claim", "c", None)
    assert not facts.change("claim", "c", None)
    assert facts.get("claim") is None


def test_the_audit_shows_the_newest_first(database: Database) -> None:
    audit = Audit(database)
    audit.write(LIN, "role", str(ZHOU), "trainer", NOW)
    audit.write(None, "allow", str(GROUP.chat_id), "", NOW)

    newest, oldest = audit.latest(5)
    assert (newest.actor, newest.action, newest.target) == (None, "allow", str(GROUP.chat_id))
    assert (oldest.actor, oldest.detail, oldest.at) == (LIN, "trainer", NOW)
    assert audit.latest(1) == (newest,)


def test_two_people_in_one_topic_have_two_contexts(database: Database) -> None:
    contexts = Contexts(database)
    later = NOW + DAY
    contexts.put(GROUP.chat_id, 7, LIN, ["党费"], later)
    contexts.put(GROUP.chat_id, 7, ZHOU, ["团费"], later)
    contexts.put(GROUP.chat_id, None, LIN, ["班费"], later)
    contexts.put(GROUP.chat_id, 7, LIN, ["党费", "谁交"], later)

    assert contexts.get(GROUP.chat_id, 7, LIN, NOW) == ["党费", "谁交"]
    assert contexts.get(GROUP.chat_id, 7, ZHOU, NOW) == ["团费"]
    assert contexts.get(GROUP.chat_id, None, LIN, NOW) == ["班费"]
    assert contexts.get(PLAIN.chat_id, 7, LIN, NOW) is None


def test_a_context_expires(database: Database) -> None:
    contexts = Contexts(database)
    contexts.put(GROUP.chat_id, 7, LIN, ["党费"], NOW)

    assert contexts.get(GROUP.chat_id, 7, LIN, NOW - DAY) == ["党费"]
    assert contexts.get(GROUP.chat_id, 7, LIN, NOW) is None
    assert contexts.prune(NOW) == 1
