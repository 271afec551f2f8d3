"""In which order the styles of a document's headings stand, outermost first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.source import SET_APART as NO_LEVEL
from knowledge.structure.blocks import Block
from knowledge.structure.marks import Style
from knowledge.structure.unnumbered import ALONE, SET_APART


def rank_styles(headings: Sequence[tuple[int, int | None]]) -> list[int]:
    """Return the styles of the headings, given as style and number in their order.

    The usual order, with headings without a number outermost, unless a style that comes
    first counts through the whole document while a usually higher one starts again inside
    it, or counts on around it: 五、步骤, 第一阶段, 第二阶段, 六、要求 puts the stages under 五、.
    """
    firsts: dict[int, int] = {}
    ones: dict[int, int] = {}
    for index, (style, number) in enumerate(headings):
        firsts.setdefault(style, index)
        ones[style] = ones.get(style, 0) + (number == 1)
    order = sorted(firsts)
    numbered = [style for style in order if style >= 0]
    for style in sorted(numbered, key=lambda s: firsts[s]):
        for other in list(numbered):
            outer = order.index(other) < order.index(style)
            if outer and firsts[style] < firsts[other] and ones[style] == 1 and ones[other] > 1:
                order.remove(style)
                order.insert(order.index(other), style)
    for inner in (int(Style.STAGE), ALONE, SET_APART):
        if inner in order:
            _put_inside(inner, order, headings)
    return order


def styles_by_level(blocks: Sequence[Block], styles: Mapping[int, int]) -> dict[int, int]:
    """Return the outermost style of numbering at each level that the format gives headings.

    `styles` has the style of each numbered heading by the index of its block. Where 第一章
    is a heading of level 1 in a Word file, a bare 前言 of level 1 stands beside it.
    """
    found: dict[int, int] = {}
    for index, style in styles.items():
        level = blocks[index].apart
        if 0 < level < NO_LEVEL:
            found[level] = min(style, found.get(level, style))
    return found


def _put_inside(inner: int, order: list[int], headings: Sequence[tuple[int, int | None]]) -> None:
    at = order.index(inner)
    outer = [style for style in order[at + 1 :] if _counts_around(style, inner, headings)]
    if outer:
        order.remove(inner)
        order.insert(order.index(outer[-1]) + 1, inner)


def _counts_around(outer: int, inner: int, headings: Sequence[tuple[int, int | None]]) -> bool:
    """Whether `outer` comes first, and its count goes on where `inner` has come between."""
    last: int | None = None
    between = False
    for style, number in headings:
        if style == inner:
            if last is None:
                return False
            between = True
        elif style == outer and number is not None:
            if between and last is not None and number == last + 1:
                return True
            last, between = number, False
    return False
