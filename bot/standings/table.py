"""Votes -> a league table: a pure function, so that everybody who counts gets the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from bot.quiz import Post
from bot.state import Ballot


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's place in a table; several may have the same.

    Attributes:
        rank: from 1; by `right`, then by `streak`, nothing else.
        streak: the most right answers to items that were put up one after another.
        seconds: from putting up to receipt, on average. It holds the time that a vote
            waited for us, so that it is shown and never ranked by. None: not known.
    """

    rank: int
    user_id: int
    name: str
    right: int
    answered: int
    streak: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Persons by rank. `polls` counts the items that somebody answered; `hidden` are those
    who answered and do not want to stand here; `listed` are those with a right answer."""

    standings: tuple[Standing, ...]
    polls: int
    hidden: frozenset[int] = frozenset()

    @property
    def listed(self) -> tuple[Standing, ...]:
        """Those who stand in the table for everybody to read: nobody is shown up."""
        return tuple(one for one in self.standings if one.right)

    def of(self, user_id: int) -> Standing | None:
        """Return a person's place."""
        return next((one for one in self.standings if one.user_id == user_id), None)


def table(ballots: Sequence[Ballot], left_out: Collection[int] = frozenset()) -> Table:
    """Rank who voted.

    An item that one did not answer ends one's run of right answers; an item that nobody
    answered does not count. Who is left out takes no rank from others.
    """
    posts = {one.post.id: one.post for one in ballots}
    order = sorted(posts.values(), key=lambda post: (post.planned_at, post.id))
    voters: dict[int, dict[int, Ballot]] = {}
    for one in ballots:
        voters.setdefault(one.vote.user_id, {})[one.post.id] = one
    counted = [
        _counted(user_id, cast, order)
        for user_id, cast in voters.items()
        if user_id not in left_out
    ]
    counted.sort(key=lambda one: (-one.right, -one.streak, one.name, one.user_id))
    scores = [(one.right, one.streak) for one in counted]
    ranked = tuple(
        replace(one, rank=scores.index(score) + 1)
        for one, score in zip(counted, scores, strict=True)
    )
    return Table(ranked, len(order), frozenset(voters.keys() & set(left_out)))


def _counted(user_id: int, cast: Mapping[int, Ballot], order: Sequence[Post]) -> Standing:
    """Return what a person has reached, without a rank yet."""
    right = streak = longest = 0
    for post in order:
        ballot = cast.get(post.id)
        streak = streak + 1 if ballot is not None and ballot.right else 0
        right += bool(streak)
        longest = max(longest, streak)
    waits = [
        max(0.0, (one.vote.received_at - one.post.sent_at).total_seconds())
        for one in cast.values()
        if one.post.sent_at is not None
    ]
    name = next(iter(cast.values())).name
    return Standing(0, user_id, name, right, len(cast), longest, fmean(waits) if waits else None)
