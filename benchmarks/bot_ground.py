"""What every benchmark of the bot stands on: the repository's paths, the machine, an index.

Importing it lets `bot`, `knowledge` and `bot_api` be imported.
"""

from __future__ import annotations

import asyncio
import os
import platform
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def machine() -> str:
    """Return the processor, how many of it are ours, and the version of Python."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return f"{len(os.sched_getaffinity(0))} × {model}, Python {platform.python_version()}"


async def ingested(scratch: Path) -> Path:
    """Ingest the sample collection and return the folder of the index."""
    var = scratch / "var"
    environment = {
        **os.environ,
        "ZHIGUI_VAR": str(var),
        "ZHIGUI_DOCUMENTS": str(ROOT / "documents"),
    }
    command = (sys.executable, str(ROOT / "ingest.py"), "--json")
    ingest = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    if await ingest.wait():
        raise SystemExit("the sample collection was not ingested")
    return var
