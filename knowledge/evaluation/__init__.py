"""Question sets -> figures: how often the evidence is found, answered, cited, refused."""

from knowledge.evaluation.about import about
from knowledge.evaluation.comparison import Change, Comparison, Difference, compare
from knowledge.evaluation.evaluator import Ask, Evaluator
from knowledge.evaluation.examination import Examination
from knowledge.evaluation.figures import Figure, Figures
from knowledge.evaluation.item import Item, QuestionSet
from knowledge.evaluation.outcome import Outcome
from knowledge.evaluation.question_sets import (
    read_question_set,
    read_question_sets,
    read_questions,
)
from knowledge.evaluation.results import SetResult, read_results, results_json, write_results

__all__ = [
    "Ask",
    "Change",
    "Comparison",
    "Difference",
    "Evaluator",
    "Examination",
    "Figure",
    "Figures",
    "Item",
    "Outcome",
    "QuestionSet",
    "SetResult",
    "about",
    "compare",
    "read_question_set",
    "read_question_sets",
    "read_questions",
    "read_results",
    "results_json",
    "write_results",
]
