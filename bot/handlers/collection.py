"""/docs and /new: what the bot knows, and what changed in it lately."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Protocol

from telegram import Update

from bot.callbacks import Callback, Verb
from bot.handlers.speaker import Delivers, Speaker
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Outgoing, Said, Visit
from bot.pressing import Action, Press
from bot.rendering import Change, Guide, Listed, Views
from bot.texts import Texts
from bot.threads import Threads

_CHANGES = 20


class Browses(Protocol):
    """Lists what somebody may see; blocks."""

    def documents(self, viewer: frozenset[str] | None) -> Sequence[Listed]: ...
    def changes(self, viewer: frozenset[str] | None, limit: int) -> Sequence[Change]: ...


class CollectionLists:
    """Lists documents page by page, and changes.

    Args:
        zone: in which a day begins and ends.
    """

    def __init__(
        self,
        spoken: Spoken,
        speaker: Speaker,
        courier: Delivers,
        browser: Browses,
        views: Views,
        guide: Guide,
        zone: tzinfo,
        texts: Texts,
        retrieval: Threads,
    ) -> None:
        self._spoken = spoken
        self._speaker = speaker
        self._courier = courier
        self._browser = browser
        self._views = views
        self._guide = guide
        self._zone = zone
        self._texts = texts
        self._retrieval = retrieval

    def handlers(self) -> list[Handler]:
        """Return the handlers of the two commands."""
        return [self._spoken("docs", self._documents), self._spoken("new", self._changes)]

    def actions(self) -> Mapping[Verb, Action]:
        """Return what the buttons that turn pages do."""
        return {Verb.DOCUMENTS: self._turn}

    async def _documents(self, _update: Update, context: VisitContext) -> None:
        """A group reads how many there are; the list itself stands in the private chat."""
        said, visit = context.talk()
        if said.where.kind.is_group:
            listed = await self._retrieval(self._browser.documents, visit.viewer)
            counted = self._texts.documents_count.format(count=len(listed))
            first = Callback(Verb.DOCUMENTS, numbers=(1,))
            await self._speaker.send(said, [self._guide.in_private(counted, first)])
        else:
            await self.show(said, visit)

    async def show(self, said: Said, visit: Visit) -> None:
        """Send the first page, also to who follows the link from a group."""
        await self._speaker.send(said, [await self._page(visit, 1)])

    async def _turn(self, press: Press) -> None:
        page = await self._page(press.visit, press.callback.number)
        await self._courier.edit(press.where, press.pressed.message_id, page)

    async def _page(self, visit: Visit, number: int) -> Outgoing:
        listed = await self._retrieval(self._browser.documents, visit.viewer)
        return self._views.documents(listed, number)

    async def _changes(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        changes = await self._retrieval(self._browser.changes, visit.viewer, _CHANGES)
        await self._speaker.send(said, [self._views.changes(changes, self._zone)])
