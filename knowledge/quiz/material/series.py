"""甲、乙、丙和丁 in one sentence: where each member begins and ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from knowledge.quiz.material.sentences import Span

Tagger = Callable[[str], list[tuple[str, str]]]
"""Words in order with their part of speech (ICTCLAS tags)."""

_CHUNK = r"[^，。；：、！？“”《》（）,;:!?\"()\s]{2,20}"
_SERIES = re.compile(rf"(?P<first>{_CHUNK})(?P<rest>(?:、{_CHUNK}){{1,11}})")
_LINK = re.compile(r"以及|或者|和|及|或|与")
_TAIL = re.compile(r"的|等|相(?:结合|统一|互)")
_END = frozenset("。；，,;")
_JOINED = frozenset("、）)”》")
_GIVING = re.compile(r".*(?:给予|予以|受到)(?:其)?")  # what is given begins with a verb as well
_AFTER = _END | frozenset("的等为相”)）") | {""}
_UNEVEN = 3  # characters that members may differ by where they neither begin nor end alike
_UNSURE = re.compile(
    r"^[的等为以对向把由在从与和不]|^(?:按照|根据|依照|其他|包括|分为)|[的等为以在有]$|应当|不得|可以|或者|以及"
)


class SeriesReader:
    """Finds series of three and more members whose borders are certain: members of one
    length, of one build, or behind a verb and before 的 or the end of the clause."""

    def __init__(self, tag: Tagger) -> None:
        self._tag = tag

    def __call__(self, text: str, start: int, end: int) -> Iterator[list[Span]]:
        """Yield the members of each series in `text[start:end]`.

        >>> text = "使用党费应当坚持统筹安排、量入为出、收支平衡、略有结余的原则。"
        >>> from knowledge.index import Terms
        >>> [[text[a:b] for a, b in one] for one in SeriesReader(Terms().tagged)(text, 0, 31)]
        [['统筹安排', '量入为出', '收支平衡', '略有结余']]
        """
        for match in _SERIES.finditer(text, start, end):
            if text[match.start() - 1 : match.start()] in _JOINED:
                continue  # the series began before a bracket or a quote
            members = self._members(text, match)
            if len(members) >= 3 and _certain([text[a:b] for a, b in members]):
                yield members

    def _members(self, text: str, match: re.Match[str]) -> list[Span]:
        chunks = [match.span("first")]
        at = match.start("rest")
        for part in match["rest"].split("、")[1:]:
            chunks.append((at + 1, at + 1 + len(part)))
            at += 1 + len(part)
        chunks[-1:] = _linked(text, chunks[-1])
        if len(chunks) < 3:
            return []
        builds = [self._build(text[a:b]) for a, b in chunks[1:-1]]
        lengths = {b - a for a, b in chunks[1:-1]}
        even = lengths.pop() if len(lengths) == 1 else 0
        first = _alike(text, chunks) or self._first(text, chunks[0], even, builds)
        final = self._final(text, chunks[-1], even, builds)
        return [first, *chunks[1:-1], final] if first and final else []

    def _first(self, text: str, span: Span, even: int, builds: Sequence[str]) -> Span | None:
        giving = _GIVING.search(text, *span)
        if giving:
            return (giving.end(), span[1]) if span[1] - giving.end() >= 2 else None
        words = self._tag(text[span[0] : span[1]])
        borders = [span[0], *accumulate((len(word) for word, _ in words), initial=span[0])][1:]
        tags = [_kind(tag) for _, tag in words]
        if even >= 3 and span[1] - even in borders:
            index = borders.index(span[1] - even)
            alike = " ".join(tags[index:]) in builds
            if index == 0 or tags[index - 1] != "n" or alike:
                return span[1] - even, span[1]
        for index in range(len(words)):
            if index and " ".join(tags[index:]) in builds and tags[index - 1] in "vp":
                return borders[index], span[1]
        behind = [index for index, tag in enumerate(tags) if tag == "v" or tag == "p"]
        if behind and span[1] - borders[behind[-1] + 1] >= 2:
            return borders[behind[-1] + 1], span[1]
        return None

    def _final(self, text: str, span: Span, even: int, builds: Sequence[str]) -> Span | None:
        if text[span[1] : span[1] + 1] == "、":
            return None  # it goes on behind a quote or a bracket
        words = self._tag(text[span[0] : span[1]])
        ends = list(accumulate((len(word) for word, _ in words), initial=span[0]))
        if even >= 3 and span[0] + even in ends:
            after = text[span[0] + even : span[0] + even + 1]
            return (span[0], span[0] + even) if after in _AFTER else None
        if text[span[1] : span[1] + 1] in _END and " ".join(_kind(t) for _, t in words) in builds:
            return span
        tail = _TAIL.search(text, span[0] + 2, span[1])
        if tail and tail.start() in ends:
            return span[0], tail.start()
        if _kind(words[-1][1]) not in {one.split()[-1] for one in builds if one}:
            return None
        brief = span[1] - span[0] <= 8
        return span if brief and text[span[1] : span[1] + 1] in _END else None

    def _build(self, words: str) -> str:
        return " ".join(_kind(tag) for _, tag in self._tag(words))


def _alike(text: str, chunks: Sequence[Span]) -> Span | None:
    """The first member where the others all begin with one character: 保工资、保运转."""
    start, end = chunks[0]
    begun = {text[one[0]] for one in chunks[1:]}
    at = text.rfind(begun.pop(), start, end - 1) if len(begun) == 1 else -1
    return (at, end) if at >= 0 else None


def _certain(members: Sequence[str]) -> bool:
    """Whether the members are of one kind; 的 in one of them alone belongs to what follows."""
    owned = sum("的" in one for one in members)
    if owned not in (0, len(members)) or any(_UNSURE.search(one) for one in members):
        return False
    lengths = sorted(map(len, members))
    longer = len(members[-1]) - max(map(len, members[:-1]))
    alike = len({one[0] for one in members}) == 1 or len({one[-1] for one in members}) == 1
    return alike or (lengths[-1] - lengths[0] <= _UNEVEN and longer < 2)


def _kind(tag: str) -> str:
    """Verbs used as nouns (vn) count as nouns."""
    return "n" if tag in ("vn", "an", "j", "l", "i") else tag[:1]


def _linked(text: str, span: Span) -> list[Span]:
    """The last chunk as two members where a 和 stands between them."""
    link = _LINK.search(text, span[0] + 2, span[1] - 1)
    if link is None or span[1] - link.end() < 2:
        return [span]
    return [(span[0], link.start()), (link.end(), span[1])]
