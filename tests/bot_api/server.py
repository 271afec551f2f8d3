"""A Bot API server on loopback that answers as Telegram does.

It keeps chats and messages in memory, records each call and fails where it is told to.
It knows nothing of the bot: any Bot API client can talk to it.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import time
from types import TracebackType

from aiohttp import web

from bot_api.calls import Call, Calls
from bot_api.errors import ApiError, too_many
from bot_api.faults import Fault, Faults, Trouble
from bot_api.flood import FloodCheck
from bot_api.methods import Method
from bot_api.methods.chats import Chats
from bot_api.methods.files import Files
from bot_api.methods.menus import Menus
from bot_api.methods.messages import Messages
from bot_api.methods.polls import Polls
from bot_api.methods.queries import Queries
from bot_api.methods.updates import Updates
from bot_api.parameters import Parameters, read_parameters
from bot_api.update_queue import UpdateQueue
from bot_api.webhook import WebhookPoster
from bot_api.world import World

TOKEN = "1:x"  # noqa: S105
_LARGEST_BODY = 60 << 20


class BotApi:
    """The server; an async context manager that listens while it is open.

    Args:
        privacy: whether the bot's privacy mode is on.
        flood: whether Telegram's limits hold.

    Attributes:
        world: chats and messages. updates: what waits for the bot. calls: what the bot
        did. faults: what is to go wrong. All may be looked at and changed while it runs.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        username: str = "zhigui_bot",
        privacy: bool = True,
        flood: bool = False,
        port: int = 0,
    ) -> None:
        me = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "知规",
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": not privacy,
            "supports_inline_queries": True,
        }
        self.token = token
        self.world = World(me)
        self.updates = UpdateQueue()
        self.calls = Calls()
        self.faults = Faults()
        self._flood = FloodCheck() if flood else None
        self._port = port
        self._poster = WebhookPoster(self.updates)
        messages = Messages(self.world)
        groups = (
            messages,
            Chats(self.world),
            Menus(self.world),
            Queries(self.world),
            Files(self.world, messages),
            Polls(self.world, messages),
            Updates(self.updates),
        )
        self._methods: dict[str, Method] = {
            name.lower(): method for group in groups for name, method in group.methods().items()
        }
        self._runner: web.AppRunner | None = None

    @property
    def root(self) -> str:
        """Where it listens: what TELEGRAM_API_ROOT is set to."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Listen; the port stays the same when it is started again."""
        application = web.Application(client_max_size=_LARGEST_BODY)
        application.router.add_route("*", "/bot{token}/{method}", self._call)
        application.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = int(self._runner.addresses[0][1])
        self._poster.start()

    async def stop(self) -> None:
        """Refuse connections; nothing that is kept is lost."""
        await self._poster.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> BotApi:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        fault = self.faults.pick(name)
        refused = fault is not None and fault.trouble is Trouble.REFUSED
        given = Parameters({}) if refused else await read_parameters(request)
        call = await self._record(name, given, fault)
        if refused:
            return _cut(request)
        try:
            if request.match_info["token"] != self.token:
                raise ApiError(401, "Unauthorized")
            if fault is not None and fault.trouble is Trouble.CUT_BEFORE:
                return _cut(request)
            _fail(fault)
            call.result = await self._accept(call)
            call.accepted, call.status = True, 200
            body = json.dumps({"ok": True, "result": call.result}, ensure_ascii=False)
            if fault is not None and fault.trouble in (Trouble.SLOW, Trouble.LATE):
                await self.calls.notify()
                await asyncio.sleep(fault.seconds)
            if fault is not None and fault.trouble is not Trouble.LATE:
                call.status = 0  # accepted, but the bot does not get to hear it
                return _cut(request)
        except ApiError as error:
            call.status, call.reason = error.code, str(error)
            body = json.dumps(error.as_json(), ensure_ascii=False)
        finally:
            call.answered_at = time.monotonic()
            await self.calls.notify()
        return web.Response(text=body, status=call.status, content_type="application/json")

    async def _accept(self, call: Call) -> object:
        method = self._methods.get(call.method.lower())
        if method is None:
            raise ApiError(404, "Not Found")
        counted = call.method.lower().startswith(("send", "edit"))
        if self._flood is not None and counted and call.chat_id:
            self._flood.count(call.chat_id)
        result = method(call.given)
        if inspect.isawaitable(result):
            result = await result
        # A copy: what is edited later must not change what was answered now.
        return json.loads(json.dumps(result))

    async def _record(self, method: str, given: Parameters, fault: Fault | None) -> Call:
        call = Call(len(self.calls.all) + 1, method, given, time.monotonic(), fault=fault)
        call.reason = fault.trouble.value if fault is not None else ""
        self.calls.all.append(call)
        await self.calls.notify()
        return call

    async def _download(self, request: web.Request) -> web.StreamResponse:
        known = {path: content for path, content in self.world.files.values()}
        content = known.get(request.match_info["path"])
        if request.match_info["token"] != self.token or content is None:
            return web.json_response(ApiError(404, "Not Found").as_json(), status=404)
        return web.Response(body=content)


def _fail(fault: Fault | None) -> None:
    if fault is None:
        return
    if fault.trouble is Trouble.FLOOD:
        raise too_many(max(1, int(fault.seconds)))
    if fault.trouble is Trouble.SERVER_ERROR:
        raise ApiError(500, "Internal Server Error")
    if fault.trouble is Trouble.BAD_GATEWAY:
        raise ApiError(502, "Bad Gateway")


def _cut(request: web.Request) -> web.StreamResponse:
    """Break the connection; the response goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
