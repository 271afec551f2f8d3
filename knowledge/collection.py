"""The collection: which files below its folder are documents, which are companions.

Companions are `NAME.meta.yaml` (metadata for the file NAME or NAME.*), `glossary.yaml`
and `questions.jsonl`; hidden files and folders are left alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import QuestionError
from knowledge.texts import OUTSIDE_COLLECTION

GLOSSARY = "glossary.yaml"
_SIDECAR = ".meta.yaml"
_COMPANIONS = frozenset({GLOSSARY, "questions.jsonl"})


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of documents."""

    root: Path

    def walk(self, chosen: Iterable[Path] = ()) -> list[str]:
        """Return the documents' paths relative to the root, sorted.

        Args:
            chosen: files or folders to stay within; none means the whole collection.

        Raises:
            QuestionError: a chosen path lies outside the collection.
        """
        starts = [self._inside(path) for path in chosen] or [self.root]
        found: set[str] = set()
        for start in starts:
            if not start.is_dir():
                found.add(self._relative(start))
                continue
            for folder, folders, names in os.walk(start):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                found.update(
                    self._relative(Path(folder, name)) for name in names if _is_document(name)
                )
        return sorted(found)

    def sidecar(self, path: str) -> bytes | None:
        """Return the bytes of the metadata file beside a document, if there is one."""
        document = self.root / path
        for name in (document.name, document.stem):
            candidate = document.with_name(name + _SIDECAR)
            if candidate.is_file() and not candidate.is_symlink():
                return candidate.read_bytes()
        return None

    def _inside(self, path: Path) -> Path:
        absolute = Path(os.path.abspath(path))
        if not absolute.is_relative_to(os.path.abspath(self.root)):
            raise QuestionError(OUTSIDE_COLLECTION.format(path=path, root=self.root))
        return absolute

    def _relative(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.root)).as_posix()


def parse_sidecar(data: bytes) -> Mapping[str, Any] | None:
    """Return a metadata file's mapping, None when it is not one.

    >>> parse_sidecar("issuer: 云泽市统计局".encode())
    {'issuer': '云泽市统计局'}
    """
    import yaml

    try:
        loaded = yaml.safe_load(data.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    return loaded if isinstance(loaded, dict) else None


def _is_document(name: str) -> bool:
    return not (name.startswith((".", "~$")) or name.endswith(_SIDECAR) or name in _COMPANIONS)
