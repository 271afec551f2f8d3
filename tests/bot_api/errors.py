"""How the server refuses: Telegram's codes and descriptions, word for word."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A call that is not accepted.

    Attributes:
        code: HTTP status and `error_code`.
        parameters: `retry_after` (seconds) or `migrate_to_chat_id`.
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """Return the body that Telegram answers with."""
        told = {"parameters": self.parameters} if self.parameters else {}
        return {"ok": False, "error_code": self.code, "description": str(self), **told}


def bad_request(reason: str, **parameters: int) -> ApiError:
    """Return a 400 with its reason."""
    return ApiError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> ApiError:
    """Return a 403 with its reason."""
    return ApiError(403, f"Forbidden: {reason}")


def too_many(seconds: int) -> ApiError:
    """Return a 429; `seconds` is how long to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
