"""The glossary: everyday words and the terms of the rules that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Segmenter(Protocol):
    """Cuts text into words and knows those of the dictionary."""

    def tagged(self, text: str) -> list[tuple[str, str]]: ...

    def is_word(self, word: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Glossary:
    """Everyday word -> terms of the rules; never changed once made."""

    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _longest_first: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.entries, key=lambda word: (-len(word), word)))
        object.__setattr__(self, "_longest_first", ordered)

    def expand(self, text: str, segmenter: Segmenter) -> dict[str, tuple[str, ...]]:
        """Return the everyday words in the text with their terms, longest first.

        A word counts where it stands as one, not where the dictionary has a longer word
        around it (动车 in 机动车) or two words that it is cut out of (政审 in 行政审批).

        >>> Glossary({"一把手": ("主要负责人",)}).expand("支部的一把手", terms)
        {'一把手': ('主要负责人',)}
        """
        found: dict[str, tuple[str, ...]] = {}
        covered = text
        spans: list[tuple[int, int]] | None = None
        for word in self._longest_first:
            at = covered.find(word)
            if at < 0:
                continue
            spans = _words(text, segmenter) if spans is None else spans
            while at >= 0:
                end = at + len(word)
                if not _inside_others(at, end, spans):
                    found[word] = self.entries[word]
                    covered = covered[:at] + "\0" * len(word) + covered[end:]
                at = covered.find(word, at + 1)
        return found


def _words(text: str, segmenter: Segmenter) -> list[tuple[int, int]]:
    """Return start and end of the dictionary's words, of two characters at least."""
    spans = []
    start = 0
    for word, _ in segmenter.tagged(text):
        end = start + len(word)
        if len(word) > 1 and segmenter.is_word(word):
            spans.append((start, end))
        start = end
    return spans


def _inside_others(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    longer = any(
        first <= start and end <= last and last - first > end - start for first, last in spans
    )
    cut_before = any(first < start < last for first, last in spans)
    cut_behind = any(first < end < last for first, last in spans)
    return longer or (cut_before and cut_behind)
