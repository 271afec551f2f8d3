"""What Telegram says in its refusals; it has no codes, so its English is all there is."""

from __future__ import annotations

from telegram.error import BadRequest, Forbidden, TelegramError

_UNPARSABLE = ("can't parse entities",)
_UNCHANGED = ("message is not modified",)
_NOT_THERE = (
    "message to edit not found",
    "message with poll to stop not found",
    "message_id_invalid",
    "message not found",
)
_NOT_OURS = ("message can't be edited", "message_author_required")
_OF_ANOTHER_KIND = ("there is no text in the message", "there is no caption in the message")
_CLOSED_ALREADY = ("poll has already been closed",)
_TOO_BIG = ("file is too big",)
_LEFT = ("chat not found", "chat_id_invalid", "peer_id_invalid", "channel_private")
_STRANGER = ("user not found", "member not found", "participant_id_invalid", "user_id_invalid")
# Nothing is sent to another topic than the question's: there it would answer nobody.
_MUTE = (
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "chat_restricted",
    "need administrator rights",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
)


def unparsable(error: TelegramError) -> bool:
    """Whether our HTML could not be read."""
    return _says(error, _UNPARSABLE)


def unchanged(error: TelegramError) -> bool:
    """Whether the message reads exactly so already."""
    return _says(error, _UNCHANGED)


def not_there(error: TelegramError) -> bool:
    """Whether there is no message with that id in that chat, as far as the bot can see."""
    return _says(error, _NOT_THERE)


def not_ours(error: TelegramError) -> bool:
    """Whether a message has that id that the bot may not change."""
    return _says(error, _NOT_OURS)


def of_another_kind(error: TelegramError) -> bool:
    """Whether a message has that id that has no text, or no caption, as it should."""
    return _says(error, _OF_ANOTHER_KIND)


def closed_already(error: TelegramError) -> bool:
    """Whether a poll takes no more votes as it is."""
    return _says(error, _CLOSED_ALREADY)


def too_big(error: TelegramError) -> bool:
    """Whether a file is larger than what Telegram gives out."""
    return _says(error, _TOO_BIG)


def stranger(error: TelegramError) -> bool:
    """Whether somebody is surely not in a chat: Telegram knows nobody of that id there."""
    return _says(error, _STRANGER)


def status_told_by(error: TelegramError) -> str:
    """Return what the bot is in a chat that refuses it, by Telegram's names; "" where
    nothing is said of that.

    >>> status_told_by(Forbidden("Forbidden: bot was kicked from the supergroup chat"))
    'kicked'
    """
    if isinstance(error, Forbidden):
        return "kicked" if "kicked" in str(error).lower() else "left"
    return "left" if _says(error, _LEFT) else ""


def closed(error: TelegramError) -> bool:
    """Whether the bot cannot write there at all, or not in that topic."""
    return bool(status_told_by(error)) or _says(error, _MUTE)


def _says(error: TelegramError, phrases: tuple[str, ...]) -> bool:
    said = str(error).lower()
    return isinstance(error, BadRequest) and any(phrase in said for phrase in phrases)
