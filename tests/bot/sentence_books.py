"""Where the bot's sentences stand: each package's Chinese and their translation."""

from __future__ import annotations

import inspect
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import bot


def books() -> list[tuple[type[Any], type[Any]]]:
    """Return for each `english.py` the table of sentences in Chinese and the one in English."""
    root = Path(bot.__path__[0])
    found = []
    for file in sorted(root.rglob("english.py")):
        package = ".".join((root.name, *file.parent.relative_to(root).parts))
        english = _table(f"{package}.english")
        found.append((_table(f"{package}.texts"), english))
    return found


def _table(module: str) -> type[Any]:
    tables = [
        one
        for _, one in inspect.getmembers(import_module(module), inspect.isclass)
        if is_dataclass(one) and one.__module__ == module
    ]
    assert len(tables) == 1, f"{module} has not exactly one table of sentences"
    return tables[0]
