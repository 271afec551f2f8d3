"""Cuts a passage into sentences, each with its place in the passage."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENDINGS = frozenset("。！？!?；;：:…”’」』）)|")
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;]+[”’」』）)\"]*|[^。！？!?；;\n]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`passage[start:end]`, without the white space around it."""

    text: str
    start: int
    end: int

    @property
    def complete(self) -> bool:
        """Whether it ends as a sentence does; a heading or a cut-off line does not."""
        return self.text[-1] in _ENDINGS


def whole_sentences(text: str, room: int) -> str:
    """Return the first sentences that fit into `room` characters; a longer first one is cut.

    >>> whole_sentences("每月召开一次。每季度上党课。", 9)
    '每月召开一次。'
    """
    end = max((one.end for one in sentences(text) if one.end <= room), default=room)
    return text[:end]


def sentences(passage: str) -> list[Sentence]:
    """Return the sentences of a passage in order; a line end closes one as well.

    >>> [one.text for one in sentences("每月召开一次。每季度上党课；")]
    ['每月召开一次。', '每季度上党课；']
    """
    found = []
    for match in _SENTENCE.finditer(passage):
        text = match.group()
        stripped = text.strip()
        if stripped:
            start = match.start() + len(text) - len(text.lstrip())
            found.append(Sentence(stripped, start, start + len(stripped)))
    return found
