"""config.yaml and the environment, checked once, as frozen settings.

An unknown key is an error that names it; nothing is read at import.
"""

from __future__ import annotations

import os
from os.path import expanduser
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from knowledge.errors import SettingsError
from knowledge.texts import (
    BAD_VALUE,
    CLOSED_CONFIG,
    CONFIG_NOT_SECTIONS,
    CONFIG_NOT_YAML,
    NO_CONFIG,
    UNKNOWN_KEY,
    UNKNOWN_VARIABLE,
)

_PREFIX = "ZHIGUI_"
_SHORTHANDS = {"ZHIGUI_VAR": ("index", "path"), "ZHIGUI_DOCUMENTS": ("collection", "path")}
_NOT_SETTINGS = frozenset({"ZHIGUI_LOG"})  # read by knowledge.terminal


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CollectionSettings(_Section):
    """Where the documents lie and what is too large to read."""

    path: Path = Path("documents")
    max_file_mb: Annotated[int, Field(ge=1, le=2000)] = 50
    glossary: Path = Path("glossary.yaml")


class ReadingSettings(_Section):
    """How much time and memory one file may take; see README."""

    workers: Annotated[int, Field(ge=1, le=32)] = 2
    page_seconds: Annotated[int, Field(ge=1, le=3600)] = 120
    file_seconds: Annotated[int, Field(ge=1, le=86_400)] = 1800
    memory_mb: Annotated[int, Field(ge=500, le=100_000)] = 3000
    max_pages: Annotated[int, Field(ge=1, le=100_000)] = 2000
    max_megapixels: Annotated[int, Field(ge=1, le=1000)] = 100
    max_unpacked_mb: Annotated[int, Field(ge=1, le=10_000)] = 400


class IndexSettings(_Section):
    """Where generations are kept, and how many."""

    path: Path = Path("var")
    keep_generations: Annotated[int, Field(ge=1, le=100)] = 5


class EmbeddingSettings(_Section):
    """Which sentence-transformers model embeds passages and questions."""

    model: Annotated[str, Field(min_length=1)] = "models/zhigui-static-zh"
    download: bool = True
    query_prompt: str = ""
    query_prefix: str = ""
    passage_prefix: str = ""
    dimensions: Annotated[int, Field(ge=0, le=100_000)] = 0
    batch_size: Annotated[int, Field(ge=1)] = 256
    device: Annotated[str, Field(min_length=1)] = "cpu"


class PassageSettings(_Section):
    """How long a passage may be, in characters."""

    max_characters: Annotated[int, Field(ge=100, le=4000)] = 400


class SearchSettings(_Section):
    """How candidates are found and fused."""

    candidates: Annotated[int, Field(ge=10, le=1000)] = 100


class RerankerSettings(_Section):
    """Which CrossEncoder reads the best candidates once more; none by default."""

    model: str = ""
    candidates: Annotated[int, Field(ge=2, le=100)] = 20
    weight: Annotated[float, Field(ge=0, le=1)] = 0.5


class AnswerSettings(_Section):
    """When to answer and how much to say."""

    threshold: Annotated[float, Field(ge=0, le=1)] = 0.4
    max_characters: Annotated[int, Field(ge=50, le=2000)] = 300


class ApprovalSettings(_Section):
    """When the admin's approved questions stop a publication."""

    tolerance: Annotated[float, Field(ge=0, le=1)] = 0.05


class Settings(BaseSettings):
    """All settings; `load` is the way to get them."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        env_prefix=_PREFIX,
        env_nested_delimiter="__",
    )

    collection: CollectionSettings = CollectionSettings()
    reading: ReadingSettings = ReadingSettings()
    index: IndexSettings = IndexSettings()
    embedding: EmbeddingSettings = EmbeddingSettings()
    passages: PassageSettings = PassageSettings()
    search: SearchSettings = SearchSettings()
    reranker: RerankerSettings = RerankerSettings()
    answer: AnswerSettings = AnswerSettings()
    approval: ApprovalSettings = ApprovalSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        # The first wins; what the file says arrives as `init_settings`.
        return InitSettingsSource(settings_cls, _shorthands()), env_settings, init_settings


def load(config: Path) -> Settings:
    """Read `config` and the environment, the environment winning.

    Args:
        config: path of config.yaml; relative paths in it start at its folder.

    Raises:
        SettingsError: the file is missing or not YAML, a key is unknown, a value has
            the wrong type; the sentence names the key.
    """
    given = _read(config)
    _refuse_unknown_variables()
    try:
        settings = Settings(**given)
    except ValidationError as error:
        raise _explained(error, config) from error
    return _anchored(settings, config.resolve().parent)


def _read(config: Path) -> dict[str, Any]:
    """Return what the file says by section; a section without keys is left out."""
    if not config.is_file():
        raise SettingsError(NO_CONFIG.format(config=config))
    try:
        given = yaml.safe_load(config.read_text(encoding="utf-8-sig")) or {}
    except OSError as error:
        raise SettingsError(CLOSED_CONFIG.format(config=config), detail=repr(error)) from error
    except (yaml.YAMLError, ValueError) as error:  # not UTF-8; a date such as 2024-13-45
        raise SettingsError(
            CONFIG_NOT_YAML.format(config=config.name),
            detail=repr(error),
        ) from error
    if not isinstance(given, dict):
        raise SettingsError(CONFIG_NOT_SECTIONS.format(config=config.name))
    return {str(section): keys for section, keys in given.items() if keys is not None}


def _shorthands() -> dict[str, Any]:
    return {
        section: {key: value}
        for variable, (section, key) in _SHORTHANDS.items()
        if (value := os.environ.get(variable))
    }


def _refuse_unknown_variables() -> None:
    """Raise for a variable that looks like ours and would be passed over in silence."""
    for variable in os.environ:
        name = variable.upper()
        if not name.startswith(_PREFIX) or variable in _SHORTHANDS.keys() | _NOT_SETTINGS:
            continue
        section, _, key = name.removeprefix(_PREFIX).lower().partition("__")
        field = Settings.model_fields.get(section)
        known = getattr(field.annotation, "model_fields", {}) if field else {}
        if key not in known:
            raise SettingsError(UNKNOWN_VARIABLE.format(variable=variable))


def _explained(error: ValidationError, config: Path) -> SettingsError:
    """Name the first key that is wrong, and where it can be set."""
    faults = error.errors(include_input=False, include_url=False)
    first = faults[0]
    path = [str(part) for part in first["loc"]]
    key = ".".join(path)
    if first["type"] == "extra_forbidden":
        sentence = UNKNOWN_KEY.format(key=key, config=config.name)
    else:
        variable = _PREFIX + "__".join(path[:2]).upper()
        sentence = BAD_VALUE.format(key=key, config=config.name, variable=variable)
    return SettingsError(sentence, detail=str(faults))


def _anchored(settings: Settings, root: Path) -> Settings:
    """Make the paths absolute; models that are folders as well."""
    collection, index = settings.collection, settings.index
    embedding, reranker = settings.embedding, settings.reranker
    return settings.model_copy(
        update={
            "collection": collection.model_copy(
                update={
                    "path": root / expanduser(collection.path),
                    "glossary": root / expanduser(collection.glossary),
                }
            ),
            "index": index.model_copy(update={"path": root / expanduser(index.path)}),
            "embedding": embedding.model_copy(update={"model": _model(embedding.model, root)}),
            "reranker": reranker.model_copy(update={"model": _model(reranker.model, root)}),
        }
    )


def _model(name: str, root: Path) -> str:
    """Return the folder of that name, or the name where there is none: the hub's, or empty."""
    folder = root / expanduser(name)
    return str(folder) if name and folder.is_dir() else name
