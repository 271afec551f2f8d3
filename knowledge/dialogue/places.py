"""A provision named by where it stands: 第二款, 下一条, 前款, 原文 -> a whole number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from knowledge.model import Level, Place
from knowledge.search import find_references
from knowledge.structure import parse_numeral, to_chinese

_KEY = re.compile(r"(?:^|\.)a(?P<article>\d+)(?:-(?P<insert>\d+))?(?:~\d+)?")
_PARAGRAPH = re.compile(r"\.k(\d+)")
_ITEM = re.compile(r"\.i(\d+)")
_LARGEST = 9999  # of a number that is looked for
_UNITS = {"条": Level.ARTICLE, "章": Level.CHAPTER, "款": Level.PARAGRAPH, "项": Level.ITEM}
_NAMED_PART = re.compile(r"第?\s*[（(]?\s*([^第条款项（()）\s]+)\s*[)）]?\s*(款|项)")


def innermost(places: Sequence[Place], start: int, end: int) -> str | None:
    """Return the key of the smallest place that holds `start:end`."""
    around = [one for one in places if one.start <= start and end <= one.end]
    return min(around, key=lambda one: one.end - one.start).key if around else None


def provision(parts: Mapping[str, str], key: str | None, places: Sequence[Place]) -> str | None:
    """Return the number of the provision that is meant, as it is asked for in full.

    Args:
        parts: what `Utterance.parts` says of a `Manner.PROVISION`.
        key: of the place spoken of; None where no place is.
        places: the places of its document.

    Returns:
        第十二条第二款; None where it cannot be told.
    """
    named = parts.get("named")
    if named and find_references(named):
        return named
    spoken = _KEY.search(key or "")
    if named and spoken:
        parts_named = "".join(
            f"第{to_chinese(number)}{unit}"
            for text, unit in _NAMED_PART.findall(named)
            if (number := parse_numeral(text)) is not None and number <= _LARGEST
        )
        inside = "款" not in parts_named and _PARAGRAPH.search(key or "")
        within = f"第{to_chinese(int(inside[1]))}款" if inside else ""
        return _article(spoken) + within + parts_named if parts_named else None
    if parts.get("this"):
        return _article(spoken) if spoken else _chapter(key, places)
    unit = parts.get("unit") or parts.get("backunit")
    if unit is None or key is None:
        return None
    return _beside(unit, -1 if _backwards(parts) else 1, key, places)


def _backwards(parts: Mapping[str, str]) -> bool:
    return "back" in parts or any(one in parts.get("steps", "") for one in "上前")


def _beside(unit: str, step: int, key: str, places: Sequence[Place]) -> str | None:
    """The number of the place of one level before or after that of the key."""
    level = _UNITS[unit]
    siblings = [one for one in places if one.level is level]
    if level in (Level.PARAGRAPH, Level.ITEM):
        spoken = _KEY.search(key)
        own = (_PARAGRAPH if level is Level.PARAGRAPH else _ITEM).search(key)
        if spoken is None:
            return None
        number = int(own[1]) + step if own else 1
        return _article(spoken) + f"第{to_chinese(max(number, 1))}{unit}"
    here = next((one for one in places if one.key == key), None)
    if here is None:
        return None
    at = [n for n, one in enumerate(siblings) if one.start <= here.start < one.end]
    if not at or not 0 <= at[0] + step < len(siblings):
        return None
    there = siblings[at[0] + step]
    match = _KEY.search(there.key)
    if level is Level.ARTICLE and match:
        return _article(match)
    return f"第{to_chinese(there.number)}{unit}" if there.number is not None else None


def _article(match: re.Match[str]) -> str:
    insert = f"之{to_chinese(int(match['insert']))}" if match["insert"] else ""
    return f"第{to_chinese(int(match['article']))}条{insert}"


def _chapter(key: str | None, places: Sequence[Place]) -> str | None:
    here = next((one for one in places if one.key == key), None)
    if here is None or here.level not in (Level.CHAPTER, Level.PART) or here.number is None:
        return None
    return f"第{to_chinese(here.number)}{'章' if here.level is Level.CHAPTER else '编'}"
