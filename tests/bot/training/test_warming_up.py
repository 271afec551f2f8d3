"""The first /quiz after a start: what it would wait for is written before, if anybody sends it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from migrated import migrated
from training_stage import WANG

from bot.bootstrap.parts import Parts
from bot.bootstrap.training import TrainingWiring
from bot.model import Role
from bot.operations import Credentials
from knowledge.bootstrap import Workshop


async def test_items_are_written_beforehand_where_there_is_a_trainer(
    sample: Workshop, tmp_path: Path
) -> None:
    workshop = replace(sample)  # which has written nothing yet
    parts = Parts(workshop, Credentials("1:x"))
    vars(parts)["database"] = database = migrated(tmp_path)

    await TrainingWiring(parts).warm_up()
    assert workshop.quiz.tried() == (0, 0)

    parts.people.give(WANG["id"], Role.TRAINER)
    await TrainingWiring(parts).warm_up()

    assert workshop.quiz.tried() != (0, 0)
    parts.storage.close()
    parts.retrieval.close()
    database.close()
    workshop.library.catalogue().generation.close()
