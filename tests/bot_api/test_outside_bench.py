"""A second opinion: the bench of others drives the finished bot through our scenario.

ZHIGUI_TELEGRAM_BENCH names the folder of that bench, with its packages installed.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
from pathlib import Path

import pytest

from knowledge.bootstrap import ROOT, Workshop

SCENARIO = Path(__file__).with_name("outside_scenario.json")
BENCH = Path(os.environ.get("ZHIGUI_TELEGRAM_BENCH", "/nowhere"))
SETTINGS = {
    "ZHIGUI_ACCESS__GROUPS": "[-1001234567890, -4321]",
    "ZHIGUI_ACCESS__USERS": '{"103": "admin"}',
    "ZHIGUI_TELEGRAM__CONTACT": "@wang",
    "ZHIGUI_LIMITS__USER_PER_MINUTE": "100",
    "ZHIGUI_LIMITS__GROUP_PER_MINUTE": "100",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (BENCH / "node_modules").is_dir() or shutil.which("node") is None,
        reason="ZHIGUI_TELEGRAM_BENCH names no installed bench, or there is no node",
    ),
]


async def test_the_scenario_and_every_call_conform(sample: Workshop, tmp_path: Path) -> None:
    settings = {
        **SETTINGS,
        "ZHIGUI_VAR": str(sample.settings.index.path),
        "ZHIGUI_STATE__DATABASE": f"sqlite:///{tmp_path / 'bot.sqlite'}",
    }
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

    driver = await asyncio.create_subprocess_exec(
        *(sys.executable, str(BENCH / "driver.py")),
        *("--bot", f"{sys.executable} -m bot", "--scenario", str(SCENARIO)),
        *("--spec", str(BENCH / "api-10.1.json"), "--port", str(port), "--startup", "120"),
        *(part for pair in settings.items() for part in ("--env", "=".join(pair))),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    told, _ = await driver.communicate()

    assert driver.returncode == 0, told.decode(errors="replace")[-4000:]
