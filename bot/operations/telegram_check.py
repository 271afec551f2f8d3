"""How the bot stands with Telegram: its account, the way there, who else uses it."""

from __future__ import annotations

import urllib.request
from dataclasses import dataclass
from urllib.parse import urlsplit

from telegram import Bot, WebhookInfo
from telegram.error import TelegramError

from bot.operations import texts
from bot.operations.connection import Connection
from bot.operations.finding import Finding, bad, fatal, good, note
from knowledge.errors import StartError
from knowledge.settings import TelegramSettings


@dataclass(frozen=True, slots=True)
class TelegramCheck:
    """Looks at what Telegram says about the bot; the bot has been met before."""

    bot: Bot
    connection: Connection
    settings: TelegramSettings

    async def __call__(self) -> list[Finding]:
        """Look; what cannot be asked is a finding too."""
        me = self.bot.bot
        return [
            good(texts.TOKEN.format(username=me.username, id=me.id)),
            self._way(),
            self._privacy(),
            self._inline(),
            await self._updates(),
            await self._ops_chat(),
        ]

    def _way(self) -> Finding:
        host = urlsplit(self.settings.api_root).netloc
        if self.settings.proxy:
            return note(texts.BY_PROXY.format(host=host, proxy=self.connection.proxy_shown))
        around = urllib.request.getproxies().keys() & {"https", "all"}
        if around and not self.connection.is_local:
            return note(texts.BY_ENVIRONMENT.format(host=host))
        return note(texts.DIRECT.format(host=host))

    def _privacy(self) -> Finding:
        reads_all = self.bot.bot.can_read_all_group_messages
        sentence = texts.PRIVACY_OFF if reads_all else texts.PRIVACY_ON
        return note(sentence.format(username=self.bot.bot.username))

    def _inline(self) -> Finding:
        offered = bool(self.bot.bot.supports_inline_queries)
        if self.settings.inline:
            return good(texts.INLINE) if offered else bad(texts.INLINE_NOT_ALLOWED)
        return note(texts.INLINE_UNUSED if offered else texts.NO_INLINE)

    async def _updates(self) -> Finding:
        try:
            if self.connection.by_webhook:
                self.connection.check_webhook()
            info = await self.bot.get_webhook_info()
        except StartError as error:
            return fatal(str(error))
        except TelegramError as error:
            return bad(texts.UPDATES_UNKNOWN.format(error=type(error).__name__))
        return self._of_webhook(info) if self.connection.by_webhook else self._of_polling(info)

    def _of_polling(self, info: WebhookInfo) -> Finding:
        if info.url:
            return bad(texts.FOREIGN_WEBHOOK.format(host=urlsplit(info.url).hostname))
        return good(texts.POLLING.format(waiting=info.pending_update_count))

    def _of_webhook(self, info: WebhookInfo) -> Finding:
        url = self.settings.webhook_url
        if info.url == url and info.last_error_message and info.pending_update_count:
            return bad(texts.WEBHOOK_FAILING.format(error=info.last_error_message))
        sentence = texts.WEBHOOK if info.url == url else texts.WEBHOOK_TO_BE_SET
        return good(sentence.format(url=url, waiting=info.pending_update_count))

    async def _ops_chat(self) -> Finding:
        chat_id = self.settings.ops_chat
        if not chat_id:
            return note(texts.NO_OPS_CHAT)
        try:
            chat = await self.bot.get_chat(chat_id)
        except TelegramError:
            return bad(texts.OPS_CHAT_UNREACHABLE.format(chat=chat_id))
        return good(texts.OPS_CHAT.format(chat=chat.title or chat.full_name or chat_id))
