"""What an embedder must do, asked of the fake, the shipped model and one of each kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy
import pytest
import tiny_models
from fakes import HashingEmbedder

from knowledge.errors import SettingsError
from knowledge.index import Embedder, NamedModel, SentenceTransformerEmbedder

SHIPPED = Path(__file__).resolve().parents[2] / "models" / "zhigui-static-zh"
TEXTS = ["党员应当按月交纳党费。", "出差回来十日内报销差旅费。", "会议室晚上九点关灯锁门。"]

Make = Callable[..., Embedder]


def half_precision(folder: Path) -> Path:
    return tiny_models.transformer(folder, half=True)


# Of a symmetric model a text has one vector, as a question and as a passage.
SYMMETRIC = {
    "shipped": lambda _: SHIPPED,
    "transformer": tiny_models.transformer,
    "half precision": half_precision,
    "no modules.json": tiny_models.bare_transformer,
}
ASYMMETRIC = {"prompted": tiny_models.prompted, "router": tiny_models.asymmetric}
KINDS = {**SYMMETRIC, **ASYMMETRIC}


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Return an embedder over a model of a kind; each model is made once."""
    folders: dict[str, Path] = {}

    def made(kind: str, **options: object) -> Embedder:
        if kind == "fake":
            return HashingEmbedder()
        if kind not in folders:
            folders[kind] = KINDS[kind](tmp_path_factory.mktemp("models"))
        return SentenceTransformerEmbedder(NamedModel(str(folders[kind])), **options)

    return made


@pytest.fixture(scope="module", params=["fake", *KINDS])
def embedder(request: pytest.FixtureRequest, make: Make) -> Embedder:
    return make(request.param)


class TestEmbedder:
    """The contract."""

    def test_a_row_of_unit_length_for_each_text(self, embedder: Embedder) -> None:
        rows = embedder.embed_documents(TEXTS)

        assert len(rows) == 3
        assert numpy.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)

    def test_a_question_has_as_many_dimensions_and_unit_length(self, embedder: Embedder) -> None:
        question = embedder.embed_query(TEXTS[0])

        assert len(question) == len(embedder.embed_documents(TEXTS[:1])[0])
        assert numpy.linalg.norm(question) == pytest.approx(1, abs=1e-5)

    def test_the_same_text_has_the_same_vector_in_any_company(self, embedder: Embedder) -> None:
        alone = embedder.embed_documents(TEXTS[:1])[0]

        assert list(embedder.embed_documents(TEXTS)[0]) == pytest.approx(list(alone), abs=1e-5)

    def test_a_question_is_nearest_to_what_it_asks_about(self, embedder: Embedder) -> None:
        rows = numpy.asarray(embedder.embed_documents(TEXTS))
        scores = rows @ numpy.asarray(embedder.embed_query("差旅费多久报销？"))

        assert int(scores.argmax()) == 1

    def test_a_text_longer_than_the_model_reads_is_cut(self, embedder: Embedder) -> None:
        (row,) = embedder.embed_documents(["交纳党费" * 500])

        assert numpy.linalg.norm(row) == pytest.approx(1, abs=1e-5)

    def test_no_text_gives_no_row(self, embedder: Embedder) -> None:
        assert len(embedder.embed_documents([])) == 0

    def test_the_fingerprint_stays(self, embedder: Embedder) -> None:
        assert embedder.fingerprint == embedder.fingerprint != ""


@pytest.mark.parametrize("kind", ["fake", *SYMMETRIC])
def test_a_symmetric_model_sees_no_difference_between_question_and_passage(
    kind: str, make: Make
) -> None:
    embedder = make(kind)
    passage = embedder.embed_documents(TEXTS[:1])[0]

    assert list(embedder.embed_query(TEXTS[0])) == pytest.approx(list(passage), abs=1e-5)


def test_a_router_takes_questions_and_passages_their_own_ways(make: Make) -> None:
    embedder = make("router")
    passage = numpy.asarray(embedder.embed_documents(TEXTS[:1])[0])

    assert numpy.dot(passage, embedder.embed_query(TEXTS[0])) < 0.99


def test_the_prompts_of_a_model_are_used_by_themselves(make: Make) -> None:
    plain, prompted = make("transformer"), make("prompted")

    assert_same(prompted.embed_query(TEXTS[0]), plain.embed_query("查询：" + TEXTS[0]))
    assert_same(prompted.embed_documents(TEXTS[:1])[0], plain.embed_documents(["的" + TEXTS[0]])[0])


def test_a_prompt_may_be_chosen_by_its_name(make: Make) -> None:
    chosen = make("prompted", query_prompt="yes_query")

    assert_same(chosen.embed_query(TEXTS[0]), make("transformer").embed_query("是" + TEXTS[0]))


def test_a_prompt_that_the_model_does_not_have_is_told_with_those_it_has(make: Make) -> None:
    with pytest.raises(SettingsError, match=r"no_query.*yes_query.*embedding\.query_prompt"):
        make("prompted", query_prompt="no_query").embed_query("问")


def test_a_prefix_takes_the_place_of_the_prompt(make: Make) -> None:
    prefixed = make("prompted", query_prefix="否", passage_prefix="是")
    plain = make("transformer")

    assert_same(prefixed.embed_query(TEXTS[0]), plain.embed_query("否" + TEXTS[0]))
    assert_same(prefixed.embed_documents(TEXTS[:1])[0], plain.embed_documents(["是" + TEXTS[0]])[0])


def test_fewer_dimensions_are_of_unit_length_too(make: Make) -> None:
    rows = make("transformer", dimensions=16).embed_documents(TEXTS)

    assert numpy.shape(rows) == (3, 16)
    assert numpy.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


@pytest.mark.parametrize(
    "options",
    [
        {"query_prefix": "查询："},
        {"passage_prefix": "查询："},
        {"query_prompt": "yes_query"},
        {"dimensions": 16},
    ],
)
def test_what_changes_the_vectors_changes_the_fingerprint(
    options: dict[str, object], make: Make
) -> None:
    assert make("prompted", **options).fingerprint != make("prompted").fingerprint


def test_a_text_without_a_token_is_a_row_of_zeros(make: Make) -> None:
    rows = make("shipped").embed_documents(["……", TEXTS[0]])

    assert not numpy.any(rows[0])
    assert numpy.any(rows[1])


def test_vectors_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    import torch
    from sentence_transformers import SentenceTransformer

    folder = tiny_models.transformer(tmp_path)
    model = SentenceTransformer(str(folder), device="cpu")
    with torch.no_grad():
        next(model.parameters()).fill_(float("nan"))
    model.save(str(folder), create_model_card=False)

    with pytest.raises(SettingsError, match="无效的数值"):
        SentenceTransformerEmbedder(NamedModel(str(folder))).embed_query("党费")


def assert_same(one: object, other: object) -> None:
    numpy.testing.assert_allclose(one, other, atol=1e-5)
