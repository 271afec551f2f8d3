"""Sentences about pages that could not be read as they should."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

_LONGEST_RUN_SHOWN = 2


class PageFaults:
    """Collects what was wrong with which pages; pages with the same fault share a sentence."""

    def __init__(self) -> None:
        self._pages: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, sentence: str, page: int) -> None:
        """Keep a fault; `sentence` has a place for `{page}`."""
        self._pages[sentence].append(page)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The faults as sentences, in the order in which they came up first."""
        return tuple(sentence.format(page=listed(pages)) for sentence, pages in self._pages.items())


def listed(pages: Sequence[int]) -> str:
    """Return numbers in order, neighbours as a range.

    >>> listed([2, 3, 4, 7]), listed([5])
    ('2—4、7', '5')
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] + 1 == page:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "、".join(
        f"{run[0]}—{run[-1]}" if len(run) > _LONGEST_RUN_SHOWN else "、".join(map(str, run))
        for run in runs
    )
