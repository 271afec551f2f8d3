"""Question after question -> answers: each is made whole by the turns before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock

from knowledge.answer import Answerer, Focus
from knowledge.answer.texts import REFUSAL
from knowledge.dialogue.context import Context, Turn, read_history
from knowledge.dialogue.follow_up import FollowUps
from knowledge.dialogue.places import innermost
from knowledge.dialogue.reading import Reading
from knowledge.dialogue.small_talk import small_talk
from knowledge.dialogue.texts import SMALL_TALK, UNDERSTOOD
from knowledge.model import Answer, NoAnswer, Notice
from knowledge.search import LONGEST_QUESTION, Catalogue, Catalogues, find_references

_REMEMBERED = 64
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer or refusal, and the context for the next question."""

    answer: Answer | NoAnswer
    context: Context


@dataclass(slots=True)
class Dialogue:
    """Answers questions that lean on earlier ones, those of many threads at once."""

    library: Catalogues
    answerer: Answerer
    follow_ups: FollowUps
    _lock: Lock = field(default_factory=Lock, init=False)
    _replayed: dict[tuple[object, ...], Context] = field(default_factory=dict, init=False)

    def __call__(
        self, text: str, *, history: object = None, as_of: date | None = None
    ) -> Answer | NoAnswer:
        """Answer a question after earlier ones.

        Args:
            history: the earlier questions, oldest first; they are answered in turn to know
                what they were about, each sequence once.

        Raises:
            QuestionError: the history is no list of texts.
        """
        catalogue = self.library.catalogue()
        context = self._replay(catalogue, read_history(history), as_of)
        return self._reply(catalogue, text, context, as_of).answer

    def reply(
        self,
        text: str,
        context: Context,
        *,
        as_of: date | None = None,
        viewer: frozenset[str] | None = None,
    ) -> Reply:
        """Answer a question in its context; one that is too long is refused and forgotten.

        All of it is answered from one generation, whatever is published meanwhile.

        Args:
            as_of: the day whose versions answer; None means today.
            viewer: the audiences that the asker belongs to: what is limited to others is
                not spoken of, also where an earlier turn cited it. None sees everything.
        """
        return self._reply(self.library.catalogue(viewer), text, context, as_of)

    def _reply(
        self, catalogue: Catalogue, text: str, context: Context, as_of: date | None
    ) -> Reply:
        if len(text) > LONGEST_QUESTION:
            return Reply(self.answerer.answer(catalogue, text, as_of=as_of), context)
        # A terminal, or JSON, may hand over what is no character: it is read as a mark.
        text = text.encode("utf-8", "replace").decode("utf-8")
        if talk := small_talk(text):
            said = SMALL_TALK[talk]
            return Reply(NoAnswer(said, 0.0, notices=(Notice(talk, said),)), context)
        readings = self.follow_ups(text, context, catalogue, as_of or date.today())
        if not readings:
            answer = self._alone(catalogue, text, context, as_of)
            return Reply(answer, context.after(_turn(text, text, answer, catalogue)))
        first: NoAnswer | None = None
        spare: tuple[Reading, Answer] | None = None
        for reading in readings:
            answer = self._read(catalogue, reading, context, as_of)
            if isinstance(answer, Answer):
                own = self._bears_out(answer, reading.own, 1.0 if reading.tentative else _HALF)
                if own and self._bears_out(answer, reading.inherited):
                    if reading.tentative:
                        by_itself = self._alone(catalogue, text, context, as_of)
                        if self._stands_alone(by_itself, answer, reading):
                            turn = _turn(text, text, by_itself, catalogue)
                            return Reply(by_itself, context.after(turn))
                    return self._replied(text, reading, answer, context, catalogue)
                if own and reading.tentative:
                    spare = spare or (reading, answer)
            first = first or _refusal(answer)
            if reading.final:
                return self._replied(text, reading, answer, context, catalogue)
        alone = None if readings[0].bound else self._alone(catalogue, text, context, as_of)
        if isinstance(alone, Answer) and self._bears_out(alone, readings[0].own):
            return Reply(alone, context.after(_turn(text, text, alone, catalogue)))
        if spare:
            return self._replied(text, *spare, context, catalogue)
        if readings[0].tentative and alone:
            return Reply(_refusal(alone), context.after(Turn(text, text)))
        return self._replied(text, readings[0], _refusal(first or alone), context, catalogue)

    def _replied(
        self,
        text: str,
        reading: Reading,
        answer: Answer | NoAnswer,
        context: Context,
        catalogue: Catalogue,
    ) -> Reply:
        """Say how the question was understood, and remember it so; what was refused is not
        built upon."""
        shown = UNDERSTOOD.format(question=reading.shown or reading.question)
        told = replace(answer, notices=(Notice("follow_up", shown), *answer.notices))
        if isinstance(answer, NoAnswer):
            return Reply(told, context)
        return Reply(told, context.after(_turn(text, reading.question, answer, catalogue)))

    def _read(
        self, catalogue: Catalogue, reading: Reading, context: Context, as_of: date | None
    ) -> Answer | NoAnswer:
        focus = Focus(reading.document, context.place, reading.stay) if reading.document else None
        return self.answerer.answer(catalogue, reading.question, as_of=as_of, focus=focus)

    def _alone(
        self, catalogue: Catalogue, text: str, context: Context, as_of: date | None
    ) -> Answer | NoAnswer:
        """Answer the question by itself; a provision's number is the last document's."""
        bare = find_references(self.follow_ups.subjects.terms.fold(text))
        focus = Focus(context.document) if bare and context.document else None
        return self.answerer.answer(catalogue, text, as_of=as_of, focus=focus)

    def _bears_out(self, answer: Answer, words: Sequence[str], share: float = _HALF) -> bool:
        """Whether the passages that are cited speak of these words."""
        cited = {one.passage_id for one in answer.citations}
        passages = [
            one.passage.embedding_text for one in answer.passages if one.passage.id in cited
        ]
        names = [name for one in answer.citations for name in one.document.names]
        quotes = [one.quote for one in answer.citations]
        text = "\n".join((*passages, *quotes, *names))
        return self.follow_ups.subjects.share_held(words, text) >= share

    def _stands_alone(self, alone: Answer | NoAnswer, joined: Answer, reading: Reading) -> bool:
        """Whether a question that may be meant by itself is answered no worse so: then the
        asker has turned to something else."""
        return (
            isinstance(alone, Answer)
            and alone.confidence >= joined.confidence
            and self._bears_out(alone, reading.own)
        )

    def _replay(
        self, catalogue: Catalogue, history: tuple[str, ...], as_of: date | None
    ) -> Context:
        """Return the context after these questions; each beginning is answered once."""
        if not history:
            return Context()
        key = (catalogue.generation.id, as_of, history)
        known = self._replayed.get(key)
        if known is None:
            before = self._replay(catalogue, history[:-1], as_of)
            known = self._reply(catalogue, history[-1], before, as_of).context
            with self._lock:
                for old in list(self._replayed)[: 1 - _REMEMBERED]:
                    del self._replayed[old]
                self._replayed[key] = known
        return known


def _turn(asked: str, understood: str, answer: Answer | NoAnswer, catalogue: Catalogue) -> Turn:
    """What is remembered of a question and its answer."""
    if isinstance(answer, NoAnswer):
        return Turn(asked, understood)
    cited = answer.citations[0]
    place = innermost(catalogue.places(cited.document.id), cited.start, cited.end)
    return Turn(asked, understood, cited.document.id, place)


def _refusal(answer: Answer | NoAnswer | None) -> NoAnswer:
    """An answer that does not speak of what was asked is none."""
    if answer is None:
        return NoAnswer(REFUSAL, 0.0)
    if isinstance(answer, NoAnswer):
        return answer
    return NoAnswer(REFUSAL, answer.confidence, answer.passages)
