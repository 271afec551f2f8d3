"""What the reading room needs: documents that can be opened, and somebody to lay them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.callbacks import Callback
from bot.model import Outgoing
from bot.record import Quote
from knowledge.browsing import CrossReference, Page


class Opens(Protocol):
    """Opens documents as they are now; blocks. A viewer of None sees everything."""

    def page(
        self,
        document_id: str,
        start: int,
        end: int,
        viewer: frozenset[str] | None,
        page: int | None = None,
        *,
        quote: str = "",
    ) -> Page | None: ...
    def references(
        self, document_id: str, start: int, end: int, viewer: frozenset[str] | None
    ) -> Sequence[CrossReference]: ...


class LaysOut(Protocol):
    """Turns pages and quotes into messages."""

    def page(
        self, page: Page, callback: Callback, references: Sequence[CrossReference]
    ) -> Outgoing: ...
    def stored_quote(self, quote: Quote) -> Outgoing: ...
