"""How near words are to a text, by the embedding model."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.index import Embedder, Remembered, Terms

_KEPT = 20_000  # words, with a vector each


class Likeness:
    """Compares single words with the terms of a text."""

    def __init__(self, terms: Terms, embedder: Embedder) -> None:
        self._terms = terms
        self._vectors = Remembered(embedder.embed_documents, _KEPT)

    def __call__(self, words: Sequence[str], text: str) -> list[float]:
        """Return for each word the cosine of the text's nearest term, 0 to 1; a word that
        stands in the folded text has 1.

        >>> likeness(["薪水", "党费"], "工资按月发放")
        [0.8, 0.2]
        """
        strange = [word for word in words if word not in text]
        present = sorted({term for term in self._terms(text) if len(term) > 1})
        near = dict.fromkeys(words, 1.0) | dict.fromkeys(strange, 0.0)
        if strange and present:
            import numpy

            wanted = numpy.asarray(self._vectors(strange))
            held = numpy.asarray(self._vectors(present))
            best = (wanted @ held.T).max(axis=1)
            near |= {word: max(0.0, float(one)) for word, one in zip(strange, best, strict=True)}
        return [near[word] for word in words]
