"""The one place where adapters are built and put together."""

from knowledge.bootstrap.answering import ROOT
from knowledge.bootstrap.workshop import Workshop

__all__ = ["ROOT", "Workshop"]
