"""The retriever as LangChain's `BaseRetriever`, so that any chain or agent can use it.

A LangChain `Document` is our passage; the name is used nowhere else in that sense. This
is the one file that imports LangChain, and nothing imports it until it is asked for.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever


class PassageRetriever(BaseRetriever):
    """Finds passages that are in force today, best first.

    `library`, `retriever` and `read` are the product's own `Library`, `Retriever` and
    `QuestionReader`; pydantic sees them as plain objects. `limit` is the number of passages.
    """

    library: Any
    retriever: Any
    read: Any
    limit: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        catalogue = self.library.catalogue()
        found = self.retriever(catalogue, self.read(query, catalogue), date.today())
        return [
            LangChainDocument(
                id=one.record.passage.id,
                page_content=one.record.passage.text,
                metadata={
                    "document_id": one.document.id,
                    "title": one.document.title,
                    "kind": one.document.kind.value,
                    "location": one.document.located(
                        one.record.passage.location, one.record.passage.start
                    ),
                    "path": one.document.where,
                    "start": one.record.passage.start,
                    "end": one.record.passage.end,
                    "score": one.score,
                },
            )
            for one in found.evidence[: self.limit]
        ]
