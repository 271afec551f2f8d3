"""Files that people sent, fetched from Telegram."""

from __future__ import annotations

from dataclasses import dataclass

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.delivery import refusals
from bot.delivery.limiter import Ticket
from bot.texts import FILE_NOT_FETCHED, FILE_TOO_LARGE
from knowledge.errors import DeliveryError, FileTooLarge

_MEGABYTE = 1 << 20
_MOST = 20 * _MEGABYTE  # Telegram gives out no more


@dataclass(frozen=True, slots=True)
class TelegramFiles:
    """Fetches files by `getFile`; nothing of one that is too large is fetched."""

    bot: ExtBot[Ticket]

    async def fetch(self, file_id: str, max_bytes: int) -> bytes:
        """Return a file's content.

        How large it is, is Telegram's word, not the sender's; where there is none, it counts
        as too large.

        Raises:
            FileTooLarge: it has more than `max_bytes`, or more than Telegram gives out.
            DeliveryError: Telegram does not give it.
        """
        try:
            file = await self.bot.get_file(file_id)
            if file.file_size is None or file.file_size > max_bytes:
                raise _too_large(max_bytes)
            content = bytes(await file.download_as_bytearray())
        except TelegramError as error:
            if refusals.too_big(error):
                raise _too_large(max_bytes) from error
            raise DeliveryError(FILE_NOT_FETCHED, detail=repr(error)) from error
        if len(content) > max_bytes:
            raise _too_large(max_bytes)
        return content


def _too_large(max_bytes: int) -> FileTooLarge:
    megabytes = max(1, min(max_bytes, _MOST) // _MEGABYTE)
    return FileTooLarge(FILE_TOO_LARGE.format(megabytes=megabytes))
