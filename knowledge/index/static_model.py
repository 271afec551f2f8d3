"""Static token vectors, read without sentence-transformers.

A model whose only module is `StaticEmbedding` needs a tokenizer, a table and a mean.
Importing sentence-transformers for it takes 5 to 9 s and 400 MB, reading the same
files here 0.1 s; the vectors are the same to the rounding of the last digit.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_STATIC = "StaticEmbedding"
_MODULES = (_STATIC, "Normalize")
_TABLE = "embedding.weight"  # sentence-transformers' own name; model2vec has the three others
_ROWS, _MAPPING, _WEIGHTS = "embeddings", "mapping", "weights"


class StaticModel:
    """A tokenizer and one vector for each token; a text is the mean of its tokens."""

    def __init__(self, tokenizer: Any, table: Any) -> None:
        self._tokenizer = tokenizer
        self._table = table

    @classmethod
    def load(cls, folder: Path) -> StaticModel | None:
        """Return the model in a folder, None when it is anything but static vectors."""
        if not _is_static(folder):
            return None
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        tensors = load_file(folder / "model.safetensors")
        if _TABLE in tensors:
            table = tensors[_TABLE].astype("float32")
        else:
            table = tensors[_ROWS]
            if _MAPPING in tensors:
                table = table[tensors[_MAPPING]]
            table = table.astype("float32")
            if _WEIGHTS in tensors:
                table *= tensors[_WEIGHTS].astype("float32")[:, None]
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        return cls(tokenizer, table)

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return float32 rows of unit length, of zeros for a text without a token."""
        import numpy

        encodings = self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        rows = numpy.zeros((len(texts), self._table.shape[1]), dtype="float32")
        for row, encoding in zip(rows, encodings, strict=True):
            if ids := encoding.ids:
                row[:] = self._table[ids].mean(axis=0)
        lengths = numpy.linalg.norm(rows, axis=1, keepdims=True)
        unit: Sequence[Sequence[float]] = rows / numpy.maximum(lengths, 1e-12)
        return unit


def _is_static(folder: Path) -> bool:
    """Whether the folder is a sentence-transformers model of nothing but token vectors."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        config_file = folder / "config_sentence_transformers.json"
        config = json.loads(config_file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    names = [module["type"].rpartition(".")[2] for module in modules]
    return (
        names in ([_STATIC], list(_MODULES))
        and modules[0]["path"] == ""
        and not config.get("default_prompt_name")
        and (folder / "model.safetensors").is_file()
    )
