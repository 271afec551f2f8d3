"""From the characters of a page to its printed lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from knowledge.reading.pages.glyphs import Glyph
from knowledge.reading.pages.page import Box, PrintedLine
from knowledge.reading.pages.wording import HAN, plain

ASCENT, DESCENT = 0.88, 0.12  # of a character's size, above and below its base line
_PARTED = 1.4  # times the size: what is further apart may be two columns
_SAME_BASE = 0.45
_SAME_PLACE = 0.3
_NARROW = 0.18  # a blank between letters, or between Chinese characters
_VISIBLE = 0.6  # a blank between the two, or beside a mark
_FULL = 1.2
_NEAR = 12.0  # points

_Run = list[Glyph]
_HAN = re.compile(f"[{HAN}]")


def printed_lines(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Return the printed lines that characters form, from top to bottom.

    Characters side by side are one line, even where the file draws them one by one or in
    another order; what a wide gap parts are two. Characters that are printed twice to look
    bold are there once. A gap without a blank character becomes a blank where it is wider
    than those around it, so letter-spacing does not: `总　　则` stays parted, and
    `中  华` of a spread title does not get a blank.
    """
    lines = [_line(run) for run in _merged(_once(_runs(glyphs)))]
    return sorted(lines, key=lambda line: (line.box.bottom, line.box.left))


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    """Part the characters where the file's order does not go on to the right."""
    runs: list[_Run] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.size < 1 or glyph.char in "\r\n":
            continue
        if last is not None and _follows(last, glyph):
            if glyph.char == last.char and _HAN.match(glyph.char) and _covers(last, glyph):
                last = runs[-1][-1] = last._replace(bold=True)
                continue
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        last = glyph
    return [run for run in runs if any(not glyph.char.isspace() for glyph in run)]


def _follows(one: Glyph, other: Glyph) -> bool:
    size = min(one.size, other.size)
    return (
        abs(one.base - other.base) <= 0.2 * size
        and one.left - 0.2 * size <= other.left <= one.right + size
        and max(one.size, other.size) <= 1.6 * size
    )


def _covers(one: Glyph, other: Glyph) -> bool:
    return abs(one.left - other.left) < _SAME_PLACE * one.size


def _once(runs: Sequence[_Run]) -> list[_Run]:
    """Leave out runs that are printed a second time over themselves."""
    seen: defaultdict[str, list[int]] = defaultdict(list)
    kept: list[_Run] = []
    for run in runs:
        first = run[0]
        key = "".join(glyph.char for glyph in run)
        for index in seen[key]:
            other = kept[index][0]
            if abs(other.base - first.base) < _SAME_PLACE * first.size and _covers(other, first):
                kept[index] = [glyph._replace(bold=True) for glyph in kept[index]]
                break
        else:
            seen[key].append(len(kept))
            kept.append(run)
    return kept


def _merged(runs: Sequence[_Run]) -> list[_Run]:
    """Join runs that stand side by side."""
    found: list[_Run] = []
    near: defaultdict[int, list[_Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: run[0].left):
        first = run[0]
        slot = int(first.base // _NEAR)
        best: _Run | None = None
        for other in (line for key in (slot - 1, slot, slot + 1) for line in near[key]):
            if _beside(other[-1], first) and (best is None or best[-1].right < other[-1].right):
                best = other
        if best is None:
            best = list(run)
            found.append(best)
            near[slot].append(best)
        else:
            best.extend(run)
    return found


def _beside(one: Glyph, other: Glyph) -> bool:
    size = max(one.size, other.size)
    return abs(
        one.base - other.base
    ) <= _SAME_BASE * size and -0.5 * size <= other.left - one.right <= _PARTED * min(
        one.size, other.size
    )


def _line(run: _Run) -> PrintedLine:
    run = sorted(run, key=lambda glyph: glyph.left)
    printed = [glyph for glyph in run if not glyph.char.isspace()]
    sizes: Counter[float] = Counter()
    bases: Counter[float] = Counter()
    for glyph in printed:
        sizes[round(glyph.size, 1)] += 1
        bases[round(glyph.base, 1)] += 1
    size, base = sizes.most_common(1)[0][0], bases.most_common(1)[0][0]
    box = Box(
        printed[0].left,
        base - ASCENT * size,
        max(glyph.right for glyph in printed),
        base + DESCENT * size,
    )
    bold = sum(glyph.bold for glyph in printed) * 2 > len(printed)
    return PrintedLine(_text(run), box, size, bold)


def _text(run: _Run) -> str:
    """Spell a line, with the blanks that are printed or seen."""
    printed = [index for index, glyph in enumerate(run) if not glyph.char.isspace()]
    gaps = [_gap(run[i], run[j]) for i, j in pairwise(printed)]
    usual = {
        kind: median(gap.width for gap in gaps if gap.han == kind) for kind in {g.han for g in gaps}
    }
    text = run[printed[0]].char
    for (i, j), gap in zip(pairwise(printed), gaps, strict=True):
        text += _blank(run[i : j + 1], gap.width - usual[gap.han]) + run[j].char
    return text


class _Gap(NamedTuple):
    """The distance of two characters, in times their size, and if both are Chinese."""

    width: float
    han: bool


def _gap(one: Glyph, other: Glyph) -> _Gap:
    size = max(one.size, other.size)
    if _HAN.match(one.char) and _HAN.match(other.char):
        # From middle to middle, for some files say that narrow characters are narrow.
        middles = (other.left + other.right - one.left - one.right) / 2
        return _Gap(middles / size - 1, han=True)
    return _Gap((other.left - one.right) / size, han=False)


def _blank(glyphs: Sequence[Glyph], gap: float) -> str:
    """Return what stands between the first and the last of some characters."""
    one, other = glyphs[0].char, glyphs[-1].char
    if len(glyphs) > 2:
        full = sum(glyph.char == "　" for glyph in glyphs)
        return "　" * full if full else "　" if gap > _FULL else " "
    letters = one.isalnum() and other.isalnum() and one.isascii() == other.isascii()
    if gap < (_NARROW if letters else _VISIBLE):
        return ""
    return "　" if gap > _FULL else " "


def side_by_side(lines: Sequence[PrintedLine]) -> PrintedLine:
    """Return lines that stand beside each other as one, parted by blanks as wide as seen."""
    lines = sorted(lines, key=lambda line: line.box.left)
    if len(lines) == 1:
        return lines[0]
    longest = max(lines, key=lambda line: len(line.text))
    box = Box(
        lines[0].box.left,
        min(line.box.top for line in lines),
        max(line.box.right for line in lines),
        max(line.box.bottom for line in lines),
    )
    text = lines[0].text
    for before, line in pairwise(lines):
        gap = (line.box.left - before.box.right) / longest.size
        text += ("" if gap < _VISIBLE else " " if gap <= _FULL else "　") + line.text
    confidence = min(line.confidence for line in lines)
    return replace(longest, text=plain(text), box=box, confidence=confidence)
