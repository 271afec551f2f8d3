"""Evidence -> Answer | NoAnswer: provisions looked up, sentences cut out, doubts told."""

from knowledge.answer.answerer import Answerer
from knowledge.answer.focus import Focus
from knowledge.answer.provision_answer import place_label
from knowledge.answer.scope import Scope
from knowledge.answer.scoper import Scoper

__all__ = ["Answerer", "Focus", "Scope", "Scoper", "place_label"]
