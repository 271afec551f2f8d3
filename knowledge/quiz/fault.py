"""What an examination finds wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an item: `field` is the QuizItem's, `text` a sentence for people."""

    field: str
    text: str
