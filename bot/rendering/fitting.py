"""Paragraphs -> messages that Telegram takes: first shortened to the room there is, then
split where a reader would pause."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from bot.rendering.markup import Paragraph, Span, separator, units

LIMIT = 4000  # units of a message; Telegram takes 4096
ENTITIES = 90  # of 100; links and names that Telegram finds by itself count too
_ELLIPSIS = "……"
_LEAST = 40  # units of a quote that is worth showing
_BODY_SHARE = 0.6
_WORTH_FILLING = 800  # units left in a message that are not left empty
_BORDERS = (
    re.compile(r"\n+"),
    re.compile(r"[。！？；!?;]+[”’」』）)]*"),
    re.compile(r"[，、,：:　 ]"),
)


def fitted(paragraphs: Sequence[Paragraph], room: int, pointer: Paragraph) -> list[Paragraph]:
    """Return the paragraphs within `room` units, quotes shortened before what is said.

    Args:
        pointer: put last where something was left out; it says where the rest is read.
    """
    kept = [one for one in paragraphs if not one.blank]
    if room <= LIMIT and sum(one.entities for one in kept) > ENTITIES:
        kept = [_plain(one) for one in kept]
    if _length(kept) <= room:
        return kept
    gaps = sum(len(separator(one)) for one in kept if one.yields)
    fixed = _length([*(one for one in kept if not one.yields), pointer]) + len(separator(pointer))
    left = max(0, room - gaps - fixed)
    needs = {rank: [one.units for one in kept if one.yields == rank] for rank in (1, 2)}
    said = _shares(needs[1], max(int(left * _BODY_SHARE), left - sum(needs[2])))
    rooms = {1: iter(said), 2: iter(_shares(needs[2], left - sum(said)))}
    short = [shortened(one, next(rooms[one.yields])) if one.yields else one for one in kept]
    return [*filter(None, short), pointer]


def messages(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Return the paragraphs message by message, those that are too long cut."""
    done: list[list[Paragraph]] = []
    current: list[Paragraph] = []
    waiting = [one if one.entities <= ENTITIES else _plain(one) for one in reversed(paragraphs)]
    while waiting:
        one = waiting.pop()
        left = LIMIT - _length(current) - (len(separator(one)) if current else 0)
        full = sum(each.entities for each in current) + one.entities > ENTITIES
        if one.units <= left and not full:
            current.append(one)
            continue
        if not full and (not current or (left >= _WORTH_FILLING and one.units > LIMIT // 2)):
            head, tail = cut(one, left)
            if head:
                current.append(head)
            one = tail or one
        if current:
            done.append(current)
            current = []
        waiting.append(one)
    return [*done, current] if current else done


def shortened(one: Paragraph, room: int) -> Paragraph | None:
    """Return the paragraph within `room` units: its beginning, and the marks of what is
    left out; None where nothing worth reading is left."""
    if one.units <= room:
        return one
    marks = [span for span in one.spans if span.whole]
    head, tail = cut(one, room - len(_ELLIPSIS) - sum(units(span.text) for span in marks))
    if head is None or (head.units < _LEAST and not marks):
        return replace(one, spans=tuple(marks)) if marks else None
    lost = tuple(span for span in tail.spans if span.whole) if tail else ()
    return replace(one, spans=(*head.spans, Span(_ELLIPSIS), *lost))


def cut(one: Paragraph, room: int) -> tuple[Paragraph | None, Paragraph | None]:
    """Return a beginning of at most `room` units and the rest, parted at the end of a line,
    a sentence or a clause, if need be elsewhere; never within or before a whole span."""
    text = "".join(span.text for span in one.spans)
    room -= 2 * len(one.spans)  # what shuts in right-to-left letters
    most = min(len(text), max(0, room))
    while units(text[:most]) > room > 0:
        most -= max(1, (units(text[:most]) - room) // 2)
    held = _held(one)
    for border in _BORDERS:
        ends = [found.end() for found in border.finditer(text, most // 2, most)]
        at = next((end for end in reversed(ends) if end not in held), 0)
        if at:
            break
    else:
        at = most
        while at > 0 and (at in held or _joined(text, at)):
            at -= 1
    if at == 0 and room < LIMIT // 2:
        return None, one
    if at == 0:
        starts = list(accumulate(len(span.text) for span in one.spans))
        at = max((start for start in starts if start <= most), default=most)
    head, tail = _parted(one.spans, at)
    rest = replace(one, spans=tail, gap=False) if tail else None
    return replace(one, spans=head), rest


def _held(one: Paragraph) -> set[int]:
    """Where the paragraph's text may not be parted."""
    held: set[int] = set()
    at = 0
    for span in one.spans:
        if span.whole and units(span.text) < LIMIT // 2:
            held.update(range(at, at + len(span.text)))
        at += len(span.text)
    return held


def _joined(text: str, at: int) -> bool:
    """Whether what follows is drawn together with what stands before."""
    return at < len(text) and (
        unicodedata.category(text[at]) in ("Mn", "Me", "Cf") or text[at - 1] == "\u200d"
    )


def _parted(spans: Sequence[Span], at: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    head: list[Span] = []
    tail: list[Span] = []
    for span in spans:
        size = len(span.text)
        if at >= size:
            head.append(span)
        elif at <= 0:
            tail.append(span)
        else:
            head.append(replace(span, text=span.text[:at].rstrip("\n")))
            tail.append(replace(span, text=span.text[at:]))
        at -= size
    if tail:
        tail[0] = replace(tail[0], text=tail[0].text.lstrip("\n"))
    return tuple(one for one in head if one.text), tuple(one for one in tail if one.text)


def _shares(needs: Sequence[int], room: int) -> list[int]:
    """Divide the room: who needs less than an equal part leaves the rest to the others.

    >>> _shares([10, 500, 500], 300)
    [10, 145, 145]
    """
    shares = [0] * len(needs)
    waiting = sorted(range(len(needs)), key=lambda at: needs[at])
    for done, at in enumerate(waiting):
        shares[at] = min(needs[at], max(0, room) // (len(waiting) - done))
        room -= shares[at]
    return shares


def _plain(one: Paragraph) -> Paragraph:
    """Return the paragraph without bold type."""
    return replace(one, spans=tuple(replace(span, bold=False) for span in one.spans))


def _length(paragraphs: Sequence[Paragraph]) -> int:
    """Units of a message, with what stands between its paragraphs."""
    between = sum(len(separator(one)) for one in paragraphs[1:])
    return between + sum(one.units for one in paragraphs)
