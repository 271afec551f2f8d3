"""Web archives (.mht): the page inside."""

from __future__ import annotations

import email
import email.message
import email.policy

from knowledge.errors import ReadingError
from knowledge.reading import texts

_HTML = ("text/html", "application/xhtml+xml")
_DEEPEST = 50  # parts inside parts
# What the standard library raises on headers that nobody should write.
_STUMBLES = (RecursionError, ValueError, LookupError, TypeError, AttributeError)


def html_of_mht(data: bytes, path: str) -> tuple[bytes, str | None]:
    """Return the page of a web archive as bytes, and the encoding that the archive names.

    That is the part which the archive calls its start, else the first page in it. Images
    and other files beside it are left where they are. Raises ReadingError where no page is.
    """
    try:
        found = _page(data)
    except _STUMBLES as error:
        raise ReadingError(texts.NO_PAGE_INSIDE.format(path=path), detail=repr(error)) from error
    if found is None:
        raise ReadingError(texts.NO_PAGE_INSIDE.format(path=path))
    return found


def _page(data: bytes) -> tuple[bytes, str | None] | None:
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    pages = _pages(message)
    start = str(message.get_param("start") or "").strip(" <>")
    for page in sorted(pages, key=lambda part: _name(part) != start) if start else pages:
        content = page.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            return content, page.get_content_charset()
    return None


def _pages(message: email.message.Message) -> list[email.message.Message]:
    found: list[email.message.Message] = []
    stack = [(message, 0)]
    while stack:
        part, depth = stack.pop()
        inner = part.get_payload()
        if part.is_multipart() and isinstance(inner, list) and depth < _DEEPEST:
            messages = [one for one in inner if isinstance(one, email.message.Message)]
            stack.extend((one, depth + 1) for one in reversed(messages))
        elif part.get_content_type() in _HTML:
            found.append(part)
    return found


def _name(part: email.message.Message) -> str:
    return str(part.get("Content-ID") or "").strip(" <>")
