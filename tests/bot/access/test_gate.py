"""Unknown means no; config.yaml is the floor; what is taken away is gone at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from house import House

from bot.access import Admission, Refusal
from bot.model import ChatKind, Person, Role, Where

LIN, ZHOU = Person(11, "小林"), Person(12, "小周")
PRIVATE = Where(11)
GROUP = Where(-1001234567890, ChatKind.SUPERGROUP, title="第一支部")
PLAIN = Where(-55, ChatKind.GROUP, title="第二支部")
MINUTE = timedelta(minutes=1)


async def test_whom_nobody_knows_is_not_let_in(house: House) -> None:
    gate = house.gate()

    assert await gate.role_of(LIN, PRIVATE) == Admission(None, refusal=Refusal.UNKNOWN_PERSON)
    assert await gate.role_of(LIN, GROUP) == Admission(None, refusal=Refusal.UNKNOWN_GROUP)
    assert house.telegram.asked == []


async def test_in_an_allowed_group_everybody_is_a_member(house: House) -> None:
    house.chats.allow(PLAIN.chat_id, True)
    gate = house.gate(groups=[GROUP.chat_id])

    for where in (GROUP, replace(GROUP, topic_id=7), PLAIN):
        admission = await gate.role_of(LIN, where)
        assert admission == Admission(Role.MEMBER, frozenset({str(where.chat_id)}))


async def test_in_a_group_the_viewer_is_the_group_whoever_asks(house: House) -> None:
    gate = house.gate(groups=[GROUP.chat_id, PLAIN.chat_id], users={11: "admin"})
    house.telegram.members = {(PLAIN.chat_id, 11)}

    admission = await gate.role_of(LIN, GROUP)

    assert (admission.role, admission.own) == (Role.ADMIN, Role.ADMIN)
    assert admission.viewer == {str(GROUP.chat_id)}


async def test_an_admin_is_nobody_in_a_group_that_is_unknown(house: House) -> None:
    admission = await house.gate(users={11: "admin"}).role_of(LIN, GROUP)

    assert admission == Admission(None, refusal=Refusal.UNKNOWN_GROUP, own=Role.ADMIN)


async def test_who_speaks_as_nobody_in_a_group_is_a_member(house: House) -> None:
    gate = house.gate(groups=[GROUP.chat_id])

    admission = await gate.role_of(None, GROUP)

    assert (admission.role, admission.own) == (Role.MEMBER, None)
    refused = await gate.role_of(None, PLAIN)
    assert refused.refusal is Refusal.UNKNOWN_GROUP
    alone = await gate.role_of(None, PRIVATE)
    assert alone.role is None


async def test_channels_are_not_let_in(house: House) -> None:
    channel = Where(-1009, ChatKind.CHANNEL)
    gate = house.gate(groups=[GROUP.chat_id, channel.chat_id], users={11: "admin"})

    for person in (LIN, None):
        admission = await gate.role_of(person, channel)
        assert admission == Admission(None, refusal=Refusal.NOBODY)


async def test_members_of_an_allowed_group_may_use_the_private_chat(house: House) -> None:
    gate = house.gate(groups=[GROUP.chat_id, PLAIN.chat_id])
    house.telegram.members = {(GROUP.chat_id, 11)}

    admission = await gate.role_of(LIN, PRIVATE)

    assert admission == Admission(Role.MEMBER, frozenset({"member", str(GROUP.chat_id)}))
    assert (await gate.role_of(ZHOU, Where(12))).refusal is Refusal.UNKNOWN_PERSON


async def test_in_private_a_role_opens_what_it_covers(house: House) -> None:
    house.people.give(12, Role.TRAINER)
    gate = house.gate(groups=[PLAIN.chat_id], users={11: "admin"})
    house.telegram.members = {(PLAIN.chat_id, 12)}

    assert (await gate.role_of(LIN, PRIVATE)).viewer == {"member", "trainer", "admin"}
    assert (await gate.role_of(ZHOU, Where(12))).viewer == {"member", "trainer", "-55"}


async def test_telegram_is_asked_again_after_ten_minutes(house: House) -> None:
    gate = house.gate(groups=[GROUP.chat_id])
    house.telegram.members = {(GROUP.chat_id, 11)}
    assert (await gate.role_of(LIN, PRIVATE)).role is Role.MEMBER

    house.telegram.members = set()
    house.now += 9 * MINUTE
    assert (await gate.role_of(LIN, PRIVATE)).role is Role.MEMBER
    assert len(house.telegram.asked) == 1

    house.now += MINUTE
    assert (await gate.role_of(LIN, PRIVATE)).role is None
    assert len(house.telegram.asked) == 2
    assert (await gate.role_of(LIN, PRIVATE)).role is None
    assert len(house.telegram.asked) == 2


async def test_where_telegram_gives_no_answer_it_is_a_no_for_now(house: House) -> None:
    gate = house.gate(groups=[GROUP.chat_id])
    house.telegram.members = {(GROUP.chat_id, 11)}
    house.telegram.silent = {GROUP.chat_id}
    assert (await gate.role_of(LIN, PRIVATE)).role is None

    house.telegram.silent = set()

    assert (await gate.role_of(LIN, PRIVATE)).role is Role.MEMBER


async def test_groups_that_the_bot_has_left_are_not_asked(house: House) -> None:
    gate = house.gate(groups=[GROUP.chat_id])
    house.telegram.members = {(GROUP.chat_id, 11)}
    house.chats.set_status(GROUP.chat_id, "kicked")

    assert (await gate.role_of(LIN, PRIVATE)).role is None
    assert house.telegram.asked == []
    house.chats.set_status(GROUP.chat_id, "member")
    assert (await gate.role_of(LIN, PRIVATE)).role is Role.MEMBER


async def test_what_is_taken_away_is_gone_at_once(house: House) -> None:
    house.people.give(11, Role.ADMIN)
    house.chats.allow(GROUP.chat_id, True)
    gate = house.gate()
    assert (await gate.role_of(LIN, GROUP)).role is Role.ADMIN

    house.people.give(11, None)
    assert (await gate.role_of(LIN, GROUP)).role is Role.MEMBER
    assert (await gate.role_of(LIN, PRIVATE)).role is None
    house.chats.allow(GROUP.chat_id, False)
    assert (await gate.role_of(LIN, GROUP)).role is None


async def test_config_is_the_floor(house: House) -> None:
    gate = house.gate(groups=[GROUP.chat_id], users={11: "trainer", 12: "trainer"})
    house.people.give(11, Role.MEMBER)
    house.people.give(12, Role.ADMIN)
    house.chats.allow(GROUP.chat_id, False)

    assert (await gate.role_of(LIN, GROUP)).role is Role.TRAINER
    assert (await gate.role_of(ZHOU, GROUP)).role is Role.ADMIN
    assert gate.configured == {11: Role.TRAINER, 12: Role.TRAINER}


@pytest.mark.parametrize("by_config", [True, False])
async def test_an_allowed_group_stays_allowed_when_it_moves(house: House, by_config: bool) -> None:
    gate = house.gate(groups=[PLAIN.chat_id] if by_config else [])
    if not by_config:
        house.chats.allow(PLAIN.chat_id, True)
    house.chats.migrate(PLAIN.chat_id, GROUP.chat_id)
    house.telegram.members = {(GROUP.chat_id, 11)}

    assert (await gate.role_of(LIN, GROUP)).role is Role.MEMBER
    assert (await gate.role_of(LIN, PRIVATE)).viewer == {"member", str(GROUP.chat_id)}
    assert house.telegram.asked == [(GROUP.chat_id, 11)]


async def test_a_title_opens_nothing(house: House) -> None:
    house.chats.seen(replace(GROUP, title="admin"))
    gate = house.gate(groups=[GROUP.chat_id])
    house.telegram.members = {(GROUP.chat_id, 11)}

    assert "admin" not in (await gate.role_of(LIN, replace(GROUP, title="admin"))).viewer
    assert "admin" not in (await gate.role_of(LIN, PRIVATE)).viewer


def test_an_admin_is_known_by_config_or_by_an_admins_word(house: House) -> None:
    assert not house.gate(users={11: "trainer"}).has_admin()
    assert house.gate(users={11: "trainer", 12: "member"}).trainers() == {11}
    assert house.gate(users={11: "admin"}).has_admin()
    house.people.give(12, Role.ADMIN)
    assert house.gate().has_admin()


async def test_telegram_is_asked_about_groups_that_matter(house: House) -> None:
    house.audiences = frozenset({"-3"})
    groups = tuple(range(-40, 0))
    house.telegram.members = {(-3, 7), (-30, 7)}
    gate = house.gate(groups=groups, users={9: "admin"})

    member = await gate.role_of(Person(7, "小林"), Where(7))
    admin = await gate.role_of(Person(9, "管理员"), Where(9))

    assert (member.role, member.viewer) == (Role.MEMBER, {"member", "-3"})
    assert admin.viewer == {"member", "trainer", "admin"}
    assert house.telegram.asked == [(-3, 7), (-3, 9)]


async def test_telegram_is_asked_until_it_knows_a_member(house: House) -> None:
    house.audiences = frozenset()
    house.telegram.members = {(group, 7) for group in range(-40, 0)}
    gate = house.gate(groups=tuple(range(-40, 0)))

    admission = await gate.role_of(Person(7, "小林"), Where(7))

    assert (admission.role, admission.viewer) == (Role.MEMBER, {"member"})
    assert len(house.telegram.asked) <= 8
