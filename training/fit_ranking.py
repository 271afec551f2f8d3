"""Fit the weights of the ranking and write `knowledge/search/ranking.json`.

    python training/fit_ranking.py --pairs pairs.jsonl.xz --questions questions.jsonl.xz \
        --laws LAWS_DIR --eval EVAL_DIR --collection COLLECTION_DIR --scratch SCRATCH \
        [--guard QUESTIONS.jsonl=FOLDER ...] [--write]

LAWS_DIR holds the laws that STARD searches; EVAL_DIR the question sets; COLLECTION_DIR the folders
`seeds` and `regulations`; a guard is one more question set over one more folder. SCRATCH keeps the
indexes and what was seen of each set, so that a second fit takes seconds; empty it after any
change to the features or to the embedding model.

Both stages are linear: a softmax over a question's candidates, the loss the negative log of the
right ones' share (the top-one form of ListNet, Cao et al. 2007), with a ridge. Each set counts as
`MIX` says, however many questions it has. STARD and CMRC are only measured, never fitted on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy
import ranking_sets
from confidence_fit import fit_confidence
from listwise import Row, Stage, figures, fit, ranks
from ranking_features import Seen, watch, workshop_of
from ranking_sets import QuestionSet

from knowledge.search.features import FIRST, NAMES
from knowledge.search.ranking_model import SHIPPED, RankingModel

# How much each set counts. The first three are public training data, other questions than those
# of any measured set; the small ones keep the fit from becoming one to laws and encyclopedias.
MIX = {
    "led_to": 0.5,
    "cited": 0.2,
    "squad2-zh": 1.0,
    "seeds": 0.7,
    "sample": 0.7,
    "quiz_dev": 0.3,
}
GUARD = 0.5
MEASURED = ("stard_dev", "cmrc")
SCALE = (
    6.0  # of the softmax: that of the weights once set by hand, which "nearly as good" is told by
)
FOLDS = 5
SECOND = tuple(name for name in NAMES if name != "margin")
ROOT = Path(__file__).resolve().parent.parent


def question_sets(options: argparse.Namespace) -> dict[str, Callable[[], QuestionSet]]:
    """Return how each set is read, by name; sets over the laws share one index."""
    evaluation, collection, scratch = options.eval, options.collection, options.scratch
    documents = scratch / "documents"
    sets = {
        "led_to": lambda: led_to(options),
        "cited": lambda: ranking_sets.cited(options.laws, options.pairs, 150),
        "squad2-zh": lambda: ranking_sets.reading(documents, options.questions, "squad2-zh", 300),
        "seeds": lambda: ranking_sets.evidence_set(
            "seeds", collection / "seeds", evaluation / "seeds_dev.jsonl"
        ),
        "sample": lambda: ranking_sets.evidence_set(
            "sample", ROOT / "documents", ROOT / "tests/data/sample_questions.jsonl"
        ),
        "quiz_dev": lambda: ranking_sets.quiz(
            collection / "regulations", evaluation / "quiz_dev.jsonl"
        ),
        "stard_dev": lambda: ranking_sets.stard(options.laws, evaluation / "stard_dev.jsonl"),
        "cmrc": lambda: ranking_sets.cmrc(
            documents, evaluation / "cmrc_passages.jsonl", evaluation / "cmrc_questions.jsonl", 150
        ),
    }
    for guard in options.guard:
        file, folder = map(Path, guard.split("="))
        sets[file.stem] = lambda file=file, folder=folder: ranking_sets.evidence_set(
            file.stem, folder, file
        )
    return sets


def led_to(options: argparse.Namespace) -> QuestionSet:
    workshop = workshop_of(QuestionSet("led_to", options.laws, []), options.scratch)
    catalogue = workshop.library.catalogue()
    return ranking_sets.led_to(options.laws, options.pairs, catalogue, workshop.terms, 300)


def seen(options: argparse.Namespace) -> Iterator[tuple[str, list[Seen]]]:
    """Yield each set with what the product's search saw; from SCRATCH where it is there."""
    for name, read in question_sets(options).items():
        kept = options.scratch / f"{name}.seen"
        if not kept.is_file():
            found = watch(read(), options.scratch, RankingModel.load())
            kept.write_bytes(pickle.dumps(found))
        # Our own file of a moment ago; nothing that comes with the product is read like this.
        yield name, pickle.loads(kept.read_bytes())  # noqa: S301


def fit_both(
    sets: Mapping[str, Sequence[Seen]], share: Callable[[str], float]
) -> tuple[tuple[Stage, Row], tuple[Stage, Row]]:
    """Return both stages with their weights."""
    mixed = [(questions, share(name)) for name, questions in sets.items() if share(name)]
    stages = Stage(FIRST, read_only=False), Stage(SECOND, read_only=True)
    first, second = ((stage, fit(stage, mixed)) for stage in stages)
    return first, second


def held_out(
    sets: Mapping[str, Sequence[Seen]], share: Callable[[str], float]
) -> dict[str, list[int]]:
    """Return the ranks of each set's questions by weights that were fitted without them."""
    found: dict[str, list[int]] = {name: [0] * len(one) for name, one in sets.items()}
    for fold in range(FOLDS):
        rest = {
            name: [one for at, one in enumerate(questions) if at % FOLDS != fold]
            for name, questions in sets.items()
        }
        first, second = fit_both(rest, share)
        for name, questions in sets.items():
            own = range(fold, len(questions), FOLDS)
            for at, rank in zip(
                own, ranks([questions[at] for at in own], first, second), strict=True
            ):
                found[name][at] = rank
    return found


def table(sets: Mapping[str, Sequence[Seen]], fitted: Mapping[str, list[int]]) -> Iterator[str]:
    """Yield the figures of each set: either side alone, both stages."""
    now = RankingModel.load()
    stages = [
        (Stage(tuple(weights), read_only), numpy.asarray(list(weights.values())))
        for weights, read_only in ((now.first, False), (now.second, True))
    ]
    for name, questions in sets.items():
        rows = {
            "BM25": ranks(questions, (Stage(("plain",), False), numpy.ones(1)), None),
            "dense": ranks(questions, (Stage(("dense",), False), numpy.ones(1)), None),
            "weights in use": ranks(questions, stages[0], stages[1]),
            "fitted, held out": fitted[name],
        }
        yield f"\n{name} ({len(questions)} questions)"
        for system, found in rows.items():
            told = (
                f"{key} {v:.3f} [{a:.3f}, {b:.3f}]" for key, (v, a, b) in figures(found).items()
            )
            yield f"  {system:18}" + "  ".join(told)


def rounded(names: Sequence[str], weights: Row) -> dict[str, float]:
    return {name: round(float(one) / SCALE, 4) for name, one in zip(names, weights, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name in ("pairs", "questions", "laws", "eval", "collection", "scratch"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--guard", action="append", default=[], metavar="QUESTIONS=FOLDER")
    parser.add_argument("--write", action="store_true", help="write ranking.json")
    options = parser.parse_args()
    whole = dict(seen(options))
    sets = {name: [one for one in found if one.answerable] for name, found in whole.items()}

    def share(name: str) -> float:
        return 0.0 if name in MEASURED else MIX.get(name, GUARD)

    print("\n".join(table(sets, held_out(sets, share))))
    first, second = fit_both(sets, share)
    weights = {"first": rounded(FIRST, first[1]), "second": rounded(SECOND, second[1])}
    for stage, one in weights.items():
        print(f"\n{stage}: {json.dumps(one)}")
    # What an answer cites need not answer: good enough to order by, not to be sure by.
    asked = {name: one for name, one in whole.items() if name not in ("cited", "led_to")}
    confidence = fit_confidence(asked, {name: share(name) for name in asked}, weights["second"])
    if options.write:
        inputs = (options.pairs, options.questions)
        told = {
            "made_by": "training/fit_ranking.py",
            "fitted_on": {
                name: {"questions": len(sets[name]), "share": share(name)}
                for name in sets
                if share(name)
            },
            "sha256": {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in inputs},
            **weights,
            # Quoted words and names are held by any passage where the question has none.
            "offset": round(weights["second"]["quoted"] + weights["second"]["named"], 4),
            "confidence": confidence,
        }
        SHIPPED.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
