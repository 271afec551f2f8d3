"""Hostile files by name, with a lure that is watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from hostile import HostileFile, hostile_files
from hostile.trap import Trap, laid


@pytest.fixture(scope="session")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trap]:
    with laid(tmp_path_factory.mktemp("elsewhere")) as trap:
        yield trap


@pytest.fixture(scope="session")
def hostile(trap: Trap) -> list[HostileFile]:
    return hostile_files(trap.lure)


@pytest.fixture(scope="session")
def hostile_file(hostile: list[HostileFile]) -> Callable[[str], HostileFile]:
    """Gives the file of a name."""
    return {one.name: one for one in hostile}.__getitem__
