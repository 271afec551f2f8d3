"""多选: members of a listing beside members of other listings of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from knowledge.model import digest
from knowledge.quiz.citing import cite
from knowledge.quiz.item import GAP, Difficulty, ItemType, QuizItem, item_id
from knowledge.quiz.statements import Listing, Volume
from knowledge.quiz.writing.lists import Listed, Lists, Series
from knowledge.quiz.writing.members import shared
from knowledge.quiz.writing.naming import lead, topic_of
from knowledge.quiz.writing.stems import place_of

_FULL = 5  # options of an item about a list
_MOST = 6  # as many as the columns A–F of a spreadsheet
_NEAR = 0.5  # of their pairs of characters: two wrong options say the same
_LONGEST = 180


def write_multis(volume: Volume, others: Sequence[Volume]) -> Iterator[QuizItem]:
    """Yield one item or two for each listing that has wrong options of its kind.

    Args:
        others: where wrong options come from where the volume has too few.
    """
    lists = Lists([volume, *(one for one in others if one.document.id != volume.document.id)])
    for listed in lists.listed:
        if listed.listing.document.id == volume.document.id:
            yield from _of_listed(listed, lists)
    for series in lists.series:
        if series.listing.document.id == volume.document.id:
            yield from _of_series(series, lists)


def _of_listed(listed: Listed, lists: Lists) -> Iterator[QuizItem]:
    listing = listed.listing
    stem = lead(listing) + listed.head.choice
    members = sorted(listed.options, key=lambda one: digest(f"{listing.start}\x1f{one}"))
    if len(members) < 2:
        return
    wrong = list(_fitting(lists.beside(listed), members))
    size = len(members) if len(members) < 5 else 3
    for turn, at in enumerate(range(0, len(members) - size + 1, size)):
        right = members[at : at + size]
        few = _FULL - size
        chosen = wrong[turn * few : (turn + 1) * few]
        if turn > 1 or not chosen or len(right) + len(chosen) < 4:
            return
        quote = listed.quote
        yield _item(listing, stem, right, chosen, quote, listing.start, _explained(listing, right))


def _of_series(series: Series, lists: Lists) -> Iterator[QuizItem]:
    listing, statement = series.listing, series.statement
    members = series.members
    first, last = listing.members[0].start, listing.members[-1].end
    said = (
        statement.opening
        + statement.text[: first - statement.start]
        + GAP
        + statement.text[last - statement.start :]
    )
    stem = lead(statement) + said.rstrip("；;，, 。") + "。"
    room = min(2, _MOST - len(members))
    wrong = tuple(islice(lists.besides(series), max(0, room)))
    if wrong and len(members) + len(wrong) >= 4 and len(stem) <= _LONGEST:
        explanation = f"{place_of(statement)}：{statement.text}"
        yield _item(listing, stem, members, wrong, statement.text, statement.start, explanation)


def _fitting(found: Iterator[str], members: Sequence[str]) -> Iterator[str]:
    """The wrong options that are not told apart by their length or their first words."""
    longest, shortest = max(map(len, members)), min(map(len, members))
    openings = {one[:2] for one in members}
    kept: list[str] = []
    for one in found:
        again = one[:2] not in openings and any(one[:2] == other[:2] for other in kept)
        fits = shortest * 0.6 <= len(one) <= longest * 1.4 and not again
        if fits and all(
            shared(one, other) < _NEAR and shared(other, one) < _NEAR for other in kept
        ):
            kept.append(one)
            yield one


def _explained(listing: Listing, right: Sequence[str]) -> str:
    kept = [one.text for one in listing.members]
    ordered = sorted(right, key=lambda one: next(at for at, m in enumerate(kept) if one in m))
    return f"{place_of(listing)}：{listing.head}：{'；'.join(ordered)}。"


def _item(
    listing: Listing,
    stem: str,
    right: Sequence[str],
    wrong: Sequence[str],
    quote: str,
    start: int,
    explanation: str,
) -> QuizItem:
    options = sorted((*right, *wrong), key=lambda one: digest(f"{stem}\x1f{one}"))
    hard = len(right) > 3 or len(stem) > 120
    return QuizItem(
        id=item_id(ItemType.MULTI, stem, right, listing.passage.id),
        type=ItemType.MULTI,
        stem=stem,
        options=tuple(options),
        key=tuple(at for at, one in enumerate(options) if one in right),
        key_text="",
        explanation=explanation,
        difficulty=Difficulty.HARD if hard else Difficulty.MEDIUM,
        topic=topic_of(listing),
        citation=cite(listing.document, listing.passage, quote, start),
    )
