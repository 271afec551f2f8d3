"""What an embedder must do, asked of the shipped model and of the fake."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest
from fakes import HashingEmbedder

from knowledge.errors import SettingsError
from knowledge.index import Embedder, SentenceTransformerEmbedder

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = str(ROOT / "models" / "zhigui-static-zh")
TEXTS = ["党员应当按月交纳党费。", "出差回来十日内报销差旅费。", "会议室晚上九点关灯锁门。"]


class TestEmbedder:
    """The contract."""

    @pytest.fixture(params=["fake", "shipped"])
    def embedder(self, request: pytest.FixtureRequest) -> Embedder:
        if request.param == "shipped":
            return SentenceTransformerEmbedder(SHIPPED)
        return HashingEmbedder()

    def test_a_row_of_unit_length_for_each_text(self, embedder: Embedder) -> None:
        rows = embedder.embed_documents(TEXTS)

        assert len(rows) == 3
        assert numpy.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)

    def test_the_same_text_has_the_same_vector_in_any_company(self, embedder: Embedder) -> None:
        alone = embedder.embed_documents(TEXTS[:1])[0]

        assert list(embedder.embed_documents(TEXTS)[0]) == pytest.approx(list(alone), abs=1e-6)
        assert list(embedder.embed_query(TEXTS[0])) == pytest.approx(list(alone), abs=1e-6)

    def test_a_question_is_nearest_to_what_it_asks_about(self, embedder: Embedder) -> None:
        rows = numpy.asarray(embedder.embed_documents(TEXTS))
        scores = rows @ numpy.asarray(embedder.embed_query("差旅费多久报销？"))

        assert int(scores.argmax()) == 1

    def test_the_fingerprint_stays(self, embedder: Embedder) -> None:
        assert embedder.fingerprint == embedder.fingerprint != ""


def test_prefixes_change_the_fingerprint() -> None:
    plain = SentenceTransformerEmbedder(SHIPPED)
    prefixed = SentenceTransformerEmbedder(SHIPPED, query_prefix="查询：")

    assert plain.fingerprint != prefixed.fingerprint


def test_a_text_without_a_token_is_a_row_of_zeros() -> None:
    rows = SentenceTransformerEmbedder(SHIPPED).embed_documents(["……", TEXTS[0]])

    assert not numpy.any(rows[0])
    assert numpy.any(rows[1])


@pytest.mark.parametrize("device", ["gpu", "cuda:99", "cuda:x"])
def test_a_device_that_is_not_there_is_one_sentence(device: str) -> None:
    with pytest.raises(SettingsError, match=rf"{device} .*embedding\.device"):
        SentenceTransformerEmbedder(SHIPPED, device=device).embed_query("问")


def test_a_broken_model_is_one_sentence(tmp_path: Path) -> None:
    for name in ("modules.json", "config_sentence_transformers.json"):
        (tmp_path / name).write_bytes(Path(SHIPPED, name).read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"not a model")

    with pytest.raises(SettingsError, match=r"embedding\.model"):
        SentenceTransformerEmbedder(str(tmp_path)).embed_query("问")
