"""Train static word vectors on question-passage pairs without losing the dictionary's meanings."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np
import torch
from scipy import sparse
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy, normalize

QUERY_TOKENS = 96
PASSAGE_TOKENS = 160
FIRST_MOMENT, SECOND_MOMENT = 0.9, 0.99


@dataclass(frozen=True)
class Settings:
    """What the shipped model was trained with; README.md has what else was tried."""

    share: dict[str, float] = field(  # how often a pair of each kind is seen in an epoch
        default_factory=lambda: {"ict": 1, "qa": 1, "cited": 0.3, "squad2-zh": 1, "bridge": 2}
    )
    epochs: int = 1
    batch: int = 2048
    temperature: float = 0.1
    learning_rate: float = 3e-3
    drop_shared: float = 0.5  # of the query's words that the passage has too, the share left out
    dictionary: float = 50.0  # weight of the dictionary loss
    dictionary_words: int = 512  # per step
    keep: float = 0.3  # share of the starting vectors in the result


class Texts:
    """Token ids of many texts in one row, so that a batch is cut out without a loop."""

    def __init__(self, tokenizer: Tokenizer, texts: list[str], limit: int) -> None:
        encoded = tokenizer.encode_batch(texts, add_special_tokens=False)
        ids = [np.array(each.ids[:limit], dtype=np.int64) for each in encoded]
        self.lengths = np.array([len(each) for each in ids])
        self._ids, self._ends = np.concatenate(ids), self.lengths.cumsum()

    def take(self, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(which of the chosen texts, token id) for every token of the chosen texts."""
        lengths, ends = self.lengths[chosen], self._ends[chosen]
        within = np.arange(lengths.sum()) - np.repeat(lengths.cumsum(), lengths)
        return np.repeat(np.arange(len(chosen)), lengths), self._ids[within + ends.repeat(lengths)]


class Pairs:
    """Both sides as token ids; pairs with an equal query or passage are no negatives."""

    def __init__(self, tokenizer: Tokenizer, rows: list[dict[str, str]]) -> None:
        self.queries = Texts(tokenizer, [row["query"] for row in rows], QUERY_TOKENS)
        self.passages = Texts(tokenizer, [row["passage"] for row in rows], PASSAGE_TOKENS)
        self._query_of = np.unique([row["query"] for row in rows], return_inverse=True)[1]
        self._passage_of = np.unique([row["passage"] for row in rows], return_inverse=True)[1]
        self._kind = np.array([row["kind"] for row in rows])
        self._usable = (self.queries.lengths >= 2) & (self.passages.lengths >= 4)

    def epoch(self, share: dict[str, float], random: np.random.Generator) -> np.ndarray:
        """Numbers of the pairs of one epoch in random order."""
        chosen = []
        for kind, times in share.items():
            pool = random.permutation(np.flatnonzero(self._usable & (self._kind == kind)))
            chosen.append(np.resize(pool, round(times * len(pool))))
        return random.permutation(np.concatenate(chosen))

    def same(self, chosen: np.ndarray) -> np.ndarray:
        """Which of the batch's wrong pairs are right all the same."""
        queries, passages = self._query_of[chosen], self._passage_of[chosen]
        equal = (queries[:, None] == queries) | (passages[:, None] == passages)
        np.fill_diagonal(equal, False)
        return equal


class Sums(torch.autograd.Function):
    """Sum of the word vectors of each text: a sparse matrix of counts times the vectors.

    Several times as fast on one core as `EmbeddingBag`, whose gradient is as large as the table.
    """

    @staticmethod
    def forward(ctx, counts: sparse.csr_matrix, vectors: torch.Tensor) -> torch.Tensor:
        ctx.counts = counts
        return torch.from_numpy(counts @ vectors.detach().numpy())

    @staticmethod
    def backward(ctx, gradient: torch.Tensor) -> tuple[None, torch.Tensor]:
        return None, torch.from_numpy(ctx.counts.T.tocsr() @ gradient.numpy())


class Table:
    """The word vectors under Adam (Kingma & Ba 2015), in which only rows in use are touched."""

    def __init__(self, start: np.ndarray) -> None:
        self.vectors = start.copy()
        self._mean, self._square = np.zeros_like(start), np.zeros_like(start)
        self._steps = 0

    def step(self, rows: np.ndarray, gradient: np.ndarray, rate: float) -> None:
        self._steps += 1
        mean = FIRST_MOMENT * self._mean[rows] + (1 - FIRST_MOMENT) * gradient
        square = SECOND_MOMENT * self._square[rows] + (1 - SECOND_MOMENT) * gradient**2
        self._mean[rows], self._square[rows] = mean, square
        root = np.sqrt(square / (1 - SECOND_MOMENT**self._steps)) + 1e-8
        self.vectors[rows] -= rate * mean / (1 - FIRST_MOMENT**self._steps) / root


def without_shared(
    queries: tuple[np.ndarray, np.ndarray],
    passages: tuple[np.ndarray, np.ndarray],
    share: float,
    random: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """The queries less some of the words they share with their passages, so the rest must do.

    BM25 finds shared words by itself; what it needs beside it is the words that differ.
    """
    (text, word), size = queries, 1 << 20
    shared = np.isin(text * size + word, passages[0] * size + passages[1])
    dropped = shared & (random.random(len(word)) < share)
    left = np.bincount(text[~dropped], minlength=text[-1] + 1)
    kept = ~dropped | (left[text] == 0)
    return text[kept], word[kept]


def contrast(
    queries: torch.Tensor, passages: torch.Tensor, same: np.ndarray, temperature: float
) -> torch.Tensor:
    """InfoNCE in both directions (van den Oord et al. 2018) with the other pairs of the batch as
    negatives (Karpukhin et al. 2020), those that are right as well left out."""
    logits = (queries @ passages.T / temperature).masked_fill(torch.from_numpy(same), -1e4)
    target = torch.arange(len(logits))
    return (cross_entropy(logits, target) + cross_entropy(logits.T, target)) / 2


def dictionary_loss(words: torch.Tensor, glosses: torch.Tensor) -> torch.Tensor:
    """Squared error of the words' cosines against their glosses' cosines (similarity-preserving
    distillation, Tung & Mori 2019); near-synonyms, which are few, count for more."""
    wanted = glosses @ glosses.T
    error = (normalize(words) @ normalize(words).T - wanted) ** 2
    return (error * (1 + 20 * (wanted > 0.4))).mean()


def train(
    start: np.ndarray,
    pairs: Pairs,
    glossed: np.ndarray,
    glosses: np.ndarray,
    frequency: np.ndarray,
    settings: Settings,
    seed: int,
) -> np.ndarray:
    """Trained vectors, averaged with `start` (Wortsman et al. 2022, "Robust fine-tuning").

    `glossed` are the ids of the words with a gloss, `glosses` and `frequency` theirs in order.
    """
    random = np.random.default_rng(seed)
    meanings = normalize(torch.from_numpy(glosses - glosses.mean(axis=0)))
    chance = np.sqrt(frequency) / np.sqrt(frequency).sum()
    table, batch = Table(start), settings.batch
    order = np.concatenate([pairs.epoch(settings.share, random) for _ in range(settings.epochs)])
    steps, started, total = len(order) // batch, time.perf_counter(), 0.0
    for step in range(steps):
        chosen = order[step * batch : (step + 1) * batch]
        passages = pairs.passages.take(chosen)
        queries = without_shared(pairs.queries.take(chosen), passages, settings.drop_shared, random)
        some = random.choice(len(glossed), settings.dictionary_words, replace=False, p=chance)
        used, column = np.unique(
            np.concatenate([queries[1], passages[1], glossed[some]]), return_inverse=True
        )
        rows = torch.from_numpy(table.vectors[used]).requires_grad_()
        sides, first = [], 0
        for text, word in (queries, passages):
            last = first + len(word)
            ones = np.ones(len(word), np.float32)
            counts = sparse.csr_matrix((ones, (text, column[first:last])), (batch, len(used)))
            sides.append(normalize(Sums.apply(counts, rows)))
            first = last
        loss = contrast(*sides, pairs.same(chosen), settings.temperature)
        total += loss.item()
        words = rows[torch.from_numpy(column[first:])]
        loss = loss + settings.dictionary * dictionary_loss(words, meanings[some])
        loss.backward()
        # a fifth of the way up (50 steps at most), then straight down
        rising, falling = min(1.0, (step + 1) / min(50, steps / 5)), max(0.02, 1 - step / steps)
        table.step(used, rows.grad.numpy(), settings.learning_rate * rising * falling)
        if (step + 1) % 20 == 0:
            seconds = time.perf_counter() - started
            print(f"step {step + 1} of {steps}: loss {total / 20:.3f}, {seconds:.0f} s", flush=True)
            total = 0.0
    return settings.keep * start + (1 - settings.keep) * table.vectors
