"""The groups that items may be put up in: open ones, their habits, what they may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.model import ChatKind, Where, numbered_alone
from bot.quiz import Habits
from bot.state import Chat, HabitsOf
from knowledge.errors import StorageError
from knowledge.quiz import QuizItem
from knowledge.search import Catalogue


@dataclass(frozen=True, slots=True)
class Groups:
    """Answers for each group; all methods block, and what is unknown is a no.

    Args:
        allowed: gives the groups that are let in, with what is known of them.
        catalogue: gives the documents of today; raises StorageError.
        usual: the habits of a group that has chosen none, for chat 0.
    """

    allowed: Callable[[], Mapping[int, Chat | None]]
    habits: HabitsOf
    catalogue: Callable[[], Catalogue]
    usual: Habits

    def open(self) -> tuple[Where, ...]:
        """Return the groups that are let in and that the bot is in, by name."""
        known = (chat for chat in self.allowed().values() if chat is not None and chat.present)
        return tuple(_where(chat) for chat in sorted(known, key=lambda one: one.title))

    def where(self, chat_id: int, topic_id: int | None = None) -> Where | None:
        """Return a group, or a topic of it; None where nothing may be put up there."""
        allowed = self.allowed()
        if chat_id not in allowed:
            return None
        chat = allowed[chat_id]
        if chat is None:  # named in config.yaml, and never heard of
            kind = ChatKind.SUPERGROUP if numbered_alone(chat_id) else ChatKind.GROUP
            return Where(chat_id, kind, topic_id)
        return _where(chat, topic_id) if chat.present else None

    def habits_of(self, chat_id: int) -> Habits:
        """Return a group's clock and quiet hours."""
        usual = self.usual
        return self.habits.get(chat_id) or Habits(
            chat_id, usual.timezone, usual.quiet_from, usual.quiet_to
        )

    def may_see(self, chat_id: int, item: QuizItem) -> bool:
        """Whether the document that an item rests on is meant for a group's members."""
        return self.visible(item, frozenset({str(chat_id)}))

    def visible(self, item: QuizItem, viewer: frozenset[str]) -> bool:
        """Whether somebody of these audiences may see the document that an item rests on."""
        if item.citation is None:
            return False
        try:
            record = self.catalogue().records.get(item.citation.document_id)
        except StorageError:
            return False
        return record is not None and record.document.visible_to(viewer)


def _where(chat: Chat, topic_id: int | None = None) -> Where:
    return Where(chat.chat_id, chat.kind, topic_id, chat.title, chat.username)
