"""What is sent as one message: a text, a quiz poll, a document; how, and how it is recognised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Protocol, Self

from telegram import LinkPreviewOptions, Message, Poll
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.delivery.composing import address, force_reply, keyboard, plain_text
from bot.delivery.limiter import Ticket
from bot.model import Outgoing, Quiz, Where

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Parcel(Protocol):
    """One message to send.

    `plain` tells whether its HTML goes as plain text, after Telegram could not read it.
    """

    @property
    def plain(self) -> bool: ...

    @property
    def recognisable(self) -> bool:
        """Whether `write_over` tells it from other messages of ours."""

    def plainly(self) -> Self:
        """Return it with plain text in place of its HTML."""

    async def send(
        self, bot: ExtBot[Ticket], where: Where, reply_to: int | None, ticket: Ticket
    ) -> Message:
        """Send it; raises TelegramError."""

    async def write_over(self, bot: ExtBot[Ticket], where: Where, message_id: int) -> None:
        """Change a message into this one, as far as that goes; raises TelegramError.

        A message that is this one is refused as "not modified".
        """


@dataclass(frozen=True, slots=True)
class Letter:
    """A text with its buttons, or a reply field."""

    message: Outgoing
    plain: bool = False

    @property
    def recognisable(self) -> bool:
        """Telegram lets nobody change a message that asks for a reply."""
        return force_reply(self.message) is None

    def plainly(self) -> Letter:
        """Return it with plain text."""
        return replace(self, plain=True)

    async def send(
        self, bot: ExtBot[Ticket], where: Where, reply_to: int | None, ticket: Ticket
    ) -> Message:
        """Send it."""
        return await bot.send_message(
            **address(where, reply_to),
            **self._text(),
            reply_markup=force_reply(self.message) or keyboard(self.message.rows),
            rate_limit_args=ticket,
        )

    async def write_over(self, bot: ExtBot[Ticket], where: Where, message_id: int) -> None:
        """Change text and buttons."""
        await bot.edit_message_text(
            **self._text(),
            chat_id=where.chat_id,
            message_id=message_id,
            reply_markup=keyboard(self.message.rows),
        )

    def _text(self) -> dict[str, Any]:
        return {**_formatted("text", self.message.html, self), "link_preview_options": _NO_PREVIEW}


@dataclass(frozen=True, slots=True)
class Ballot:
    """A quiz poll. Nothing of a poll can be changed but its buttons: it is known by them."""

    quiz: Quiz
    plain: bool = False

    @property
    def recognisable(self) -> bool:
        """It is by a button of its own."""
        return any(button.data or button.url for row in self.quiz.rows for button in row)

    def plainly(self) -> Ballot:
        """Return it with a plain explanation."""
        return replace(self, plain=True)

    async def send(
        self, bot: ExtBot[Ticket], where: Where, reply_to: int | None, ticket: Ticket
    ) -> Message:
        """Send it; the votes name positions, so the options stay in their order. It cannot be
        forwarded: a copy in another chat would take the votes of whoever reads that."""
        quiz = self.quiz
        return await bot.send_poll(
            **address(where, reply_to),
            **_formatted("explanation", quiz.explanation, self, mode="explanation_parse_mode"),
            question=quiz.question,
            options=quiz.options,
            type=Poll.QUIZ,
            is_anonymous=False,
            correct_option_ids=quiz.right,  # type: ignore[arg-type]  # it counts to eleven
            allows_multiple_answers=quiz.multiple,
            shuffle_options=False,
            protect_content=True,
            open_period=quiz.open_seconds,
            reply_markup=keyboard(quiz.rows),
            rate_limit_args=ticket,
        )

    async def write_over(self, bot: ExtBot[Ticket], where: Where, message_id: int) -> None:
        """Change the buttons."""
        await bot.edit_message_reply_markup(
            where.chat_id, message_id, reply_markup=keyboard(self.quiz.rows)
        )


@dataclass(frozen=True, slots=True)
class Packet:
    """A document with its caption."""

    name: str
    data: bytes
    caption: str
    plain: bool = False

    @property
    def recognisable(self) -> bool:
        """It is by its caption."""
        return bool(self.caption)

    def plainly(self) -> Packet:
        """Return it with a plain caption."""
        return replace(self, plain=True)

    async def send(
        self, bot: ExtBot[Ticket], where: Where, reply_to: int | None, ticket: Ticket
    ) -> Message:
        """Send it."""
        return await bot.send_document(
            **address(where, reply_to),
            **_formatted("caption", self.caption, self),
            document=self.data,
            filename=self.name,
            rate_limit_args=ticket,
        )

    async def write_over(self, bot: ExtBot[Ticket], where: Where, message_id: int) -> None:
        """Change the caption."""
        await bot.edit_message_caption(
            where.chat_id, message_id, **_formatted("caption", self.caption, self)
        )


def _formatted(name: str, markup: str, parcel: Parcel, mode: str = "parse_mode") -> dict[str, Any]:
    if parcel.plain:
        return {name: plain_text(markup)}
    return {name: markup, mode: ParseMode.HTML}
