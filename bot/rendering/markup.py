"""Text as it is put into messages: cleaned, measured as Telegram measures it, escaped last.

Everything is cut and put together as plain text in `Paragraph`s; HTML is written in one
place, when nothing is cut any more, so that no tag and no entity is ever torn.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# Controls, and what turns the reading direction or hides: neither is text to read.
_RETURNS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"[ \t\n]+")
_GAPS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_DRAWS_NOTHING = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})
_ISOLATE, _POP = "\u2068", "\u2069"


class Frame(StrEnum):
    """How a paragraph is set off: the value is its opening tag."""

    NONE = ""
    QUOTE = "<blockquote>"
    FOLDED = "<blockquote expandable>"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of clean text. One that is `whole` is never cut: a mark [1], a citation."""

    text: str
    bold: bool = False
    whole: bool = False

    @property
    def shown(self) -> str:
        """The text; where it holds letters that run from right to left, its last line is
        shut in, so that it cannot turn what follows (a mark, a date) around."""
        if not _RIGHT_TO_LEFT.search(self.text):
            return self.text
        before, feed, last = self.text.rpartition("\n")
        return f"{before}{feed}{_ISOLATE}{last}{_POP}"

    @property
    def html(self) -> str:
        """Telegram's HTML."""
        escaped = html.escape(self.shown, quote=False)
        return f"<b>{escaped}</b>" if self.bold and self.text.strip() else escaped


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Spans that stand together. `gap` puts a blank line before it. Where room is short,
    those that yield are shortened: 2 before 1, 0 never."""

    spans: tuple[Span, ...]
    frame: Frame = Frame.NONE
    gap: bool = False
    yields: int = 0

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return not any(legible(one.text) for one in self.spans)

    @property
    def units(self) -> int:
        """Its length as Telegram counts."""
        return sum(units(one.shown) for one in self.spans)

    @property
    def entities(self) -> int:
        """How many of Telegram's message entities it takes."""
        return sum(one.bold for one in self.spans) + (self.frame is not Frame.NONE)

    @property
    def html(self) -> str:
        """Telegram's HTML."""
        inside = "".join(one.html for one in self.spans)
        return f"{self.frame.value}{inside}</blockquote>" if self.frame else inside


def paragraph(*spans: Span | str, gap: bool = False) -> Paragraph:
    """Return a paragraph of our own words and of spans."""
    made = tuple(Span(one, whole=True) if isinstance(one, str) else one for one in spans)
    return Paragraph(made, gap=gap)


def written(paragraphs: Iterable[Paragraph]) -> str:
    """Return the HTML of a message."""
    text = ""
    for one in paragraphs:
        text += separator(one) if text else ""
        text += one.html
    return text


def separator(following: Paragraph) -> str:
    """Return what stands between a paragraph and the one before it."""
    return "\n\n" if following.gap else "\n"


def units(text: str) -> int:
    """Return the length in UTF-16 code units, which is how Telegram counts.

    >>> units("支部😀")
    4
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def legible(text: str) -> bool:
    """Whether any of it draws something by itself; Telegram takes no message without."""
    return any(unicodedata.category(one) not in _DRAWS_NOTHING for one in text)


def clean(text: str) -> str:
    """Return foreign text as it may be shown, without blanks around it.

    >>> clean("第一条\\u202e\\r\\n\\n\\n\\n为了")
    '第一条\\n\\n为了'
    """
    return visible(text).strip("\n \u3000")


def visible(text: str) -> str:
    """Return foreign text without controls, without what turns the reading direction or
    hides, without half characters, with one blank line in a row at most."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _UNSEEN.sub("", _RETURNS.sub("\n", text)).replace("\t", " ")
    return _GAPS.sub("\n\n", text)


def excerpt(text: str, longest: int) -> str:
    """Return foreign text, with its lines, of at most `longest` units.

    >>> excerpt("第一条\\n为了规范", 6)
    '第一条\\n为…'
    """
    shown = clean(text)
    if units(shown) <= longest:
        return shown
    while units(shown) > longest - 1:
        # What is left over is at least half as many characters.
        shown = shown[: -max(1, (units(shown) - longest + 1) // 2)]
    return f"{shown.rstrip()}…"


def one_line(text: str, longest: int) -> str:
    """Return a label on one line of at most `longest` units.

    >>> one_line("关于做好\\n值班工作的通知", 8)
    '关于做好 值班…'
    """
    flat = _BLANKS.sub(" ", clean(text)).strip()
    if units(flat) <= longest:
        return flat
    while units(flat) > longest - 1:
        flat = flat[: longest - 1] if len(flat) > longest else flat[:-1]
    return f"{flat.rstrip()}…"
