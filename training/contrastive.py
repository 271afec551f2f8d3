"""Train static word vectors on question-passage pairs without losing the dictionary's meanings."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import EmbeddingBag
from torch.nn.functional import cross_entropy, normalize

QUERY_TOKENS = 96
PASSAGE_TOKENS = 160


@dataclass
class Pairs:
    """Token ids of both sides; `passage_of` is equal where two pairs have the same passage."""

    queries: list[np.ndarray]
    passages: list[np.ndarray]
    passage_of: np.ndarray


@dataclass
class Settings:
    """What the shipped model was trained with; README.md has what else was tried."""

    epochs: int = 1
    batch: int = 1024
    temperature: float = 0.1
    learning_rate: float = 1.5e-3
    drop_shared: float = 0.5  # of the query's words that the passage has too, the share left out
    dictionary: float = 50.0  # weight of the dictionary loss
    dictionary_words: int = 1024  # per step
    keep: float = 0.3  # share of the starting vectors in the result


def tokenise(tokenizer: Tokenizer, rows: list[dict[str, str]]) -> Pairs:
    def side(name: str, limit: int) -> list[np.ndarray]:
        encoded = tokenizer.encode_batch([row[name] for row in rows], add_special_tokens=False)
        return [np.array(each.ids[:limit], dtype=np.int64) for each in encoded]

    numbers: dict[str, int] = {}
    passage_of = [numbers.setdefault(row["passage"], len(numbers)) for row in rows]
    queries, passages = side("query", QUERY_TOKENS), side("passage", PASSAGE_TOKENS)
    usable = [i for i in range(len(rows)) if len(queries[i]) >= 2 and len(passages[i]) >= 4]
    return Pairs(
        [queries[i] for i in usable],
        [passages[i] for i in usable],
        np.array([passage_of[i] for i in usable]),
    )


def embed(bag: EmbeddingBag, texts: list[np.ndarray]) -> torch.Tensor:
    starts = np.cumsum([0] + [len(text) for text in texts[:-1]])
    ids = torch.from_numpy(np.concatenate(texts))
    return normalize(bag(ids, torch.from_numpy(starts)))


def without_shared(
    query: np.ndarray, passage: np.ndarray, share: float, random: np.random.Generator
) -> np.ndarray:
    """The query less some of the words it shares with its passage, so that the rest must do.

    BM25 finds shared words by itself; what it needs beside it is the words that differ.
    """
    kept = query[~(np.isin(query, passage) & (random.random(len(query)) < share))]
    return kept if len(kept) else query


def contrast(
    queries: torch.Tensor, passages: torch.Tensor, same: torch.Tensor, temperature: float
) -> torch.Tensor:
    """InfoNCE in both directions (van den Oord et al. 2018) with the other pairs of the batch as
    negatives (Karpukhin et al. 2020), those with the very same passage left out."""
    logits = queries @ passages.T / temperature
    itself = torch.eye(len(logits), dtype=torch.bool)
    logits = logits.masked_fill(same & ~itself, -1e4)
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
    bag = EmbeddingBag(*start.shape, mode="mean")
    bag.weight.data.copy_(torch.from_numpy(start))
    meanings = normalize(torch.from_numpy(glosses - glosses.mean(axis=0)))
    chance = np.sqrt(frequency) / np.sqrt(frequency).sum()
    optimiser = torch.optim.Adam(bag.parameters(), betas=(0.9, 0.99))
    steps = settings.epochs * (len(pairs.queries) // settings.batch)
    step, started = 0, time.perf_counter()
    for epoch in range(settings.epochs):
        order = random.permutation(len(pairs.queries))
        total = 0.0
        for first in range(0, len(order) - settings.batch + 1, settings.batch):
            chosen = order[first : first + settings.batch]
            passages = [pairs.passages[i] for i in chosen]
            queries = [
                without_shared(pairs.queries[i], passage, settings.drop_shared, random)
                for i, passage in zip(chosen, passages, strict=True)
            ]
            which = torch.from_numpy(pairs.passage_of[chosen])
            loss = contrast(
                embed(bag, queries),
                embed(bag, passages),
                which[:, None] == which[None, :],
                settings.temperature,
            )
            total += loss.item()
            some = random.choice(len(glossed), settings.dictionary_words, replace=False, p=chance)
            rows = bag.weight[torch.from_numpy(glossed[some])]
            loss = loss + settings.dictionary * dictionary_loss(rows, meanings[some])
            for group in optimiser.param_groups:  # 50 steps up, then straight down
                rising, falling = min(1.0, (step + 1) / 50), max(0.02, 1 - step / steps)
                group["lr"] = settings.learning_rate * rising * falling
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
        mean = total / (len(order) // settings.batch)
        print(
            f"epoch {epoch + 1}: loss {mean:.3f}, {time.perf_counter() - started:.0f} s", flush=True
        )
    return settings.keep * start + (1 - settings.keep) * bag.weight.detach().numpy()
