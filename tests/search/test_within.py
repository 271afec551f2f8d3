"""A search that stays within documents finds them, however many others there are."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.bootstrap import Workshop


@pytest.mark.parametrize("asked", ["党员大会多久开一次", "年休假", "采购需要比价吗"])
def test_every_document_answers_for_itself(sample: Workshop, asked: str) -> None:
    catalogue = sample.library.catalogue()
    question = sample.read_question(asked, catalogue)
    for document_id in catalogue.documents:
        found = sample.retriever(catalogue, question, date.today(), within=frozenset({document_id}))
        assert found.evidence
        assert {one.document.id for one in found.evidence} == {document_id}
