"""The way in: an update is kept before it is taken, worked on in order, and never lost."""

from bot.inbox.freshness import Freshness
from bot.inbox.ordered_processor import OrderedProcessor
from bot.inbox.queue import InboxQueue, NotKept
from bot.inbox.replay import Replay

__all__ = ["Freshness", "InboxQueue", "NotKept", "OrderedProcessor", "Replay"]
