"""All views of the bot, with the sentences and the names they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from bot.callbacks import Callback
from bot.model import Outgoing, Where
from bot.record import AnswerRecord, Quote
from bot.rendering.answer import Kept, answer
from bot.rendering.buttons import Opener
from bot.rendering.lists import Change, Listed, changes, documents, help_page
from bot.rendering.page import OpenPage, Reference, page, stored_quote
from bot.rendering.places import InlineResult, inline_result, places, provisions
from bot.rendering.refusal import refusal
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Views:
    """Turns what was answered, found or listed into messages.

    Args:
        username: the bot's own, without @; links into its private chat need it.
        contact: whether there is a person whom a question can be passed on to.
    """

    texts: Texts
    username: str
    contact: bool = False

    @property
    def opener(self) -> Opener:
        """What makes the buttons that lead into the private chat."""
        return Opener(self.username)

    def answer(self, kept: Kept) -> tuple[Outgoing, ...]:
        """Return an answer or a refusal: in a group one message, in private a few; the
        buttons stand under the last."""
        if kept.record.answered:
            return answer(kept, self.texts, self.opener)
        return refusal(kept, self.texts, self.opener, contact=self.contact)

    def page(
        self, opened: OpenPage, callback: Callback, references: Sequence[Reference] = ()
    ) -> Outgoing:
        """Return a page of a document; its buttons are `callback` with other page numbers."""
        return page(opened, callback, self.texts, references)

    def stored_quote(self, quote: Quote) -> Outgoing:
        """Return a quote as it was kept, where its document is no longer as it was."""
        return stored_quote(quote, self.texts)

    def places(self, words: str, found: Sequence[Quote], where: Where) -> tuple[Outgoing, ...]:
        """Return what /search found, best first."""
        return places(words, found, where, self.texts, self.opener)

    def provisions(self, record: AnswerRecord, where: Where) -> tuple[Outgoing, ...]:
        """Return what /show looked up, or why there is nothing."""
        return provisions(record, where, self.texts, self.opener)

    def inline(self, quote: Quote) -> InlineResult:
        """Return a result of inline mode."""
        return inline_result(quote, self.texts)

    def documents(self, listed: Sequence[Listed], number: int = 1) -> Outgoing:
        """Return a page of /docs."""
        return documents(listed, number, self.texts)

    def changes(self, latest: Sequence[Change], zone: tzinfo) -> Outgoing:
        """Return /new; a day begins and ends in `zone`."""
        return changes(latest, zone, self.texts)

    def help(self, opening: str, commands: Sequence[tuple[str, str]], closing: str) -> Outgoing:
        """Return /help: how to ask, each command with its meaning, a last word."""
        return help_page(opening, commands, closing)
