"""config.yaml and the environment, checked once, as frozen settings.

An unknown key is an error that names it; nothing is read at import.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    YamlConfigSettingsSource,
)

from knowledge.errors import SettingsError

_PREFIX = "ZHIGUI_"
_SHORTHANDS = {"ZHIGUI_VAR": ("index", "path"), "ZHIGUI_DOCUMENTS": ("collection", "path")}
_NOT_SETTINGS = frozenset({"ZHIGUI_CONFIG"})

Share = Annotated[float, Field(ge=0)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CollectionSettings(_Section):
    """Where the documents lie and what is too large to read."""

    path: Path = Path("documents")
    max_file_mb: Annotated[int, Field(ge=1, le=2000)] = 50
    glossary: Path = Path("glossary.yaml")


class IndexSettings(_Section):
    """Where generations are kept, and how many."""

    path: Path = Path("var")
    keep_generations: Annotated[int, Field(ge=1, le=100)] = 5


class EmbeddingSettings(_Section):
    """Which sentence-transformers model embeds passages and questions."""

    model: str = "models/zhigui-static-zh"
    query_prefix: str = ""
    passage_prefix: str = ""
    batch_size: Annotated[int, Field(ge=1)] = 256
    device: str = "cpu"


class PassageSettings(_Section):
    """How long a passage may be, in characters."""

    max_characters: Annotated[int, Field(ge=100, le=4000)] = 400


class SearchSettings(_Section):
    """How candidates are found and fused."""

    candidates: Annotated[int, Field(ge=10, le=1000)] = 100
    dense_weight: Share = 0.5


class AnswerSettings(_Section):
    """When to answer and how much to say."""

    threshold: Annotated[float, Field(ge=0, le=1)] = 0.5
    max_characters: Annotated[int, Field(ge=50, le=2000)] = 300


class Settings(BaseSettings):
    """All settings; `load` is the way to get them."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        env_prefix=_PREFIX,
        env_nested_delimiter="__",
    )

    collection: CollectionSettings = CollectionSettings()
    index: IndexSettings = IndexSettings()
    embedding: EmbeddingSettings = EmbeddingSettings()
    passages: PassageSettings = PassageSettings()
    search: SearchSettings = SearchSettings()
    answer: AnswerSettings = AnswerSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        yaml_file = YamlConfigSettingsSource(settings_cls)
        return init_settings, env_settings, yaml_file


def load(config: Path) -> Settings:
    """Read `config` and the environment, the environment winning.

    Args:
        config: path of config.yaml; relative paths in it start at its folder.

    Raises:
        SettingsError: the file is missing or not YAML, a key is unknown, a value has
            the wrong type; the sentence names the key.
    """
    if not config.is_file():
        raise SettingsError(f"找不到配置文件 {config}，请在项目目录下运行，或检查路径。")
    _refuse_unknown_variables()
    shorthands: dict[str, dict[str, str]] = {}
    for variable, (section, key) in _SHORTHANDS.items():
        if value := os.environ.get(variable):
            shorthands.setdefault(section, {})[key] = value

    class FileSettings(Settings):
        model_config = SettingsConfigDict(yaml_file=config, yaml_file_encoding="utf-8")

    try:
        settings = FileSettings(**shorthands)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"配置项 {key} 有误，请改正 {config.name} 或同名环境变量后重试。", detail=str(error)
        ) from error
    except Exception as error:  # PyYAML and pydantic-settings each raise their own
        raise SettingsError(
            f"配置文件 {config.name} 不是有效的 YAML，请检查缩进与冒号。", detail=repr(error)
        ) from error
    return _anchored(settings, config.resolve().parent)


def _refuse_unknown_variables() -> None:
    sections = Settings.model_fields
    for variable in os.environ:
        if not variable.startswith(_PREFIX) or variable in _SHORTHANDS.keys() | _NOT_SETTINGS:
            continue
        section, _, key = variable.removeprefix(_PREFIX).lower().partition("__")
        model = sections[section].annotation if section in sections else None
        if model is None or key not in getattr(model, "model_fields", {}):
            raise SettingsError(f"环境变量 {variable} 不是任何配置项的名字，请改正或取消它。")


def _anchored(settings: Settings, root: Path) -> Settings:
    """Make the paths absolute; a model that is a folder below `root` as well."""
    model = settings.embedding.model
    if (root / model).is_dir():
        model = str(root / model)
    return settings.model_copy(
        update={
            "collection": settings.collection.model_copy(
                update={
                    "path": root / settings.collection.path,
                    "glossary": root / settings.collection.glossary,
                }
            ),
            "index": settings.index.model_copy(update={"path": root / settings.index.path}),
            "embedding": settings.embedding.model_copy(update={"model": model}),
        }
    )
