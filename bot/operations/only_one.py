"""One bot at a time: two over one database would both answer what the first has begun."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.operations.texts import ALREADY_RUNNING, OTHER_BOT
from bot.state import Facts
from knowledge.errors import StartError

_LOCK = "bot.lock"
_BOT = "bot"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the lock of the state's folder; the system frees it when the process dies.

    Raises:
        StartError: another bot holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise StartError(ALREADY_RUNNING) from error
    try:
        yield
    finally:
        lock.release()


def recognise(facts: Facts, bot_id: int) -> None:
    """Note whose database it is; ids of messages and updates mean nothing to another bot.

    Raises:
        StartError: it is another bot's.
    """
    known = facts.get(_BOT)
    if known is None:
        facts.put(_BOT, str(bot_id))
    elif known != str(bot_id):
        raise StartError(OTHER_BOT.format(bot_id=known))
