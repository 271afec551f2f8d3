"""What an evaluation is of."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.settings import Settings


def about(
    project: Path, settings: Settings, *, generation: str | None, embedding: str | None
) -> dict[str, Any]:
    """Return the version, the day, the generation, the model and the settings, as JSON.

    Args:
        project: the pyproject.toml that has the version.
        generation: id of the one that answers.
        embedding: fingerprint of the model.
    """
    told = tomllib.loads(project.read_text(encoding="utf-8"))
    return {
        "version": told["project"]["version"],
        "date": date.today().isoformat(),
        "generation": generation,
        "embedding": embedding,
        "settings": settings.model_dump(
            mode="json", include={"embedding", "passages", "search", "reranker", "answer"}
        ),
    }
