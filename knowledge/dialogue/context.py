"""What a conversation remembers: the last turns, as ids and strings.

The value is immutable and small, so that it can be kept as JSON between two messages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.dialogue.texts import BAD_HISTORY
from knowledge.errors import QuestionError
from knowledge.search import LONGEST_QUESTION

LONGEST_HISTORY = 5  # turns


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of the conversation and what it was answered with.

    `asked` are the person's words, `understood` the same made whole by the turns before.
    `document` is the id of the first document that was cited and `place` the key of the
    place there; both None where the question was refused.
    """

    asked: str
    understood: str
    document: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """The last turns, oldest first.

    >>> Context().after(Turn("婚假有几天", "婚假有几天", "9158aca8de", "a9")).document
    '9158aca8de'
    """

    turns: tuple[Turn, ...] = ()

    def after(self, turn: Turn) -> Context:
        """Return the context with one more turn, the oldest forgotten."""
        return Context((*self.turns, turn)[-LONGEST_HISTORY:])

    @property
    def previous(self) -> Turn | None:
        """The last turn."""
        return self.turns[-1] if self.turns else None

    @property
    def document(self) -> str | None:
        """Id of the document spoken of: a refusal does not change it."""
        return next((one.document for one in reversed(self.turns) if one.document), None)

    @property
    def place(self) -> str | None:
        """Key of the place spoken of, in `document`."""
        return next((one.place for one in reversed(self.turns) if one.document), None)

    def as_json(self) -> list[dict[str, str | None]]:
        """Return it as JSON values."""
        return [asdict(one) for one in self.turns]

    @classmethod
    def from_json(cls, loaded: Sequence[Mapping[str, Any]]) -> Context:
        """Return what `as_json` gave."""
        return cls(tuple(Turn(**one) for one in loaded))


def read_history(given: object) -> tuple[str, ...]:
    """Return the earlier questions of a conversation, oldest first, the last few of them.

    Raises:
        QuestionError: it is no list of texts.
    """
    if given is None:
        return ()
    if not isinstance(given, list | tuple) or not all(isinstance(one, str) for one in given):
        raise QuestionError(BAD_HISTORY, detail=repr(given)[:200])
    return tuple(one[:LONGEST_QUESTION] for one in given[-LONGEST_HISTORY:])
