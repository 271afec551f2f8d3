"""Who asks too fast waits; who waits is answered."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from bot.access import Limits, Pace
from bot.model import ChatKind, Person, Where
from knowledge.settings import LimitSettings

LIN, ZHOU = Person(11, "小林"), Person(12, "小周")
GROUP, OTHER = Where(-1, ChatKind.GROUP), Where(-2, ChatKind.GROUP)
HERE = Where(11)


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def limits(clock: Clock, user: int = 2, group: int = 3) -> Limits:
    return Limits(LimitSettings(user_per_minute=user, group_per_minute=group), clock)


def test_a_person_asks_so_many_a_minute_wherever_they_are() -> None:
    clock = Clock()
    speed = limits(clock)
    assert speed.admit(HERE, LIN) == Pace()
    clock.now += 20
    assert speed.admit(GROUP, LIN) == Pace()

    assert speed.admit(OTHER, LIN) == Pace(40, tell=True)
    assert speed.admit(OTHER, ZHOU) == Pace()
    clock.now += 40
    assert speed.admit(OTHER, LIN) == Pace()
    assert speed.admit(OTHER, LIN).seconds == 20


def test_a_group_asks_so_many_a_minute_whoever_it_is() -> None:
    clock = Clock()
    speed = limits(clock)
    for number in range(3):
        assert speed.admit(GROUP, Person(number + 1, "")) == Pace()

    assert speed.admit(GROUP, LIN) == Pace(60, tell=True)
    assert speed.admit(GROUP, None) == Pace(60, tell=False)
    assert speed.admit(Where(11), LIN) == Pace()


def test_an_anonymous_admin_is_bounded_by_the_group_alone() -> None:
    speed = limits(Clock())
    for _ in range(3):
        assert speed.admit(GROUP, None) == Pace()

    assert speed.admit(GROUP, None).seconds == 60
    assert speed.admit(OTHER, None) == Pace()


def test_a_refused_question_does_not_count() -> None:
    clock = Clock()
    speed = limits(clock, user=1)
    speed.admit(HERE, LIN)
    for _ in range(50):
        clock.now += 1
        assert speed.admit(HERE, LIN).seconds == 60 - (clock.now - 1000)

    clock.now = 1060
    assert speed.admit(HERE, LIN) == Pace()


def test_a_refusal_is_told_once_a_minute() -> None:
    clock = Clock()
    speed = limits(clock, user=1)
    told = []
    for _ in range(130):
        told.append(speed.admit(HERE, LIN).tell)
        clock.now += 1

    assert told.count(True) == 3


@given(
    st.lists(st.tuples(st.floats(0, 30), st.integers(1, 3), st.sampled_from([0, -1, -2]))),
    st.integers(1, 3),
    st.integers(1, 4),
)
def test_no_minute_ever_holds_more_than_the_bound(
    asked: list[tuple[float, int, int]], user: int, group: int
) -> None:
    clock = Clock()
    speed = limits(clock, user, group)
    taken: list[tuple[float, int, int]] = []
    for pause, user_id, chat_id in asked:
        clock.now += pause
        where = Where(chat_id, ChatKind.GROUP) if chat_id else Where(user_id)
        pace = speed.admit(where, Person(user_id, ""))
        lately = [one for one in taken if one[0] > clock.now - 60]
        here = [one for one in lately if chat_id and one[2] == chat_id]
        theirs = [one for one in lately if one[1] == user_id]
        assert (pace.seconds > 0) == (len(theirs) >= user or len(here) >= group)
        assert 0 <= pace.seconds <= 60
        if not pace.seconds:
            taken.append((clock.now, user_id, chat_id))


def test_what_was_written_while_nobody_read_counts_in_its_own_minute() -> None:
    clock = Clock()
    speed = limits(clock, user=2)

    late = [speed.admit(HERE, LIN, waited) == Pace() for waited in (600, 590, 580, 400, 300)]

    assert late == [True, True, False, True, True]
    assert speed.admit(HERE, LIN) == Pace()


def test_those_who_went_silent_are_forgotten() -> None:
    clock = Clock()
    speed = limits(clock)
    for number in range(1, 10_002):
        speed.admit(Where(number), Person(number, ""))
    clock.now += 61
    speed.admit(HERE, LIN)

    assert len(speed._windows) == 1
