"""The exact edit distance of two long texts that are nearly the same."""

from __future__ import annotations


def edit_distance(left: str, right: str) -> int:
    """Return the least number of characters to insert, drop or replace.

    Follows, for each number of edits, how far each diagonal of the table of prefixes
    gets: the time grows with the length and the square of the distance, not with the
    square of the length.

    >>> edit_distance("每年三月召开会议", "每年四月召开")
    3
    """
    goal = len(right) - len(left)
    reach = {0: _slide(left, right, 0, 0)}  # diagonal -> how much of `left` is behind us
    edits = 0
    while reach.get(goal, -1) < len(left):
        edits += 1
        following: dict[int, int] = {}
        for diagonal in range(-edits, edits + 1):
            row = max(
                reach.get(diagonal, -1) + 1,  # replaced
                reach.get(diagonal + 1, -1) + 1,  # dropped
                reach.get(diagonal - 1, -1),  # inserted
            )
            row = min(row, len(left), len(right) - diagonal)
            if row >= max(0, -diagonal):
                following[diagonal] = _slide(left, right, row, diagonal)
        reach = following
    return edits


def _slide(left: str, right: str, row: int, diagonal: int) -> int:
    """Return how far the texts agree on a diagonal, from a row on."""
    end = min(len(left), len(right) - diagonal)
    while row < end and left[row] == right[row + diagonal]:
        row += 1
    return row
