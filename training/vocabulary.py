"""The vocabulary of the static model: which words, how frequent, and the tokenizer over them."""

from __future__ import annotations

import json
import lzma
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import rjieba
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

UNKNOWN = "[UNK]"
RARE = 8
HAN = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[a-z]+|\d{1,4}")
ARTICLE_NUMBER = re.compile(r"^\**第[一二三四五六七八九十百千零〇]+条\**[\s\u3000]*")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def read_pairs(path: Path) -> Iterator[dict[str, str]]:
    """Rows of an xz-compressed jsonl file, numbers of articles cut from the front of both sides."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for side in ("query", "passage"):
                row[side] = ARTICLE_NUMBER.sub("", row[side].removeprefix("Question:").strip())
            yield row


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Occurrences of jieba words, Chinese or Latin, in lower case."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(rjieba.cut(text.lower()))
    return Counter(
        {word: n for word, n in found.items() if HAN.fullmatch(word) or LATIN.fullmatch(word)}
    )


def general_counts(dictionary: Path) -> Counter[str]:
    """Frequencies of general Chinese: jieba's own dictionary, lines of "word count tag"."""
    counts: Counter[str] = Counter()
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if HAN.fullmatch(word):
            counts[word] = int(count)
    return counts


def frequencies(corpus: Counter[str], general: Counter[str]) -> dict[str, float]:
    """Half the probability in the corpus and half the one in general Chinese, for every word."""
    in_corpus, in_general = corpus.total(), general.total()
    return {
        word: 0.5 * corpus[word] / in_corpus + 0.5 * general[word] / in_general
        for word in corpus.keys() | general.keys()
    }


def choose(
    frequency: dict[str, float], corpus: Counter[str], glossed: set[str], size: int
) -> list[str]:
    """Every single character with a gloss or seen in the corpus, then the most frequent words.

    A longer word needs a gloss or RARE occurrences in the corpus: without either there is
    nothing to learn its vector from that its parts do not say already.
    """
    single = {word for word in frequency if len(word) == 1 and (word in glossed or corpus[word])}
    single |= {word for word in glossed if len(word) == 1} | set(LETTERS)
    longer = [
        word
        for word in sorted(frequency, key=lambda word: (-frequency[word], word))
        if len(word) > 1 and (word in glossed or corpus[word] >= RARE)
    ]
    return [UNKNOWN, *sorted(single), *longer[: size - len(single) - 1]]


def build_tokenizer(words: list[str], frequency: dict[str, float]) -> Tokenizer:
    """Unigram tokenizer: of all ways to cut a text, the one whose words are most probable."""
    rarest = min(f for f in frequency.values() if f > 0)
    pieces = [(word, round(math.log(max(frequency.get(word, 0), rarest)), 3)) for word in words]
    pieces[0] = (UNKNOWN, -30.0)
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]+"), behavior="removed")
    return tokenizer
