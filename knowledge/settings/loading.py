"""config.yaml and the environment, checked once, as frozen settings.

An unknown key is an error that names it; nothing is read at import.
"""

from __future__ import annotations

import os
from os.path import expanduser
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from knowledge.errors import SettingsError
from knowledge.settings.bot import (
    AccessSettings,
    LimitSettings,
    MonitoringSettings,
    StateSettings,
    TelegramSettings,
)
from knowledge.settings.knowledge import (
    AnswerSettings,
    ApprovalSettings,
    CollectionSettings,
    EmbeddingSettings,
    IndexSettings,
    PassageSettings,
    ReadingSettings,
    RerankerSettings,
    SearchSettings,
)
from knowledge.settings.quiz import QuizSettings
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
_SHORTHANDS = {
    "ZHIGUI_VAR": ("index", "path"),
    "ZHIGUI_DOCUMENTS": ("collection", "path"),
    "TELEGRAM_API_ROOT": ("telegram", "api_root"),
    "TELEGRAM_PROXY": ("telegram", "proxy"),
}
_NOT_SETTINGS = frozenset({"ZHIGUI_LOG"})  # read by knowledge.terminal


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
    telegram: TelegramSettings = TelegramSettings()
    access: AccessSettings = AccessSettings()
    limits: LimitSettings = LimitSettings()
    state: StateSettings = StateSettings()
    quiz: QuizSettings = QuizSettings()
    monitoring: MonitoringSettings = MonitoringSettings()

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
    given: dict[str, dict[str, str]] = {}
    for variable, (section, key) in _SHORTHANDS.items():
        if value := os.environ.get(variable):
            given.setdefault(section, {})[key] = value
    return given


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
