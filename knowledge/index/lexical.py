"""The lexical index: BM25 over words and bigrams, in Tantivy.

Two fields: `body`, the passage's own terms, and `context`, those of its title,
heading path, authors and organisation, so that "南充税务那篇…" reaches the article.
The caller gives each question term its weight in either field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from knowledge.errors import StorageError
from knowledge.index.texts import DAMAGED

BODY = "body"
CONTEXT = "context"
_ROW = "row"

Weights = Mapping[str, Mapping[str, float]]  # field -> term -> weight

_WRITER_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """A row number and its terms."""

    row: int
    body: Sequence[str]
    context: Sequence[str]


class LexicalChanges(Protocol):
    """Removals and additions on their way into a lexical index."""

    def remove(self, row: int) -> None:
        """Take a row out; nothing happens where it is not there."""
        ...

    def add(self, entry: LexicalEntry) -> None:
        """Put a row in that is not there."""
        ...


class TantivyLexicalIndex:
    """A Tantivy index in one folder; written once, then only read.

    Args:
        create: begin an empty one where there is none.

    Raises:
        StorageError: it cannot be opened.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        import tantivy

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field(_ROW, stored=False, indexed=True, fast=True)
        for field in (BODY, CONTEXT):
            builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        try:
            if create:
                folder.mkdir(parents=True, exist_ok=True)
                self._index = tantivy.Index(self._schema, path=str(folder))
            else:
                self._index = tantivy.Index.open(str(folder))
        except ValueError as error:
            raise StorageError(DAMAGED, detail=f"{folder}: {error!r}") from error
        self._searcher: Any = self._index.searcher()

    @contextmanager
    def changes(self) -> Iterator[LexicalChanges]:
        """Open the index for changes; they are complete at the end of the block."""
        writer = self._index.writer(heap_size=_WRITER_BYTES, num_threads=1)
        try:
            yield _TantivyChanges(self._tantivy, self._schema, writer)
        except BaseException:
            writer.rollback()
            raise
        else:
            writer.commit()
        finally:
            writer.wait_merging_threads()  # it gives its lock back
        self._index.reload()
        self._searcher = self._index.searcher()

    @property
    def size(self) -> int:
        """How many rows it holds."""
        return int(self._searcher.num_docs)

    def rows(self) -> set[int]:
        """Return every row."""
        if not self.size:
            return set()
        hits = self._searcher.search(self._tantivy.Query.all_query(), self.size).hits
        return set(self._searcher.fast_field_values(_ROW, [address for _, address in hits]))

    def frequency(self, term: str, field: str = BODY) -> int:
        """In how many passages the term stands."""
        return int(self._searcher.doc_freq(field, term))

    def search(self, weights: Weights, limit: int) -> dict[int, float]:
        """Return up to `limit` rows with their BM25 scores, best first.

        Args:
            weights: field -> term -> weight; terms of weight 0 are left out.
        """
        clauses = self._clauses(weights)
        return self._found(clauses, limit) if clauses else {}

    def scores(self, weights: Weights, rows: Sequence[int]) -> dict[int, float]:
        """Return the BM25 scores of these rows; those without any of the terms are left out."""
        clauses = self._clauses(weights)
        if not clauses or not rows:
            return {}
        query = self._tantivy.Query
        among = query.term_set_query(self._schema, _ROW, list(rows))
        # A score of its own would be added to each: it counts for nothing.
        must = (self._tantivy.Occur.Must, query.const_score_query(among, 0.0))
        return {
            row: score for row, score in self._found([must, *clauses], len(rows)).items() if score
        }

    def _clauses(self, weights: Weights) -> list[Any]:
        query = self._tantivy.Query
        return [
            (
                self._tantivy.Occur.Should,
                query.boost_query(
                    query.term_query(self._schema, field, term, index_option="freq"), weight
                ),
            )
            for field, terms in weights.items()
            for term, weight in terms.items()
            if weight > 0
        ]

    def _found(self, clauses: list[Any], limit: int) -> dict[int, float]:
        hits = self._searcher.search(self._tantivy.Query.boolean_query(clauses), limit).hits
        rows = self._searcher.fast_field_values(_ROW, [address for _, address in hits])
        return {int(row): float(score) for (score, _), row in zip(hits, rows, strict=True)}


class _TantivyChanges:
    """Hands changes to a writer."""

    def __init__(self, tantivy: Any, schema: Any, writer: Any) -> None:
        self._tantivy = tantivy
        self._schema = schema
        self._writer = writer

    def remove(self, row: int) -> None:
        query = self._tantivy.Query.term_query(self._schema, _ROW, row)
        self._writer.delete_documents_by_query(query)

    def add(self, entry: LexicalEntry) -> None:
        document = self._tantivy.Document()
        document.add_unsigned(_ROW, entry.row)
        document.add_text(BODY, " ".join(entry.body))
        document.add_text(CONTEXT, " ".join(entry.context))
        self._writer.add_document(document)
