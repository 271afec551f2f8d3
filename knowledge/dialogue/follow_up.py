"""A question of a conversation -> the whole questions that it may stand for.

What the new question says itself always wins: only what it leaves out is taken from the
turn before. Every reading tells what the answer must bear out, so that an earlier turn's
subject never makes another question answerable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.dialogue.context import Context, Turn
from knowledge.dialogue.documents import (
    Turned,
    other_document,
    other_version,
    without_documents,
)
from knowledge.dialogue.fragments import Fragments
from knowledge.dialogue.places import provision
from knowledge.dialogue.reading import Reading
from knowledge.dialogue.subject import Subjects
from knowledge.dialogue.utterance import Manner, Utterance, read_utterance
from knowledge.model import Document
from knowledge.search import BYLINE, Catalogue, find_references, read_question

_SAYS_ENOUGH = 2  # words, where none of them is a noun
_WORDS = 4  # of a subject that is handed on
_LONG = 18  # characters of a question that says what it is about


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Completes questions from the turns before them."""

    subjects: Subjects
    fragments: Fragments

    def __call__(
        self, text: str, context: Context, catalogue: Catalogue, on: date
    ) -> list[Reading]:
        """Return how a question may be meant, the likeliest first; none where it stands
        by itself.

        Args:
            on: the day whose versions answer.

        >>> follow_ups("那党小组会呢", context, catalogue, today)[0].question
        '党小组会多久开一次'
        """
        if not context.turns:
            return []
        utterance = read_utterance(self.subjects.terms.fold(text))
        return list(self._readings(utterance, context, catalogue, on))

    def _readings(
        self, utterance: Utterance, context: Context, catalogue: Catalogue, on: date
    ) -> Iterator[Reading]:
        core, parts = utterance.core, utterance.parts
        document = catalogue.documents.get(context.document or "")
        if utterance.manner is Manner.PROVISION:
            yield from _provision(parts, document, context.place, catalogue)
            return
        if utterance.manner is Manner.MORE:
            yield from _provision({"this": core}, document, context.place, catalogue)
        turned = self._turned(core, context.turns[-1], document, catalogue, on)
        if turned:
            yield from self._elsewhere(turned, context.turns[-1], catalogue)
            return
        if find_references(core) or _names_a_document(core, catalogue):
            return
        last, question = context.turns[-1], _last_question(context)
        asked = _bare(question.understood, document, catalogue)
        known = document.id if document else None
        topic = self._topic(_bare(last.understood, document, catalogue), context, catalogue)
        match utterance.manner:
            case Manner.COMPARISON:
                other = self.fragments(parts["other"], asked, topic, known, bound=True)
                yield from other
            case Manner.FRAGMENT:
                yield from self.fragments(core, asked, topic, known, bound=utterance.marked)
            case Manner.CONDITION:
                yield from self.fragments.case(parts["case"], asked, topic, known)
            case Manner.CORRECTION:
                yield self._corrected(core, topic, document)
            case Manner.PRONOUN:
                yield from self._pronoun(utterance, asked, topic, document)
            case _:
                yield from self._sentence(utterance, topic, document)

    def _turned(
        self, core: str, previous: Turn, document: Document | None, catalogue: Catalogue, on: date
    ) -> Turned | None:
        """Another version of the document spoken of, or another document, is named."""
        if find_references(core):
            return None
        timed = re.search(r"(?:19|20)\d\d", previous.understood)
        bare_year = re.fullmatch(r"(?:19|20)\d\d年?", core)
        if document and not (timed and bare_year):
            version = other_version(core, document, catalogue)
            if version:
                return version
        return other_document(core, catalogue, on)

    def _elsewhere(self, turned: Turned, previous: Turn, catalogue: Catalogue) -> Iterator[Reading]:
        """The same question, or what is left of the new one, of the other document."""
        asked = turned.rest or without_documents(previous.understood, turned.document, catalogue)
        asked = re.sub(r"(?:19|20)\d\d年(?:版|修订)?的?", "", asked) or asked
        yield self._of_document(asked, turned.document, final=True)

    def _corrected(self, core: str, topic: list[str], document: Document | None) -> Reading:
        """A question put right: its own subject, where it names one."""
        own = tuple(self.subjects.nouns(core))
        whole = core if own else _joined(topic, core)
        return Reading(whole, document.id if document else None, own=own, bound=not own)

    def _pronoun(
        self, utterance: Utterance, asked: str, topic: list[str], document: Document | None
    ) -> Iterator[Reading]:
        """The subject, or the document, in the pronoun's place."""
        own = tuple(self.subjects.nouns(utterance.core))
        known = document.id if document else None
        of_document = utterance.speaks_of_document or (
            "它" in utterance.core and not self.subjects.nouns(asked)
        )
        if document and of_document:
            yield self._of_document(utterance.without_pronoun(""), document, own)
        else:
            whole = utterance.without_pronoun("".join(topic))
            yield Reading(whole, known, stay=True, own=own, bound=True)
            yield Reading(whole, known, own=own)

    def _sentence(
        self, utterance: Utterance, topic: list[str], document: Document | None
    ) -> Iterator[Reading]:
        """A question that asks in its own words: where it names no subject, of the last
        one; where it names one, only if a passage speaks of both."""
        core = utterance.core
        known = document.id if document else None
        nouns = tuple(self.subjects.nouns(core))
        own = nouns or tuple(self.subjects.words(core))
        if document and read_question(core, self.subjects.terms).wants & BYLINE and not nouns:
            yield self._of_document(core, document)
            return
        whole = _joined(topic, core)
        if not nouns and len(own) < _SAYS_ENOUGH:
            yield Reading(whole, known, stay=True, own=own, bound=True)
            yield Reading(whole, known, own=own, bound=True)
        elif document and topic and len(core) <= _LONG:
            yield Reading(whole, known, stay=True, own=own, inherited=tuple(topic))

    def _of_document(
        self, asked: str, document: Document, own: tuple[str, ...] = (), *, final: bool = False
    ) -> Reading:
        """A question about a document; that of an article has its title to go by."""
        shown = f"《{document.title}》{asked}"
        whole = asked if document.kind.binding else shown
        return Reading(whole, document.id, stay=True, own=own, bound=True, final=final, shown=shown)

    def _topic(self, asked: str, context: Context, catalogue: Catalogue) -> list[str]:
        """What the last question was about; of a provision looked up, what that is."""
        words = self.subjects.words(_without_references(asked))[:_WORDS]
        document, place = context.document, context.place
        if words or document is None or place is None or document not in catalogue.documents:
            return words
        here = next((one for one in catalogue.places(document) if one.key == place), None)
        if here is None:
            return []
        text = catalogue.text(document)[here.start : here.end]
        opening = re.split(r"[。,，;；:：\n]", text.removeprefix(here.label).strip(), maxsplit=1)[0]
        nouns = self.subjects.nouns(opening[:30])
        return nouns[: 2 if "".join(nouns[:2]) in opening else 1]


def _last_question(context: Context) -> Turn:
    """The last turn that asked more than a provision, in the same document; else the last."""
    last = context.turns[-1]
    for one in reversed(context.turns):
        if one.document != last.document:
            break
        if _without_references(one.understood).strip(" ?？呢"):
            return one
    return last


def _without_references(text: str) -> str:
    for one in reversed(find_references(text)):
        text = text[: one.start] + " " + text[one.end :]
    return text


def _bare(question: str, document: Document | None, catalogue: Catalogue) -> str:
    """A question without the titles in it and without its question mark."""
    bare = without_documents(question, document, catalogue) if document else ""
    return (bare or question).rstrip("?？。 ")


def _joined(topic: list[str], core: str) -> str:
    """The subject before the words that leave it out, nothing said twice."""
    return "".join([*(one for one in topic if one not in core), core])


def _provision(
    parts: dict[str, str], document: Document | None, place: str | None, catalogue: Catalogue
) -> Iterator[Reading]:
    if document is None:
        return
    number = provision(parts, place, catalogue.places(document.id))
    if number:
        shown = f"《{document.title}》{number}"
        yield Reading(number, document.id, stay=True, final=True, shown=shown)


def _names_a_document(core: str, catalogue: Catalogue) -> bool:
    return "《" in core or any(
        catalogue.titles.binding(family)
        for one in catalogue.titles.mentions(core)
        for family in one.families
    )
