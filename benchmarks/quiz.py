"""What can be asked of a collection, and how well: counts, checks, coverage, a sample to judge.

    ZHIGUI_DOCUMENTS=FOLDER ZHIGUI_VAR=INDEX .venv/bin/python benchmarks/quiz.py \
        --questions quiz_dev.jsonl --sample 150 --seed 1 --markdown sample.md

Verbatim: the quote is what stands at its offsets in the document, and each right option or key
stands in it, white space aside. Found: asking the stem finds the cited passage among the first
three; what is not found is not offered, so it is counted before that. Covered: every right answer
of a question is the key of an item of ours in one of the articles that hold it. Questions with
`as_of` are left out. How a sample is judged: docs/quiz-rubric.md.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from knowledge.bootstrap import Workshop  # noqa: E402
from knowledge.quiz import LETTERS, ItemType, QuizItem, Selection  # noqa: E402
from knowledge.quiz.folding import bare, meant, squeezed  # noqa: E402
from knowledge.quiz.restating import Sentences  # noqa: E402
from knowledge.search import Catalogue  # noqa: E402

_PARTS = re.compile(r"[；;\n]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def main() -> None:
    """Print the figures; write the sample where one is wanted."""
    options = _options()
    workshop = Workshop.from_config()
    workshop.searcher("党")  # the model is loaded before anything is timed
    began = time.perf_counter()
    workshop.quiz.make(Selection(), (), 10, seed=options.seed)
    few = time.perf_counter() - began
    items = workshop.quiz.make(Selection(), options.type, seed=options.seed)
    whole = time.perf_counter() - began
    catalogue = workshop.library.catalogue()
    print(f"10 items in {few:.1f} s, all in {whole:.1f} s")
    _count(items)
    written, found = workshop.quiz.tried()
    print(
        f"faultless {written}; of these found by their stem {found} ({found / max(1, written):.3f})"
    )
    verbatim = [one for one in items if _is_verbatim(one, catalogue)]
    print(f"verbatim {len(verbatim)} of {len(items)} ({len(verbatim) / max(1, len(items)):.3f})")
    for one in set(items) - set(verbatim):
        print("  not verbatim:", one.type.value, one.stem, one.right)
    if options.questions:
        _cover(_questions(options.questions), items, options.show)
    if options.markdown:
        _write_sample(options, items, catalogue)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=Path, help="questions whose answers should be asked")
    parser.add_argument("--show", action="store_true", help="print what is not covered")
    parser.add_argument("--type", type=ItemType, action="append", default=[])
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--markdown", type=Path, help="where the sample is written")
    return parser.parse_args()


def _count(items: Sequence[QuizItem]) -> None:
    types = Counter(one.type.value for one in items)
    print(f"items {len(items)}:", ", ".join(f"{name} {n}" for name, n in types.most_common()))
    titles = Counter(one.citation.title for one in items if one.citation)
    for title, count in titles.most_common():
        print(f"  {count:>5}  {title}")
    keys = Counter(one.key[0] for one in items if one.type is ItemType.SINGLE)
    print("right positions of single:", dict(sorted(keys.items())))
    judged = Counter(one.key[0] for one in items if one.type is ItemType.JUDGE)
    print("right, wrong of judge:", dict(sorted(judged.items())))
    print("difficulty:", dict(Counter(one.difficulty.value for one in items)))


def _is_verbatim(item: QuizItem, catalogue: Catalogue) -> bool:
    cited = item.citation
    if cited is None or catalogue.text(cited.document_id)[cited.start : cited.end] != cited.quote:
        return False
    quote = squeezed(cited.quote)
    if item.type is ItemType.JUDGE:
        return item.change is None or squeezed(item.change.original) in quote
    return all(squeezed(part) in quote for one in item.right for part in _parts(one, item))


def _parts(text: str, item: QuizItem) -> list[str]:
    return [text] if item.options else [one for one in _PARTS.split(text) if one.strip()]


def _questions(file: Path) -> list[dict[str, Any]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [one for one in map(json.loads, lines) if "as_of" not in one]


def _cover(questions: Sequence[dict[str, Any]], items: Iterable[QuizItem], show: bool) -> None:
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        if item.citation and item.type is not ItemType.JUDGE:
            for one in item.right:
                for part in _parts(one, item):
                    keys[_place(item)] |= set(_forms(part))
    covered: Counter[str] = Counter()
    for question in questions:
        there = set().union(*(keys[one] for one in question["where"]))
        hit = all(there.intersection(_forms(one)) for one in question["answer_texts"])
        covered[question["type"]] += hit
        if show and not hit:
            print(
                "  not covered:",
                question["where"][-1],
                question["question"],
                question["answer_texts"],
            )
    every = Counter(question["type"] for question in questions)
    share = covered.total() / max(1, every.total())
    print(f"covered {covered.total()} of {every.total()} ({share:.3f})", dict(covered), dict(every))


def _forms(text: str) -> Iterator[str]:
    """The forms in which answers are compared; a number also without its unit."""
    yield bare(text)
    yield meant(text)
    number = _NUMBER.match(meant(text.replace("年", "")))
    if number:
        yield number[0]


def _place(item: QuizItem) -> str:
    """The file and article that an item rests on; the file alone before the first article."""
    if item.citation is None:
        return ""
    article = item.citation.location.split("（")[0].split()[-1]
    return f"{Path(item.citation.path).stem} {article if article.endswith('条') else ''}".strip()


def _write_sample(
    options: argparse.Namespace, items: Sequence[QuizItem], catalogue: Catalogue
) -> None:
    drawn = _drawn(items, options.sample, options.seed)
    text = f"# {len(drawn)} of {len(items)} items, seed {options.seed}\n\n"
    text += "\n".join(_told(number, one, catalogue) for number, one in enumerate(drawn, start=1))
    options.markdown.write_text(text, encoding="utf-8")


def _drawn(items: Sequence[QuizItem], count: int, seed: int) -> list[QuizItem]:
    """Some of the items at random; as in what is offered, no two rest on one sentence, or on
    one that another document says again."""
    ordered = sorted(items, key=lambda one: one.id)
    random.Random(seed).shuffle(ordered)  # noqa: S311
    drawn: list[QuizItem] = []
    sentences = Sentences()
    for one in ordered:
        if len(drawn) < count and not any(True for _ in sentences.beside(one)):
            sentences.add(one)
            drawn.append(one)
    return drawn


def _told(number: int, item: QuizItem, catalogue: Catalogue) -> str:
    cited = item.citation
    if cited is None:
        return item.stem
    lines = [f"## {number} {item.type.value} {item.difficulty.value} {item.id}", item.stem]
    lines += [
        f"- {'**' if at in item.key else ''}{LETTERS[at]} {one}{'**' if at in item.key else ''}"
        for at, one in enumerate(item.options)
    ]
    if item.key_text:
        lines.append(f"答案：{item.key_text}")
    if item.change:
        lines.append(f"改动：{item.change.kind} {item.change.original} → {item.change.altered}")
    text = catalogue.text(cited.document_id)
    around = text[max(0, cited.start - 60) : cited.start], text[cited.end : cited.end + 60]
    lines.append(f"> 《{cited.title}》{cited.location}：…{around[0]}【{cited.quote}】{around[1]}…")
    return "\n\n".join(one.replace("\n", " ") for one in lines) + "\n"


if __name__ == "__main__":
    main()
