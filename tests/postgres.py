"""A PostgreSQL server of our own for the tests, in a folder that is gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_SERVANT = "nobody"  # PostgreSQL refuses to run as root
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextmanager
def running_server() -> Iterator[str]:
    """Yield SQLAlchemy's URL of an empty database; skip where there is no PostgreSQL."""
    initdb, postgres = shutil.which("initdb"), shutil.which("postgres")
    if not initdb or not postgres:
        pytest.skip("initdb and postgres are not on this machine")
    servant = pwd.getpwnam(_SERVANT) if os.geteuid() == 0 else None
    user = servant.pw_uid if servant else None
    # Not pytest's folder: that one is closed to the servant, and too long for a socket.
    folder = Path(tempfile.mkdtemp(prefix="zhigui-"))
    try:
        if servant:
            os.chown(folder, servant.pw_uid, servant.pw_gid)
        made = [initdb, "-D", "data", "-U", "zhigui", "-A", "trust", "-E", "UTF8", "--locale=C"]
        subprocess.run(  # noqa: S603 - our own command
            [*made, "--no-sync"], cwd=folder, user=user, check=True, capture_output=True
        )
        with _serving([postgres, "-D", "data", "-k", str(folder)], folder, user):
            yield f"postgresql+psycopg://zhigui@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder)


@contextmanager
def _serving(command: list[str], folder: Path, user: int | None) -> Iterator[None]:
    settings = [part for one in ("listen_addresses=", *_QUICK) for part in ("-c", one)]
    with subprocess.Popen(  # noqa: S603 - our own command
        [*command, *settings], cwd=folder, user=user, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        try:
            said = ""
            for line in server.stderr:
                said += line
                if "ready to accept connections" in line:
                    break
            assert server.poll() is None, said
            yield
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=30)
