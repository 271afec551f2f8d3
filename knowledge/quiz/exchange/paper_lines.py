"""A question paper that people wrote -> its lines, numbered as they are told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from knowledge.quiz.exchange import texts
from knowledge.reading import (
    Cell,
    DocxReader,
    Limits,
    MarkdownReader,
    Readers,
    Removed,
    TextReader,
    decode,
)

_LIMITS = Limits(unpacked_mb=100, characters=2_000_000)
_SHOWN = 16  # characters of a line that tell which it is
# A question may look like what web pages have around their text; this is never one.
_NO_TEXT = frozenset(
    map(
        str,
        (Removed.COMMENT, Removed.FRONT_MATTER, Removed.HIDDEN, Removed.IMAGE, Removed.RULE,
         Removed.RUNNING, Removed.UNSEEN, Removed.WATERMARK),
    )
)  # fmt: skip
# Letters and digits of full width mean the plain ones.
_PLAIN = {
    **{ord("Ａ") + place: ord("A") + place for place in range(26)},
    **{ord("０") + place: ord("0") + place for place in range(10)},
}
_GIFT = re.compile(r"^\s*::.+?::|\{\s*(?:[=~#]|TRUE|FALSE|T\s*[#}]|F\s*[#}])", re.M)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line with text; `row` is true of a table's row, whose cells stand between bars.

    `number` counts the lines of a text file, in Word and Markdown those that have text.
    """

    number: int
    text: str
    row: bool = False

    @property
    def unit(self) -> str:
        """What problems call it: a line, with its first words."""
        words = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}…"
        return texts.LINE.format(words=words)


def paper_lines(data: bytes, name: str, take: Callable[[Sequence[Cell]], bool]) -> list[PaperLine]:
    """Return the lines of a .docx, .md or .txt file; raises ReadingError.

    What Word draws by itself, as the numbers of questions, is in the text. Its tables are
    offered to `take`; one that is taken gives no lines.
    """
    readers = Readers((DocxReader(_LIMITS, take), MarkdownReader(), TextReader()), limits=_LIMITS)
    source = readers.read_one(data, name)
    if PurePosixPath(name).suffix.lower() == ".txt" and source.format == "text":
        lines = enumerate(decode(data, name)[0].split("\n"), start=1)
        return [PaperLine(number, shown(line)) for number, line in lines if line.strip()]
    return [
        PaperLine(line.number, shown(line.text), line.row)
        for line in source.lines
        if line.removed not in _NO_TEXT
    ]


def is_gift(text: str) -> bool:
    """Whether a text file holds GIFT, whose answers stand in braces, and is no paper.

    >>> is_gift("支委会每月召开几次？{=1 ~2}"), is_gift("1. 支委会每月召开（B）次。")
    (True, False)
    """
    return _GIFT.search(text) is not None


def shown(text: str) -> str:
    """Return a text with plain letters and digits.

    >>> shown(" Ａ．１次 ")
    'A．1次'
    """
    return text.strip().translate(_PLAIN)
