"""Questions that a newcomer may begin with."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import QuestionError
from knowledge.evaluation import read_question_set

_LOG = logging.getLogger(__name__)
_SHOWN = 3
_LONGEST = 24  # characters: a line of a phone


@dataclass(frozen=True, slots=True)
class Examples:
    """The first short ones of the collection's approved questions: these documents answer them.

    Where some documents are for some people only, none are shown: a question tells what it
    is about.

    Args:
        file: the approved questions, which need not be there.
        audiences: gives everybody whom a document is limited to; blocks.
    """

    file: Path
    audiences: Callable[[], Collection[str]]

    def __call__(self) -> tuple[str, ...]:
        """Return them; blocks."""
        if not self.file.is_file() or self.audiences():
            return ()
        try:
            items = read_question_set(self.file).items
        except QuestionError as error:
            _LOG.warning("no examples: %s", error)
            return ()
        short = [
            one.question
            for one in items
            if one.answerable and not (one.history or one.as_of) and len(one.question) <= _LONGEST
        ]
        return tuple(short[:_SHOWN])
