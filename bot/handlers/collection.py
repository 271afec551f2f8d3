"""/docs and /new: what the bot knows, and what changed in it lately."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Protocol

from telegram import Update

from bot.asking import Speaker
from bot.callbacks import Callback, Verb
from bot.handlers.spoken import Spoken
from bot.handlers.visit_context import Handler, VisitContext
from bot.model import Outgoing, Said, Visit
from bot.ports import Delivers
from bot.pressing import Action, Press
from bot.rendering import Change, Guide, Listed, Views
from bot.texts import Texts
from bot.threads import Threads

_CHANGES = 20


class Browses(Protocol):
    """Lists what somebody may see; blocks."""

    def documents(self, viewer: frozenset[str] | None) -> Sequence[Listed]: ...
    def changes(self, viewer: frozenset[str] | None, limit: int) -> Sequence[Change]: ...


@dataclass(frozen=True, slots=True)
class CollectionLists:
    """Lists documents page by page, and changes.

    Args:
        zone: in which a day begins and ends.
    """

    spoken: Spoken
    speaker: Speaker
    courier: Delivers
    browser: Browses
    views: Views
    guide: Guide
    zone: tzinfo
    texts: Texts
    retrieval: Threads

    def handlers(self) -> list[Handler]:
        """Return the handlers of the two commands."""
        return [self.spoken("docs", self._documents), self.spoken("new", self._changes)]

    def actions(self) -> Mapping[Verb, Action]:
        """Return what the buttons that turn pages do."""
        return {Verb.DOCUMENTS: self._turn}

    async def _documents(self, _update: Update, context: VisitContext) -> None:
        """A group reads how many there are; the list itself stands in the private chat."""
        said, visit = context.talk()
        if said.where.kind.is_group:
            listed = await self.retrieval(self.browser.documents, visit.viewer)
            counted = self.texts.documents_count.format(count=len(listed))
            first = Callback(Verb.DOCUMENTS, numbers=(1,))
            await self.speaker.send(said, [self.guide.in_private(counted, first)])
        else:
            await self.show(said, visit)

    async def show(self, said: Said, visit: Visit) -> None:
        """Send the first page, also to who follows the link from a group."""
        await self.speaker.send(said, [await self._page(visit, 1)])

    async def _turn(self, press: Press) -> None:
        page = await self._page(press.visit, press.callback.number)
        await self.courier.edit(press.where, press.pressed.message_id, page)

    async def _page(self, visit: Visit, number: int) -> Outgoing:
        listed = await self.retrieval(self.browser.documents, visit.viewer)
        return self.views.documents(listed, number)

    async def _changes(self, _update: Update, context: VisitContext) -> None:
        said, visit = context.talk()
        changes = await self.retrieval(self.browser.changes, visit.viewer, _CHANGES)
        await self.speaker.send(said, [self.views.changes(changes, self.zone)])
