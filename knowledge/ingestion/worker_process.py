"""The parent's side of a worker: starts it, gives it files, and kills it when it must."""

from __future__ import annotations

import json
import logging
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from knowledge.errors import ReadingError
from knowledge.ingestion.made import Made, load_made
from knowledge.ingestion.worker import MEMORY
from knowledge.reading import Limits, OnPage
from knowledge.texts import CRASHED, FILE_TOO_SLOW, INTERNAL_FAILURE, OUT_OF_MEMORY, PAGE_TOO_SLOW

_LOG = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parent.parent.parent
# What a reader needs of the environment; tokens and keys are none of its business.
_PASSED_ON = (
    "PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT",
    "APPDATA", "LOCALAPPDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "OMP_NUM_THREADS",
)  # fmt: skip
COMMAND = (sys.executable, "-m", "knowledge.ingestion.worker")
_TOLD = 4000  # characters of a worker's last words


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """The bounds of a worker.

    `page_seconds` may pass without a page being done, `file_seconds` until a file is;
    `memory_mb` bounds the address space. A worker whose memory has grown beyond
    `retire_mb` reads no further file.
    """

    reading: Limits = field(default_factory=Limits)
    page_seconds: float = 120
    file_seconds: float = 1800
    memory_mb: int = 3000

    @property
    def retire_mb(self) -> int:
        return self.memory_mb * 2 // 3


class WorkerProcess:
    """One worker at a time; a new one is started where the last was killed or retired.

    Args:
        command: starts a worker that speaks as `knowledge.ingestion.worker` does.
    """

    def __init__(self, limits: WorkerLimits, command: Sequence[str] = COMMAND) -> None:
        self._limits = limits
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch = ""
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._last_words: list[bytes] = []
        self.peak_mb = 0
        """The most memory that the worker of the last file has held, as far as it told."""

    def make(
        self, data: bytes, path: str, sidecar: bytes | None, max_passage: int, on_page: OnPage
    ) -> Made:
        """Read and structure a file in the worker.

        Raises:
            ReadingError: it cannot be read, or it crossed a bound and the worker is gone.
        """
        self._start()
        job = {
            "path": path,
            "bytes": len(data),
            "sidecar_bytes": None if sidecar is None else len(sidecar),
            "max_passage": max_passage,
        }
        self._tell(json.dumps(job).encode("ascii") + b"\n" + data + (sidecar or b""))
        answer = self._wait(path, on_page)
        self.peak_mb = answer["peak_mb"]
        if self.peak_mb > self._limits.retire_mb:
            self.close()
        if "refused" in answer:
            raise ReadingError(answer["refused"], detail=answer["detail"])
        if "failed" in answer:
            raise ReadingError(INTERNAL_FAILURE.format(path=path), detail=answer["failed"])
        return load_made(answer["made"])

    def close(self) -> None:
        """Kill the worker and all that it started."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
        shutil.rmtree(self._scratch, ignore_errors=True)  # what it could not remove itself
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        self._scratch = tempfile.mkdtemp(prefix="zhigui-")
        environment |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._scratch)
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**environment, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"},
            start_new_session=True,  # so that what it starts is killed with it
        )
        self._answers = queue.SimpleQueue()
        self._last_words = []
        stdout, stderr = self._process.stdout, self._process.stderr
        threading.Thread(target=_pass_on, args=(stdout, self._answers), daemon=True).start()
        threading.Thread(target=_remember, args=(stderr, self._last_words), daemon=True).start()
        setup = {"memory_mb": self._limits.memory_mb, "limits": asdict(self._limits.reading)}
        self._tell(json.dumps(setup).encode("ascii") + b"\n")

    def _tell(self, what: bytes) -> None:
        if self._process is None or self._process.stdin is None:
            return
        with suppress(OSError):  # it is gone: waiting for its answer will tell
            self._process.stdin.write(what)
            self._process.stdin.flush()

    def _wait(self, path: str, on_page: OnPage) -> Mapping[str, Any]:
        """Wait for the answer, a page at a time."""
        end = time.monotonic() + self._limits.file_seconds
        while True:
            left = max(end - time.monotonic(), 0.001)
            try:
                line = self._answers.get(timeout=min(self._limits.page_seconds, left))
            except queue.Empty:
                self.close()
                raise self._too_slow(path, left < self._limits.page_seconds) from None
            if not line:
                raise self._gone(path)
            answer: Mapping[str, Any] = json.loads(line)
            if "page" not in answer:
                return answer
            on_page(answer["page"], answer["of"])

    def _too_slow(self, path: str, whole: bool) -> ReadingError:
        seconds = self._limits.file_seconds if whole else self._limits.page_seconds
        sentence = FILE_TOO_SLOW if whole else PAGE_TOO_SLOW
        sentence = sentence.format(path=path, seconds=f"{seconds:g}")
        return ReadingError(sentence, detail="the worker was killed")

    def _gone(self, path: str) -> ReadingError:
        process = self._process
        status = process.wait() if process is not None else None
        last_words = b"".join(self._last_words)[-_TOLD:].decode("utf-8", "replace")
        self.close()
        starved = status == MEMORY or "MemoryError" in last_words or "bad_alloc" in last_words
        sentence = OUT_OF_MEMORY if starved else CRASHED
        return ReadingError(
            sentence.format(path=path, limit=self._limits.memory_mb),
            detail=f"worker ended with {status}: {last_words}",
        )


def _pass_on(stream: IO[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    """Put each line into the queue, and an empty one at the end."""
    with suppress(OSError, ValueError):  # closed while we read
        for line in stream:
            answers.put(line)
    answers.put(b"")


def _remember(stream: IO[bytes], words: list[bytes]) -> None:
    """Keep the last lines that a worker wrote about itself."""
    with suppress(OSError, ValueError):
        for line in stream:
            words.append(line[:_TOLD])
            del words[:-50]
