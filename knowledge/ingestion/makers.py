"""Those who make documents of files: in this process, or in workers that can be killed."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from knowledge.errors import ReadingError
from knowledge.ingestion.made import Made, make
from knowledge.ingestion.planning import SourceFile
from knowledge.ingestion.worker_process import COMMAND, WorkerLimits, WorkerProcess
from knowledge.reading import Readers
from knowledge.texts import INTERNAL_FAILURE

OnFilePage = Callable[[str, int, int], None]
"""Told after each page: the file's path, how many pages are done, and of how many; 0 of 0
when no more of the file's pages will come."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file with what was made of it, or why nothing was."""

    path: str
    result: tuple[SourceFile, Made] | ReadingError


class Makers(Protocol):
    """Make documents of files."""

    def __call__(
        self, paths: Iterable[str], load: Callable[[str], SourceFile], on_page: OnFilePage
    ) -> Iterator[Outcome]:
        """Yield the outcome for each path, in order; `load` gives a path's bytes."""
        ...


@dataclass(frozen=True, slots=True)
class InProcess:
    """Makes the documents here and now; for text that is trusted, as in tests."""

    readers: Readers
    max_passage: int

    def __call__(
        self, paths: Iterable[str], load: Callable[[str], SourceFile], on_page: OnFilePage
    ) -> Iterator[Outcome]:
        for path in paths:
            try:
                file = load(path)
                made = make(self.readers, file.data, path, file.sidecar, self.max_passage)
            except ReadingError as error:
                yield Outcome(path, error)
            except Exception as error:
                sentence = INTERNAL_FAILURE.format(path=path)
                yield Outcome(path, ReadingError(sentence, detail=repr(error)))
            else:
                yield Outcome(path, (file, made))


@dataclass(frozen=True, slots=True)
class Workers:
    """Makes the documents in so many processes, each killed when it crosses its limits."""

    limits: WorkerLimits
    processes: int
    max_passage: int
    command: Sequence[str] = COMMAND

    def __call__(
        self, paths: Iterable[str], load: Callable[[str], SourceFile], on_page: OnFilePage
    ) -> Iterator[Outcome]:
        workers = [WorkerProcess(self.limits, self.command) for _ in range(self.processes)]
        idle: queue.SimpleQueue[WorkerProcess] = queue.SimpleQueue()
        for worker in workers:
            idle.put(worker)

        def one(path: str) -> Outcome:
            worker = idle.get()
            try:
                file = load(path)
                made = worker.make(
                    file.data,
                    path,
                    file.sidecar,
                    self.max_passage,
                    lambda done, total: on_page(path, done, total),
                )
            except ReadingError as error:
                return Outcome(path, error)
            finally:
                on_page(path, 0, 0)
                idle.put(worker)
            return Outcome(path, (file, made))

        ahead: deque[Future[Outcome]] = deque()
        with ThreadPoolExecutor(self.processes) as threads:
            try:
                for path in paths:
                    ahead.append(threads.submit(one, path))
                    if len(ahead) > 2 * self.processes:  # no more files in memory than that
                        yield ahead.popleft().result()
                while ahead:
                    yield ahead.popleft().result()
            finally:
                for waiting in ahead:
                    waiting.cancel()
                for worker in workers:
                    worker.close()
