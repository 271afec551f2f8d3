"""The product's retriever behind LangChain's interface."""

from __future__ import annotations

from knowledge.bootstrap import Workshop


def test_a_chain_gets_passages_with_their_place(sample: Workshop) -> None:
    found = sample.langchain_retriever(limit=3).invoke("党员大会多久开一次")
    assert len(found) == 3
    best = found[0]
    text = sample.library.catalogue().text(best.metadata["document_id"])
    assert text[best.metadata["start"] : best.metadata["end"]] == best.page_content
    assert best.metadata["kind"] == "regulation"
