"""Made-up votes without a database, for the pure functions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from quizzed import CITATION, MONDAY, single

from bot.quiz import Post, Vote
from bot.state import Ballot

RIGHT, WRONG = (1,), (0,)
MINUTE = timedelta(minutes=1)


def post(number: int, *, location: str = "第十一条", chat_id: int = -1001) -> Post:
    """Return a poll that was put up in that minute."""
    at = MONDAY + number * MINUTE
    item = replace(single(number), citation=replace(CITATION, location=location))
    return Post(
        number, f"token{number}", f"c1:{number}", chat_id, None, number, item, at,
        poll_id=f"poll{number}", sent_at=at,
    )  # fmt: skip


def ballot(
    number: int, user_id: int, right: bool, *, after: float = 5.0, location: str = "第十一条"
) -> Ballot:
    """Return somebody's vote in a poll, so many seconds after it was put up."""
    received = MONDAY + number * MINUTE + timedelta(seconds=after)
    vote = Vote(f"poll{number}", user_id, RIGHT if right else WRONG, received)
    return Ballot(vote, post(number, location=location), f"同志{user_id}")
