"""The lines of a document as blocks: trimmed stretches with their offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.source import SourceLine

_SENTENCE_END = frozenset("。！？；：…!?;:.”’」』）)】")
_FULL_STOP = frozenset("。！？!?；;，,：:")


@dataclass(frozen=True, slots=True)
class Block:
    """A line, or a part of one, without the white space around it."""

    start: int
    end: int
    text: str
    row: bool = False  # of a table
    apart: int = 0  # the level at which the format sets it apart, as headings are

    @property
    def ended(self) -> bool:
        """Whether a sentence ends with it, so that the next line starts afresh."""
        return self.text[-1] in _SENTENCE_END

    @property
    def bare(self) -> bool:
        """Whether it ends as a heading does, with no sentence or clause mark."""
        return self.text[-1] not in _FULL_STOP


def blocks_of(lines: Sequence[SourceLine]) -> list[Block]:
    """Return the non-blank lines, with offsets into the lines joined by a line feed."""
    found: list[Block] = []
    offset = 0
    for line in lines:
        text = line.text.strip()
        if text:
            start = offset + len(line.text) - len(line.text.lstrip())
            found.append(Block(start, start + len(text), text, line.row, line.heading))
        offset += len(line.text) + 1
    return found


def split_at(blocks: Sequence[Block], offsets: frozenset[int]) -> list[Block]:
    """Cut the blocks at those of the offsets that fall inside them."""
    ordered = sorted(offsets)
    found: list[Block] = []
    for block in blocks:
        first = bisect_right(ordered, block.start)
        last = bisect_left(ordered, block.end)
        if first == last:
            found.append(block)
            continue
        inner = [offset - block.start for offset in ordered[first:last]]
        for begin, end in zip([0, *inner], [*inner, len(block.text)], strict=True):
            text = block.text[begin:end].rstrip()
            start = block.start + begin
            found.append(
                Block(start, start + len(text), text, block.row, 0 if begin else block.apart)
            )
    return found
