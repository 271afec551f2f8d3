"""The embedding model: any sentence-transformers name or folder.

It has the two methods of LangChain's `Embeddings`, so that any chain can use it. The
import takes seconds, so the model is loaded at the first text and never for a look-up.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from knowledge.errors import SettingsError
from knowledge.index.texts import NO_DEVICE, NO_MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    """A sentence-transformers model, loaded when first needed.

    Raises:
        SettingsError: from the first embedding, when the model cannot be loaded or the
            device is not there.
    """

    def __init__(
        self,
        model: str,
        *,
        query_prefix: str = "",
        passage_prefix: str = "",
        batch_size: int = 256,
        device: str = "cpu",
    ) -> None:
        self._name = model
        self._query_prefix = query_prefix
        self._passage_prefix = passage_prefix
        self._batch_size = batch_size
        self._device = device

    @cached_property
    def fingerprint(self) -> str:
        """Digest of the model's files (of its name, for one from a hub) and prefixes.

        Taken once: a model that is replaced on the disk is another one than the loaded.
        """
        digest = hashlib.sha256(f"{self._query_prefix}\x1f{self._passage_prefix}".encode())
        folder = Path(self._name)
        if folder.is_dir():
            for file in sorted(folder.rglob("*")):
                if file.is_file() and file.suffix != ".md":
                    digest.update(file.relative_to(folder).as_posix().encode())
                    digest.update(hashlib.sha256(file.read_bytes()).digest())
        else:
            digest.update(self._name.encode())
        return digest.hexdigest()[:16]

    def embed_documents(self, texts: list[str]) -> Sequence[Sequence[float]]:
        """Embed passages; float32 rows of unit length."""
        return self._encode([self._passage_prefix + text for text in texts])

    def embed_query(self, text: str) -> Sequence[float]:
        """Embed a question."""
        return self._encode([self._query_prefix + text])[0]

    def _encode(self, texts: list[str]) -> Sequence[Sequence[float]]:
        rows: Sequence[Sequence[float]] = self._model.encode(
            texts,
            batch_size=self._batch_size,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return rows

    @cached_property
    def _model(self) -> Any:
        import torch
        from sentence_transformers import SentenceTransformer

        try:
            torch.empty(0, device=self._device)
        except Exception as error:  # each kind of device raises its own
            sentence = NO_DEVICE.format(device=self._device)
            raise SettingsError(sentence, detail=repr(error)) from error
        try:
            return SentenceTransformer(self._name, device=self._device)
        except Exception as error:  # each kind of module raises its own
            raise SettingsError(NO_MODEL.format(name=self._name), detail=repr(error)) from error
