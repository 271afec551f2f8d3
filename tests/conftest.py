"""The sample collection, ingested once with the shipped model for all tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from click.testing import Result
from commands import Command
from filelock import FileLock
from made_up import DOCUMENTS, workshop_at
from typer.testing import CliRunner

from knowledge.__main__ import app
from knowledge.bootstrap import Workshop
from knowledge.index import Terms


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_the_shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the developer has exported must not decide how the tests end."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [one for one in os.environ if one.upper().startswith("ZHIGUI_")]:
            patch.delenv(name)
        # Every client of python-telegram-bot loads the certificates of the world, which takes
        # longer than most tests do, and no test talks to the world.
        patch.delenv("SSL_CERT_FILE", raising=False)
        patch.setenv("SSL_CERT_DIR", str(tmp_path_factory.mktemp("certificates")))
        yield


@pytest.fixture(scope="session")
def sample(
    no_settings_of_the_shell: None, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workshop]:
    """The sample collection, ingested; nothing may be ingested on top of it."""
    own = tmp_path_factory.getbasetemp()
    # The processes of a run share a folder; the first that comes ingests for all.
    ingested = (own if worker_id == "master" else own.parent) / "sample"
    with FileLock(f"{ingested}.lock"):
        if not ingested.exists():
            begun = tmp_path_factory.mktemp("ingest") / "var"
            workshop_at(begun, DOCUMENTS).ingestion()
            begun.rename(ingested)
    workshop = workshop_at(shutil.copytree(ingested, own / "var"), DOCUMENTS)
    yield workshop
    workshop.library.catalogue().generation.close()


@pytest.fixture(scope="session")
def sample_environment(sample: Workshop) -> dict[str, str]:
    """How a command is told where the ingested sample collection lies."""
    return {"ZHIGUI_VAR": str(sample.settings.index.path), "ZHIGUI_DOCUMENTS": str(DOCUMENTS)}


@pytest.fixture(scope="session")
def terms(sample: Workshop) -> Terms:
    return sample.terms


@pytest.fixture(scope="session")
def command(sample_environment: dict[str, str]) -> Command:
    """Runs a command of python -m knowledge over the sample collection."""

    def run(*arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(app, arguments, env={**sample_environment, **environment})

    return run
