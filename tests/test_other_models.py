"""Another embedding model and a reranker, named in the settings and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tiny_models
from ingesting import GARDEN, PATROL
from made_up import workshop_at

from knowledge.bootstrap import Workshop
from knowledge.errors import ModelMismatch, SettingsError
from knowledge.model import Answer

TODAY = date(2025, 6, 1)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "patrol.txt").write_text(PATROL, encoding="utf-8")
    (folder / "garden.md").write_text(GARDEN, encoding="utf-8")
    return folder


@contextmanager
def workshop(documents: Path, **sections: dict[str, Any]) -> Iterator[Workshop]:
    """Open a workshop over the documents with these settings changed."""
    plain = workshop_at(documents.parent / "var", documents)
    settings = plain.settings
    moved = {
        name: getattr(settings, name).model_copy(update=values) for name, values in sections.items()
    }
    opened = replace(plain, settings=settings.model_copy(update=moved))
    yield opened
    if "library" in vars(opened):
        with suppress(ModelMismatch):
            opened.library.catalogue().generation.close()


def order(opened: Workshop, asked: str) -> list[str]:
    """Return the places found for a question, best first."""
    catalogue = opened.library.catalogue()
    question = opened.read_question(asked, catalogue)
    found = opened.retriever(catalogue, question, TODAY)
    return [one.record.passage.location for one in found.evidence]


@pytest.mark.parametrize("kind", [tiny_models.prompted, tiny_models.asymmetric])
def test_a_collection_is_ingested_and_answered_with_the_model_that_is_named(
    kind: Any, documents: Path, tmp_path: Path
) -> None:
    model = kind(tmp_path / "models")
    with workshop(documents, embedding={"model": str(model)}) as opened:
        opened.ingestion()
        answer = opened.answerer("菜园里浇水用什么水？", as_of=TODAY)

    assert isinstance(answer, Answer)
    assert "雨水" in answer.citations[0].quote


def test_an_index_of_another_model_is_refused(documents: Path, tmp_path: Path) -> None:
    with workshop(documents) as opened:
        opened.ingestion()
    model = tiny_models.transformer(tmp_path / "models")

    with (
        workshop(documents, embedding={"model": str(model)}) as opened,
        pytest.raises(ModelMismatch, match="--rebuild"),
    ):
        opened.answerer("菜园里浇水用什么水？", as_of=TODAY)


def test_a_reranker_that_is_named_joins_the_order(documents: Path, tmp_path: Path) -> None:
    judge = tiny_models.cross_encoder(tmp_path / "models")
    fond = PATROL.replace("路灯损坏的", "路灯是坏的，是灯泡的，是电线的")
    (documents / "patrol.txt").write_text(fond, encoding="utf-8")
    with workshop(documents) as opened:
        opened.ingestion()
        before = order(opened, "巡查每晚几次？")
    with workshop(documents, reranker={"model": str(judge), "weight": 1.0}) as opened:
        after = order(opened, "巡查每晚几次？")

    assert (before[0], after[0]) == ("第二条", "第三条")
    assert sorted(after) == sorted(before)


@pytest.mark.parametrize("section", ["embedding", "reranker"])
def test_a_model_that_cannot_be_had_is_told_before_any_work(section: str, documents: Path) -> None:
    missing = {section: {"model": "nobody/nothing"}}
    with workshop(documents, **missing) as opened:
        forbidden = opened.settings.embedding.model_copy(update={"download": False})
        opened = replace(
            opened, settings=opened.settings.model_copy(update={"embedding": forbidden})
        )
        read: list[int] = []

        with pytest.raises(SettingsError, match=rf"nobody/nothing.*{section}\.model"):
            if section == "embedding":
                opened.ingestion(on_file=lambda done, _: read.append(done))
            else:
                _ = opened.retriever

    assert read == []
