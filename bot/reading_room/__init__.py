"""Documents are read here, in the private chat: a passage with its neighbours, page by page."""

from bot.reading_room.opening import Opening
from bot.reading_room.reading_room import ReadingRoom, Refusal

__all__ = ["Opening", "ReadingRoom", "Refusal"]
