"""Evidence -> Answer | NoAnswer: provisions looked up, sentences cut out, doubts told."""

from knowledge.answer.answerer import Answerer
from knowledge.answer.provision_answer import place_label

__all__ = ["Answerer", "place_label"]
