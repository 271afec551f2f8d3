"""Which page a button or link opens, and for whom: decided when it is opened."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from bot.callbacks import Callback, Verb
from bot.model import Outgoing
from bot.pressing import Recall
from bot.reading_room.ports import LaysOut, Opens
from bot.record import Quote
from bot.texts import Texts
from bot.threads import Threads
from knowledge.browsing import Page
from knowledge.errors import StorageError

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is shown, in one sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class ReadingRoom:
    """Opens the place of a quote, or a place in a document.

    A quote is kept with its answer: where its document is gone or no longer has these
    words, the quote as it was given is shown.
    """

    recall: Recall
    browser: Opens
    views: LaysOut
    texts: Texts
    retrieval: Threads

    async def open(self, callback: Callback, viewer: frozenset[str]) -> Outgoing | Refusal:
        """Return what QUOTE, NEAREST or PLACE opens for a viewer.

        Raises:
            StorageError: PLACE, and the index cannot be opened.
        """
        if callback.verb is Verb.PLACE:
            start, end, _ = callback.numbers
            opened = await self.retrieval(
                self._opened, callback, callback.token, start, end, viewer, ""
            )
            return opened or Refusal(self.texts.place_closed)
        stored = await self.recall.by_token(callback.token)
        if stored is None:
            return Refusal(self.texts.answer_forgotten)
        record = stored.record
        quotes = record.quotes if callback.verb is Verb.QUOTE else record.nearest
        quote = next((one for one in quotes if one.mark == callback.number), None)
        if quote is None:  # the question was edited and has another answer now
            return Refusal(self.texts.unknown_button)
        return await self.retrieval(self._quoted, callback, quote, viewer)

    def _quoted(
        self, callback: Callback, quote: Quote, viewer: frozenset[str]
    ) -> Outgoing | Refusal:
        """The audience of today counts, the one kept with the quote where there is none."""
        place = (quote.document_id, quote.start, quote.end)
        try:
            opened = self._opened(callback, *place, viewer, quote.text)
            if opened is not None:
                return opened
            hidden = self._hidden(quote.document_id, viewer)
        except StorageError as error:
            _LOG.warning("no document can be opened: %s %s", error, error.detail)
            hidden = False
        if hidden or not quote.visible_to(viewer):
            return Refusal(self.texts.document_not_for_you)
        return self.views.stored_quote(quote)

    def _opened(
        self,
        callback: Callback,
        document_id: str,
        start: int,
        end: int,
        viewer: frozenset[str],
        quote: str,
    ) -> Outgoing | None:
        number = callback.numbers[-1] or None
        page = self.browser.page(document_id, start, end, viewer, number, quote=quote)
        if page is None:
            return None
        stands = self.browser.page(document_id, start, end, viewer)
        # Where the quote has moved, other words stand there, with other references.
        there = stands is not None and quote.startswith(_quoted(stands) if quote else "")
        found = self.browser.references(document_id, start, end, viewer) if there else ()
        return self.views.page(page, callback, found)

    def _hidden(self, document_id: str, viewer: frozenset[str]) -> bool:
        """Whether the document is there, but no longer for this viewer."""
        there, here = (self.browser.page(document_id, 0, 1, who) for who in (None, viewer))
        return there is not None and here is None


def _quoted(page: Page) -> str:
    return "".join(run.text for run in page.runs if run.quoted)
