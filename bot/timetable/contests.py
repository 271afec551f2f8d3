"""When a contest's items are due, when the last of them closes, when it is too late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.quiz import Contest, Post

LATEST = timedelta(hours=1)
"""So much later than planned a contest is gone on with; then it is over."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An item's turn: its position among the contest's items, and when it is due."""

    number: int
    at: datetime


def next_turn(contest: Contest, posts: Sequence[Post]) -> Turn | None:
    """Return whose turn is next; None after the last.

    Each item comes an interval after the one before, so that a contest that was held up
    takes longer, and nobody misses anything.

    Args:
        posts: what was put up of it so far.
    """
    if not posts:
        return Turn(0, contest.starts_at) if contest.items else None
    last = max(posts, key=number_of)
    number = number_of(last) + 1
    if number >= len(contest.items):
        return None
    put_up = max(last.planned_at, last.sent_at or last.planned_at)
    return Turn(number, put_up + timedelta(seconds=contest.interval_s))


def closes(contest: Contest, posts: Sequence[Post]) -> datetime:
    """Return when the last of its polls closes."""
    limit = timedelta(seconds=contest.limit_s)
    ends = (one.closes_at or (one.sent_at or one.planned_at) + limit for one in posts)
    return max(ends, default=contest.starts_at)


def occasion(contest: Contest, number: int) -> str:
    """Return what makes an item the only one of its turn (`c3:17`)."""
    return f"c{contest.id}:{number}"


def number_of(post: Post) -> int:
    """Return the position among its contest's items that a post stands for."""
    return int(post.occasion.partition(":")[2])
