"""What stands before a text: its cover page and its table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.reading.texts import Removed
from knowledge.reading.word.word_line import WordLine

_CONTENTS = frozenset(("目录", "目次", "目錄", "contents"))
_ENTRY = re.compile(r"(?P<page>\d{1,4})\s?[-—)）]?$")
_DOTS = ("...", "…", "．．．", "···", "⋯", "___")
_FEWEST_ENTRIES = 3
_MOST_LINES, _LONGEST_LINE, _LONGEST_COVER = 16, 60, 300
_FIRST_LINES = 10
_SHORTEST_TITLE = 4
_STOPS = frozenset("。；，;")
_DATE = re.compile(r"[（(]?\s?(?:[12]\d{3}|[一二][〇○零Oo0一二三四五六七八九]{3})\s?[年./-]")
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff（）()·]{2,26}(?:公司|集团|大学|学院|学校|中学|小学|医院|法院|检察院|政府|委员会|"
    r"党委|党组|党支部|总支|协会|学会|研究院|研究所|中心|办公室|局|厅|部|处|院)$"
)


@dataclass(frozen=True, slots=True)
class Front:
    """A file's lines, those before the text marked, and what they tell of it."""

    lines: tuple[WordLine, ...]
    title: str = ""
    organisation: str = ""


def read_front(lines: Sequence[WordLine], known: str = "") -> Front:
    """Mark the table of contents and the cover; `known` is the title in the properties.

    Of a cover, the lines before the first page break, its title and its date stay. The
    title is what has the style Title, or is the largest on the cover; that in the
    properties counts only where the first lines print it, for it is often a template's.
    """
    marked = _without_contents(lines)
    kept = [index for index, line in enumerate(marked) if line.removed is None]
    cover = _cover(marked, kept)
    styled = _styled(marked, kept)
    title = styled or _largest(marked, cover)
    organisation = ""
    if title:
        for index in cover:
            text = marked[index].text.strip()
            if index in title or _DATE.match(text):
                continue
            if _ORGANISATION.match(text):
                organisation = organisation or text
            marked[index] = replace(marked[index], removed=Removed.COVER, heading=0)
    named = _joined([marked[index].text for index in title])
    return Front(tuple(marked), named or _printed(marked, kept, known), organisation)


def _without_contents(lines: Sequence[WordLine]) -> list[WordLine]:
    marked = list(lines)
    for begin, end in _typed_contents(lines):
        for index in range(begin, end):
            marked[index] = replace(marked[index], removed=Removed.CONTENTS, heading=0)
    for index, (line, following) in enumerate(pairwise(marked)):
        if following.removed is Removed.CONTENTS and _names_contents(line):
            marked[index] = replace(line, removed=Removed.CONTENTS, heading=0)
    return marked


def _typed_contents(lines: Sequence[WordLine]) -> Iterator[tuple[int, int]]:
    """Yield the runs of entries that somebody typed: `第一章　总则……3`.

    Tabs alone do not make entries, for columns of a table may be typed with them; under
    the heading 目录 they do.
    """
    begin, last, dotted = 0, -1, False
    for index, line in enumerate([*lines, WordLine("")]):
        entry = _entry(line)
        if entry is not None and entry[0] >= last:
            dotted = dotted or entry[1]
            last = entry[0]
            continue
        titled = begin > 0 and _names_contents(lines[begin - 1])
        if index - begin >= _FEWEST_ENTRIES and (dotted or titled):
            yield begin, index
        begin, last, dotted = (index + 1, -1, False) if entry is None else (index, *entry)


def _entry(line: WordLine) -> tuple[int, bool] | None:
    """The page that a line ends with, and whether dots lead to it."""
    found = _ENTRY.search(line.text[-12:]) if line.removed is None and not line.row else None
    if found is None:
        return None
    before = line.text[: len(line.text) - len(found[0])].rstrip(" \u3000-—(（")
    dotted = before.endswith(_DOTS)
    if not dotted and not before.endswith("\t"):
        return None
    return int(found["page"]), dotted


def _names_contents(line: WordLine) -> bool:
    return "".join(line.text.split()).lower() in _CONTENTS


def _cover(lines: Sequence[WordLine], kept: Sequence[int]) -> list[int]:
    """Return the lines of the cover: a first page of few short lines, most of them centred."""
    if not kept:
        return []
    named = [index for index in kept if lines[index].cover]
    if named:
        return named
    first = lines[kept[0]].page
    cover = [index for index in kept if lines[index].page == first]
    size = sum(len(lines[index].text) for index in cover)
    if len(cover) == len(kept) or len(cover) > _MOST_LINES or size > _LONGEST_COVER:
        return []
    for index in cover:
        line = lines[index]
        if line.row or len(line.text) > _LONGEST_LINE or line.text.rstrip()[-1:] in _STOPS:
            return []
    centred = sum(lines[index].centred or lines[index].title for index in cover)
    return cover if 2 * centred >= len(cover) else []


def _styled(lines: Sequence[WordLine], kept: Sequence[int]) -> list[int]:
    """Return the lines that have the style Title, if nothing later has it too."""
    found: list[int] = []
    for index in kept[:_FIRST_LINES]:
        if lines[index].title:
            found.append(index)
        elif found:
            break
    chapters = sum(lines[index].title for index in kept) > len(found)
    return [] if chapters else found


def _largest(lines: Sequence[WordLine], cover: Sequence[int]) -> list[int]:
    """Return the lines of a cover that are larger than all others on it."""
    named = [index for index in cover if not _DATE.match(lines[index].text)]
    sizes = sorted({lines[index].size for index in named}, reverse=True)
    if not sizes or (len(sizes) == 1 and len(named) > 1):
        return []
    found: list[int] = []
    for index in named:
        if lines[index].size == sizes[0]:
            found.append(index)
        elif found:
            break
    return found


def _joined(parts: Sequence[str]) -> str:
    title = ""
    for part in parts:
        apart = title[-1:].isascii() and part[:1].isascii()
        title += f" {part.strip()}" if title and apart else part.strip()
    return " ".join(title.split())


def _printed(lines: Sequence[WordLine], kept: Sequence[int], known: str) -> str:
    """Return the known title where the first lines print it."""
    wanted = "".join(known.split())
    printed = "".join("".join(lines[index].text.split()) for index in kept[:_FIRST_LINES])
    return known if len(wanted) >= _SHORTEST_TITLE and wanted in printed else ""
