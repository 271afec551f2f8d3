"""Votes and polls become known in any order, over any restart: the table is the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quizzed import MONDAY, single

from bot.standings import Table, table
from bot.state import Contests, Database, Posts, Votes

POLLS, VOTERS = 4, 5
CONTESTS = count(1)
RIGHT = 1


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    made = f"sqlite:///{tmp_path_factory.mktemp('votes')}/bot.sqlite"
    database = Database(made)
    database.upgrade()
    yield made
    database.close()


def scores(found: Table) -> dict[int, tuple[int, int, int]]:
    return {one.user_id: (one.rank, one.right, one.streak) for one in found.standings}


def expected(cast: dict[tuple[int, int], int]) -> dict[int, tuple[int, int, int]]:
    """The same by hand: a line of marks for each person, runs found by splitting it."""
    polls = sorted({poll for poll, _ in cast})
    lines = {
        user: "".join("+" if cast.get((poll, user)) == RIGHT else "-" for poll in polls)
        for user in {user for _, user in cast}
    }
    reached = {
        user: (line.count("+"), max(map(len, line.split("-")))) for user, line in lines.items()
    }
    return {
        user: (1 + sum(other > mine for other in reached.values()), *mine)
        for user, mine in reached.items()
    }


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, POLLS - 1), st.integers(1, VOTERS)), st.integers(0, 3)
    ),
    st.lists(st.tuples(st.integers(0, POLLS - 1), st.integers(1, VOTERS), st.integers(0, 3))),
    st.randoms(use_true_random=False),
)
def test_the_table_is_that_of_the_first_votes(
    url: str,
    cast: dict[tuple[int, int], int],
    again: list[tuple[int, int, int]],
    random: Random,
) -> None:
    database = Database(url)
    number = next(CONTESTS)
    posts, votes = Posts(database), Votes(database)
    contest = Contests(database).plan(-1001, None, 1, "赛", MONDAY, 60, 45, (), 31)

    def put_up(poll: int) -> None:
        at = MONDAY + timedelta(minutes=poll)
        occasion = f"c{number}:{poll}"
        post = posts.plan(occasion, -1001, None, None, single(poll), at, contest.id)
        posts.sent(post.id, poll + 1, f"{number}:{poll}", None, at)

    def vote(poll: int, user: int, option: int) -> None:
        votes.receive(f"{number}:{poll}", user, (option,), MONDAY)

    events = [lambda poll=poll: put_up(poll) for poll in range(POLLS)]
    events += [lambda one=one, to=to: vote(*one, to) for one, to in cast.items()]
    random.shuffle(events)
    for event in events:
        event()
    for poll, user, option in again:
        if (poll, user) in cast:
            vote(poll, user, option)
    database.close()

    reopened = Database(url)
    assert scores(table(Votes(reopened).of_contest(contest.id))) == expected(cast)
    reopened.close()
