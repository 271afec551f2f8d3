"""Telegram in memory, behind the real HTTP client: chats, ids, limits kept by nobody, faults."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import httpx
from stored_messages import TEXTS, US, Stored, fields, read


class Killed(BaseException):
    """The process dies here: nothing of it runs on, only what was stored stays."""


class Fault(Enum):
    """What happens to the next call that sends a message."""

    OK = auto()
    FLOOD = auto()
    ERROR_500 = auto()
    ERROR_503 = auto()
    REFUSED = auto()
    POOL = auto()
    CUT_BEFORE = auto()
    CUT_AFTER = auto()
    GATEWAY_BEFORE = auto()
    GATEWAY_AFTER = auto()
    TIMEOUT_BEFORE = auto()
    TIMEOUT_AFTER = auto()
    KILL_BEFORE = auto()
    KILL_AFTER = auto()


ACCEPTED = frozenset(
    {Fault.OK, Fault.CUT_AFTER, Fault.GATEWAY_AFTER, Fault.TIMEOUT_AFTER, Fault.KILL_AFTER}
)
_RAISED: dict[Fault, Callable[[httpx.Request], BaseException]] = {
    Fault.REFUSED: lambda request: httpx.ConnectError("refused", request=request),
    Fault.POOL: lambda request: httpx.PoolTimeout("busy", request=request),
    Fault.CUT_BEFORE: lambda request: httpx.ReadError("cut", request=request),
    Fault.CUT_AFTER: lambda request: httpx.RemoteProtocolError("cut", request=request),
    Fault.TIMEOUT_BEFORE: lambda request: httpx.ReadTimeout("late", request=request),
    Fault.TIMEOUT_AFTER: lambda request: httpx.ReadTimeout("late", request=request),
    Fault.KILL_BEFORE: lambda request: Killed(),
    Fault.KILL_AFTER: lambda request: Killed(),
}
_STATUS = {
    Fault.ERROR_500: 500,
    Fault.ERROR_503: 503,
    Fault.GATEWAY_BEFORE: 502,
    Fault.GATEWAY_AFTER: 502,
}


@dataclass(frozen=True)
class Call:
    """A call as it came in; `at` is the loop's time."""

    at: float
    method: str
    data: dict[str, str]


class ChatServer:
    """Answers as Telegram does.

    `faults` are used up by what sends a message, one a call, and so is `talk`: how many messages
    of others come before. `answers[method]` overrides what a method answers: (status, body).
    """

    def __init__(self) -> None:
        self.chats: dict[int, dict[int, Stored]] = {}
        self.faults: deque[Fault] = deque()
        self.answers: dict[str, Callable[[dict[str, str]], tuple[int, dict[str, Any]] | None]] = {}
        self.calls: list[Call] = []
        self.updates: list[dict[str, Any]] = []
        self.latency = 0.0
        self.confirmed = 0
        self.caller_is_dead = False
        self.privacy_mode = False
        self.talk: deque[int] = deque()
        self.said_by_others: list[tuple[int, int]] = []
        self._ids: dict[int, int] = {}

    def transport(self) -> httpx.MockTransport:
        """Return what httpx sends to instead of a socket."""
        return httpx.MockTransport(self._handle)

    def others_say(self, chat_id: int, text: str = "大家好") -> int:
        """Put somebody else's message into a chat; return its id."""
        said = self._store(chat_id, Stored(text, ours=False))
        self.said_by_others.append((chat_id, said))
        return said

    def ours(self, chat_id: int) -> list[str]:
        """Return the texts of our messages in a chat."""
        return [one.text for one in self.chats.get(chat_id, {}).values() if one.ours]

    def made(self, method: str) -> list[Call]:
        """Return the calls of one method."""
        return [call for call in self.calls if call.method == method]

    def _store(self, chat_id: int, message: Stored) -> int:
        count = chat_id if chat_id < -(10**12) else 0
        self._ids[count] = self._ids.get(count, 100) + 1
        self.chats.setdefault(chat_id, {})[self._ids[count]] = message
        return self._ids[count]

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        method = request.url.path.rsplit("/", 1)[1]
        data = fields(request)
        self.calls.append(Call(asyncio.get_running_loop().time(), method, data))
        idle = method == "getUpdates" and not self._fetch(data)
        await asyncio.sleep(float(data.get("timeout", 0)) if idle else self.latency)
        if self.caller_is_dead:
            raise Killed
        override = self.answers.get(method)
        answered = override(data) if override else None
        if answered is None:
            answered = self._answer(method, data, request)
        return httpx.Response(answered[0], json=answered[1])

    def _answer(
        self, method: str, data: dict[str, str], request: httpx.Request
    ) -> tuple[int, dict[str, Any]]:
        if method in _KINDS:
            return self._send(_KINDS[method], data, request)
        if method in _EDITS:
            return self._edit(_EDITS[method], data)
        if method == "getMe":
            return _ok(US | {"can_read_all_group_messages": not self.privacy_mode})
        if method == "getUpdates":
            return _ok(self._fetch(data))
        return _ok(True)

    def _fetch(self, data: dict[str, str]) -> list[dict[str, Any]]:
        self.confirmed = int(data.get("offset", 0))
        return [one for one in self.updates if one["update_id"] >= self.confirmed]

    def _send(
        self, kind: str, data: dict[str, str], request: httpx.Request
    ) -> tuple[int, dict[str, Any]]:
        fault = self.faults.popleft() if self.faults else Fault.OK
        if fault is Fault.FLOOD:
            return _refuse(429, "Too Many Requests", {"retry_after": 3})
        chat_id = int(data["chat_id"])
        for _ in range(self.talk.popleft() if self.talk else 0):
            self.others_say(chat_id)
        message_id, sent = 0, Stored("")
        if fault in ACCEPTED:
            text = read(data, TEXTS[kind])
            if text is None or (kind == "poll" and read(data, "explanation") is None):
                return _refuse(400, "Bad Request: can't parse entities: unclosed tag")
            sent = Stored(text, data.get("reply_markup", ""), data=data, kind=kind)
            message_id = self._store(chat_id, sent)
        self.caller_is_dead |= fault in (Fault.KILL_BEFORE, Fault.KILL_AFTER)
        if fault in _RAISED:
            raise _RAISED[fault](request)
        if fault in _STATUS:
            return _refuse(_STATUS[fault], "trouble")
        return _ok(sent.shown(chat_id, message_id))

    def _edit(self, kind: str, data: dict[str, str]) -> tuple[int, dict[str, Any]]:
        chat_id, message_id = int(data["chat_id"]), int(data["message_id"])
        message = self.chats.get(chat_id, {}).get(message_id)
        if message is None:
            return _refuse(400, "Bad Request: message to edit not found")
        if not message.ours or "force_reply" in message.markup:
            return _refuse(400, "Bad Request: message can't be edited")
        if kind not in ("", message.kind):
            return _refuse(400, f"Bad Request: there is no {TEXTS[kind]} in the message to edit")
        text = read(data, TEXTS[kind]) if kind else message.text
        if text is None:
            return _refuse(400, "Bad Request: can't parse entities: unclosed tag")
        if (text, data.get("reply_markup", "")) == (message.text, message.markup):
            return _refuse(400, "Bad Request: message is not modified: it is the same")
        message.text, message.markup = text, data.get("reply_markup", "")
        return _ok(message.shown(chat_id, message_id))


# What each method sends or edits, "" where that is the buttons alone.
_KINDS = {"sendMessage": "text", "sendPoll": "poll", "sendDocument": "document"}
_EDITS = {
    "editMessageText": "text",
    "editMessageCaption": "document",
    "editMessageReplyMarkup": "",
}


def _ok(result: Any) -> tuple[int, dict[str, Any]]:
    return 200, {"ok": True, "result": result}


def _refuse(
    status: int, description: str, parameters: dict[str, Any] | None = None
) -> tuple[int, dict[str, Any]]:
    said = {"ok": False, "error_code": status, "description": description}
    return status, said | ({"parameters": parameters} if parameters else {})


def refuse(description: str, status: int = 400, **parameters: Any) -> Any:
    """Return an override for `ChatServer.answers` that refuses always."""
    return lambda data: _refuse(status, description, parameters or None)


def markup_of(call: Call) -> dict[str, Any]:
    """Return the keyboard or reply field of a call."""
    found: dict[str, Any] = json.loads(call.data["reply_markup"])
    return found
