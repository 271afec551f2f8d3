"""Facts -> wrong options."""

from knowledge.quiz.distractors.choosing import choose, filled_otherwise, ordered
from knowledge.quiz.distractors.pool import Found, Pool

__all__ = ["Found", "Pool", "choose", "filled_otherwise", "ordered"]
