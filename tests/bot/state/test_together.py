"""Several processes use one database; one that is killed takes nothing with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kept import GROUP, NOW

from bot.state import Contexts, Database, Deliveries, Inbox, Memberships

ROOT = Path(__file__).resolve().parents[3]
WORKER = """
import sys
from datetime import UTC, datetime
from bot.state import Database, Deliveries, Inbox
inbox, deliveries = (kind(Database(sys.argv[1])) for kind in (Inbox, Deliveries))
now = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)
sys.stdin.readline()
for number in range(25):
    if inbox.add(number, "{}", now):
        print("new", number, flush=True)
    inbox.attempt(number)
    if deliveries.begin(f"{number}:0", -5, number, now).fresh:
        print("begun", number, flush=True)
print("end", flush=True)
sys.stdin.readline()
"""


def worker(database: Database) -> subprocess.Popen[str]:
    url = database.engine.url.render_as_string(hide_password=False)
    return subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", WORKER, url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_processes_at_once_take_each_update_once(database: Database) -> None:
    workers = [worker(database) for _ in range(2)]
    for one in workers:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    said = [line for one in workers for line in one.communicate("\n", timeout=120)[0].splitlines()]

    assert sorted(said) == sorted(
        ["end"] * 2 + [f"{what} {n}" for what in ("new", "begun") for n in range(25)]
    )
    assert [one.attempts for one in Inbox(database).waiting()] == [2] * 25


def test_what_was_written_survives_a_kill(database: Database) -> None:
    with worker(database) as killed:
        assert killed.stdin is not None and killed.stdout is not None
        killed.stdin.write("\n")
        killed.stdin.flush()
        for line in killed.stdout:
            if line == "begun 20\n":
                break
        os.kill(killed.pid, signal.SIGKILL)

    assert {one.update_id for one in Inbox(database).waiting()} >= set(range(21))
    assert not Deliveries(database).begin("20:0", -5, 0, NOW).fresh
    assert Inbox(database).add(1000, "{}", NOW)


def test_many_threads_change_one_row_and_others(database: Database) -> None:
    contexts, memberships, inbox = Contexts(database), Memberships(database), Inbox(database)
    inbox.add(1, "{}", NOW)

    def live(number: int) -> int:
        contexts.put(GROUP.chat_id, 7, number % 3, [number], NOW)
        memberships.put(GROUP.chat_id, 11, bool(number % 2), NOW)
        contexts.get(GROUP.chat_id, 7, number % 3, NOW)
        return inbox.attempt(1)

    with ThreadPoolExecutor(8) as pool:
        attempts = list(pool.map(live, range(64)))

    assert sorted(attempts) == list(range(1, 65))
