"""What stands behind a button or in a link `?start=`: the one place that writes and reads it.

Both carry the same text, so that a button in a private chat and a link from a group lead
to the same thing: `<verb letter><token>-<number>-<number>…`, at most 64 of the characters
A-Z a-z 0-9 _ -. Each verb has its own shape (which token, how many numbers), and what does
not fit it exactly reads as None. Messages stay in chats for years: a letter, once given
away, never changes its meaning or its shape; what is new gets a new letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 64  # bytes of callback data, characters of a start payload

_ANSWER = r"[A-Za-z0-9_-]{12}"  # secrets.token_urlsafe(9)
_DOCUMENT = r"[0-9a-f]{8,16}"
_GROUP = r"(?:0|[1-9][0-9]{0,17})"  # a group's id without its minus; 0: none yet
_NOTHING = ""


class Verb(StrEnum):
    """What a button does; the value is its letter."""

    QUOTE = "o"  # an answer's quote in its document: mark, page (0: where the quote stands)
    NEAREST = "n"  # the same of a refusal's nearest place
    PLACE = "p"  # a place in a document: start, end, page
    GOOD = "g"
    BAD = "b"
    WRONG = "w"  # the citation is wrong: reason (0: not told yet)
    AGAIN = "a"  # help to ask in other words
    HUMAN = "h"  # hand the question to a person
    CHOICE = "c"  # ask again with one of the titles that were meant: its index
    DOCUMENTS = "d"  # a page of the list of documents
    APPROVE = "y"  # a proposed answer: handover id, which wording of it was shown
    REJECT = "x"
    FORGET = "f"  # delete what is stored of me: 1 yes, 0 no, 2 ask me
    PUBLISH = "u"  # items into a group: bank, how many, item, topic, step
    ANSWER = "l"  # the answer and the source of an item that was put up
    CONTEST = "t"  # bank, start (minutes since 1970), items, limit and interval (s), topic, step
    DAILY = "j"  # 每日一题: bank or schedule, minute of the day, weekdays, topic, step
    DRAFT = "q"  # a quiz item on a card: its id in the bank, what is done with it
    BANK = "k"  # a bank of items: its id (0: the list), what is done, page or item
    SUSPENDED = "s"  # an item that waits for a trainer's look: its id, what is done with it
    EXPORT = "e"  # a bank as a file: its id, the format (0: which one?)
    MISTAKE = "m"  # of one's 错题本: bank item, options chosen so far (bits), step
    LEAGUE = "z"  # a group's table: which page, its number
    REPORT = "r"  # what is missed most in a group (0: all): days


# The token that a verb names, and how many numbers follow.
SHAPES: dict[Verb, tuple[str, int]] = {
    Verb.QUOTE: (_ANSWER, 2),
    Verb.NEAREST: (_ANSWER, 2),
    Verb.PLACE: (_DOCUMENT, 3),
    Verb.GOOD: (_ANSWER, 0),
    Verb.BAD: (_ANSWER, 0),
    Verb.WRONG: (_ANSWER, 1),
    Verb.AGAIN: (_ANSWER, 0),
    Verb.HUMAN: (_ANSWER, 0),
    Verb.CHOICE: (_ANSWER, 1),
    Verb.DOCUMENTS: (_NOTHING, 1),
    Verb.APPROVE: (_NOTHING, 2),
    Verb.REJECT: (_NOTHING, 2),
    Verb.FORGET: (_NOTHING, 1),
    Verb.PUBLISH: (_GROUP, 5),
    Verb.ANSWER: (_ANSWER, 0),
    Verb.CONTEST: (_GROUP, 7),
    Verb.DAILY: (_GROUP, 5),
    Verb.MISTAKE: (_NOTHING, 3),
    Verb.LEAGUE: (_GROUP, 2),
    Verb.REPORT: (_GROUP, 1),
    Verb.DRAFT: (_NOTHING, 2),
    Verb.BANK: (_NOTHING, 3),
    Verb.SUSPENDED: (_NOTHING, 2),
    Verb.EXPORT: (_NOTHING, 2),
}
# What only trainers do, and in their private chats.
FOR_TRAINERS = frozenset(
    {
        Verb.DRAFT,
        Verb.BANK,
        Verb.SUSPENDED,
        Verb.EXPORT,
        Verb.PUBLISH,
        Verb.DAILY,
        Verb.CONTEST,
        Verb.REPORT,
    }
)
_NUMBER = "-(?:0|[1-9][0-9]{0,8})"
_LETTERS = {verb.value: verb for verb in Verb}
_PATTERNS = {
    verb: re.compile(f"{verb.value}({token})((?:{_NUMBER}){{{count}}})", re.ASCII)
    for verb, (token, count) in SHAPES.items()
}


@dataclass(frozen=True, slots=True)
class Callback:
    """A button's meaning. `token` is an answer's token or a document's id, by the verb.

    Raises:
        ValueError: the token or the numbers do not have the verb's shape.
    """

    verb: Verb
    token: str = ""
    numbers: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if _read(self.data) != (self.verb, self.token, self.numbers):
            raise ValueError(f"no {self.verb.name} has {self.token!r}, {self.numbers}")

    @property
    def data(self) -> str:
        """Return it as callback data or start payload.

        >>> Callback(Verb.QUOTE, "AbCdEfGhIjKl", (1, 0)).data
        'oAbCdEfGhIjKl-1-0'
        """
        return f"{self.verb.value}{self.token}" + "".join(f"-{one}" for one in self.numbers)

    @property
    def number(self) -> int:
        """Return the first number, 0 where the verb has none."""
        return self.numbers[0] if self.numbers else 0

    @classmethod
    def parse(cls, data: str) -> Callback | None:
        """Return what callback data or a start payload says; None where it is not ours."""
        parts = _read(data)
        return cls(*parts) if parts else None


def _read(data: str) -> tuple[Verb, str, tuple[int, ...]] | None:
    """Return verb, token and numbers of the text, None where it has no verb's shape."""
    if not data or len(data) > LONGEST or data[0] not in _LETTERS:
        return None
    verb = _LETTERS[data[0]]
    found = _PATTERNS[verb].fullmatch(data)
    if found is None:
        return None
    return verb, found[1], tuple(int(one) for one in found[2].split("-")[1:])


def start_link(username: str, callback: Callback) -> str:
    """Return a link that opens the private chat with the bot and does there what the
    button would.

    >>> start_link("zhigui_bot", Callback(Verb.QUOTE, "AbCdEfGhIjKl", (1, 0)))
    'https://t.me/zhigui_bot?start=oAbCdEfGhIjKl-1-0'
    """
    return f"https://t.me/{username}?start={callback.data}"
