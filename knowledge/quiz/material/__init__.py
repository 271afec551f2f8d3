"""The catalogue's documents in force -> volumes: the statements and listings to ask about."""

from knowledge.quiz.material.series import SeriesReader
from knowledge.quiz.material.volumes import Volumes, read_volume

__all__ = ["SeriesReader", "Volumes", "read_volume"]
