"""Where a named model is looked for, and what is said when it cannot be had."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import huggingface_hub
import pytest
import tiny_models

from knowledge.errors import SettingsError
from knowledge.index import NamedModel, SentenceTransformerEmbedder

NAME = "tiny/embedding-zh"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No network: each attempt to reach a host is noted and fails."""
    attempts: list[str] = []

    def refuse(host: object, *_: object, **__: object) -> None:
        attempts.append(str(host))
        raise socket.gaierror(-2, "no network in the tests")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    for variable in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(variable, raising=False)
    huggingface_hub.close_session()
    return attempts


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the model hub."""
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(folder))
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield tiny_models.transformer(tmp_path_factory.mktemp("tiny"))


def downloaded_before(cache: Path, model: Path) -> Path:
    """Lay a model down as an earlier download would have."""
    repository = cache / ("models--" + NAME.replace("/", "--"))
    (repository / "refs").mkdir(parents=True)
    (repository / "refs" / "main").write_text(COMMIT)
    return shutil.copytree(model, repository / "snapshots" / COMMIT)


def test_a_folder_is_loaded_without_a_look_at_the_network(tiny: Path, dialled: list[str]) -> None:
    SentenceTransformerEmbedder(NamedModel(str(tiny), download=True)).embed_query("党费")

    assert dialled == []


def test_a_model_downloaded_before_is_found_by_its_name_without_the_network(
    tiny: Path, cache: Path, dialled: list[str]
) -> None:
    snapshot = downloaded_before(cache, tiny)

    model = NamedModel(NAME, download=True)
    SentenceTransformerEmbedder(model).embed_query("党费")

    assert model.folder == snapshot
    assert dialled == []


def test_a_model_is_the_same_by_folder_and_by_name(tiny: Path, cache: Path) -> None:
    snapshot = downloaded_before(cache, tiny)
    (snapshot / "README.md").write_text("about it")
    (snapshot / ".gitattributes").write_text("")

    assert NamedModel(NAME).content == NamedModel(str(tiny)).content


def test_a_changed_file_is_another_model(tiny: Path, tmp_path: Path) -> None:
    other = shutil.copytree(tiny, tmp_path / "other")
    pooling = other / "1_Pooling" / "config.json"
    pooling.write_text(pooling.read_text().replace('"mean"', '"cls"'))

    assert NamedModel(str(other)).content != NamedModel(str(tiny)).content


def test_without_permission_nothing_is_dialled_and_the_remedy_is_told(
    cache: Path, dialled: list[str]
) -> None:
    model = NamedModel(NAME, key="reranker.model", download=False)

    with pytest.raises(SettingsError, match=rf"{NAME}.*reranker\.model.*embedding\.download"):
        _ = model.folder
    assert dialled == []


def test_an_unreachable_hub_is_dialled_once_and_the_remedy_is_told(
    cache: Path, dialled: list[str]
) -> None:
    embedder = SentenceTransformerEmbedder(NamedModel(NAME, download=True))

    with pytest.raises(SettingsError, match=rf"{NAME}.*embedding\.model.*路径"):
        _ = embedder.fingerprint
    assert len(dialled) <= 2  # the library adds a look of its own, for its statistics


def test_the_hub_may_be_forbidden_by_its_own_variable(
    cache: Path, dialled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The library reads the variable when it is imported.
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    huggingface_hub.close_session()

    with pytest.raises(SettingsError, match=NAME):
        _ = NamedModel(NAME, download=True).folder
    assert dialled == []


@pytest.mark.parametrize("name", ["/nowhere/at/all", "models/nothing", "a/b/c", "名称"])
def test_a_path_or_name_of_nothing_is_told(name: str, cache: Path, dialled: list[str]) -> None:
    with pytest.raises(SettingsError, match=rf"{name}.*embedding\.model"):
        _ = NamedModel(name, download=True).folder


def test_a_download_leaves_out_what_is_for_other_engines(
    tiny: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_out: list[str] = []

    def snapshot_download(
        name: str, *, local_files_only: bool = False, ignore_patterns: list[str], **_: object
    ) -> str:
        assert name == NAME
        if local_files_only:
            raise FileNotFoundError
        left_out.extend(ignore_patterns)
        return str(tiny)

    files = ["model.safetensors", "pytorch_model.bin", "2_Dense/pytorch_model.bin"]
    listing = SimpleNamespace(siblings=[SimpleNamespace(rfilename=one) for one in files])
    monkeypatch.setattr(huggingface_hub, "snapshot_download", snapshot_download)
    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", lambda *_, **__: listing)

    assert NamedModel(NAME, download=True).folder == tiny
    assert {"onnx/*", "pytorch_model.bin"} <= set(left_out)
    assert "2_Dense/pytorch_model.bin" not in left_out


def test_a_download_that_was_broken_off_is_taken_up_again(
    tiny: Path, cache: Path, dialled: list[str]
) -> None:
    (downloaded_before(cache, tiny) / "model.safetensors").unlink()

    with pytest.raises(SettingsError, match="下载也没有成功"):
        _ = NamedModel(NAME, download=True).folder
    assert dialled


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("not a model")

    with pytest.raises(SettingsError, match=r"modules\.json.*embedding\.model"):
        _ = NamedModel(str(tmp_path)).folder


def test_a_broken_model_is_one_sentence(tiny: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(tiny, tmp_path / "broken")
    (broken / "model.safetensors").write_bytes(b"not a model")

    with pytest.raises(SettingsError, match=r"已损坏.*embedding\.model"):
        NamedModel(str(broken)).encoder()


def test_a_model_with_code_of_its_own_is_refused(tiny: Path, tmp_path: Path) -> None:
    other = shutil.copytree(tiny, tmp_path / "other")
    (other / "own.py").write_text("raise SystemExit('code of the model was run')")
    modules = other / "modules.json"
    wanted = "sentence_transformers.base.modules.transformer.Transformer"
    assert wanted in modules.read_text()
    modules.write_text(modules.read_text().replace(wanted, "own.Transformer"))

    with pytest.raises(SettingsError, match="自带的程序"):
        NamedModel(str(other)).encoder()


@pytest.mark.parametrize("device", ["gpu", "cuda:99", "cuda:x"])
def test_a_device_that_is_not_there_is_one_sentence(device: str, tiny: Path) -> None:
    with pytest.raises(SettingsError, match=rf"{device} .*embedding\.device"):
        NamedModel(str(tiny), device=device).encoder()


def test_a_model_that_embeds_is_no_reranker(tiny: Path) -> None:
    with pytest.raises(SettingsError, match=r"打分.*reranker\.model"):
        NamedModel(str(tiny), key="reranker.model").cross_encoder()


def test_a_model_that_sorts_into_classes_is_no_reranker(tmp_path: Path) -> None:
    folder = tiny_models.cross_encoder(tmp_path, labels=3)

    with pytest.raises(SettingsError, match=r"打分.*reranker\.model"):
        NamedModel(str(folder), key="reranker.model").cross_encoder()
