"""Measure the repair of slips: how many made by rule are put right, how many questions harmed.

    python benchmarks/spelling.py QUESTIONS.jsonl [--seed 7] [--show]

Asked over the index that the configuration names. First every question as it stands: each
change is listed, for a person to judge. Then every question with one slip in one of its
words that the documents have: a character that sounds the same (drawn by how common it is,
as an input method offers them), one of similar shape, two swapped, and in words of four
characters or more one left out or doubled. A slip that makes another word of the
dictionary is counted apart.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from knowledge.bootstrap import Workshop
from knowledge.search import Library
from knowledge.search.similar_characters import Likeness, SimilarCharacters

SAMPLE = Path(__file__).resolve().parent.parent / "tests" / "data" / "sample_questions.jsonl"


def slips(word: str, workshop: Workshop, similar: SimilarCharacters) -> Iterator[tuple[str, str]]:
    """Return one slip of each kind that the word allows: kind and result."""
    draw = random.choice
    at = draw(range(len(word)))
    by_kind: dict[str, list[str]] = {"sound": [], "shape": []}
    for other, likeness in similar.of(word[at]).items():
        if likeness is not Likeness.NEAR_SOUND:
            by_kind["sound" if likeness is Likeness.SOUND else "shape"].append(other)
    for kind, others in by_kind.items():
        weights = [1 + workshop.terms.commonness(one) for one in others]
        if others:
            other = random.choices(others, weights)[0]  # noqa: S311
            yield kind, word[:at] + other + word[at + 1 :]
    left = draw(range(len(word) - 1))
    if word[left] != word[left + 1]:
        yield "swapped", word[:left] + word[left + 1] + word[left] + word[left + 2 :]
    if len(word) >= 4:
        yield "left out", word[:at] + word[at + 1 :]
        yield "doubled", word[: at + 1] + word[at:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("questions", type=Path, nargs="?", default=SAMPLE)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", action="store_true", help="list every slip")
    options = parser.parse_args()
    random.seed(options.seed)
    workshop = Workshop.from_config()
    terms = workshop.terms
    # No vector is looked at, so any model's index will do.
    catalogue = Library(workshop.store, lambda generation: None).catalogue()
    similar = SimilarCharacters.load()
    frequency = catalogue.generation.lexical.frequency
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    changed = 0
    counts: dict[str, Counter[str]] = {}
    for text in questions:
        read = workshop.read_question(text, catalogue)
        changed += bool(read.repairs)
        for one in read.repairs:
            print(f"changed\t{one.wrong}\t{one.right}\t{text}")
        words = [
            word
            for word, _ in terms.tagged(read.folded)
            if len(word) > 1 and terms.is_word(word) and word in text and frequency(word)
        ]
        if read.repairs or not words:
            continue
        word = random.choice(words)  # noqa: S311
        for kind, wrong in slips(word, workshop, similar):
            kind = f"{kind}, a word" if terms.is_word(wrong) else kind
            asked = text.replace(word, wrong, 1)
            again = workshop.read_question(asked, catalogue)
            outcome = (
                "left" if not again.repairs else "right" if again.folded == read.folded else "wrong"
            )
            counts.setdefault(kind, Counter())[outcome] += 1
            if options.show:
                told = " ".join(f"{one.wrong}→{one.right}" for one in again.repairs)
                print(f"{outcome}\t{kind}\t{word}\t{wrong}\t{told}\t{asked}")
    print(f"questions {len(questions)}, changed as they stand {changed}")
    print(f"{'slip':<18}{'made':>6}{'right':>7}{'wrong':>7}{'recall':>8}{'precision':>11}")
    total: Counter[str] = Counter()
    for kind, count in sorted(counts.items()):
        print(row(kind, count))
        if not kind.endswith("a word"):
            total += count
    print(row("all but words", total))


def row(kind: str, count: Counter[str]) -> str:
    made = count.total()
    repaired = count["right"] + count["wrong"]
    precision = count["right"] / repaired if repaired else float("nan")
    recall = count["right"] / made if made else float("nan")
    figures = f"{made:>6}{count['right']:>7}{count['wrong']:>7}{recall:>8.2f}{precision:>11.2f}"
    return f"{kind:<18}{figures}"


if __name__ == "__main__":
    main()
