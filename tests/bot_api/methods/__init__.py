"""The methods of the Bot API that the server knows, a class for each group of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from bot_api.parameters import Parameters

Method = Callable[[Parameters], Any | Awaitable[Any]]
