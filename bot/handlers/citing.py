"""Inline mode: `@bot 词` in any chat offers passages to be cited there.

What is chosen can stand in any chat, so that only documents for everybody are offered,
whoever asks. The doorman has let known people through only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import InlineQueryHandler

from bot.asking import found
from bot.handlers.looking_up import Search
from bot.handlers.visit_context import Handler, VisitContext
from bot.record import Quote
from bot.rendering import Views
from bot.texts import Texts
from bot.threads import Threads

_RESULTS = 10
_SHORTEST = 2  # characters; a search at each first letter typed would find nothing anyway
_CACHED = 30  # seconds
_NOBODY: frozenset[str] = frozenset()  # sees what everybody may see
_START = "inline"  # any payload that names nothing leads to the introduction


@dataclass(frozen=True, slots=True)
class Citing:
    """Offers passages for a few words."""

    search: Search
    views: Views
    texts: Texts
    retrieval: Threads

    def handlers(self) -> list[Handler]:
        """Return the handler of inline queries."""
        return [InlineQueryHandler(self._offer)]

    async def _offer(self, update: Update, _context: VisitContext) -> None:
        query = update.inline_query
        if query is None:
            return
        words = query.query.strip()
        words = words if len(words) >= _SHORTEST else ""
        quotes: Sequence[Quote] = ()
        if words:
            passages = await self.retrieval(self.search, words, _NOBODY, _RESULTS)
            quotes = [found(mark, one) for mark, one in enumerate(passages, start=1)]
        hint = self.texts.inline_nothing if words else self.texts.inline_hint
        button = None if quotes else InlineQueryResultsButton(hint, start_parameter=_START)
        try:
            await query.answer(
                [self._result(one) for one in quotes],
                cache_time=_CACHED,
                is_personal=True,
                button=button,
            )
        except BadRequest as error:
            if "query is too old" not in error.message.lower():
                raise

    def _result(self, quote: Quote) -> InlineQueryResultArticle:
        shown = self.views.inline(quote)
        content = InputTextMessageContent(
            shown.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        return InlineQueryResultArticle(
            shown.id, shown.title, content, description=shown.description
        )
