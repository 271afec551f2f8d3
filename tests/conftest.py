"""The sample collection, ingested once with the shipped model for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from click.testing import Result
from commands import Command
from made_up import DOCUMENTS, workshop_at
from typer.testing import CliRunner

from knowledge.__main__ import app
from knowledge.bootstrap import Workshop
from knowledge.index import Terms


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_the_shell() -> Iterator[None]:
    """What the developer has exported must not decide how the tests end."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [one for one in os.environ if one.upper().startswith("ZHIGUI_")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def sample(
    no_settings_of_the_shell: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workshop]:
    """The sample collection, ingested; nothing may be ingested on top of it."""
    workshop = workshop_at(tmp_path_factory.mktemp("sample") / "var", DOCUMENTS)
    workshop.ingestion()
    yield workshop
    workshop.library.catalogue().generation.close()


@pytest.fixture(scope="session")
def sample_environment(sample: Workshop) -> dict[str, str]:
    """How a command is told where the ingested sample collection lies."""
    return {"ZHIGUI_VAR": str(sample.settings.index.path), "ZHIGUI_DOCUMENTS": str(DOCUMENTS)}


@pytest.fixture(scope="session")
def terms(sample: Workshop) -> Terms:
    return sample.terms


@pytest.fixture
def command(sample_environment: dict[str, str]) -> Command:
    """Runs a command of python -m knowledge over the sample collection."""

    def run(*arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(app, arguments, env={**sample_environment, **environment})

    return run
