"""Messages as the Telegram in memory keeps them, and what a call says of one."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qsl

import httpx

US = {"id": 7, "is_bot": True, "first_name": "知规", "username": "zhigui_bot"}
TEXTS = {"text": "text", "poll": "question", "document": "caption"}
"""Where the words of each kind of message stand in a call."""

_FLAGS = (
    "is_closed",
    "is_anonymous",
    "allows_multiple_answers",
    "allows_revoting",
    "members_only",
)


@dataclass
class Stored:
    """A message in a chat."""

    text: str
    markup: str = ""
    ours: bool = True
    data: dict[str, str] = field(default_factory=dict)
    kind: str = "text"

    def shown(self, chat_id: int, message_id: int) -> dict[str, Any]:
        """Return it as Telegram shows it; a poll's id is made of the chat's and its own."""
        kind = "private" if chat_id > 0 else "supergroup" if chat_id < -(10**12) else "group"
        chat = {"id": chat_id, "type": kind}
        shown: dict[str, Any] = {"message_id": message_id, "date": 1, "chat": chat, "from": US}
        if self.kind != "poll":
            return shown | {TEXTS[self.kind]: self.text}
        poll = {
            "id": f"{chat_id}:{message_id}",
            "question": self.text,
            "options": [],
            "total_voter_count": 0,
            "type": "quiz",
            **dict.fromkeys(_FLAGS, False),
        }
        return shown | {"poll": poll}


def fields(request: httpx.Request) -> dict[str, str]:
    """Return what a call brings along, without the content of files."""
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/"):
        return dict(parse_qsl(request.content.decode()))
    whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + request.content)
    parts = [one for one in whole.walk() if not one.is_multipart() and not one.get_filename()]
    return {
        str(one.get_param("name", header="content-disposition")): one.get_payload(
            decode=True
        ).decode()  # type: ignore[union-attr]
        for one in parts
    }


def read(data: dict[str, str], name: str) -> str | None:
    """Return a text without its tags; None where they do not fit."""
    text = data.get(name, "")
    if data.get("explanation_parse_mode" if name == "explanation" else "parse_mode") != "HTML":
        return text
    opened: list[str] = []
    for closing, tag in re.findall(r"<(/?)([a-z]+)[^>]*>", text):
        if not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return None
    return None if opened else html.unescape(re.sub(r"<[^>]+>", "", text))
