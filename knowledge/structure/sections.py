"""The outline of an article or notice: its headings and the paragraphs under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Level
from knowledge.structure import texts
from knowledge.structure.blocks import Block
from knowledge.structure.headings import is_plain_heading
from knowledge.structure.marks import Mark, Style, read_mark
from knowledge.structure.outline import Border, Outline, PlaceStack, Region, Stretch

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
        Style.POINT,
        Style.ROUND,
    )
)
_LEAD_END = re.compile(r"[。！？：:!?]")
_CLAUSE_END = re.compile(r"[，,；;]")
_LONGEST_LABEL = 60
_BARE_RANK = -1


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A heading of an article: its style, number, label, and whether text runs on after it."""

    style: int
    number: int | None
    label: str


def outline_sections(
    blocks: Sequence[Block], head: int, cover: int = 0, closing: int | None = None
) -> Outline:
    """Return the outline of an article.

    `blocks[:head]` are the title and byline lines, `blocks[head:cover]` the notice that
    issues the text, `blocks[closing:]` the lines about the authors at its end.
    """
    closing = len(blocks) if closing is None else max(closing, head)
    headings = find_headings(blocks, head)
    order = _order(list(headings.values()))
    stack = PlaceStack()
    regions: list[Region] = []
    counts: dict[str, int] = {}
    current: list[Stretch] = []
    key = ""

    def flush() -> None:
        if current:
            labels = stack.labels
            location = texts.PATH_SEPARATOR.join(texts.shorten(label) for label in labels)
            regions.append(Region(key, location, labels, tuple(current), numbered=key == "body"))
            current.clear()

    if head:
        key = stack.open(0, "head", Level.HEAD, texts.HEAD, blocks[0].start)
        for block in blocks[:head]:
            current.append(Stretch(block.start, block.end, Border.PARAGRAPH, key))
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
            flush()
            rank = 1 + order.index(heading.style)
            if stack.key_at(0):
                stack.close(0)
            parent = next((k for r in range(rank - 1, 0, -1) if (k := stack.key_at(r))), "")
            counts[parent] = counts.get(parent, 0) + 1
            own = f"{parent}.{counts[parent]}" if parent else f"s{counts[parent]}"
            key = stack.open(rank, own, Level.SECTION, heading.label, block.start, heading.number)
        elif key in ("", "head"):
            flush()
            if headings:
                key = stack.open(0, "pre", Level.PREAMBLE, texts.LEAD, block.start)
            else:
                key = stack.open(0, "body", Level.SECTION, texts.BODY, block.start)
        current.append(Stretch(block.start, block.end, Border.PARAGRAPH, key))
        stack.reach(block.end)
    flush()
    return Outline(stack.finish(), tuple(regions))


def find_headings(blocks: Sequence[Block], head: int) -> dict[int, SectionHeading]:
    """Return the headings by the index of their block."""
    found: dict[int, SectionHeading] = {}
    listed: Mark | None = None
    for index in range(head, len(blocks)):
        text = blocks[index].text
        mark = read_mark(text)
        if mark is None or mark.style not in _SECTION_STYLES or len(text) == mark.end:
            listed = None
            continue
        carries_on = (
            listed is not None and listed.style is mark.style and listed.number + 1 == mark.number
        )
        if text[-1] in "；;" or carries_on:
            listed = mark
            continue
        listed = None
        found[index] = SectionHeading(int(mark.style), mark.number, heading_label(text, mark))
    for index in _bare_headings(blocks, head, found):
        label = " ".join(blocks[index].text.rstrip("：:").split())
        found[index] = SectionHeading(_BARE_RANK, None, label)
    return dict(sorted(found.items()))


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


def _bare_headings(
    blocks: Sequence[Block], head: int, numbered: dict[int, SectionHeading]
) -> list[int]:
    styles = {heading.style for heading in numbered.values()}
    found: list[int] = []
    for index in range(head, len(blocks) - 1):
        text, following = blocks[index].text, blocks[index + 1]
        if index in numbered or len(text) > 20 or text[0] in "（(—*·●■◆“":
            continue
        before = blocks[index - 1] if index > head else None
        if styles:
            restarts = index + 1 in numbered and numbered[index + 1].number == 1
            again = restarts and any(
                i < index and h.style == numbered[index + 1].style for i, h in numbered.items()
            )
            if again and text[-1] in "：:" and Style.STAGE in styles:
                found.append(index)
            continue
        if not is_plain_heading(blocks[index], before) or index + 1 in numbered:
            continue
        if len(following.text) >= 40 and following.ended:
            found.append(index)
    return found if len(found) >= 2 or styles else []


def _order(headings: Sequence[SectionHeading]) -> list[int]:
    """The styles of a document's headings, outermost first.

    By the usual order, unless a style that comes first counts through the whole document
    while a usually higher one starts again inside it.
    """
    firsts: dict[int, int] = {}
    ones: dict[int, int] = {}
    for index, heading in enumerate(headings):
        style = int(Style.STAGE) if heading.style == _BARE_RANK and firsts else heading.style
        firsts.setdefault(style, index)
        ones[style] = ones.get(style, 0) + (heading.number == 1)
    order = sorted(firsts)
    for style in sorted(firsts, key=lambda s: firsts[s]):
        for other in list(order):
            outer = order.index(other) < order.index(style)
            if outer and firsts[style] < firsts[other] and ones[style] == 1 and ones[other] > 1:
                order.remove(style)
                order.insert(order.index(other), style)
    if any(heading.style == _BARE_RANK for heading in headings) and _BARE_RANK not in order:
        order.insert(0, _BARE_RANK)
    return order
