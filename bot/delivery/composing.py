"""Our nouns -> the arguments of Telegram's methods."""

from __future__ import annotations

import html
import re
from typing import Any

from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode, ReplyLimit

from bot.model import Button, Outgoing, Rows, Where

_TAG = re.compile(r"</?[a-z][^<>]*>")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def new_message(
    where: Where, message: Outgoing, reply_to: int | None, *, plain: bool
) -> dict[str, Any]:
    """Return the arguments of `send_message`.

    A question that was deleted meanwhile is answered all the same.
    """
    arguments = {**_body(message, plain=plain), "chat_id": where.chat_id}
    arguments["reply_markup"] = _force_reply(message) or _keyboard(message.rows)
    if where.topic_id:
        arguments["message_thread_id"] = where.topic_id
    if reply_to:
        arguments["reply_parameters"] = ReplyParameters(reply_to, allow_sending_without_reply=True)
    return arguments


def changed_message(
    where: Where, message_id: int, message: Outgoing, *, plain: bool
) -> dict[str, Any]:
    """Return the arguments of `edit_message_text`."""
    return {
        **_body(message, plain=plain),
        "chat_id": where.chat_id,
        "message_id": message_id,
        "reply_markup": _keyboard(message.rows),
    }


def plain_text(markup: str) -> str:
    """Return what a reader sees of Telegram's HTML.

    >>> plain_text("【规定】<b>第十条</b> 党员&lt;5人")
    '【规定】第十条 党员<5人'
    """
    return html.unescape(_TAG.sub("", markup))


def _body(message: Outgoing, *, plain: bool) -> dict[str, Any]:
    return {
        "text": plain_text(message.html) if plain else message.html,
        "parse_mode": None if plain else ParseMode.HTML,
        "link_preview_options": _NO_PREVIEW,
    }


def _force_reply(message: Outgoing) -> ForceReply | None:
    """Telegram allows either a reply field or buttons."""
    if not message.ask_back or message.rows:
        return None
    hint = message.ask_back[: ReplyLimit.MAX_INPUT_FIELD_PLACEHOLDER]
    return ForceReply(selective=True, input_field_placeholder=hint)


def _keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    if button.inline is not None:
        return InlineKeyboardButton(button.label, switch_inline_query_current_chat=button.inline)
    return InlineKeyboardButton(button.label, callback_data=button.data)
