"""Which part of the documents items are wanted from, and how hard they shall be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledge.errors import QuestionError
from knowledge.index import ChangeState, recorded_changes
from knowledge.model import Place
from knowledge.quiz.item import Difficulty, QuizItem
from knowledge.quiz.material.lines import UNITS
from knowledge.quiz.texts import NO_CHANGES, NO_SUCH_CHAPTER, NO_SUCH_PROVISION, NOT_IN_FORCE
from knowledge.search import Catalogue, find_references, resolve


@dataclass(frozen=True, slots=True)
class Selection:
    """What a trainer asks for; empty fields do not narrow.

    Attributes:
        document: its title, short title, path or id.
        chapter: words of a heading (第四章, 组织生活).
        provision: one or more articles (第十一条, 十条到十二条).
        topic: anything that can be searched for.
        since: documents that came or changed on this day or later.
        difficulties: how hard items are; none means all.
    """

    document: str = ""
    chapter: str = ""
    provision: str = ""
    topic: str = ""
    since: date | None = None
    difficulties: tuple[Difficulty, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """A selection in one catalogue: the documents, the stretches of them where it narrows
    further (`stretches` by document id; a document without any counts whole), how hard."""

    documents: tuple[str, ...]
    stretches: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    difficulties: tuple[Difficulty, ...] = ()

    def admits(self, item: QuizItem) -> bool:
        """Whether an item is as hard as wanted, and rests on a place that was selected."""
        cited = item.citation
        if cited is None or cited.document_id not in self.documents:
            return False
        if self.difficulties and item.difficulty not in self.difficulties:
            return False
        within = self.stretches.get(cited.document_id)
        return within is None or any(a <= cited.start < b for a, b in within)


def scope(selection: Selection, catalogue: Catalogue, in_force: tuple[str, ...]) -> Scope:
    """Return what a selection means; its topic is not looked at.

    Args:
        in_force: the ids of the documents that items may be made from.

    Raises:
        QuestionError: the document, chapter or provision is not there, or not in force, or
            nothing changed since.
    """
    documents = in_force
    if selection.document:
        found = catalogue.find(selection.document.strip("《》 "))
        if found.id not in in_force:
            raise QuestionError(NOT_IN_FORCE.format(title=found.title))
        documents = (found.id,)
    if selection.since is not None:
        changed = _changed(catalogue, selection.since)
        documents = tuple(one for one in documents if one in changed)
        if not documents:
            raise QuestionError(NO_CHANGES.format(day=selection.since.isoformat()))
    if not (selection.chapter or selection.provision):
        return Scope(documents, difficulties=selection.difficulties)
    stretches = {one: _stretches(selection, catalogue.places(one)) for one in documents}
    found_in = tuple(one for one in documents if stretches[one])
    if not found_in:
        said = selection.provision or selection.chapter
        sentence = NO_SUCH_PROVISION if selection.provision else NO_SUCH_CHAPTER
        raise QuestionError(sentence.format(name=said))
    within = {one: stretches[one] for one in found_in}
    return Scope(found_in, within, selection.difficulties)


def _changed(catalogue: Catalogue, since: date) -> set[str]:
    day = since.isoformat()
    changes = recorded_changes(catalogue.generation.manifest)
    return {
        one.document_id
        for one in changes
        if one.at[:10] >= day and one.state is not ChangeState.REMOVED
    }


def _stretches(selection: Selection, places: list[Place]) -> tuple[tuple[int, int], ...]:
    wanted = "".join(selection.chapter.split())
    chapters = [
        (one.start, one.end)
        for one in places
        if one.level in UNITS and wanted in "".join(one.label.split())
    ]
    if not selection.provision:
        return tuple(chapters)
    named = [
        place for one in find_references(selection.provision) for place in resolve(one, places)
    ]
    return tuple(
        (one.start, one.end)
        for one in named
        if not wanted or any(a <= one.start < b for a, b in chapters)
    )
