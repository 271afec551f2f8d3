"""The outline of an article or notice: its headings and the paragraphs under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Level
from knowledge.structure import texts
from knowledge.structure.blocks import Block
from knowledge.structure.marks import Mark, Style, read_mark
from knowledge.structure.order import rank_styles, styles_by_level
from knowledge.structure.outline import Border, Outline, PlaceStack, Region, Stretch
from knowledge.structure.unnumbered import ALONE, BULLET, SET_APART, Unnumbered, find_unnumbered

_SECTION_STYLES = frozenset(
    (
        Style.PART,
        Style.SUBPART,
        Style.CHAPTER,
        Style.DIVISION,
        Style.ARTICLE,
        Style.STAGE,
        Style.COMMA,
        Style.BRACKET,
        Style.DECIMAL,
        Style.SUBDECIMAL,
        Style.POINT,
        Style.ROUND,
    )
)
_LEAD_END = re.compile(r"[。！？!?]|(?<!\d)[：:]|[：:](?!\d\d)")  # not inside 17:00
_CLAUSE_END = re.compile(r"[，,；;]")
_LONGEST_LABEL = 60
_BRIEF = 80


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A heading of an article: its style, number and label, and of how many lines it is."""

    style: int
    number: int | None
    label: str
    lines: int = 1


def outline_sections(
    blocks: Sequence[Block],
    head: int,
    cover: int = 0,
    closing: int | None = None,
) -> Outline:
    """Return the outline of an article.

    `blocks[:head]` are the title and byline lines, `blocks[head:cover]` the notice that
    issues the text, `blocks[closing:]` the lines about the authors at its end. A heading
    without a text of its own stands at the head of the passages of its first sub-heading.
    """
    closing = len(blocks) if closing is None else max(closing, head)
    headings = find_headings(blocks[:closing], head)
    order = rank_styles([(item.style, item.number) for item in headings.values()])
    stack = PlaceStack()
    regions: list[Region] = []
    counts: dict[str, int] = {}
    current: list[Stretch] = []
    key = ""
    opened = more = 0

    def flush() -> None:
        if current:
            labels = stack.labels
            location = texts.PATH_SEPARATOR.join(texts.shorten(label) for label in labels)
            carries = current[0].place != key
            numbered = key == "body"
            regions.append(Region(key, location, labels, tuple(current), False, numbered, carries))
            current.clear()

    if head:
        key = stack.open(0, "head", Level.HEAD, texts.HEAD, blocks[0].start)
        for block in blocks[:head]:
            current.append(Stretch(block.start, block.end, Border.PARAGRAPH, key, row=block.row))
            stack.reach(block.end)
    for index in range(head, len(blocks)):
        block = blocks[index]
        heading = headings.get(index) if index >= cover else None
        if index == closing:
            flush()
            key = stack.open(0, "tail", Level.HEAD, texts.CLOSING, block.start)
        elif index > closing:
            pass
        elif cover > head and index in (head, cover):
            flush()
            level, label = (
                (Level.PREAMBLE, texts.COVER_NOTICE) if index == head else (Level.HEAD, texts.HEAD)
            )
            key = stack.open(0, "pre" if index == head else "head", level, label, block.start)
        elif heading is not None:
            rank = 1 + order.index(heading.style)
            if not (opened < rank and current and all(item.heading for item in current)):
                flush()
            if stack.key_at(0):
                stack.close(0)
            parent = next((k for r in range(rank - 1, 0, -1) if (k := stack.key_at(r))), "")
            counts[parent] = counts.get(parent, 0) + 1
            own = f"{parent}.{counts[parent]}" if parent else f"s{counts[parent]}"
            key = stack.open(rank, own, Level.SECTION, heading.label, block.start, heading.number)
            opened, more = rank, heading.lines
        elif key in ("", "head"):
            flush()
            if headings:
                key = stack.open(0, "pre", Level.PREAMBLE, texts.LEAD, block.start)
            else:
                key = stack.open(0, "body", Level.SECTION, texts.BODY, block.start)
        titles = more > 0 and (heading is None or _fills(heading, block.text))
        more = max(more - 1, 0) if titles else 0
        current.append(
            Stretch(block.start, block.end, Border.PARAGRAPH, key, heading=titles, row=block.row)
        )
        stack.reach(block.end)
    flush()
    return Outline(stack.finish(), tuple(regions))


def find_headings(blocks: Sequence[Block], head: int) -> dict[int, SectionHeading]:
    """Return the headings by the index of their block."""
    found = _numbered(blocks, head)
    if any(heading.style == Style.STAGE for heading in found.values()):
        for index in _restarts(blocks, head, found):
            found[index] = SectionHeading(ALONE, None, _label(blocks[index].text))
    unnumbered = find_unnumbered(blocks, head, found)
    apart = [index for index, bare in unnumbered.items() if bare.style == SET_APART]
    if len(apart) == 1 and found:  # it stands beside the numbered ones: nothing shows more
        outermost = min(heading.style for heading in found.values())
        unnumbered[apart[0]] = Unnumbered(outermost, unnumbered[apart[0]].lines)
    beside = styles_by_level(blocks, {at: heading.style for at, heading in found.items()})
    for index, bare in unnumbered.items():
        if bare.style == SET_APART and (style := beside.get(blocks[index].apart)) is not None:
            unnumbered[index] = bare = Unnumbered(style, bare.lines)
        text = blocks[index].text
        label = " ".join(_label(block.text) for block in blocks[index : index + bare.lines])
        if bare.style == BULLET:
            label = heading_label(text, Mark(Style.CIRCLE, 0, 1))
        found[index] = SectionHeading(bare.style, None, label[:_LONGEST_LABEL], bare.lines)
    return dict(sorted(found.items()))


def count_headings(blocks: Sequence[Block], head: int) -> int:
    """How many headings there are, not counting ●."""
    found = find_headings(blocks, head)
    return sum(heading.style != BULLET for heading in found.values())


def _numbered(blocks: Sequence[Block], head: int) -> dict[int, SectionHeading]:
    found: dict[int, SectionHeading] = {}
    listed: Mark | None = None
    last: dict[Style, int] = {}
    for index in range(head, len(blocks)):
        text = blocks[index].text
        mark = None if blocks[index].row else read_mark(text)
        if mark is None or mark.style not in _SECTION_STYLES or len(text) == mark.end:
            listed = None
            continue
        carries_on = (
            listed is not None and listed.style is mark.style and listed.number + 1 == mark.number
        )
        before = blocks[index - 1].text if index > head else ""
        if text[-1] in "；;" or carries_on or _is_quoted(text, mark, before, last):
            listed = mark
            continue
        listed = None
        last[mark.style] = mark.number
        found[index] = SectionHeading(int(mark.style), mark.number, heading_label(text, mark))
    return found


def _is_quoted(text: str, mark: Mark, before: str, last: dict[Style, int]) -> bool:
    """Whether a line names a part of another work: a table's cell, 第九章：… under 《…》."""
    if " | " in text:
        return True
    if mark.style > Style.DIVISION:
        return False
    follows = mark.number in (1, last.get(mark.style, 0) + 1)
    return before.endswith("》") or (text[mark.end] in "：:" and not follows)


def _fills(heading: SectionHeading, text: str) -> bool:
    """Whether the line is the heading and no paragraph runs on after it."""
    return len(text) <= len(heading.label) + 2 or (
        len(text) < _BRIEF and text[-1] not in "。；;，,"
    )


def _label(text: str) -> str:
    return " ".join(text.rstrip("：:").split())


def heading_label(text: str, mark: Mark) -> str:
    """The heading that opens a line, without the paragraph that runs on after it.

    >>> heading_label("（一）从政治建设上带。一是把好入口。", read_mark("（一）从"))
    '（一）从政治建设上带'
    """
    stop = _LEAD_END.search(text, mark.end + 1)
    alone = not any(char in "。！？!?" for char in text[:-1])
    if len(text) <= _LONGEST_LABEL and (stop is None or (alone and text[-1] not in "。：:")):
        return text.rstrip("，,；;")
    if stop is not None and stop.start() <= _LONGEST_LABEL:
        return text[: stop.start()]
    clause = _CLAUSE_END.search(text, mark.end + 2)
    if clause is not None and clause.start() <= _LONGEST_LABEL:
        return text[: clause.start()]
    return text[:_LONGEST_LABEL]


def _restarts(blocks: Sequence[Block], head: int, numbered: dict[int, SectionHeading]) -> list[int]:
    """Lines such as 预备期： under which a numbering that stood before begins again."""
    found: list[int] = []
    for index in range(head, len(blocks) - 1):
        text, following = blocks[index].text, numbered.get(index + 1)
        if (
            index in numbered
            or blocks[index].row
            or len(text) > 20
            or text[-1] not in "：:"
            or text[0] in "（(—*·●■◆“"
        ):
            continue
        if following is not None and following.number == 1:
            style = following.style
            if any(i < index and h.style == style for i, h in numbered.items()):
                found.append(index)
    return found
