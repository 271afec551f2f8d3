"""Votes -> which provisions are missed most; by whom is not told, and not to be guessed."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from bot.rendering import provision
from bot.state import Ballot

FEWEST = 3
"""Voters below which nothing is told of a provision: fewer would know each other's votes."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A provision that was asked about, whichever of its paragraphs: of `votes` in items of
    it, `wrong` were wrong."""

    title: str
    location: str
    votes: int
    wrong: int
    voters: int

    @property
    def share(self) -> float:
        """How many of the votes were wrong, from 0 to 1."""
        return self.wrong / self.votes


def missed(ballots: Iterable[Ballot], visible: Container[str]) -> tuple[Missed, ...]:
    """Return the provisions that somebody missed, the hardest first.

    Args:
        visible: ids of the documents that the reader may know of.
    """
    cast: dict[tuple[str, str], list[Ballot]] = {}
    for one in ballots:
        cited = one.post.item.citation
        if cited is not None and cited.document_id in visible:
            cast.setdefault((cited.title, provision(cited.location)), []).append(one)
    counted = [
        Missed(
            title,
            location,
            len(group),
            sum(not one.right for one in group),
            len({one.vote.user_id for one in group}),
        )
        for (title, location), group in cast.items()
    ]
    told = [one for one in counted if one.wrong and one.voters >= FEWEST]
    return tuple(sorted(told, key=lambda one: (-one.share, -one.wrong, one.title, one.location)))
