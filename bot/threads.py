"""The one crossing from the event loop to work that blocks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Threads:
    """A few named threads: one pool for retrieval, one for the database.

    Args:
        workers: how many calls run at the same time; more wait in order.
    """

    def __init__(self, name: str, workers: int) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix=name)

    async def __call__(self, function: Callable[P, T], *args: P.args, **keywords: P.kwargs) -> T:
        """Run the function in one of the threads and return what it returns or raises."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: function(*args, **keywords))

    def close(self) -> None:
        """Wait for what runs; nothing more is taken."""
        self._pool.shutdown()
