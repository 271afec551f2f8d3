"""Who stands where in a league table."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from made_votes import ballot

from bot.standings import table
from bot.state import Ballot

VOTES = st.dictionaries(
    st.tuples(st.integers(1, 6), st.integers(1, 8)), st.tuples(st.booleans(), st.floats(0, 90))
).map(
    lambda cast: [
        ballot(number, user_id, right, after=after)
        for (number, user_id), (right, after) in cast.items()
    ]
)


def cast(**marks: str) -> list[Ballot]:
    """Votes by person: cast(_1="+-.") is right, wrong, not voted."""
    return [
        ballot(number, int(name[1:]), mark == "+")
        for name, line in marks.items()
        for number, mark in enumerate(line, 1)
        if mark != "."
    ]


def ranks(votes: list[Ballot], left_out: frozenset[int] = frozenset()) -> dict[int, int]:
    return {one.user_id: one.rank for one in table(votes, left_out).standings}


def test_more_right_answers_stand_higher() -> None:
    assert ranks(cast(_1="+--", _2="+++", _3="-++", _4="---")) == {2: 1, 3: 2, 1: 3, 4: 4}


def test_of_equals_the_longer_run_stands_higher() -> None:
    found = table(cast(_1="+-++", _2="+++-", _3="++-+")).standings

    assert [(one.user_id, one.rank, one.streak) for one in found] == [
        (2, 1, 3),
        (1, 2, 2),
        (3, 2, 2),
    ]


def test_equals_share_a_rank_and_the_next_one_is_skipped() -> None:
    assert ranks(cast(_1="++", _2="++", _3="+-")) == {1: 1, 2: 1, 3: 3}


def test_an_item_that_one_did_not_answer_ends_the_run() -> None:
    (first, second) = table(cast(_1="++.++", _2="+++-+")).standings

    assert (first.user_id, first.streak, second.streak) == (2, 3, 2)


def test_an_item_that_nobody_answered_does_not_count() -> None:
    found = table(cast(_1="++.++"))

    assert (found.polls, found.standings[0].streak) == (4, 4)


def test_who_is_quicker_does_not_stand_higher() -> None:
    slow, quick = ballot(1, 1, True, after=40.0), ballot(1, 2, True, after=2.0)
    found = table([slow, quick]).standings

    assert {one.rank for one in found} == {1}
    assert {one.user_id: one.seconds for one in found} == {1: 40.0, 2: 2.0}


def test_a_vote_that_came_in_before_its_poll_was_noted_took_no_time() -> None:
    assert table([ballot(1, 1, True, after=-3.0)]).standings[0].seconds == 0.0


def test_where_it_is_not_known_when_it_was_put_up_no_time_is_told() -> None:
    vote = ballot(1, 1, True)

    unknown = replace(vote, post=replace(vote.post, sent_at=None))
    assert table([unknown]).standings[0].seconds is None


def test_who_is_left_out_takes_no_rank_from_others() -> None:
    found = table(cast(_1="++", _2="+-", _3="--"), frozenset({1, 9}))

    assert [(one.user_id, one.rank) for one in found.standings] == [(2, 1), (3, 2)]
    assert found.hidden == {1}
    assert found.of(1) is None and found.of(3) == found.standings[1]


def test_nobody_has_voted() -> None:
    assert table([]).standings == ()


@given(VOTES, st.randoms(use_true_random=False))
def test_the_order_in_which_votes_come_in_makes_no_difference(votes, random) -> None:  # type: ignore[no-untyped-def]
    before = table(votes)
    random.shuffle(votes)

    assert table(votes) == before


@given(VOTES)
def test_ranks_are_those_of_the_scores(votes) -> None:  # type: ignore[no-untyped-def]
    found = table(votes).standings

    for one in found:
        better = [other for other in found if (other.right, other.streak) > (one.right, one.streak)]
        assert one.rank == len(better) + 1
        assert one.streak <= one.right <= one.answered
        assert one.right == sum(v.right for v in votes if v.vote.user_id == one.user_id)
