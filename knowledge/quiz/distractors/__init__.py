"""Facts -> wrong options."""

from knowledge.quiz.distractors.choosing import WRONG, choose, ordered
from knowledge.quiz.distractors.pool import Found, Pool

__all__ = ["WRONG", "Found", "Pool", "choose", "ordered"]
