"""The worked examples of the docstrings are true.

Some show a method of an object that takes a whole collection to build; such an example is an
illustration, and is known by a name that its module does not have.
"""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted(
    file.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    for package in ("knowledge", "bot")
    for file in (ROOT / package).rglob("*.py")
    if ">>> " in file.read_text(encoding="utf-8")
)


class Runner(doctest.DocTestRunner):
    """Counts the illustrations, reports everything else that is not as shown."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.wrong: list[str] = []

    def report_failure(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str
    ) -> None:
        self.wrong.append(f"{test.name}: {example.source.strip()} -> {got.strip()}")

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        if not issubclass(exc_info[0], NameError):
            self.wrong.append(f"{test.name}: {example.source.strip()} -> {exc_info[1]!r}")


@pytest.mark.parametrize("module", EXAMPLES)
def test_the_examples_of_a_module_are_true(module: str) -> None:
    runner = Runner()

    for one in doctest.DocTestFinder().find(import_module(module)):
        runner.run(one)

    assert runner.wrong == []
