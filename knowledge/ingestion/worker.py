"""The worker's side: reads files in a process of its own, which may be killed.

`python -m knowledge.ingestion.worker` takes jobs from standard input and answers on
standard output, each a line of JSON; a job's line is followed by the bytes of the file
and of its sidecar. The first line sets the bounds. Nothing but these lines goes in or out.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from knowledge.errors import ReadingError
from knowledge.ingestion.made import dump_made, make
from knowledge.reading import Limits, OnPage, Readers, build_readers

MEMORY = 101
"""The exit status of a worker that ran out of memory."""
_PR_SET_PDEATHSIG = 1


Build = Callable[[Limits, OnPage], Readers]


def serve(jobs: IO[bytes], answers: IO[bytes], build: Build = build_readers) -> None:
    """Answer jobs until there are none; `build` makes the readers."""

    def say(**fields: object) -> None:
        answers.write(json.dumps(fields).encode("ascii") + b"\n")
        answers.flush()

    setup = json.loads(jobs.readline())
    bound_memory(setup["memory_mb"])
    readers = build(Limits(**setup["limits"]), lambda done, total: say(page=done, of=total))
    while line := jobs.readline():
        job = json.loads(line)
        data = jobs.read(job["bytes"])
        sidecar = None if job["sidecar_bytes"] is None else jobs.read(job["sidecar_bytes"])
        try:
            made = make(readers, data, job["path"], sidecar, job["max_passage"])
            say(made=dump_made(made), peak_mb=peak_mb())
        except ReadingError as error:
            say(refused=str(error), detail=error.detail, peak_mb=peak_mb())
        except MemoryError:
            os._exit(MEMORY)  # whatever is left of this process is not to be trusted
        except Exception as error:
            say(failed=_told(error), peak_mb=peak_mb())


def bound_memory(megabytes: int) -> None:
    """Bound the address space of this process and of those it starts, where the system can."""
    with suppress(ImportError, ValueError, OSError):  # Windows and macOS know no such bound
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_with_parent() -> None:
    """Have the system kill this process when its parent dies, where it can (Linux)."""
    with suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, 9)


def peak_mb() -> int:
    """Return the most memory this process has held, in megabytes; 0 where it is not told."""
    # Not by getrusage: on Linux that begins with what the process that started us held.
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    held = (line.split() for line in status.split("\n") if line.startswith("VmHWM:"))
    return next((int(kilobytes) >> 10 for _, kilobytes, _ in held), 0)


def _told(error: Exception) -> str:
    import traceback

    return "".join(traceback.format_exception(error))[-4000:]


def main(build: Build = build_readers) -> None:
    """Serve on the standard streams, out of reach of libraries that print."""
    end_with_parent()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers, build)


if __name__ == "__main__":
    main()
