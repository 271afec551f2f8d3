"""The embedding model: any that sentence-transformers loads.

It has the two methods of LangChain's `Embeddings`, so that any chain can use it. The
import takes seconds, so the model is loaded at the first text and never for a look-up.
"""

from __future__ import annotations

import hashlib
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from knowledge.errors import SettingsError
from knowledge.index.texts import NO_PROMPT, NO_PROMPTS, NOT_FINITE
from knowledge.index.word_table import TokenVectors
from knowledge.once import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.index.named_model import NamedModel


class Embedder(Protocol):
    """What the index needs of a model: LangChain's two methods and an identity."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors would."""
        ...

    def embed_documents(self, texts: list[str]) -> Sequence[Sequence[float]]:
        """Embed passages; unit length, one row a text."""
        ...

    def embed_query(self, text: str) -> Sequence[float]:
        """Embed a question."""
        ...


class SentenceTransformerEmbedder:
    """A sentence-transformers model, loaded when first needed; threads take turns.

    A model that has prompts or separate ways for questions and passages (an asymmetric
    `Router`) is used as it was made to be; a prefix given here takes the prompt's place.

    Args:
        query_prefix, passage_prefix: put before each text.
        query_prompt: name of one of the model's own prompts, for questions.
        dimensions: how many to keep, for models that allow it; 0 keeps all.

    Raises:
        SettingsError: the model cannot be had or loaded, has no such prompt, or the
            device is not there.
    """

    def __init__(
        self,
        model: NamedModel,
        *,
        query_prefix: str = "",
        passage_prefix: str = "",
        query_prompt: str = "",
        dimensions: int = 0,
        batch_size: int = 256,
    ) -> None:
        self._named = model
        self._query_prefix = query_prefix
        self._passage_prefix = passage_prefix
        self._query_prompt = query_prompt
        self._dimensions = dimensions
        self._batch_size = batch_size
        # A network's tokenizer is set anew for each call and cannot be lent to two at once.
        self._encoding = Lock()

    @once
    def fingerprint(self) -> str:
        """Digest of the model's files, the prefixes, and what else changes the vectors."""
        said = [self._query_prefix, self._passage_prefix]
        if self._query_prompt or self._dimensions:
            said += [self._query_prompt, str(self._dimensions)]
        digest = hashlib.sha256("\x1f".join(said).encode() + self._named.content)
        return digest.hexdigest()[:16]

    def embed_documents(self, texts: list[str]) -> Sequence[Sequence[float]]:
        """Embed passages; float32 rows of unit length, of zeros for a text without a token."""
        return self._encode(self._model.encode_document, texts, prompt=self._passage_prefix)

    def embed_query(self, text: str) -> Sequence[float]:
        """Embed a question."""
        name = self._query_prompt
        prompt = {"prompt_name": name} if name else {"prompt": self._query_prefix}
        return self._encode(self._model.encode_query, [text], **prompt)[0]

    def token_vectors(self) -> tuple[TokenVectors, TokenVectors] | None:
        """Return the tokens' vectors for questions and for passages; None for a network."""
        first = self._model[0]
        ways = getattr(first, "sub_modules", None)
        routes = (ways["query"][0], ways["document"][0]) if ways else (first, first)
        if not all(hasattr(one, "tokenizer") and hasattr(one, "embedding") for one in routes):
            return None
        asked, told = (
            TokenVectors(one.tokenizer, one.embedding.weight.detach().cpu().numpy())
            for one in routes
        )
        return asked, told

    def _encode(self, encode: Any, texts: list[str], **prompt: str) -> Sequence[Sequence[float]]:
        import numpy

        if not texts:
            return []
        said = {name: text for name, text in prompt.items() if text}
        with self._encoding:
            found = encode(texts, batch_size=self._batch_size, show_progress_bar=False, **said)
        # Whatever the model's own precision and last module: normalised here, in float32.
        rows: Any = numpy.asarray(found, dtype=numpy.float32).reshape(len(texts), -1)
        lengths = numpy.linalg.norm(rows, axis=1, keepdims=True)
        if not numpy.isfinite(lengths).all():
            raise SettingsError(NOT_FINITE.format(name=self._named.name))
        unit: Sequence[Sequence[float]] = rows / numpy.where(lengths > 0, lengths, 1)
        return unit

    @once
    def _model(self) -> Any:
        model = self._named.encoder(self._dimensions or None)
        if self._query_prompt and self._query_prompt not in model.prompts:
            known = "、".join(sorted(model.prompts)) or NO_PROMPTS
            raise SettingsError(NO_PROMPT.format(prompt=self._query_prompt, known=known))
        return model
