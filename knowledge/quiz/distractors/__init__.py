"""Facts -> wrong options."""

from knowledge.quiz.distractors.choosing import WRONG, choose, filled_otherwise, ordered
from knowledge.quiz.distractors.pool import Found, Pool

__all__ = ["WRONG", "Found", "Pool", "choose", "filled_otherwise", "ordered"]
