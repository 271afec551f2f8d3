"""Cuts the regions of an outline into passages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from knowledge.model import Passage
from knowledge.structure import texts
from knowledge.structure.cutting import Cut, cut
from knowledge.structure.numerals import to_chinese
from knowledge.structure.outline import Border, Outline, Region, Stretch
from knowledge.structure.spots import Spots
from knowledge.structure.unnumbered import announces

_SHORT = 80
_HEADING_COST = 6.0
_BORDER_COST = {Border.PARAGRAPH: 0.0, Border.ITEM: 0.1, Border.SUBITEM: 0.3, Border.LINE: 3.0}


def cut_passages(
    text: str, document_id: str, title: str, outline: Outline, longest: int, spots: Spots
) -> tuple[Passage, ...]:
    """Return the passages of a document, in order, covering each non-blank character once.

    A table's row is a passage by itself, embedded with the line that leads to its table.
    """
    found: list[Passage] = []
    ordinals: dict[str, int] = {}
    for region in outline.regions:
        starts = [item.start for item in region.stretches]
        captions = _captions(text, region)
        paragraphs = _paragraphs(region)
        for start, end, number in _pieces(text, region, longest):
            index = bisect_right(starts, start) - 1
            first = region.stretches[index]
            covered = paragraphs[index : bisect_left(starts, end)]
            place, location = _cited(region, first, covered)
            if row := spots.row(start, end):
                plain = region.numbered or region.place == "pre"
                location = texts.row_location("" if plain else location, row)
            elif region.numbered:
                location = texts.paragraph_location(location, number)
            ordinal = ordinals.get(place, 0)
            ordinals[place] = ordinal + 1
            body = text[start:end]
            path = texts.PATH_SEPARATOR.join([title, *map(_plain, region.trail)])
            opening = first.opening if start > region.stretches[0].start else ""
            if first.row:
                opening = captions[index]
            if opening and opening in body:
                opening = ""
            found.append(
                Passage(
                    id=f"{document_id}:{place}:{ordinal}",
                    document_id=document_id,
                    place=place,
                    location=location,
                    start=start,
                    end=end,
                    text=body,
                    embedding_text=f"{path}\n{opening}{body}",
                )
            )
    return tuple(found)


def _captions(text: str, region: Region) -> list[str]:
    """For each line the short line above its table, which says what the rows are about."""
    found: list[str] = []
    caption = ""
    for item in region.stretches:
        found.append(caption)
        if not item.row:
            caption = f"{text[item.start : item.end]}\n" if item.end - item.start < _SHORT else ""
    return found


def _plain(label: str) -> str:
    return texts.shorten(label)


def _pieces(text: str, region: Region, longest: int) -> Iterator[tuple[int, int, int]]:
    stretches = region.stretches
    if region.whole:
        groups: list[Sequence[Stretch]] = [stretches]
    else:
        groups = _joined(text, stretches, longest)
    number = 1
    for group in groups:
        start, end = group[0].start, group[-1].end
        borders = [Cut(item.start, _BORDER_COST[item.border]) for item in group[1:]]
        for index, item in enumerate(group[:-1]):
            if item.heading or (index == 0 and _is_heading(text, item)):
                borders[index] = Cut(borders[index].at, _HEADING_COST)
        for piece in cut(text, start, end, borders, longest):
            yield (*piece, number)
        number += len(group)


def _joined(text: str, stretches: Sequence[Stretch], longest: int) -> list[Sequence[Stretch]]:
    """Join short paragraphs, and a heading line with the paragraph under it."""
    groups: list[list[Stretch]] = []
    announcing = _announcing(text, stretches)
    for index, item in enumerate(stretches):
        opens = index in announcing and not stretches[index - 1].heading
        if groups and item.row:
            if all(not one.row and _is_heading(text, one) for one in groups[-1]):
                groups[-1].append(item)  # its table's caption
                continue
        elif groups and not opens and not stretches[index - 1].row:
            group = groups[-1]
            whole = item.end - group[0].start
            short = min(item.end - item.start, group[-1].end - group[0].start) < _SHORT
            alone = len(group) == 1 and (group[0] is stretches[0] and _is_heading(text, group[0]))
            titled = index - 1 in announcing or alone or all(one.heading for one in group)
            if (whole <= longest and short) or titled:
                group.append(item)
                continue
        groups.append([item])
    return list(groups)


def _announcing(text: str, stretches: Sequence[Stretch]) -> frozenset[int]:
    """Which lines stand like headings before a paragraph, and so belong to it."""
    lines = [text[item.start : item.end] for item in stretches]
    return frozenset(
        index
        for index in range(len(lines) - 1)
        if not (stretches[index].row or stretches[index + 1].row)
        and (not index or lines[index - 1][-1] in "。！？；：”）")
        and announces(lines[index], lines[index + 1])
    )


def _is_heading(text: str, item: Stretch) -> bool:
    """Whether a line is short and ends as a heading does."""
    return item.end - item.start < _SHORT and text[item.end - 1] not in "。；;，,"


def _paragraphs(region: Region) -> list[str]:
    """The 款 of each line (k2) of a region that is kept together; none where it has but one."""
    if not region.whole:
        return []
    prefix = len(region.place) + 1
    paragraphs = [item.place[prefix:].split(".")[0] for item in region.stretches]
    return paragraphs if len(set(paragraphs)) > 1 else []


def _cited(region: Region, first: Stretch, covered: Sequence[str]) -> tuple[str, str]:
    """The place that a piece is cited as: its region's, or the one 款 that it lies in."""
    if not region.whole:
        return first.place if region.carries else region.place, region.location
    if len(set(covered)) != 1:
        return region.place, region.location
    paragraph = covered[0]
    digits = paragraph.removeprefix("k").split("~")[0]
    if not digits.isdigit() or len(digits) > 4:
        return region.place, region.location
    return f"{region.place}.{paragraph}", f"{region.location}第{to_chinese(int(digits))}款"
