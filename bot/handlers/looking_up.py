"""/search and /show: places, and provisions word for word, without an answer written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from telegram import Update

from bot.asking import Speaker, folded, found, record_of
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Said
from bot.rendering import Views
from bot.state import Answers, NewAnswer
from bot.texts import Texts
from bot.threads import Threads
from knowledge.model import Answer, NoAnswer, ScoredPassage

_PLACES = 5


class Search(Protocol):
    """Finds places; blocks."""

    def __call__(
        self, text: str, viewer: frozenset[str] | None, limit: int
    ) -> tuple[ScoredPassage, ...]: ...


class LooksUp(Protocol):
    """Quotes what a text names; blocks."""

    def look_up(
        self, text: str, *, viewer: frozenset[str] | None = None
    ) -> Answer | NoAnswer | None: ...


@dataclass(frozen=True, slots=True)
class LookingUp:
    """Finds places by words, and shows a provision by its name and number.

    What /show refuses is kept like any refusal: its buttons (which title was meant, pass it
    on) work like those of one.
    """

    spoken: Spoken
    speaker: Speaker
    search: Search
    answerer: LooksUp
    answers: Answers
    views: Views
    generation: Callable[[], str | None]
    texts: Texts
    retrieval: Threads
    storage: Threads

    def handlers(self) -> list[Handler]:
        """Return the handlers of the two commands."""
        return [self.spoken("search", self._places), self.spoken("show", self._provision)]

    async def _places(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        if not said.text:
            await self.speaker.tell(said, self.texts.search_usage)
        else:
            passages = await self.retrieval(self.search, said.text, visit.viewer, _PLACES)
            quotes = [found(mark, one) for mark, one in enumerate(passages, start=1)]
            await self.speaker.send(said, self.views.places(said.text, quotes, said.where))

    async def _provision(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        if not said.text:
            await self.speaker.tell(said, self.texts.show_usage)
            return
        answer = await self.retrieval(self.answerer.look_up, said.text, viewer=visit.viewer)
        if answer is None:
            await self.speaker.tell(said, self.texts.show_usage)
        elif isinstance(answer, Answer):
            shown = self.views.provisions(record_of(answer), said.where)
            await self.speaker.send(said, shown)
        else:
            await self._refuse(said, answer)

    async def _refuse(self, said: Said, refusal: NoAnswer) -> None:
        generation = await self.storage(self.generation)
        new = NewAnswer(
            update_id=said.update_id,
            where=said.where,
            question_message_id=said.message_id,
            user_id=said.person.id if said.person else None,
            asked=said.text,
            folded=folded(f"/show {said.text}"),  # never taken for the same question by /ask
            asked_at=said.sent_at,
            generation=generation or "",
            record=record_of(refusal),
        )
        stored = await self.storage(self.answers.add, new)
        sent = await self.speaker.send(said, self.views.answer(stored))
        await self.storage(self.answers.sent, stored.id, sent)
