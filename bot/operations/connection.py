"""How Telegram is reached: its address, a proxy, polling or a webhook."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot, Update, User
from telegram.constants import SUPPORTED_WEBHOOK_PORTS
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Updater
from telegram.request import BaseRequest

from bot.operations.credentials import Credentials
from bot.operations.line import Line
from bot.operations.texts import (
    BAD_PROXY,
    BAD_WEBHOOK_URL,
    NO_SOCKS,
    TELEGRAM_UNREACHABLE,
    TOKEN_REJECTED,
    WEBHOOK_PORT_TAKEN,
)
from bot.operations.updates_request import UpdatesRequest
from knowledge.errors import StartError
from knowledge.settings import TelegramSettings

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.POLL_ANSWER,
)
"""Named always: where the list is left out, Telegram goes by the one it was told last."""

_OFFICIAL = "api.telegram.org"
_POLL_SECONDS = 25  # Telegram waits up to 50; proxies cut a quiet connection sooner
_START_TRIES = 5  # a network that comes up after us; then the supervisor tries again
_CALLS_POOL = 64
_UPDATES_POOL = 2  # one long poll, and the last call while that one ends
_SCHEMES = ("http", "https", "socks5", "socks5h")


@dataclass(frozen=True)
class Connection:
    """Builds what PTB's application is reached by, and lets it listen.

    Args:
        make: the class of the requests; takes the library's names.
    """

    settings: TelegramSettings
    credentials: Credentials
    line: Line
    make: Callable[..., BaseRequest]
    _unreadable: list[Callable[[], None]] = field(default_factory=list, init=False)

    @property
    def base_url(self) -> str:
        """Where calls go; the token is put behind it by PTB."""
        return f"{self.settings.api_root}/bot"

    @property
    def base_file_url(self) -> str:
        """Where files are fetched from; the token is put behind it by PTB."""
        return f"{self.settings.api_root}/file/bot"

    @property
    def by_webhook(self) -> bool:
        """Whether Telegram brings the updates; otherwise we ask for them."""
        return bool(self.settings.webhook_url)

    @property
    def is_local(self) -> bool:
        """Whether the server of the Bot API is this machine."""
        return _is_loopback(self._host)

    @property
    def proxy_shown(self) -> str:
        """The proxy without its password; empty where none is set."""
        if not self.settings.proxy:
            return ""
        proxy = urlsplit(self.settings.proxy)
        return f"{proxy.scheme}://{proxy.hostname}" + (f":{proxy.port}" if proxy.port else "")

    def requests(self) -> tuple[BaseRequest, BaseRequest]:
        """Return the request for calls and the one for updates.

        Raises:
            StartError: the proxy's address is none, or its kind needs a missing package.
        """
        calls, updates = self._request(_CALLS_POOL), self._request(_UPDATES_POOL)
        return calls, UpdatesRequest(updates, self.line, self._tell_unreadable)

    def when_unreadable(self, tell: Callable[[], None]) -> None:
        """Have this called for each update that cannot be read."""
        self._unreadable.append(tell)

    async def meet(self, bot: Bot) -> User:
        """Learn who the bot is.

        Raises:
            StartError: Telegram does not know the token, or cannot be reached.
        """
        try:
            await bot.initialize()
        except InvalidToken as error:
            raise StartError(TOKEN_REJECTED) from error
        except TelegramError as error:
            raise self._unreachable(error) from error
        return bot.bot

    async def listen(
        self, updater: Updater, on_error: Callable[[TelegramError], None] | None = None
    ) -> None:
        """Let updates come in until the updater is stopped; nothing that waits is dropped.

        Raises:
            StartError: the webhook cannot be used, or Telegram cannot be reached.
        """
        try:
            await (self._receive(updater) if self.by_webhook else self._poll(updater, on_error))
        except BadRequest as error:
            told = BAD_WEBHOOK_URL.format(url=self.settings.webhook_url)
            raise StartError(told, detail=repr(error)) from error
        except TelegramError as error:
            raise self._unreachable(error) from error
        except OSError as error:
            listen, port = self.settings.webhook_listen, self.settings.webhook_port
            told = WEBHOOK_PORT_TAKEN.format(listen=listen, port=port)
            raise StartError(told, detail=repr(error)) from error

    async def _poll(
        self, updater: Updater, on_error: Callable[[TelegramError], None] | None
    ) -> None:
        await updater.start_polling(
            timeout=_POLL_SECONDS,
            bootstrap_retries=_START_TRIES,
            allowed_updates=ALLOWED_UPDATES,
            error_callback=on_error,
        )

    async def _receive(self, updater: Updater) -> None:
        self.check_webhook()
        settings = self.settings
        await updater.start_webhook(
            listen=settings.webhook_listen,
            port=settings.webhook_port,
            url_path=urlsplit(settings.webhook_url).path,
            webhook_url=settings.webhook_url,
            secret_token=self.credentials.for_webhook(),
            bootstrap_retries=_START_TRIES,
            allowed_updates=ALLOWED_UPDATES,
        )
        self.line.answered()

    def check_webhook(self) -> None:
        """Raise StartError where Telegram would not take the webhook."""
        self.credentials.for_webhook()
        url = urlsplit(self.settings.webhook_url)
        if self._host == _OFFICIAL and (
            url.scheme != "https" or (url.port or 443) not in SUPPORTED_WEBHOOK_PORTS
        ):
            raise StartError(BAD_WEBHOOK_URL.format(url=self.settings.webhook_url))

    def _unreachable(self, error: TelegramError) -> StartError:
        told = TELEGRAM_UNREACHABLE.format(host=self._host, error=type(error).__name__)
        return StartError(told, detail=repr(error))

    def _tell_unreadable(self) -> None:
        for tell in self._unreadable:
            tell()

    @property
    def _host(self) -> str:
        return urlsplit(self.settings.api_root).hostname or ""

    def _request(self, pool: int) -> BaseRequest:
        keywords: dict[str, Any] = {"connection_pool_size": pool}
        proxy = self.settings.proxy
        if proxy:
            self._check_proxy()
            keywords["proxy"] = proxy
        elif self.is_local:
            # A proxy in the environment is for the network, never for this machine.
            keywords["httpx_kwargs"] = {"trust_env": False}
        try:
            return self.make(**keywords)
        except RuntimeError as error:  # the library's word for a missing package
            raise StartError(NO_SOCKS, detail=repr(error)) from error
        except ValueError as error:
            raise StartError(BAD_PROXY.format(proxy=self.proxy_shown)) from error

    def _check_proxy(self) -> None:
        try:
            proxy = urlsplit(self.settings.proxy)
            usable = proxy.scheme in _SCHEMES and proxy.hostname and proxy.port != 0
        except ValueError:
            usable = False
        if not usable:
            raise StartError(BAD_PROXY)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
