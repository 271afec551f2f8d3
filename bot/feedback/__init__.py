"""What people think of answers: good, bad, or that a citation is wrong, and why."""

from bot.feedback.criticism import Criticism
from bot.feedback.voting import Voting

__all__ = ["Criticism", "Voting"]
