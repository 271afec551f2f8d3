"""The glossary's files: read with every fault named by its line, read again when changed.

One YAML file ships beside config.yaml; a `glossary.yaml` in the collection is added to
it. A line is an everyday word and the terms of the rules: 一把手: [主要负责人, 党组书记]
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from knowledge.errors import SettingsError
from knowledge.search.glossary import Glossary
from knowledge.search.texts import (
    BAD_GLOSSARY,
    GLOSSARY_CYCLE,
    GLOSSARY_FAULTS,
    GLOSSARY_KEPT,
    GLOSSARY_TOO_LARGE,
    GLOSSARY_TOO_MANY,
)

if TYPE_CHECKING:
    from yaml import Node

_LOG = logging.getLogger(__name__)
_LARGEST = 1024 * 1024  # bytes
_MOST_ENTRIES = 20_000
_MOST_TERMS = 20
_LONGEST = 40  # characters of a word or a term
_DEEPEST = 10  # of YAML in YAML; the fast loader crashes where it is without an end
_LETTER = re.compile(r"[^\W\d_]")

Stamp = tuple[tuple[int, int, int] | None, ...]


class Folder(Protocol):
    """Brings text into the form that is compared (full width, script, case)."""

    def fold(self, text: str) -> str: ...


@dataclass(frozen=True, slots=True)
class _Held:
    stamp: Stamp | None
    glossary: Glossary


class GlossaryFiles:
    """The glossary as a long-lived process sees it.

    Before each question the files are looked at (a stat each) and read again where one
    has changed, appeared or gone. While a file has a fault, the last good glossary
    answers on; `fault` and the log say what is wrong. Safe to use from many threads.

    Args:
        files: a later one adds to the earlier; one that does not exist is passed over.
    """

    def __init__(self, files: Sequence[Path], folder: Folder) -> None:
        """Read the files.

        Raises:
            SettingsError: a file has a fault; the sentence names file and line.
        """
        self._files = tuple(files)
        self._folder = folder
        self._lock = Lock()
        self.fault: str | None = None
        stamp = self._stamp()
        self._held = _Held(stamp, load_glossary(self._files, folder))

    def current(self) -> Glossary:
        """Return the glossary as the files say it now, or as they last said it well."""
        stamp = self._stamp()
        if stamp != self._held.stamp:
            with self._lock:
                if stamp != self._held.stamp:
                    self._held = _Held(stamp, self._read_again())
        return self._held.glossary

    def _read_again(self) -> Glossary:
        try:
            glossary = load_glossary(self._files, self._folder)
        except SettingsError as error:
            self.fault = str(error)
            _LOG.error(GLOSSARY_KEPT, error)
            return self._held.glossary
        self.fault = None
        return glossary

    def _stamp(self) -> Stamp:
        return tuple(map(_stamp, self._files))


def load_glossary(files: Sequence[Path], folder: Folder) -> Glossary:
    """Read the files that exist; words and terms are folded as a question is.

    Raises:
        SettingsError: a file is no mapping of words to words, is too large, an entry
            stands for itself, two stand for each other.
    """
    merged: dict[str, tuple[str, ...]] = {}
    for file in files:
        if not file.is_file():
            continue
        lines: dict[str, int] = {}
        for line, word, terms in _entries(file):
            fault = _fault(word, terms, lines)
            if fault:
                raise _error(file, line, fault)
            lines[word] = line
            word, terms = folder.fold(word), [folder.fold(one) for one in terms]
            if word in terms:
                raise _error(file, line, "itself", word=word)
            merged[word] = tuple(dict.fromkeys((*merged.get(word, ()), *terms)))
        if len(merged) > _MOST_ENTRIES:
            raise SettingsError(GLOSSARY_TOO_MANY.format(file=file.name, most=_MOST_ENTRIES))
        try:
            TopologicalSorter(merged).prepare()
        except CycleError as error:
            circle = "→".join(reversed(error.args[1]))
            raise SettingsError(GLOSSARY_CYCLE.format(file=file.name, words=circle)) from error
    return Glossary(merged)


def _entries(file: Path) -> Iterator[tuple[int, str, list[str]]]:
    """Return line, word and terms of each entry; no terms where they are not words."""
    import yaml

    try:
        if file.stat().st_size > _LARGEST:
            raise SettingsError(GLOSSARY_TOO_LARGE.format(file=file.name))
        text = file.read_text(encoding="utf-8-sig")
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                mark = event.start_mark
                raise _error(file, mark.line + 1 if mark else 1, "yaml")
        root: Node | None = yaml.compose(text, Loader=loader)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            BAD_GLOSSARY.format(file=file.name, line=1, fault=GLOSSARY_FAULTS["unreadable"]),
            detail=repr(error),
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _error(file, mark.line + 1 if mark else 1, "yaml", detail=repr(error)) from error
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise _error(file, root.start_mark.line + 1, "mapping")
    for key, value in root.value:
        listed = value.value if isinstance(value, yaml.SequenceNode) else [value]
        scalars = all(isinstance(one, yaml.ScalarNode) for one in (key, *listed))
        terms = [str(one.value).strip() for one in listed] if scalars else []
        yield key.start_mark.line + 1, str(key.value).strip() if scalars else "", terms


def _fault(word: str, terms: Sequence[str], lines: dict[str, int]) -> str | None:
    """Return what is wrong with an entry, by its name among the texts."""
    if not all(_LETTER.search(one) for one in (word, *terms)) or not terms:
        return "words"
    if len(word) < 2:
        return "short"
    if max(map(len, (word, *terms))) > _LONGEST or len(terms) > _MOST_TERMS:
        return "long"
    return "twice" if word in lines else None


def _error(file: Path, line: int, fault: str, *, detail: str = "", **words: Any) -> SettingsError:
    told = GLOSSARY_FAULTS[fault].format(most=_MOST_TERMS, longest=_LONGEST, **words)
    return SettingsError(BAD_GLOSSARY.format(file=file.name, line=line, fault=told), detail=detail)


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
