"""The table of a contest, computed from what the voters did and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot_api.world import Json


@dataclass(frozen=True, order=True)
class Row:
    """A voter's row, as it is compared with the bot's."""

    rank: int
    user_id: int
    right: int
    streak: int
    answered: int


def true_table(polls: Sequence[Json], votes: Sequence[Mapping[int, Sequence[int]]]) -> list[Row]:
    """Return the rows by rank and person.

    Rank is by right answers, then by the longest run of right answers to polls put up one after
    another; whoever is equal in both shares it.

    Args:
        polls: in the order in which they were put up.
        votes: for each poll what everybody chose, by person, as Telegram took it.
    """
    asked = [(poll, chosen) for poll, chosen in zip(polls, votes, strict=True) if chosen]
    people = {person for _, chosen in asked for person in chosen}
    scores: dict[int, tuple[int, int, int]] = {}
    for person in people:
        marks = [
            chosen.get(person) == poll["correct_option_ids"] if person in chosen else None
            for poll, chosen in asked
        ]
        scores[person] = (marks.count(True), _longest(marks), len(marks) - marks.count(None))
    return sorted(
        Row(_rank(scores, person), person, right, streak, answered)
        for person, (right, streak, answered) in scores.items()
    )


def _longest(marks: Sequence[bool | None]) -> int:
    longest = run = 0
    for mark in marks:
        run = run + 1 if mark else 0
        longest = max(longest, run)
    return longest


def _rank(scores: Mapping[int, tuple[int, int, int]], person: int) -> int:
    mine = scores[person][:2]
    return 1 + sum(other[:2] > mine for other in scores.values())
