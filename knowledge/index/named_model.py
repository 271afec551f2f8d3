"""A model that config.yaml names: its folder on this machine, and how it is loaded.

A name that is no folder is looked for in the cache of the model hub, which takes no
network; only then, and only where that is allowed, it is downloaded. Code that comes
with a model is never run.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from knowledge.errors import SettingsError
from knowledge.index.texts import (
    DOWNLOAD_FAILED,
    DOWNLOAD_FORBIDDEN,
    NO_DEVICE,
    NO_MODEL,
    NO_RERANKER,
    NOT_A_MODEL,
)
from knowledge.once import once

_HEADS = ("modules.json", "config.json")
_WEIGHTS = ("*.safetensors", "*.bin")
# The same weights for other engines, and what is for people.
_NOT_NEEDED = ("onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.ot", "*.md", "*.png")
_LOOK_SECONDS = 5.0
_JUDGES = ("ForSequenceClassification", "ForCausalLM")


class NamedModel:
    """A sentence-transformers model by folder or name; nothing is read before it is asked for.

    Args:
        name: a folder, or a name on the hub (`BAAI/bge-small-zh-v1.5`).
        key: the setting that names it, for the sentences.
        device: `cpu`, `cuda`, `mps`.
        download: whether a name that is not on this machine may be downloaded.

    Raises:
        SettingsError: from every property and method: the model is not on this machine
            and cannot be had, is damaged, or the device is not there. A hub that does
            not reply within five seconds is not asked again.
    """

    def __init__(
        self,
        name: str,
        *,
        key: str = "embedding.model",
        device: str = "cpu",
        download: bool = False,
    ) -> None:
        self.name = name
        self._key = key
        self._device = device
        self._download = download

    @once
    def folder(self) -> Path:
        """Return where the files lie, after a download where that is needed."""
        folder = Path(self.name)
        if not folder.is_dir():
            folder = self._cached() or self._downloaded()
        if not any((folder / head).is_file() for head in _HEADS):
            raise SettingsError(NOT_A_MODEL.format(name=self.name, key=self._key))
        return folder

    @once
    def content(self) -> bytes:
        """Return name and digest of each file that can change what the model says.

        Taken once: a model that is replaced on the disk is another one than the loaded.
        """
        named = {file.relative_to(self.folder).as_posix(): file for file in self._files()}
        return b"".join(name.encode() + _digest(named[name]) for name in sorted(named))

    def encoder(self, dimensions: int | None = None) -> Any:
        """Load it as a `SentenceTransformer` whose vectors have that many dimensions."""
        from sentence_transformers import SentenceTransformer

        return self._loaded(SentenceTransformer, truncate_dim=dimensions)

    def cross_encoder(self) -> Any:
        """Load it as a `CrossEncoder`; a model without a trained judgement is refused."""
        from sentence_transformers import CrossEncoder

        if not self._judges():
            raise SettingsError(NO_RERANKER.format(name=self.name, key=self._key))
        model = self._loaded(CrossEncoder)
        if model.num_labels != 1:
            raise SettingsError(NO_RERANKER.format(name=self.name, key=self._key))
        return model

    def _loaded(self, kind: Any, **options: Any) -> Any:
        import torch
        from transformers.utils import logging

        quiet: Any = logging.disable_progress_bar
        quiet()
        try:
            torch.empty(0, device=self._device)
        except Exception as error:  # each kind of device raises its own
            sentence = NO_DEVICE.format(device=self._device)
            raise SettingsError(sentence, detail=repr(error)) from error
        # Processors are slow in half precision, and imprecise.
        precision = {"model_kwargs": {"dtype": "float32"}} if self._device == "cpu" else {}
        try:
            return kind(
                str(self.folder),
                device=self._device,
                local_files_only=True,
                **precision,
                **options,
            )
        except SettingsError:
            raise
        except Exception as error:  # each kind of module raises its own
            sentence = NO_MODEL.format(name=self.name, key=self._key)
            raise SettingsError(sentence, detail=repr(error)) from error

    def _judges(self) -> bool:
        """Whether the files hold a trained head: without one its weights would be random."""
        if "cross_encoder" in _text(self.folder / "modules.json"):
            return True
        try:
            kinds = json.loads(_text(self.folder / "config.json") or "{}").get("architectures")
        except (ValueError, AttributeError):
            return False
        return any(str(kind).endswith(_JUDGES) for kind in kinds or ())

    def _files(self) -> list[Path]:
        return [
            file
            for file in self.folder.rglob("*")
            if file.is_file() and file.suffix != ".md" and not file.name.startswith(".")
        ]

    def _cached(self) -> Path | None:
        """Return the folder of an earlier download, if it is whole."""
        from huggingface_hub import snapshot_download

        try:
            found = snapshot_download(
                self.name,
                cache_dir=_cache(),
                local_files_only=True,
                ignore_patterns=[*_NOT_NEEDED, *_WEIGHTS],
            )
        except (OSError, ValueError):  # not there, not whole; not even a name
            return None
        folder = Path(str(found))
        whole = any(next(folder.rglob(weights), None) for weights in _WEIGHTS)
        return folder if whole else None

    def _downloaded(self) -> Path:
        from huggingface_hub import HfApi, snapshot_download

        if not self._download:
            raise SettingsError(DOWNLOAD_FORBIDDEN.format(name=self.name, key=self._key))
        try:
            # One short look: the download itself would try a dead connection again and again.
            siblings = HfApi().model_info(self.name, timeout=_LOOK_SECONDS).siblings or ()
            files = {one.rfilename for one in siblings}
            twins = [one for one in files if _safe_twin(one) in files]
            ignored = [*_NOT_NEEDED, *twins]
            return Path(snapshot_download(self.name, cache_dir=_cache(), ignore_patterns=ignored))
        except Exception as error:  # of the network, the hub, the name, the disk
            sentence = DOWNLOAD_FAILED.format(name=self.name, key=self._key)
            raise SettingsError(sentence, detail=repr(error)) from error


def _digest(file: Path) -> bytes:
    with file.open("rb") as opened:  # piece by piece: weights may be larger than the memory
        return hashlib.file_digest(opened, "sha256").digest()


def _cache() -> str | None:
    """Return the folder that sentence-transformers' own variable names, if it is set."""
    return os.environ.get("SENTENCE_TRANSFORMERS_HOME") or None


def _safe_twin(file: str) -> str | None:
    """Return the name under which the same weights would lie in the newer format."""
    stem = file.removesuffix("pytorch_model.bin")
    return None if stem == file else f"{stem}model.safetensors"


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
