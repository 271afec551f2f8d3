"""The glossary: everyday words and the terms of the rules that they stand for.

One YAML file ships beside config.yaml; a `glossary.yaml` in the collection is added
to it. 一把手: [主要负责人, 党组书记]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.errors import SettingsError
from knowledge.search.texts import BAD_GLOSSARY

_LARGEST = 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Glossary:
    """Everyday word -> terms of the rules."""

    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, files: Iterable[Path]) -> Glossary:
        """Read the files that exist; a later one adds to the earlier.

        Raises:
            SettingsError: a file is not a mapping of words to words.
        """
        import yaml

        entries: dict[str, tuple[str, ...]] = {}
        for file in files:
            if not file.is_file():
                continue
            try:
                if file.stat().st_size > _LARGEST:
                    raise ValueError(f"{file.stat().st_size} bytes")
                loaded = yaml.safe_load(file.read_text(encoding="utf-8-sig")) or {}
                for word, terms in loaded.items():
                    listed = [terms] if isinstance(terms, str) else [str(one) for one in terms]
                    entries[str(word)] = (*entries.get(str(word), ()), *listed)
            except (yaml.YAMLError, OSError, ValueError, AttributeError, TypeError) as error:
                raise SettingsError(
                    BAD_GLOSSARY.format(file=file.name), detail=repr(error)
                ) from error
        return cls(entries)

    def expand(self, text: str) -> dict[str, tuple[str, ...]]:
        """Return the everyday words in the text with their terms, longest first.

        >>> Glossary({"一把手": ("主要负责人",)}).expand("支部的一把手")
        {'一把手': ('主要负责人',)}
        """
        found: dict[str, tuple[str, ...]] = {}
        covered = text
        for word in sorted(self.entries, key=len, reverse=True):
            if word in covered:
                found[word] = self.entries[word]
                covered = covered.replace(word, "\x00")
        return found
