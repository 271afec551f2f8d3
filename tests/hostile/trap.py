"""A lure that counts who takes it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from hostile.hostile_file import Lure

ELSEWHERE = "此句只在别处的文件里"
"""What stands in the file that nobody should read."""


@dataclass
class Trap:
    """The lure, and what was asked of its server."""

    lure: Lure
    asked: list[str] = field(default_factory=list)


@contextmanager
def laid(folder: Path) -> Iterator[Trap]:
    """Serve on this machine what nobody should ask for, and put a file into `folder`."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    secret = folder / "elsewhere.txt"
    secret.write_text(ELSEWHERE, encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Trap(Lure(f"http://127.0.0.1:{server.server_port}", str(secret)), asked)
        server.shutdown()
        thread.join()
