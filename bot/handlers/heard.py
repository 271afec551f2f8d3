"""Which updates are meant for the bot, and what of them: Telegram's classes -> our nouns.

Meant for us are: our commands (`/ask`, `/ask@us`, never `/ask@other`), a mention of our
name or account, a reply to one of our messages, everything in a private chat. Whether
@name stands in the text is asked of Telegram's entities, never of the text: it may stand
in code or in an address. Only at the very beginning the text itself counts as well: where
Chinese follows without a blank (@bot支委会…, /ask支委会…), Telegram marks nothing. All else
in a group is none of our business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from telegram import Chat, Message, MessageEntity, Update, User
from telegram.constants import ChatID, MessageEntityType

from bot.model import Attached, ChatKind, Person, Pressed, Said, Voted, Where

# Telegram's own letters of names and commands.
_LEADING = re.compile(r"/(?P<command>[A-Za-z0-9_]+)(?:@[A-Za-z0-9_]+)?|@[A-Za-z0-9_]+")
# These two speak for people: an anonymous admin, somebody who posts as a channel.
_FACELESS = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL})


class Ears:
    """Hears what is meant for the bot.

    Args:
        me: the bot's own account.
        commands: names of the commands that it knows, without slash.
    """

    def __init__(self, me: User, commands: frozenset[str]) -> None:
        self._me = me
        self._name = f"@{me.username}".lower()
        self._commands = commands

    def addressed(self, update: Update) -> bool:
        """Whether the bot has anything to do with an update: all but talk among others."""
        if update.message or update.edited_message:
            message = update.message or update.edited_message
            assert message is not None  # noqa: S101 - for the type checker
            return bool(message.migrate_to_chat_id or message.migrate_from_chat_id) or (
                self.said(update) is not None
            )
        return update.channel_post is None and update.edited_channel_post is None

    def said(self, update: Update) -> Said | None:
        """Return the message that is meant for the bot; None where there is none."""
        message = update.message or update.edited_message
        if message is None or message.via_bot or self._by_a_bot(message):
            return None
        text, entities = _marked(*_words(message))
        here = where(message)
        alone = here.kind is ChatKind.PRIVATE
        file = _attached(message)
        if not text and message.effective_attachment is not None and not (alone and file):
            return None
        command, rest = self._command(text, entities, alone)
        if message.forward_origin and command not in ("", "ask"):
            # Somebody else's words: they may be asked about, they order nothing.
            command, rest = ("", text) if alone else (None, "")
        if command is None:
            return None
        answered = self._own_message(message)
        named = any(self._names_us(entity, words) for entity, words in entities.items())
        meant = command or named or answered or alone
        if not meant or not (text or command or file):
            return None
        question = self._without_our_name(rest, entities)
        if command == "ask" and not question:
            question = _quoted_words(message, self._me)
        return Said(
            update_id=update.update_id,
            where=here,
            message_id=message.message_id,
            person=None if _faceless(message) else person(message.from_user),
            text=question,
            sent_at=message.date,
            command=command,
            reply_to=answered,
            edited=update.edited_message is not None,
            file=file,
        )

    def voted(self, update: Update) -> Voted | None:
        """Return the vote in one of our polls."""
        answer = update.poll_answer
        if answer is None:
            return None
        return Voted(
            update.update_id, answer.poll_id, person(answer.user), tuple(answer.option_ids)
        )

    def pressed(self, update: Update) -> Pressed | None:
        """Return the button that was pressed under one of our messages."""
        query = update.callback_query
        if query is None or query.data is None or query.message is None:
            return None
        presser = person(query.from_user)
        if presser is None:
            return None
        message = query.message
        here = where(message) if isinstance(message, Message) else where_of(message.chat)
        return Pressed(update.update_id, query.id, here, message.message_id, presser, query.data)

    def _command(
        self, text: str, entities: Mapping[MessageEntity, str], alone: bool
    ) -> tuple[str | None, str]:
        """Return our command and what follows; "" where there is none, None where it is
        somebody else's. `alone` with us, every command is ours, known or not."""
        first = next((one for one in entities if one.offset == 0), None)
        if first is None or first.type != MessageEntityType.BOT_COMMAND:
            return "", text
        words = entities[first]
        name, _, addressee = words[1:].lower().partition("@")
        known = alone or name in self._commands
        ours = f"@{addressee}" == self._name if addressee else known
        rest = text[len(words) :].strip()
        return (name, rest) if ours else (None, rest)

    def _names_us(self, entity: MessageEntity, words: str) -> bool:
        if entity.type == MessageEntityType.MENTION:
            return words.lower() == self._name
        named = entity.user if entity.type == MessageEntityType.TEXT_MENTION else None
        return named is not None and named.id == self._me.id

    def _without_our_name(self, text: str, entities: Mapping[MessageEntity, str]) -> str:
        for entity, words in entities.items():
            if self._names_us(entity, words):
                before, _, after = text.partition(words)
                text = f"{before.rstrip()} {after.lstrip()}"
        return text.strip()

    def _own_message(self, message: Message) -> int | None:
        """Return the id of our message that is answered; a topic's first message is none."""
        answered = message.reply_to_message
        if answered is None or answered.from_user is None or answered.forum_topic_created:
            return None
        return answered.message_id if answered.from_user.id == self._me.id else None

    @staticmethod
    def _by_a_bot(message: Message) -> bool:
        sender = message.from_user
        return sender is None or (sender.is_bot and sender.id not in _FACELESS)


def where(message: Message) -> Where:
    """Return the chat and topic of a message; the thread of a plain group is no topic."""
    topic = message.message_thread_id if message.is_topic_message else None
    return where_of(message.chat, topic)


def person(user: User | None) -> Person | None:
    """Return an account as a person; None for bots."""
    if user is None or user.is_bot:
        return None
    return Person(user.id, user.full_name, user.username or "")


def where_of(chat: Chat, topic: int | None = None) -> Where:
    """Return a chat, or a topic of it, as one of our places."""
    return Where(chat.id, ChatKind(chat.type), topic, chat.title or "", chat.username or "")


def _words(message: Message) -> tuple[str, Mapping[MessageEntity, str]]:
    if message.text is not None:
        return message.text, message.parse_entities()
    if message.caption is not None:
        return message.caption, message.parse_caption_entities()
    return "", {}


def _marked(
    text: str, entities: Mapping[MessageEntity, str]
) -> tuple[str, Mapping[MessageEntity, str]]:
    """Mark a command or name at the beginning that Telegram did not mark."""
    leading = _LEADING.match(text)
    if leading is None or any(one.offset == 0 for one in entities):
        return text, entities
    kind = MessageEntityType.BOT_COMMAND if leading["command"] else MessageEntityType.MENTION
    return text, {MessageEntity(kind, 0, leading.end()): leading[0], **entities}


def _attached(message: Message) -> Attached | None:
    document = message.document
    if document is None:
        return None
    return Attached(document.file_id, document.file_name or "", document.file_size or 0)


def _faceless(message: Message) -> bool:
    """Whether nobody knows which person it was: anonymous admins, channels."""
    return message.sender_chat is not None


def _quoted_words(message: Message, me: User) -> str:
    """Return the words of somebody else's message that `/ask` alone replies to."""
    answered = message.reply_to_message
    if answered is None or (answered.from_user and answered.from_user.id == me.id):
        return ""
    if message.quote is not None:
        return message.quote.text
    return answered.text or answered.caption or ""
