"""What speaks for a passage as the answer to a question: one number each."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a passage, each about 0 to 1; the ranking model weighs them.

    Known of every candidate:

    lexical: BM25 of the text and, less, of its context (title, heading path, names), each word
    by its part of speech, with the terms of the glossary, divided by the best of the question;
    plain: the same over all words of the question alike; plain_rank, dense_rank: 1 / (1 +
    rank / 10) by that and by the cosine, 0 where it was not found; dense: the cosine; nearness: the
    cosine between the lowest (0) and the highest (1) of the question; outline: BM25 of the
    whole document, divided by the best; named: the share of the names in the question that
    the document holds; titled: the share of its title's terms that the question has; length:
    its characters, 400 or more being 1; stub: it has so few that it is a heading or a cell.

    Known of those that were read:

    sentence: the best sentence's cosine; likeness: the same, between the lowest and the
    highest of all that were read; coverage: the share of the question's weight in passage,
    title, heading path and names; focus: the same with one sentence in place of the
    passage; content, content_focus: the same two without the terms that only name the
    document; soft, soft_focus: how near the nearest word is to each word of the question, in
    the passage and in its best sentence; heading: the share of the question's content in the
    passage's own heading; headed: the share of that heading's terms in the question;
    fulfils: whether the best sentence has the kind of thing that is asked for; lists: it
    counts up items, and a list is asked for; stray_list: it does, and none is asked for;
    quoted: the share of the words in quotation marks that stand there; byline: it is the
    head of the document and that is asked for; stray_head: it is, and that is not asked
    for; bare: no sentence in it is complete, it is a heading or a cell; fragment: it is too
    short to say much; opposed: question and
    best sentence differ in holding a negation; binding: it is a rule, which comes before
    what others made of it; phrase: the longest stretch of the question that stands there
    word for word, as a share of its longest run.

    Known of the whole order: margin: how far the score is ahead of the next, at most 1; 0 for
    all but the first.
    """

    lexical: float = 0.0
    dense_rank: float = 0.0
    plain: float = 0.0
    plain_rank: float = 0.0
    dense: float = 0.0
    nearness: float = 0.0
    outline: float = 0.0
    named: float = 0.0
    titled: float = 0.0
    length: float = 0.0
    stub: float = 0.0
    sentence: float = 0.0
    likeness: float = 0.0
    coverage: float = 0.0
    focus: float = 0.0
    content: float = 0.0
    content_focus: float = 0.0
    soft: float = 0.0
    soft_focus: float = 0.0
    heading: float = 0.0
    headed: float = 0.0
    fulfils: float = 0.0
    lists: float = 0.0
    stray_list: float = 0.0
    quoted: float = 0.0
    byline: float = 0.0
    stray_head: float = 0.0
    bare: float = 0.0
    fragment: float = 0.0
    opposed: float = 0.0
    binding: float = 0.0
    phrase: float = 0.0
    margin: float = 0.0


NAMES = tuple(one.name for one in fields(Features))
# Those of the first list, known without reading the passage.
FIRST = NAMES[: NAMES.index("stub") + 1]


def checked(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weights as numbers; raises ValueError where a feature is unknown or a number none."""
    if unknown := weights.keys() - set(NAMES):
        raise ValueError(f"unknown features: {', '.join(sorted(unknown))}")
    found = {name: float(weight) for name, weight in weights.items()}
    if not all(map(math.isfinite, found.values())):
        raise ValueError("weights that are no numbers")
    return {name: weight for name, weight in found.items() if weight}


def weighted(features: Features, weights: Mapping[str, float]) -> float:
    """Return the weighted sum of the features."""
    return float(sum(weight * getattr(features, name) for name, weight in weights.items()))
