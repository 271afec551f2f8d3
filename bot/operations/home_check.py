"""Whether all is there on this machine: database, index, model, somebody who may decide."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Protocol

from bot.model import Person
from bot.operations import texts
from bot.operations.finding import Finding, bad, fatal, good, note
from bot.threads import Threads
from knowledge.bootstrap import Workshop
from knowledge.dialogue import Context
from knowledge.errors import NoGeneration, StateError, ZhiguiError

_WARM_UP = "支委会多久开一次？"


class ChecksDatabase(Protocol):
    """Raises StateError unless the database answers and its schema is this version's."""

    def check(self) -> None: ...


class KnowsNames(Protocol):
    """Finds people who have spoken to the bot by their name."""

    def called(self, username: str) -> Person | None: ...


class HomeCheck:
    """Looks at what is on this machine.

    Args:
        has_admin: whether anybody may decide who may ask.
        contact: the name behind 转人工, with or without @; empty for none.
    """

    def __init__(
        self,
        workshop: Workshop,
        database: ChecksDatabase,
        has_admin: Callable[[], bool],
        people: KnowsNames,
        contact: str,
        storage: Threads,
        retrieval: Threads,
    ) -> None:
        self._workshop = workshop
        self._database = database
        self._has_admin = has_admin
        self._people = people
        self._contact = contact.lstrip("@")
        self._storage = storage
        self._retrieval = retrieval

    async def __call__(self, code: str | None = None) -> list[Finding]:
        """Look at database, index and people.

        Args:
            code: with which the first admin claims the bot; None where none is offered.
        """
        index = await self._retrieval(self._index)
        try:
            await self._storage(self._database.check)
            people = await self._storage(self._who, code)
        except StateError as error:
            return [fatal(str(error)), index]
        return [good(texts.DATABASE), index, *people]

    async def model(self) -> Finding:
        """Load the model by answering a question, so that the first one asked is fast."""
        return await self._retrieval(self._model)

    def _index(self) -> Finding:
        try:
            with closing(self._workshop.store.current()) as generation:
                documents = len(generation.manifest.documents())
        except ZhiguiError as error:
            return fatal(str(error))
        current = self._workshop.store.current_id()
        return good(texts.INDEX.format(generation=current, documents=documents))

    def _model(self) -> Finding:
        try:
            self._workshop.embedder.embed_query(_WARM_UP)
            self._workshop.dialogue.reply(_WARM_UP, Context())
        except NoGeneration:  # told already
            pass
        except ZhiguiError as error:
            return fatal(str(error))
        return good(texts.MODEL)

    def _who(self, code: str | None) -> list[Finding]:
        return [self._contact_known(), self._admin(code)]

    def _contact_known(self) -> Finding:
        if not self._contact:
            return note(texts.NO_CONTACT)
        known = self._people.called(self._contact)
        sentence = texts.CONTACT if known else texts.CONTACT_UNKNOWN
        return (good if known else bad)(sentence.format(contact=self._contact))

    def _admin(self, code: str | None) -> Finding:
        if self._has_admin():
            return good(texts.ADMIN)
        return note(texts.CLAIM.format(code=code) if code else texts.NO_ADMIN)
