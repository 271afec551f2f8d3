"""What the bot tells about itself: /start, /help, /privacy, the greeting of a group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from bot.callbacks import Callback, Verb, start_link
from bot.commands import Language, offered
from bot.model import Button, Outgoing, Role, Rows
from bot.rendering.buttons import press
from bot.rendering.lists import help_page
from bot.texts import Texts

ASK_BACK = 2  # the number of Verb.FORGET that asks whether to delete


class Guide:
    """Messages about the bot itself.

    Args:
        username: the bot's, without @.
        by_name: whether Telegram delivers mentions in groups (privacy mode is off).
        keep_days: how long questions are kept.
    """

    def __init__(
        self, texts: Texts, language: Language, *, username: str, by_name: bool, keep_days: int
    ) -> None:
        self._texts = texts
        self._language = language
        self._username = username
        self._by_name = by_name
        self._keep_days = keep_days

    def introduction(self, examples: Sequence[str] = ()) -> Outgoing:
        """Return what a newcomer reads in a private chat, with questions to begin with."""
        texts = self._texts
        listed = [texts.example.format(question=one) for one in examples]
        begin = ["", texts.examples, *listed] if listed else []
        return _message(texts.introduction, self._how_to_ask(), *begin, "", texts.look_around)

    def greeting(self, *, allowed: bool) -> Outgoing:
        """Return what a group reads when the bot comes in."""
        texts = self._texts
        lines = [texts.group_introduction, self._how_to_ask()]
        return _message(*lines, *([] if allowed else ["", texts.unknown_group]))

    def opened(self, chat_id: int) -> Outgoing:
        """Return what a group reads when an admin has let it in."""
        return _message(self._texts.group_allowed.format(chat_id=chat_id), self._how_to_ask())

    def help(self, role: Role, *, group: bool) -> Outgoing:
        """Return how to ask here and the commands that this person may use here."""
        commands = [
            (one.usage(self._language), one.wording(self._language).description)
            for one in offered(role, group=group)
        ]
        how = self._how_to_ask() if group else self._texts.ask_in_private
        return help_page(how, commands, "")

    def privacy(self, *, group: bool) -> Outgoing:
        """Return what is stored, how long, who sees it and how it is deleted."""
        texts = self._texts
        lines = [
            texts.privacy_stored,
            texts.privacy_kept.format(days=self._keep_days),
            texts.privacy_seen,
            *([] if self._by_name else [texts.group_talk_unread]),
            texts.privacy_delete,
        ]
        if group:
            return _message(*lines, rows=self._private())
        ask = Callback(Verb.FORGET, numbers=(ASK_BACK,))
        return _message(*lines, rows=((press(texts.forget_button, ask),),))

    def in_private(self, sentence: str, callback: Callback | None = None) -> Outgoing:
        """Return a sentence with a button that opens the private chat, and there what the
        callback means."""
        return _message(sentence, rows=self._private(callback))

    def _private(self, callback: Callback | None = None) -> Rows:
        chat = f"https://t.me/{self._username}"
        url = start_link(self._username, callback) if callback else chat
        return ((Button(self._texts.open_private, url=url),),)

    def _how_to_ask(self) -> str:
        texts = self._texts
        sentence = texts.ask_in_group_by_name if self._by_name else texts.ask_in_group
        return sentence.format(bot=self._username)


def _message(*lines: str, rows: Rows = ()) -> Outgoing:
    return Outgoing(_html(lines), rows)


def _html(lines: Iterable[str]) -> str:
    return escape("\n".join(lines), quote=False)
