"""Sentences -> facts: the words that an item may ask for."""

from knowledge.quiz.facts.fact import NUMERIC, Fact, FactKind
from knowledge.quiz.facts.finding import find_facts
from knowledge.quiz.facts.sanctions import GRADES

__all__ = ["GRADES", "NUMERIC", "Fact", "FactKind", "find_facts"]
