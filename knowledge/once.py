"""A part that is built when it is first asked for, by one thread of many; standard library only."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from threading import RLock
from typing import Any, Self, TypeVar, overload

Value = TypeVar("Value")


class once(cached_property[Value]):
    """A `cached_property` that threads may meet at the same time.

    Python's own, from 3.12 on, lets each of them work the value out; a model would be loaded
    twice and half of an index be left open. Here the first works it out while the others wait;
    once it is there, nobody waits.
    """

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        super().__init__(work_out)
        # A value may need another part's of the same class.
        self._lock = RLock()

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Value: ...

    def __get__(self, instance: object, owner: type[Any] | None = None) -> Self | Value:
        if instance is None:
            return self
        with self._lock:
            return super().__get__(instance, owner)
