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
_UNSURE = re.compile(r"^[的等为以]|[的等为以在]$|应当|不得|可以|或者|以及")


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
        first = self._first(text, chunks[0], even, builds)
        final = self._final(text, chunks[-1], even, builds)
        return [first, *chunks[1:-1], final] if first and final else []

    def _first(self, text: str, span: Span, even: int, builds: Sequence[str]) -> Span | None:
        words = self._tag(text[span[0] : span[1]])
        borders = [span[0], *accumulate((len(word) for word, _ in words), initial=span[0])][1:]
        if even >= 3 and span[1] - even in borders:
            return span[1] - even, span[1]
        tags = [_kind(tag) for _, tag in words]
        for index in range(len(words)):
            if index and " ".join(tags[index:]) in builds and tags[index - 1] in "vp":
                return borders[index], span[1]
        behind = [index for index, tag in enumerate(tags) if tag == "v" or tag == "p"]
        if behind and span[1] - borders[behind[-1] + 1] >= 2:
            return borders[behind[-1] + 1], span[1]
        return None

    def _final(self, text: str, span: Span, even: int, builds: Sequence[str]) -> Span | None:
        words = self._tag(text[span[0] : span[1]])
        ends = list(accumulate((len(word) for word, _ in words), initial=span[0]))
        if even >= 3 and span[0] + even in ends:
            return span[0], span[0] + even
        if text[span[1] : span[1] + 1] in _END and " ".join(_kind(t) for _, t in words) in builds:
            return span
        tail = _TAIL.search(text, span[0] + 2, span[1])
        if tail and tail.start() in ends:
            return span[0], tail.start()
        if _kind(words[-1][1]) not in {one.split()[-1] for one in builds if one}:
            return None
        brief = span[1] - span[0] <= 8
        if text[span[1] : span[1] + 1] == "、":
            return None
        return span if brief and text[span[1] : span[1] + 1] in _END else None

    def _build(self, words: str) -> str:
        return " ".join(_kind(tag) for _, tag in self._tag(words))


def _certain(members: Sequence[str]) -> bool:
    """Whether the members are of one kind; 的 in one of them alone belongs to what follows."""
    owned = sum("的" in one for one in members)
    return owned in (0, len(members)) and not any(_UNSURE.search(one) for one in members)


def _kind(tag: str) -> str:
    """Verbs used as nouns (vn) count as nouns."""
    return "n" if tag in ("vn", "an", "j", "l", "i") else tag[:1]


def _linked(text: str, span: Span) -> list[Span]:
    """The last chunk as two members where a 和 stands between them."""
    link = _LINK.search(text, span[0] + 2, span[1] - 1)
    if link is None or span[1] - link.end() < 2:
        return [span]
    return [(span[0], link.start()), (link.end(), span[1])]
