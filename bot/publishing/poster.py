"""Puts up what is planned: stored first, then sent, then its ids completed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from bot.model import Outgoing, Quiz, SentPoll, Where
from bot.ports import Clock, Delivers, SendsPolls
from bot.publishing.groups import Groups
from bot.publishing.presenting import Presenter
from bot.publishing.trainers import Trainers
from bot.quiz import ItemStatus, Post
from bot.state import BankItems, Posts
from bot.threads import Threads
from knowledge.errors import ChatClosed, DeliveryError, DeliveryUnknown, MessageGone
from knowledge.quiz import QuizItem

_TRIES = 5
"""Delivery waits out a line that is down; what it gives up so often is refused for good."""


class Carries(Delivers, SendsPolls, Protocol):
    """Sends messages and polls; `bot.delivery.Courier` does."""


@dataclass(frozen=True, slots=True)
class Poster:
    """Sends a post, however often it is told to, once.

    The keys of its messages are made of the post's token, so that after a crash at any moment
    the same post is found or sent, and the poll's id completed. Votes that came in between
    are held by then and count.
    """

    posts: Posts
    items: BankItems
    groups: Groups
    presenter: Presenter
    courier: Carries
    trainers: Trainers
    storage: Threads
    clock: Clock
    _refused: Counter[int] = field(default_factory=Counter)

    async def put_up(self, post: Post, told: int, *, heading: str, open_seconds: int) -> bool:
        """Send a post, or let it go where it must not be sent.

        Args:
            told: the trainer who is told where it is let go.
            open_seconds: how long its poll takes votes.

        Returns:
            Whether it stands in its chat.

        Raises:
            DeliveryError: it is not known to stand there; to be tried again later.
        """
        where = await self.storage(self.groups.where, post.chat_id, post.topic_id)
        if where is None:
            await self._let_go(post)
            await self.trainers.group_shut(told, post.chat_id, self.clock())
            return False
        if not await self._may_go(post):
            await self._let_go(post)
            await self.trainers.skipped(told, post)
            return False
        try:
            await self._send(post, where, heading, open_seconds)
        except ChatClosed:
            await self._let_go(post)
            await self.trainers.group_shut(told, post.chat_id, self.clock())
            return False
        except MessageGone:  # an admin has deleted the poll before its id was noted
            await self._let_go(post)
            return False
        except DeliveryUnknown:
            raise
        except DeliveryError:
            self._refused[post.id] += 1
            if self._refused[post.id] < _TRIES:
                raise
            await self._let_go(post)
            await self.trainers.refused(told, post)
            return False
        return True

    async def close(self, post: Post) -> None:
        """Take no more votes."""
        where = await self.storage(self.groups.where, post.chat_id, post.topic_id)
        if where is not None and post.poll_id and post.message_id:
            await self.courier.stop_poll(where, post.message_id)
        await self._let_go(post)

    async def _may_go(self, post: Post) -> bool:
        """Whether an item may be put up now: it is ready, asks what it asked when it was
        planned, and its document is meant for those who read it there."""
        item_id = post.item_id
        kept = await self.storage(self.items.get, item_id) if item_id is not None else None
        if kept is None or kept.status is not ItemStatus.READY:
            return False
        if _asked(kept.item) != _asked(post.item):
            return False
        return await self.storage(self.groups.may_see, post.chat_id, kept.item)

    async def _send(self, post: Post, where: Where, heading: str, open_seconds: int) -> None:
        shown = self.presenter.show(
            post.item, post.token, heading=heading, open_seconds=open_seconds
        )
        if shown.poll is not None:
            visible = Outgoing.plain(self.presenter.texts.votes_visible)
            await self.courier.send(where, visible, key=f"quiz:visible:{where.chat_id}")
        sent = SentPoll(0, "")
        for number, message in enumerate(shown.messages):
            key = f"quiz:{post.token}:{number}"
            sent = SentPoll(await self.courier.send(where, message, key=key), "")
        if shown.poll is not None:
            sent = await self._send_poll(post, where, shown.poll)
        now = self.clock()
        closes = now + timedelta(seconds=open_seconds)
        poll_id = sent.poll_id or None
        await self.storage(self.posts.sent, post.id, sent.message_id, poll_id, closes, now)

    async def _send_poll(self, post: Post, where: Where, poll: Quiz) -> SentPoll:
        return await self.courier.send_poll(where, poll, key=f"quiz:{post.token}")

    async def _let_go(self, post: Post) -> None:
        await self.storage(self.posts.closed, post.id, self.clock())


def _asked(item: QuizItem) -> tuple[object, ...]:
    """Return what an item asks; where its passage stands may have changed meanwhile."""
    return item.type, item.stem, item.options, item.key, item.key_text
