"""The sections of config.yaml that are about documents and answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from knowledge.settings.section import Section


class CollectionSettings(Section):
    """Where the documents lie and what is too large to read."""

    path: Path = Path("documents")
    max_file_mb: Annotated[int, Field(ge=1, le=2000)] = 50
    glossary: Path = Path("glossary.yaml")


class ReadingSettings(Section):
    """How much time and memory one file may take; see README."""

    workers: Annotated[int, Field(ge=1, le=32)] = 2
    page_seconds: Annotated[int, Field(ge=1, le=3600)] = 120
    file_seconds: Annotated[int, Field(ge=1, le=86_400)] = 1800
    memory_mb: Annotated[int, Field(ge=500, le=100_000)] = 3000
    max_pages: Annotated[int, Field(ge=1, le=100_000)] = 2000
    max_megapixels: Annotated[int, Field(ge=1, le=1000)] = 100
    max_unpacked_mb: Annotated[int, Field(ge=1, le=10_000)] = 400


class IndexSettings(Section):
    """Where generations are kept, and how many."""

    path: Path = Path("var")
    keep_generations: Annotated[int, Field(ge=1, le=100)] = 5


class EmbeddingSettings(Section):
    """Which sentence-transformers model embeds passages and questions."""

    model: Annotated[str, Field(min_length=1)] = "models/zhigui-static-zh"
    download: bool = True
    query_prompt: str = ""
    query_prefix: str = ""
    passage_prefix: str = ""
    dimensions: Annotated[int, Field(ge=0, le=100_000)] = 0
    batch_size: Annotated[int, Field(ge=1)] = 256
    device: Annotated[str, Field(min_length=1)] = "cpu"


class PassageSettings(Section):
    """How long a passage may be, in characters."""

    max_characters: Annotated[int, Field(ge=100, le=4000)] = 400


class SearchSettings(Section):
    """How candidates are found and fused."""

    candidates: Annotated[int, Field(ge=10, le=1000)] = 100


class RerankerSettings(Section):
    """Which CrossEncoder reads the best candidates once more; none by default."""

    model: str = ""
    candidates: Annotated[int, Field(ge=2, le=100)] = 20
    weight: Annotated[float, Field(ge=0, le=1)] = 0.5


class AnswerSettings(Section):
    """When to answer and how much to say."""

    threshold: Annotated[float, Field(ge=0, le=1)] = 0.4
    max_characters: Annotated[int, Field(ge=50, le=2000)] = 300


class ApprovalSettings(Section):
    """When the admin's approved questions stop a publication."""

    tolerance: Annotated[float, Field(ge=0, le=1)] = 0.05
