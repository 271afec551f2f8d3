"""What a call brings along: form, JSON or multipart, read the same way by each method."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot_api.errors import bad_request


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Parameters:
    """A call's values; whatever is a string is read as Telegram reads it."""

    values: Mapping[str, Any]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.values or name in self.files

    def text(self, name: str, default: str = "") -> str:
        """Return a string."""
        value = self.values.get(name, default)
        return value if isinstance(value, str) else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number; what is none counts as the default."""
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Return a truth value."""
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def structure(self, name: str, default: Any = None) -> Any:
        """Return a JSON value, sent as such or serialised."""
        value = self.values.get(name, default)
        if not isinstance(value, str) or value == "":
            return value if value != "" else default
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None


async def read_parameters(request: web.Request) -> Parameters:
    """Read a call's query and body, whichever of Telegram's four ways was taken."""
    values: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        values |= json.loads(await request.text() or "{}")
    elif request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            name = part.name or ""
            if part.filename is None:
                values[name] = await part.text()
            else:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                files[name] = Upload(part.filename, mime, bytes(await part.read()))
    elif request.can_read_body:
        values |= dict(await request.post())
    return Parameters(values, files)
