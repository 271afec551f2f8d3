"""The sample collection, ingested once with the shipped model for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from made_up import DOCUMENTS, workshop_at

from knowledge.bootstrap import Workshop
from knowledge.index import Terms


@dataclass(frozen=True)
class Home:
    """Where the ingested sample collection lies, as a command is told it."""

    var: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"ZHIGUI_VAR": str(self.var), "ZHIGUI_DOCUMENTS": str(DOCUMENTS)}


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
def sample_home(sample: Workshop) -> Home:
    return Home(sample.settings.index.path)


@pytest.fixture(scope="session")
def terms(sample: Workshop) -> Terms:
    return sample.terms
