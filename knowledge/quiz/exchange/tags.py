"""Type, difficulty and topic as the tags of learning platforms, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tags of a question say; empty where they say nothing."""

    type: str
    difficulty: str
    topic: str


def write_tags(entry: Entry) -> tuple[str, ...]:
    """Return the tags of an entry.

    >>> write_tags(Entry(1, "", type="单选题", difficulty="易", topic="组织生活"))
    ('题型：单选题', '难度：易', '组织生活')
    """
    labelled = f"{texts.TAG_TYPE}{entry.type}", f"{texts.TAG_DIFFICULTY}{entry.difficulty}"
    return (*labelled, entry.topic) if entry.topic else labelled


def read_tags(tags: Sequence[str]) -> Tags:
    """Return what `write_tags` wrote; tags of other programs are topics.

    >>> read_tags(["难度：易", "党费", "组织生活"])
    Tags(type='', difficulty='易', topic='党费、组织生活')
    """
    labels = texts.TAG_TYPE, texts.TAG_DIFFICULTY
    topics = "、".join(tag for tag in tags if not tag.startswith(labels))
    return Tags(_labelled(tags, labels[0]), _labelled(tags, labels[1]), topics)


def _labelled(tags: Sequence[str], label: str) -> str:
    return next((tag.removeprefix(label) for tag in tags if tag.startswith(label)), "")
