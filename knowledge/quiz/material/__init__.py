"""The catalogue's documents in force -> volumes: the statements and listings to ask about."""

from knowledge.quiz.material.volumes import Volumes

__all__ = ["Volumes"]
