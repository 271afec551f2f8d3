"""Question after question: each made whole by what was said before it."""

from knowledge.dialogue.context import Context, Turn, read_history
from knowledge.dialogue.dialogue import Dialogue, Reply
from knowledge.dialogue.follow_up import FollowUps
from knowledge.dialogue.fragments import Fragments
from knowledge.dialogue.parallel import Parallels
from knowledge.dialogue.reading import Reading
from knowledge.dialogue.small_talk import SmallTalk
from knowledge.dialogue.subject import Subjects

__all__ = [
    "Context",
    "Dialogue",
    "FollowUps",
    "Fragments",
    "Parallels",
    "Reading",
    "Reply",
    "SmallTalk",
    "Subjects",
    "Turn",
    "read_history",
]
