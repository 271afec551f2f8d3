"""The bot as a process of its own against the server: started, killed, started again."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType

from bot_api.server import BotApi

_ROOT = Path(__file__).resolve().parent.parent.parent


class BotProcess:
    """Starts `python -m bot` and waits until it takes updates; killed when the block ends.

    Args:
        var: a folder with an ingested collection.
        folder: where its database and its log are kept.
        groups: ids of the groups that may ask; `users` are roles by id.
        settings: more environment, e.g. `{"ZHIGUI_TELEGRAM__CONTACT": "@wang"}`.
    """

    def __init__(
        self,
        api: BotApi,
        var: Path,
        folder: Path,
        *,
        groups: Iterable[int] = (),
        users: Mapping[int, str] | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self._api = api
        self._log = folder / "bot.log"
        roles = ", ".join(f'"{id_}": "{role}"' for id_, role in (users or {}).items())
        kept = {name: value for name, value in os.environ.items() if "PROXY" not in name.upper()}
        self._environment = {
            **kept,
            "PYTHONUNBUFFERED": "1",
            "OMP_NUM_THREADS": "1",
            "TELEGRAM_API_ROOT": api.root,
            "TELEGRAM_BOT_TOKEN": api.token,
            "ZHIGUI_VAR": str(var),
            "ZHIGUI_STATE__DATABASE": f"sqlite:///{folder / 'bot.sqlite'}",
            "ZHIGUI_ACCESS__GROUPS": str(list(groups)),
            "ZHIGUI_ACCESS__USERS": f"{{{roles}}}",
            **(settings or {}),
        }
        self._process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> str:
        """What it has written so far."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    async def start(self, *options: str, ready: bool = True) -> None:
        """Start it; `ready`: wait until it asks for updates or has set its webhook."""
        mark = self._api.calls.mark
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", *options),
                cwd=_ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
                stdin=asyncio.subprocess.DEVNULL,
            )
        if not ready:
            return
        waiting = asyncio.create_task(
            self._api.calls.until(
                "the bot takes updates",
                lambda: self._api.calls.of("getUpdates", "setWebhook", after=mark),
            )
        )
        ended = asyncio.create_task(self._process.wait())
        await asyncio.wait((waiting, ended), return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not waiting.done():
            waiting.cancel()
            raise AssertionError(
                f"the bot ended with {self._process.returncode}:\n{self.log[-3000:]}"
            )
        await waiting

    async def kill(self) -> None:
        """kill -9."""
        await self._end(signal.SIGKILL)

    async def terminate(self) -> int:
        """SIGTERM; return its exit status."""
        return await self._end(signal.SIGTERM)

    async def ended(self) -> int:
        """Wait until it ends by itself; return its exit status."""
        assert self._process is not None
        return await self._process.wait()

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal and go on."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)

    async def _end(self, number: signal.Signals) -> int:
        assert self._process is not None
        self.signal(number)
        return await self._process.wait()

    async def __aenter__(self) -> BotProcess:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None and self._process.returncode is None:
            await self.kill()
        if error is not None:
            print(self.log[-4000:])
