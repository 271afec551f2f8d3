"""Asks the questions of a set with the product's own search and keeps what it saw.

Of every candidate the features of the first stage are kept, of the best `READ` all features,
so that both stages can be fitted in seconds.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy
from numpy.typing import NDArray
from ranking_sets import QuestionSet

from knowledge.bootstrap import Workshop
from knowledge.search.candidates import Candidates
from knowledge.search.features import NAMES
from knowledge.search.ranking_model import RankingModel
from knowledge.search.titled import Titled

READ = 40
FROM_EACH = 300


@dataclass(frozen=True, slots=True)
class Seen:
    """One question with its candidates, in the order of the first stage.

    `features` has a row for each candidate and a column for each of `NAMES`; rows from
    `read` on know the first stage only. `right` tells which candidates are right.
    """

    id: str
    text: str
    wants: frozenset[str]
    answerable: bool
    anchored: bool
    read: int
    features: NDArray[numpy.float32]
    right: NDArray[numpy.bool_]
    documents: NDArray[numpy.int32]


def workshop_of(data: QuestionSet, state: Path) -> Workshop:
    """The product over the set's documents, ingested where that was not done yet."""
    os.environ.update(ZHIGUI_DOCUMENTS=str(data.folder), ZHIGUI_VAR=str(state / data.folder.name))
    workshop = Workshop.from_config()
    if not (state / data.folder.name / "CURRENT").is_file():
        workshop.ingestion()
    return workshop


def watch(data: QuestionSet, state: Path, model: RankingModel, read: int = READ) -> list[Seen]:
    """Ask every question of the set."""
    workshop = workshop_of(data, state)
    catalogue = workshop.library.catalogue()
    retriever = workshop.retriever
    find = Candidates(model, Titled(workshop.terms), FROM_EACH, 10**6)
    seen = []
    started = time.perf_counter()
    for asked in data.questions:
        question = workshop.read_question(asked.text, catalogue)
        query = retriever.query(catalogue, question)
        on = date.fromisoformat(asked.as_of) if asked.as_of else date.today()
        candidates = find(catalogue, query, hidden=catalogue.superseded(on))
        again = {one.record.row: one for one in retriever.rerank(candidates[:read], query)}
        candidates = [again.get(one.record.row, one) for one in candidates]
        known = [[getattr(one.features, name) for name in NAMES] for one in candidates]
        number = {one: at for at, one in enumerate(catalogue.documents)}
        found = retriever.found(catalogue, query, [])
        seen.append(
            Seen(
                asked.id,
                asked.text,
                frozenset(one.value for one in question.wants),
                asked.answerable,
                found.anchored,
                min(read, len(candidates)),
                numpy.asarray(known, dtype="float32").reshape(len(known), len(NAMES)),
                numpy.asarray(
                    [
                        asked.answerable and asked.right(one.record, one.document)
                        for one in candidates
                    ],
                    dtype=bool,
                ),
                numpy.asarray([number[one.document.id] for one in candidates], dtype="int32"),
            )
        )
    each = (time.perf_counter() - started) / max(1, len(seen))
    inside = sum(one.right.any() for one in seen)
    print(f"{data.name}: {len(seen)} questions, {inside} with a right candidate, {each:.3f} s each")
    return seen
