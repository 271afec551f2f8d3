"""Our nouns -> the arguments of Telegram's methods."""

from __future__ import annotations

import html
import re
from typing import Any

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ReplyLimit

from bot.model import Button, Outgoing, Rows, Where

_TAG = re.compile(r"</?[a-z][^<>]*>")


def address(where: Where, reply_to: int | None) -> dict[str, Any]:
    """Return where a new message goes.

    A question that was deleted meanwhile is answered all the same.
    """
    arguments: dict[str, Any] = {"chat_id": where.chat_id}
    if where.topic_id:
        arguments["message_thread_id"] = where.topic_id
    if reply_to:
        arguments["reply_parameters"] = ReplyParameters(reply_to, allow_sending_without_reply=True)
    return arguments


def force_reply(message: Outgoing) -> ForceReply | None:
    """Return the reply field; Telegram allows either it or buttons."""
    if not message.ask_back or message.rows:
        return None
    hint = message.ask_back[: ReplyLimit.MAX_INPUT_FIELD_PLACEHOLDER]
    return ForceReply(selective=True, input_field_placeholder=hint)


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Return the buttons; None where there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def plain_text(markup: str) -> str:
    """Return what a reader sees of Telegram's HTML.

    >>> plain_text("【规定】<b>第十条</b> 党员&lt;5人")
    '【规定】第十条 党员<5人'
    """
    return html.unescape(_TAG.sub("", markup))


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    if button.inline is not None:
        return InlineKeyboardButton(button.label, switch_inline_query_current_chat=button.inline)
    return InlineKeyboardButton(button.label, callback_data=button.data)
