"""The embedding model that ships with the product, as a user loads it."""

import socket
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "models" / "zhigui-static-zh"
EVERYDAY_WORDS = ROOT / "training" / "everyday_words.tsv"


@pytest.fixture(scope="module")
def model():
    sentence_transformers = pytest.importorskip("sentence_transformers")

    def refuse(*_args, **_kwargs):
        raise AssertionError("loading the shipped model reached for the network")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        return sentence_transformers.SentenceTransformer(str(MODEL), device="cpu")


def cosine(model, one: str, other: str) -> float:
    first, second = model.encode([one, other])
    return float(first @ second)


def test_it_is_small_enough_to_ship():
    files = [path for path in MODEL.parent.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 25_000_000


def test_its_readme_says_under_which_licence_it_comes_and_from_what():
    words = (MODEL / "README.md").read_text(encoding="utf-8")
    for part in ("CC BY-SA 4.0", "CC-CEDICT", "Apache-2.0", "SHA-256"):
        assert part in words


def test_questions_and_passages_are_embedded_alike(model):
    text = ["党员每月交多少党费"]
    np.testing.assert_array_equal(model.encode_query(text), model.encode_document(text))


def test_vectors_have_256_dimensions_and_unit_length(model):
    vectors = model.encode(["职工的工资", "党员应当按期交纳党费。", "龘", "ABC 2026", "a" * 5000])
    assert vectors.shape == (5, 256)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_text_without_any_word_gives_zeros_and_not_nan(model):
    assert not model.encode(["", "。？！", "\n\t"]).any()


def test_the_same_text_gives_the_same_vector_in_any_batch(model):
    texts = ["加班费怎么算", "年休假几天", "谁来批准"]
    together = model.encode(texts)
    alone = np.stack([model.encode(text) for text in texts])
    np.testing.assert_array_equal(together, model.encode(texts))
    np.testing.assert_allclose(together, alone, atol=1e-6)


def test_width_case_and_punctuation_make_no_difference(model):
    plain, wide = model.encode(["gdp增长10%,工资", "ＧＤＰ增长１０％，“工资”"])
    np.testing.assert_allclose(plain, wide, atol=1e-6)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("工资", "薪水", "国旗"),
        ("工资", "薪酬", "国旗"),
        ("辞退", "解雇", "森林"),
        ("报销", "费用", "婚姻"),
        ("请假", "休假", "合同"),
        ("开除", "除名", "食堂"),
        ("小孩", "未成年人", "税率"),
        ("车祸", "交通事故", "选举"),
    ],
)
def test_synonyms_are_closer_than_unrelated_words(model, word, near, far):
    assert cosine(model, word, near) > cosine(model, word, far) + 0.15


def test_a_colloquial_question_finds_the_official_passage(model):
    passages = [
        "用人单位应当按月以货币形式支付给劳动者本人劳动报酬，不得克扣或者无故拖欠。",
        "升挂国旗，应当将国旗置于显著的位置。",
        "夫妻双方自愿离婚的，应当签订书面离婚协议。",
        "机动车驾驶人应当依法取得驾驶证。",
    ]
    scores = model.encode(passages) @ model.encode("老板一直不发薪水怎么办")
    assert int(scores.argmax()) == 0


def test_everyday_words_lead_to_the_words_of_the_rules(model):
    lines = EVERYDAY_WORDS.read_text(encoding="utf-8").splitlines()
    everyday, wanted = zip(*(line.split("\t") for line in lines if line), strict=True)
    official = sorted(set(wanted))
    closeness = model.encode(list(everyday)) @ model.encode(official).T
    own = closeness[np.arange(len(wanted)), [official.index(word) for word in wanted]]
    closer = (closeness > own[:, None]).sum(axis=1)
    assert (closer == 0).mean() >= 0.55
    assert (closer < 5).mean() >= 0.9
