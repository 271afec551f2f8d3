"""A question -> the answer that is kept: asked in a thread, in the context of its asker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.asking.ports import AnswerStore, ContextStore, Refers, Talk
from bot.asking.recording import folded, record_of, references_of
from bot.model import Said, Visit
from bot.ports import Clock
from bot.record import AnswerRecord
from bot.state import NewAnswer, StoredAnswer
from bot.threads import Threads
from knowledge.dialogue import Context, Reply


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers questions and keeps the answers.

    Args:
        generation: gives the id of the generation that answers now.
        remembered: how long a follow-up knows what was asked before.
        retrieval, storage: where the dialogue and the database run.
    """

    talk: Talk
    refers: Refers
    answers: AnswerStore
    contexts: ContextStore
    generation: Callable[[], str | None]
    remembered: timedelta
    retrieval: Threads
    storage: Threads
    clock: Clock

    async def new(self, said: Said, visit: Visit) -> StoredAnswer:
        """Answer a question and keep the answer; raises ZhiguiError."""
        record = await self._answered(said, visit)
        answer = NewAnswer(
            update_id=said.update_id,
            where=said.where,
            question_message_id=said.message_id,
            user_id=said.person.id if said.person else None,
            asked=said.text,
            folded=folded(said.text),
            asked_at=said.sent_at,
            generation=await self.current(),
            record=record,
        )
        return await self.storage(self.answers.add, answer)

    async def anew(self, earlier: StoredAnswer, said: Said, visit: Visit) -> StoredAnswer:
        """Answer a question that was edited; `keep` puts it in the place of the earlier answer."""
        generation = await self.current()
        record = await self._answered(said, visit)
        return replace(earlier, record=record, asked=said.text, generation=generation)

    async def keep(self, edited: StoredAnswer) -> None:
        """Keep what `anew` answered instead of the answer before."""
        await self.storage(
            self.answers.replace,
            edited.id,
            edited.record,
            asked=edited.asked,
            folded=folded(edited.asked),
            generation=edited.generation,
        )

    async def current(self) -> str:
        """Return the id of the generation that answers now, empty where there is none."""
        return await self.storage(self.generation) or ""

    async def _answered(self, said: Said, visit: Visit) -> AnswerRecord:
        context = await self._context(said)
        reply, record = await self.retrieval(self._asked, said.text, context, visit.viewer)
        if said.person is not None:
            await self.storage(
                self.contexts.put,
                said.where.chat_id,
                said.where.topic_id,
                said.person.id,
                reply.context.as_json(),
                self.clock() + self.remembered,
            )
        return record

    def _asked(
        self, text: str, context: Context, viewer: frozenset[str]
    ) -> tuple[Reply, AnswerRecord]:
        """Ask, and look up what the quotes name: one turn in the thread."""
        reply = self.talk.reply(text, context, viewer=viewer)
        record = record_of(reply.answer)
        return reply, replace(record, references=references_of(record, self.refers, viewer))

    async def _context(self, said: Said) -> Context:
        """Return what this person asked before, here; nobody's where nobody is known."""
        if said.person is None:
            return Context()
        here = said.where
        turns = await self.storage(
            self.contexts.get, here.chat_id, here.topic_id, said.person.id, self.clock()
        )
        return Context.from_json(turns or [])
