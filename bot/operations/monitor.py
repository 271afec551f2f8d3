"""/health and /metrics over HTTP, for whoever watches over the bot."""

from __future__ import annotations

import socket
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.operations.health import Health
from bot.operations.metrics import Metrics
from bot.operations.texts import PORT_TAKEN
from knowledge.errors import StartError

_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


class Monitor:
    """A small HTTP server in the bot's own event loop: where that hangs, it hangs too.

    The webhook's library serves it. It says nothing about people and changes nothing, yet
    it is meant for one's own machine or network.
    """

    def __init__(self, health: Health, metrics: Metrics) -> None:
        pages: list[tuple[str, type[RequestHandler], dict[str, Any]]] = [
            ("/health", _HealthPage, {"health": health}),
            ("/metrics", _MetricsPage, {"metrics": metrics}),
        ]
        self._server = HTTPServer(Application([*pages], log_function=lambda _: None))
        self.port = 0

    def start(self, listen: str, port: int) -> None:
        """Listen; port 0 takes any free one. Raises StartError where that cannot be done."""
        try:
            family = socket.AF_INET6 if ":" in listen else socket.AF_INET
            listening = socket.create_server((listen, port), family=family)
        except OSError as error:
            sentence = PORT_TAKEN.format(listen=listen, port=port)
            raise StartError(sentence, detail=repr(error)) from error
        listening.setblocking(False)
        self._server.add_socket(listening)
        self.port = listening.getsockname()[1]

    async def stop(self) -> None:
        """Close it with its connections."""
        self._server.stop()
        await self._server.close_all_connections()


class _HealthPage(RequestHandler):
    def initialize(self, health: Health) -> None:
        self._health = health

    async def get(self) -> None:
        state = await self._health()
        self.set_status(200 if state.healthy else 503)
        self.write(state.as_json())

    head = get


class _MetricsPage(RequestHandler):
    def initialize(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def get(self) -> None:
        self.set_header("Content-Type", _PROMETHEUS)
        self.write(self._metrics.page())
