"""Characters that are typed or read for each other: alike in sound or in shape.

Sound is the syllable without its tone, which an input method goes by, and next to it
what many speakers do not tell apart: -n and -ng, z/c/s and zh/ch/sh, n and l, f and h.
Shape is a table of ours, made from the usual lists of characters that schools warn of.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path

_SHAPES = Path(__file__).with_name("similar_shapes.txt")
_FUZZY = (
    (re.compile(r"^([zcs])h"), r"\1"),
    (re.compile(r"^n(?!g)"), "l"),
    (re.compile(r"ng$"), "n"),
    (re.compile(r"^hu(?=[aeio])"), "f"),
    (re.compile(r"^fei$"), "fi"),
    (re.compile(r"^hu$"), "fu"),
)


class Likeness(IntEnum):
    """How alike two characters are; the smaller, the likelier a slip."""

    SOUND = 1
    SHAPE = 2
    NEAR_SOUND = 3


class SimilarCharacters:
    """Knows for each common character those that it is mistaken for.

    Args:
        alike: character -> the others with their likeness; `load` makes it.
    """

    def __init__(self, alike: Mapping[str, Mapping[str, Likeness]]) -> None:
        self._alike = alike

    @classmethod
    def load(cls) -> SimilarCharacters:
        """Make it from the readings of pypinyin and the table of shapes."""
        sounds: defaultdict[str, set[str]] = defaultdict(set)
        near: defaultdict[str, set[str]] = defaultdict(set)
        for character, reading in _readings().items():
            sounds[reading].add(character)
            near[_blurred(reading)].add(character)
        alike: defaultdict[str, dict[str, Likeness]] = defaultdict(dict)
        for groups, likeness in (
            (near.values(), Likeness.NEAR_SOUND),
            (_shapes(), Likeness.SHAPE),
            (sounds.values(), Likeness.SOUND),
        ):
            for group in groups:
                for one in group:
                    alike[one].update((other, likeness) for other in group if other != one)
        return cls(alike)

    def of(self, character: str) -> Mapping[str, Likeness]:
        """Return the characters that this one may stand for by mistake.

        >>> SimilarCharacters.load().of("布")["部"]
        <Likeness.SOUND: 1>
        """
        return self._alike.get(character, {})


def _readings() -> dict[str, str]:
    """Return the commonest syllable, without its tone, of each character of GB 2312."""
    # pypinyin's dictionary of phrases, half a second to load, is of no use to characters.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import lazy_pinyin

    common = list(filter(_common, map(chr, range(0x4E00, 0xA000))))
    return dict(zip(common, lazy_pinyin(common), strict=True))


def _common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _blurred(syllable: str) -> str:
    """Return the syllable as one hears it who does not tell the near sounds apart.

    >>> _blurred("zheng") == _blurred("zen")
    True
    """
    for pattern, blurred in _FUZZY:
        syllable = pattern.sub(blurred, syllable)
    return syllable


def _shapes() -> list[str]:
    lines = _SHAPES.read_text(encoding="utf-8").splitlines()
    return [group for line in lines if not line.startswith("#") for group in line.split()]
