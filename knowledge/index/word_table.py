"""Words near each other in meaning, by the token vectors of a static model.

BM25 knows 薪水 and 工资 as two words, and a passage's vector mixes all of its words. Here each
word of a question looks for the one token of a text that is nearest to it. No network
runs, so a question is held against all sentences of all candidates in one matrix product.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from knowledge.errors import SettingsError
from knowledge.index.remembered import Remembered
from knowledge.index.texts import NO_WORDS
from knowledge.once import once

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float32]


_KEPT = 20_000  # texts


@dataclass(frozen=True)
class TokenVectors:
    """A tokenizer (of the `tokenizers` library) with a vector for each of its tokens."""

    tokenizer: Any
    vectors: Table

    @once
    def cut(self) -> Remembered[list[int]]:
        """Cuts texts into tokens, which it returns by their numbers."""
        return Remembered(self._cut, _KEPT)

    def _cut(self, texts: list[str]) -> list[list[int]]:
        found = self.tokenizer.encode_batch(texts, add_special_tokens=False)
        return [one.ids for one in found]

    @once
    def unit(self) -> Table:
        """The vectors, scaled to unit length."""
        return _unit(self.vectors)


class TokenSource(Protocol):
    """A model that may be a table of token vectors."""

    def token_vectors(self) -> tuple[TokenVectors, TokenVectors] | None:
        """Return them for questions and for passages; None where there are none."""
        ...


class WordTable:
    """Token vectors of questions and of passages; a model may have one table for both.

    Args:
        sources: embedders; the first that has token vectors gives them, when the first
            question is asked.

    Raises:
        SettingsError: none has any.
    """

    def __init__(self, *sources: TokenSource) -> None:
        self._sources = sources

    def nearest(self, words: Sequence[str], texts: Sequence[str]) -> Table:
        """Return for each word (row) and text (column) the cosine of the nearest token.

        It is 0 for a text without a known token.

        >>> table.nearest(["薪水"], ["拖欠工资的，责令支付。", "每月召开一次。"]).round(1).tolist()
        [[0.8, 0.2]]
        """
        import numpy

        asked, told = self._loaded
        found = numpy.zeros((len(words), len(texts)), dtype="float32")
        cut = told.cut(texts)
        filled = [at for at, ids in enumerate(cut) if ids]
        if not filled or not words:
            return found
        tokens, where = numpy.unique([one for ids in cut for one in ids], return_inverse=True)
        means = _unit(numpy.stack([asked.vectors[ids].sum(axis=0) for ids in asked.cut(words)]))
        alike = (means @ told.unit[tokens].T)[:, where]
        starts = numpy.cumsum([0, *(len(cut[at]) for at in filled[:-1])])
        found[:, filled] = numpy.maximum.reduceat(alike, starts, axis=1)
        return found

    @once
    def _loaded(self) -> tuple[TokenVectors, TokenVectors]:
        for source in self._sources:
            if found := source.token_vectors():
                return found
        raise SettingsError(NO_WORDS)


def _unit(rows: Table) -> Table:
    import numpy

    lengths = numpy.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Table = rows / numpy.maximum(lengths, 1e-9)
    return scaled
