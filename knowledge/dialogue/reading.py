"""One way to understand a question that leaves something out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to make a question whole.

    `question` is what is asked, `shown` the same for people. `document` is the id of the
    document spoken of; with `stay` nothing else is searched. The cited passages must hold
    half of the words in `own` and in `inherited` each, all of `own` where the reading is
    tentative. A `bound` question cannot be asked by itself. After a `final` reading no
    other is tried.
    """

    question: str
    document: str | None
    stay: bool = False
    own: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()
    bound: bool = False
    final: bool = False
    shown: str = ""

    @property
    def tentative(self) -> bool:
        """Whether the question may as well stand by itself."""
        return bool(self.inherited)
