"""The answerer over the sample collection."""

from __future__ import annotations

import pytest

from knowledge.answer import Answerer
from knowledge.bootstrap import Workshop


@pytest.fixture(scope="session")
def ask(sample: Workshop) -> Answerer:
    return sample.answerer
