"""Whatever config.yaml, the database and Telegram say: nobody unknown gets in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from house import House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model import ChatKind, Person, Role, Where

SHARED = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Few of each, so that they meet.
USERS = st.integers(1, 4)
GROUPS = st.sampled_from([-1, -2, -1000000000003, -1000000000004])
ROLES = st.sampled_from(Role)
PLACES = st.one_of(
    st.builds(Where, USERS),
    st.builds(Where, GROUPS, st.just(ChatKind.SUPERGROUP), title=st.sampled_from(["admin", ""])),
    st.builds(Where, GROUPS, st.just(ChatKind.CHANNEL)),
)


@dataclass(frozen=True)
class World:
    """Everything that may say something about access."""

    groups: set[int]
    users: dict[int, Role]
    allowed: dict[int, bool]
    given: dict[int, Role | None]
    members: set[tuple[int, int]]
    silent: set[int]

    def rank(self, user_id: int) -> Role | None:
        both = (self.users.get(user_id), self.given.get(user_id))
        return max(filter(None, both), key=list(Role).index, default=None)

    def lets_in(self, chat_id: int) -> bool:
        return chat_id in self.groups or self.allowed.get(chat_id, False)

    def knows(self, user_id: int) -> set[int]:
        """The allowed groups that Telegram says a person is in."""
        return {
            group
            for group, user in self.members
            if user == user_id and self.lets_in(group) and group not in self.silent
        }


WORLDS = st.builds(
    World,
    groups=st.sets(GROUPS),
    users=st.dictionaries(USERS, ROLES),
    allowed=st.dictionaries(GROUPS, st.booleans()),
    given=st.dictionaries(USERS, st.none() | ROLES),
    members=st.sets(st.tuples(GROUPS, USERS)),
    silent=st.sets(GROUPS),
)


def arrange(house: House, world: World) -> None:
    for chat_id in (-1, -2, -1000000000003, -1000000000004):
        house.chats.allow(chat_id, world.allowed.get(chat_id, False))
    for user_id in range(1, 5):
        house.people.give(user_id, world.given.get(user_id))
    house.telegram.members, house.telegram.silent = world.members, world.silent
    house.now += timedelta(hours=1)  # nothing is fresh any more


@SHARED
@given(world=WORLDS, person=st.none() | USERS, where=PLACES)
async def test_nobody_unknown_gets_a_role(
    house: House, world: World, person: int | None, where: Where
) -> None:
    arrange(house, world)
    gate = house.gate(groups=sorted(world.groups), users=world.users)
    who = Person(person, "某人") if person else None

    admission = await gate.role_of(who, where)

    own = world.rank(person) if person else None
    if where.kind is ChatKind.CHANNEL:
        expected = None
    elif where.kind.is_group:
        expected = (own or Role.MEMBER) if world.lets_in(where.chat_id) else None
    elif person:
        expected = own or (Role.MEMBER if world.knows(person) else None)
    else:
        expected = None
    assert admission.role is expected
    assert (admission.role is None) is (admission.refusal is not None)
    assert admission.role is not None or not admission.viewer


@SHARED
@given(world=WORLDS, person=USERS, where=PLACES)
async def test_nobody_sees_what_is_for_others(
    house: House, world: World, person: int, where: Where
) -> None:
    arrange(house, world)
    gate = house.gate(groups=sorted(world.groups), users=world.users)

    admission = await gate.role_of(Person(person, "admin", "admin"), where)

    for audience in admission.viewer:
        if audience in set(Role):
            assert not where.kind.is_group
            assert admission.role is not None and admission.role.covers(Role(audience))
        elif where.kind.is_group:
            assert audience == str(where.chat_id)
        else:
            assert int(audience) in world.knows(person)


@SHARED
@given(world=WORLDS, person=USERS, where=PLACES)
async def test_what_is_taken_away_is_gone_at_once(
    house: House, world: World, person: int, where: Where
) -> None:
    arrange(house, world)
    gate = house.gate()
    await gate.role_of(Person(person, "某人"), where)
    for chat_id, allowed in world.allowed.items():
        if allowed:
            house.chats.allow(chat_id, False)
    house.people.give(person, None)

    admission = await gate.role_of(Person(person, "某人"), where)

    assert (admission.role, admission.own) == (None, None)
