"""Tables of contents: taken out of the text, and used to part a compilation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.model import Level
from knowledge.source import SourceLine
from knowledge.structure import texts
from knowledge.structure.blocks import Block
from knowledge.structure.headings import read_heading
from knowledge.structure.kinds import names_a_rule
from knowledge.structure.marks import read_mark

_TITLES = frozenset(("目录", "目次", "目錄"))
_PAGE = re.compile(r"(?:[（(]第?[^（）()]{1,20}条?[）)]|[.．·…\s]+\d{1,4}|[.．·…]{2,})+$")
_LONGEST_ENTRY = 90
_LONGEST_TABLE = 600
_LONGEST_COVER = 8
_NEAR = 4


def divide(
    lines: Sequence[SourceLine], listed: Sequence[SourceLine] = ()
) -> tuple[tuple[tuple[SourceLine, ...], ...], tuple[SourceLine, ...]]:
    """Part the kept lines of a file into documents, and the lines of its table of contents.

    A compilation (articles listed in 目录 and found again below) gives several documents;
    everything else gives one. `listed` are the lines of a table of contents that reading
    has known by its format and taken out; only rules that it lists part the text.
    """
    if listed:
        rules = [line for line in listed if names_a_rule(_key(line.text))]
        starts = _document_starts([listed[0], *rules], lines)
        if len(starts) < 2:
            return (tuple(lines),), ()
        cover = tuple(replace(line, removed=texts.COVER) for line in lines[: starts[0]])
        if len(cover) > _LONGEST_COVER or any(len(line.text) > _LONGEST_ENTRY for line in cover):
            return _parts(lines, starts), ()
        return _parts(lines[starts[0] :], [start - starts[0] for start in starts]), cover
    table = _table(lines)
    if table is None:
        return ((tuple(lines),) if lines else ()), ()
    begin, end = table
    left_out = tuple(
        replace(line, removed=texts.TABLE_OF_CONTENTS)
        for line in lines[begin:end]
        if line.text.strip()
    )
    blank = [line for line in lines[begin:end] if not line.text.strip()]
    before, body = [*lines[:begin], *blank], lines[end:]
    starts = _document_starts(lines[begin:end], body)
    if len(starts) < 2:
        return ((*before, *body),), left_out
    parts = _parts(body, starts)
    return ((*before, *parts[0]), *parts[1:]), left_out


def _parts(body: Sequence[SourceLine], starts: Sequence[int]) -> tuple[tuple[SourceLine, ...], ...]:
    """The lines from each start to the next; what stands before the first belongs to it."""
    begins = [0, *starts[1:]]
    return tuple(tuple(body[a:b]) for a, b in zip(begins, [*starts[1:], len(body)], strict=True))


def _key(text: str) -> str:
    return "".join(_PAGE.sub("", text.strip()).split())


def _table(lines: Sequence[SourceLine]) -> tuple[int, int] | None:
    for index, line in enumerate(lines[:60]):
        if "".join(line.text.split()) in _TITLES:
            return _table_under(lines, index)
    return _run_of_headings(lines)


def _table_under(lines: Sequence[SourceLine], index: int) -> tuple[int, int] | None:
    entries: list[str] = []
    for at in range(index + 1, min(len(lines), index + _LONGEST_TABLE)):
        text = lines[at].text.strip()
        if not text:
            continue
        key = _key(text)
        if len(entries) >= 2 and key in entries[:2]:
            return index, at - entries.index(key) if entries.index(key) else at
        if len(text) > _LONGEST_ENTRY:
            return None
        entries.append(key)
    return None


def _run_of_headings(lines: Sequence[SourceLine]) -> tuple[int, int] | None:
    """A table without its title: three or more chapter lines in a row that come again."""
    run: list[int] = []
    for at, line in enumerate(lines[:_LONGEST_TABLE]):
        text = line.text.strip()
        if not text:
            continue
        heading = read_heading(Block(0, len(text), text))
        if heading is None:
            if run:
                break
            continue
        keys = [_key(lines[i].text) for i in run]
        if _key(text) in keys:
            break
        run.append(at)
    chapters = [_key(lines[i].text) for i in run]
    if len(run) < 3 or run[-1] + 1 >= len(lines):
        return None
    if sum(_is_chapter(lines[i].text) for i in run) < 3:
        return None
    later = {_key(line.text) for line in lines[run[-1] + 1 :] if len(line.text) <= _LONGEST_ENTRY}
    if sum(key in later for key in chapters) * 2 < len(chapters):
        return None
    return run[0], run[-1] + 1


def _is_chapter(text: str) -> bool:
    text = text.strip()
    heading = read_heading(Block(0, len(text), text)) if text else None
    return heading is not None and heading.level is Level.CHAPTER


def _document_starts(table: Sequence[SourceLine], body: Sequence[SourceLine]) -> list[int]:
    keys = [_key(line.text) for line in body]
    starts: list[int] = []
    at = 0
    previous = -_NEAR
    for line in table[1:]:
        entry = _key(line.text)
        if not entry or read_mark(line.text.strip()) is not None:
            continue
        found = _find(entry, keys, at)
        if found is None:
            continue
        if found - previous >= _NEAR:
            starts.append(found)
        previous = found
        at = found + 1
    return starts


def _find(entry: str, keys: Sequence[str], at: int) -> int | None:
    for index in range(at, len(keys)):
        key = keys[index]
        if key == entry:
            return index
        if key and len(key) >= 4 and entry.startswith(key):
            joined = key
            for following in keys[index + 1 : index + 3]:
                joined += following
                if joined == entry:
                    return index
    return None
