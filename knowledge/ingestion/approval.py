"""The admin's approved questions: asked of a draft before it may be published.

They stand in `questions.jsonl` at the collection's root, in any form that `evaluate` reads.
How they ended is kept in the manifest, and what the next draft is compared with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import QuestionError
from knowledge.evaluation import Ask, Evaluator, Item, Outcome, read_question_set
from knowledge.index import Draft
from knowledge.ingestion.verdict import Reply, Verdict
from knowledge.model import digest
from knowledge.search import Catalogue, Catalogues, OneCatalogue
from knowledge.texts import APPROVED_FROM_PASSAGES

_FACT = "approved_questions"


@dataclass(frozen=True, slots=True)
class Approval:
    """Asks the approved questions.

    Args:
        file: where they stand; there need be none.
        asking: makes what answers from a draft.
        tolerance: the share of the questions that may end worse than before, those that end
            better set off against it, without stopping the publication.
    """

    file: Path
    asking: Callable[[Catalogues], Ask]
    tolerance: float

    def questions(self) -> tuple[Item, ...]:
        """Read them; none where there is no file.

        Raises:
            QuestionError: the file cannot be read; the sentence names the line.
        """
        if not self.file.is_file():
            return ()
        given = read_question_set(self.file)
        if given.passages:
            raise QuestionError(APPROVED_FROM_PASSAGES.format(file=self.file))
        return given.items

    def __call__(self, draft: Draft, items: Sequence[Item]) -> Verdict | None:
        """Ask a draft whose indexes are complete, and note the replies in its manifest.

        Returns:
            How they compare with those of the generation that the draft began as; None
            where there are no questions.
        """
        before = _replies(draft.manifest.fact(_FACT))
        if not items:
            draft.manifest.set_fact(_FACT, None)
            return None
        catalogue = Catalogue(draft)
        outcomes = Evaluator(catalogue, self.asking(OneCatalogue(catalogue)))(items)
        now = {_key(item): _reply(one) for item, one in zip(items, outcomes, strict=True)}
        draft.manifest.set_fact(_FACT, {key: one.as_json() for key, one in now.items()})
        return Verdict.of(before, now, self.tolerance)


def _reply(one: Outcome) -> Reply:
    said = one.said
    return Reply(
        one.question,
        passed=one.passed,
        refused=said is None or said.refused,
        places=said.citations if said else (),
    )


def _key(item: Item) -> str:
    """Return what a question is known by from one ingest to the next."""
    return digest("\x1f".join((*item.history, item.question, item.as_of)))


def _replies(fact: Mapping[str, Mapping[str, Any]] | None) -> dict[str, Reply]:
    return {key: Reply.from_json(one) for key, one in (fact or {}).items()}
