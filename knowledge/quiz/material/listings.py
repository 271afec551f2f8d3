"""Lines -> their enumerations: （一）（二）…, 一是…二是…, …；…；…, and headings under a heading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.model import Document
from knowledge.quiz.material.lines import Line
from knowledge.quiz.material.sentences import Span, ordinal, parted, sentences
from knowledge.quiz.material.series import SeriesReader
from knowledge.quiz.material.statements import Holding
from knowledge.quiz.material.worth import names_its_subject
from knowledge.quiz.statements import Listing, Member

_HEAD = re.compile(r"[^：:。；]{2,60}[：:]")
_TRAILING = "。；;，,、 \u3000"
_FEWEST, _MOST = 2, 24
_LONGEST_HEAD, _BRIEF, _LONGEST_MEMBER = 120, 26, 160


@dataclass(frozen=True, slots=True)
class ListingReader:
    """Reads the listings of one document; `document` is without its text."""

    document: Document
    text: str
    holding: Holding
    series: SeriesReader

    def __call__(self, lines: Sequence[Line]) -> tuple[Listing, ...]:
        """Return the listings in the order of the text."""
        found = [
            *self._items(lines),
            *self._ordinals(lines),
            *self._openers(lines),
            *self._headings(lines),
        ]
        for line in lines:
            if not line.heading:
                found += self._inside(line)
        return tuple(sorted(found, key=lambda one: (one.start, one.end)))

    def _items(self, lines: Sequence[Line]) -> Iterator[Listing]:
        """（一）…（二）… below a line that ends with a colon."""
        for _, group in groupby(lines, key=lambda one: one.owner):
            own = list(group)
            heads = [one for one in own if not one.in_item]
            items = [
                one
                for one in own
                if one.item and one.item.count(".") <= own[0].owner.count(".") + 1
            ]
            if heads and items:
                head = self._head(heads[0])
                if head:
                    members = [(one.start, self._first_end(one)) for one in items]
                    yield from self._listing(heads[0], head, members, items[-1].end)

    def _ordinals(self, lines: Sequence[Line]) -> Iterator[Listing]:
        """一是…二是…, below the heading of their section or the words that open them."""
        for _, group in groupby(lines, key=lambda one: (one.section, one.article)):
            own = list(group)
            head: tuple[Line, Span] | None = None
            members: list[Span] = []
            last: Span | None = None
            for line in own:
                for start, end in sentences(self.text, line.start, line.end):
                    skip = ordinal(self.text, start, end)
                    first = self.text[start] == "一"
                    if skip and (first or members):
                        if first:
                            yield from self._closed(head, members)
                            head, members = self._opened(own, line, last), []
                        members.append((start + skip, end))
                    last = start, end
            yield from self._closed(head, members)

    def _opened(
        self, own: Sequence[Line], line: Line, last: Span | None
    ) -> tuple[Line, Span] | None:
        """What the first 一是 stands under: the sentence before it, or the heading."""
        if last and last[0] >= line.start and self.text[last[0] : last[1]][-1] in "：:":
            return line, last
        heading = own[0]
        if last and line.start <= last[0] and last[1] - last[0] <= _BRIEF + 10:
            return line, last
        return (heading, (heading.start, heading.end)) if heading.heading else None

    def _closed(self, head: tuple[Line, Span] | None, members: Sequence[Span]) -> Iterator[Listing]:
        if head and len(members) > 1:
            yield from self._listing(head[0], head[1], members, members[-1][1])

    def _openers(self, lines: Sequence[Line]) -> Iterator[Listing]:
        """Paragraphs under one heading that each open with a brief sentence of their own."""
        for _, group in groupby(lines, key=lambda one: one.section):
            own = list(group)
            if len(own) < 3 or not own[0].heading or any(one.article for one in own):
                continue
            members = [next(sentences(self.text, one.start, one.end)) for one in own[1:]]
            brief = [2 < end - start <= _BRIEF for start, end in members]
            plain = not any(ordinal(self.text, *one) for one in members)
            whole = all(self.text[end - 1] == "。" for _, end in members)
            if all(brief) and plain and whole:
                yield from self._listing(own[0], (own[0].start, own[0].end), members, own[-1].end)

    def _headings(self, lines: Sequence[Line]) -> Iterator[Listing]:
        """The headings directly under a heading."""
        headings = [one for one in lines if one.heading and not one.article]
        below: defaultdict[tuple[str, ...], list[Line]] = defaultdict(list)
        for one in headings:
            below[one.headings[:-1]].append(one)
        for outer in headings:
            inner = [one for one in below[outer.headings] if one.start > outer.start]
            if len(inner) > 1:
                members = [(one.start, one.end) for one in inner]
                yield from self._listing(outer, (outer.start, outer.end), members, inner[-1].end)

    def _inside(self, line: Line) -> Iterator[Listing]:
        """…是：…；…；… and 甲、乙和丙 inside one sentence."""
        for start, end in sentences(self.text, line.start, line.end):
            head = _HEAD.match(self.text, start, end)
            if head:
                members = parted(self.text, head.end(), end, "；;")
                if len(members) > 2:
                    yield from self._listing(line, (start, head.end()), members, end)
            for begin, stop in parted(self.text, start, end, "；;"):
                if begin == start or names_its_subject(self.text[begin:stop]):
                    for one in self.series(self.text, begin, stop):
                        yield from self._listing(line, (begin, one[0][0]), one, stop)

    def _head(self, line: Line) -> Span | None:
        last = list(sentences(self.text, line.start, line.end))[-1:]
        if not last or self.text[last[0][1] - 1] not in "：:":
            return None
        return last[0]

    def _first_end(self, line: Line) -> int:
        """Where the first sentence of an item ends."""
        return next(sentences(self.text, line.start, line.end))[1]

    def _listing(
        self, line: Line, head: Span, spans: Iterable[Span], end: int
    ) -> Iterator[Listing]:
        members = tuple(self._member(*one) for one in spans)
        words = self.text[head[0] : head[1]].rstrip("：: ")
        passage = self.holding(head[0], head[1])
        fit = (
            passage is not None
            and _FEWEST <= len(members) <= _MOST
            and 2 <= len(words) <= _LONGEST_HEAD
            and all(1 < len(one.text) <= _LONGEST_MEMBER for one in members)
            and not self.document.is_scanned(head[0], end)
        )
        if fit and passage is not None:
            yield Listing(
                document=self.document,
                passage=passage,
                article=line.article,
                headings=line.headings,
                head=words,
                members=members,
                start=head[0],
                end=end,
            )

    def _member(self, start: int, end: int) -> Member:
        words = self.text[start:end].rstrip(_TRAILING)
        for link in ("；和", "；以及", "；或者"):
            words = words.removesuffix(link)
        return Member(start, start + len(words), words)
