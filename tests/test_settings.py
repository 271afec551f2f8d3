"""config.yaml and the environment: defaults, overrides, and errors that name the key."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.errors import SettingsError
from knowledge.settings import Settings, load

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "config.yaml"

# Every key with a value that is not its default, as the environment would spell it.
OTHER_VALUES = {
    "collection.path": ("/srv/documents", Path("/srv/documents")),
    "collection.max_file_mb": ("7", 7),
    "collection.glossary": ("/srv/words.yaml", Path("/srv/words.yaml")),
    "reading.workers": ("4", 4),
    "reading.page_seconds": ("30", 30),
    "reading.file_seconds": ("900", 900),
    "reading.memory_mb": ("4000", 4000),
    "reading.max_pages": ("300", 300),
    "reading.max_megapixels": ("50", 50),
    "reading.max_unpacked_mb": ("100", 100),
    "index.path": ("/srv/var", Path("/srv/var")),
    "index.keep_generations": ("2", 2),
    "embedding.model": ("BAAI/bge-small-zh-v1.5", "BAAI/bge-small-zh-v1.5"),
    "embedding.download": ("false", False),
    "embedding.query_prompt": ("web_query", "web_query"),
    "embedding.query_prefix": ("查询：", "查询："),
    "embedding.passage_prefix": ("段落：", "段落："),
    "embedding.dimensions": ("128", 128),
    "embedding.batch_size": ("32", 32),
    "embedding.device": ("cuda", "cuda"),
    "passages.max_characters": ("250", 250),
    "search.candidates": ("40", 40),
    "reranker.model": ("BAAI/bge-reranker-base", "BAAI/bge-reranker-base"),
    "reranker.candidates": ("8", 8),
    "reranker.weight": ("0.3", 0.3),
    "answer.threshold": ("0.9", 0.9),
    "answer.max_characters": ("120", 120),
    "approval.tolerance": ("0.2", 0.2),
    "telegram.api_root": ("http://127.0.0.1:9000/", "http://127.0.0.1:9000"),
    "telegram.proxy": ("socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080"),
    "telegram.webhook_url": ("https://bot.example/hook", "https://bot.example/hook"),
    "telegram.webhook_listen": ("0.0.0.0", "0.0.0.0"),  # noqa: S104
    "telegram.webhook_port": ("8080", 8080),
    "telegram.language": ("en", "en"),
    "telegram.contact": ("@lin", "@lin"),
    "telegram.ops_chat": ("-100123", -100123),
    "telegram.inline": ("true", True),
    "telegram.fresh_minutes": ("5", 5),
    "access.groups": ("[-1001, -1002]", (-1001, -1002)),
    "access.users": ('{"7": "admin"}', {7: "admin"}),
    "limits.user_per_minute": ("1", 1),
    "limits.group_per_minute": ("2", 2),
    "limits.queue": ("3", 3),
    "limits.workers": ("4", 4),
    "limits.repeat_minutes": ("0", 0),
    "limits.context_minutes": ("1", 1),
    "state.database": ("sqlite:///x.db", "sqlite:///x.db"),
    "state.keep_days": ("7", 7),
    "state.timezone": ("UTC", "UTC"),
    "quiz.quiet_hours": ("23:30-6:00", "23:30-06:00"),
    "quiz.open_hours": ("48", 48),
    "quiz.league_rows": ("20", 20),
    "monitoring.listen": ("::1", "::1"),
    "monitoring.port": ("9100", 9100),
}


@pytest.fixture(autouse=True)
def _no_variables_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in os.environ:
        if variable.upper().startswith("ZHIGUI_"):
            monkeypatch.delenv(variable)


def config(folder: Path, text: str) -> Path:
    """Write a config.yaml and return its path."""
    file = folder / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def keys() -> list[str]:
    """Return every key, as section.key."""
    return [
        f"{section}.{key}" for section, values in Settings().model_dump().items() for key in values
    ]


def value(settings: Settings, key: str) -> Any:
    section, _, name = key.partition(".")
    return getattr(getattr(settings, section), name)


def test_the_shipped_file_lists_every_key_with_its_default() -> None:
    shipped = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))

    assert shipped == Settings().model_dump(mode="json")


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    settings = load(config(tmp_path, "# nothing\nanswer:\n"))

    assert settings.index.keep_generations == 5
    assert settings.answer == Settings().answer


def test_the_file_sets_a_key_and_leaves_the_others(tmp_path: Path) -> None:
    settings = load(config(tmp_path, "\ufeffanswer:\n  threshold: 0.25\n"))

    assert settings.answer.threshold == 0.25
    assert settings.answer.max_characters == Settings().answer.max_characters


def test_every_key_is_tried_below() -> None:
    assert sorted(OTHER_VALUES) == sorted(keys())


@pytest.mark.parametrize("key", OTHER_VALUES)
def test_the_environment_sets_every_key(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written, wanted = OTHER_VALUES[key]
    assert value(load(SHIPPED), key) != wanted
    monkeypatch.setenv("ZHIGUI_" + key.replace(".", "__").upper(), written)

    assert value(load(SHIPPED), key) == wanted


@pytest.mark.parametrize(
    ("variable", "key"),
    [("ZHIGUI_VAR", "index.path"), ("ZHIGUI_DOCUMENTS", "collection.path")],
)
def test_shorthands_move_the_state_and_the_collection(
    variable: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))

    assert value(load(SHIPPED), key) == tmp_path


def test_a_shorthand_leaves_the_rest_of_its_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHIGUI_VAR", "elsewhere")

    settings = load(config(tmp_path, "index:\n  path: here\n  keep_generations: 3\n"))

    assert settings.index.path == tmp_path / "elsewhere"
    assert settings.index.keep_generations == 3


@pytest.mark.parametrize("variable", ["ZHIGUI_LOG"])
def test_variables_that_are_no_settings_are_let_through(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "DEBUG")

    assert load(SHIPPED).index.keep_generations == 5


def test_relative_paths_start_at_the_folder_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models" / "mine").mkdir(parents=True)
    file = config(tmp_path, "collection: {path: texts}\nembedding: {model: models/mine}\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("HOME", "/home/li")
    monkeypatch.setenv("ZHIGUI_COLLECTION__GLOSSARY", "~/words.yaml")

    settings = load(file)

    assert settings.collection.path == tmp_path / "texts"
    assert settings.collection.glossary == Path("/home/li/words.yaml")
    assert settings.index.path == tmp_path / "var"
    assert settings.embedding.model == str(tmp_path / "models" / "mine")


def test_a_model_may_lie_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reranker").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))

    settings = load(config(tmp_path, "reranker: {model: ~/reranker}\n"))

    assert settings.reranker.model == str(tmp_path / "reranker")


def test_a_model_that_is_no_folder_stays_a_name(tmp_path: Path) -> None:
    settings = load(config(tmp_path, "embedding: {model: BAAI/bge-m3}\n"))

    assert settings.embedding.model == "BAAI/bge-m3"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("answer: {treshold: 0.3}", "answer.treshold"),
        ("answers: {threshold: 0.3}", "answers"),
        ("1: {threshold: 0.3}", "1"),
        ("search: {candidates: many}", "ZHIGUI_SEARCH__CANDIDATES"),
        ("answer: {threshold: 7}", "answer.threshold"),
        ("answer: 7", "answer"),
        ("embedding: {device: [cpu]}", "embedding.device"),
        ("answer: [", "config.yaml"),
        ("- answer", "config.yaml"),
        ("只有一句话", "config.yaml"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(text: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=named):
        load(config(tmp_path, text))


@pytest.mark.parametrize(
    ("variable", "written"),
    [
        ("ZHIGUI_ANSWER__TRESHOLD", "0.3"),
        ("ZHIGUI_ANSWERS__THRESHOLD", "0.3"),
        ("ZHIGUI_ANSWER__THRESHOLD__MORE", "0.3"),
        ("ZHIGUI_ANSWER", '{"threshold": 0.3}'),
        ("ZHIGUI_TOKEN", "x"),
        ("zhigui_var", "elsewhere"),
        ("ZHIGUI_ANSWER__THRESHOLD", "high"),
        ("ZHIGUI_SEARCH__CANDIDATES", ""),
    ],
)
def test_what_is_wrong_in_the_environment_is_named(
    variable: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, written)

    with pytest.raises(SettingsError, match=variable):
        load(SHIPPED)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.yaml"):
        load(tmp_path / "none.yaml")


def test_bytes_that_are_not_utf8_are_a_settings_error(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes("answer: {}  # 阈值".encode("gb18030"))

    with pytest.raises(SettingsError, match="UTF-8") as caught:
        load(file)

    assert "UnicodeDecodeError" in caught.value.detail


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load(SHIPPED).answer.threshold = 0.1


@pytest.mark.parametrize("key", ["model", "device"])
def test_an_empty_model_or_device_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv(f"ZHIGUI_EMBEDDING__{key.upper()}", "")
    with pytest.raises(SettingsError, match=rf"embedding\.{key} .*ZHIGUI_EMBEDDING__{key.upper()}"):
        load(config(tmp_path, ""))
