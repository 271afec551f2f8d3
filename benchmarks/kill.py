"""Kills an ingest at random moments and looks at what is left.

    .venv/bin/python benchmarks/kill.py documents SCRATCH --kills 50

After each kill -9 the generation before must answer, the next ingest must succeed and
the check must be clean. Every second kill hits an ingest of a changed collection that
has a generation to build upon, the others one that starts from nothing beside it
(`--rebuild`, all files read anew).
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from knowledge.bootstrap import Workshop  # noqa: E402
from knowledge.index import GenerationStore  # noqa: E402
from knowledge.ingestion import Collection, check  # noqa: E402

_INGEST = [sys.executable, str(ROOT / "ingest.py"), "--json"]


class Trial:
    """A copy of a collection with its state, and ingests of it that are killed.

    Args:
        documents: the collection; it is copied and not changed.
        scratch: a folder for the copy and the state.
    """

    def __init__(self, documents: Path, scratch: Path, seed: int = 7) -> None:
        self._documents = scratch / "documents"
        self._var = scratch / "var"
        shutil.copytree(documents, self._documents)
        self._environment = {
            **os.environ,
            "ZHIGUI_DOCUMENTS": str(self._documents),
            "ZHIGUI_VAR": str(self._var),
        }
        self._random = random.Random(seed)  # noqa: S311
        self._changes = 0
        self.outcomes: Counter[str] = Counter()
        self.ingest()
        self._change()
        self._span = {False: self._timed(), True: self._timed("--rebuild")}

    def ingest(self, *options: str) -> None:
        """Run an ingest to its end; raises CalledProcessError when it fails."""
        subprocess.run(  # noqa: S603
            [*_INGEST, *options],
            env=self._environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def kill_one(self, *, rebuild: bool) -> bool:
        """Start an ingest, kill it, and see that nothing is lost.

        Returns whether it was still running; the moment is drawn from all of its time.
        """
        self._change()
        before = GenerationStore(self._var).current_id()
        command = [*_INGEST, *(["--rebuild"] if rebuild else [])]
        process = subprocess.Popen(  # noqa: S603
            command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(self._random.uniform(0, self._span[rebuild]))
        process.send_signal(signal.SIGKILL)
        ended = process.wait()
        after = GenerationStore(self._var).current_id()
        if ended < 0:
            self.outcomes["killed"] += 1
            self.outcomes["after publication" if after != before else "before publication"] += 1
            self.outcomes["left a draft"] += any(self._var.glob("generations/*.draft"))
        self._require_answers(after)
        self.ingest()
        self._require_clean()
        return ended < 0

    def _timed(self, *options: str) -> float:
        started = time.perf_counter()
        self.ingest(*options)
        return time.perf_counter() - started

    def _change(self) -> None:
        """Add a sentence of its own to one document."""
        self._changes += 1
        files = [file for file in self._documents.rglob("*.*") if file.suffix in (".txt", ".md")]
        with self._random.choice(sorted(files)).open("ab") as file:
            # ASCII, because a file may be in any encoding.
            file.write(f"\nNo. {self._changes} of {self._random.random()}\n".encode("ascii"))

    def _require_answers(self, generation_id: str | None) -> None:
        """The generation that is pointed at is whole: both sides find its passages."""
        generation = GenerationStore(self._var).current()
        rows = generation.manifest.indexed_rows()
        vector = generation.vectors.vectors([min(rows)])[min(rows)]
        digest = generation.manifest.content_digest()
        whole = (
            generation.id == generation_id
            and min(rows) in generation.vectors.search(vector, 5)
            and generation.lexical.rows() == rows
            and digest == generation.manifest.fact("content")
        )
        generation.close()
        if not whole:
            raise RuntimeError(f"{generation_id} does not answer")

    def _require_clean(self) -> None:
        workshop = Workshop.from_config()
        generation = GenerationStore(self._var).current()
        planner = replace(workshop.planner, collection=Collection(self._documents))
        faults = list(check(generation, planner, workshop.makers))
        generation.close()
        if faults:
            raise RuntimeError(f"not clean: {faults}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("documents", type=Path, help="a collection; it is copied")
    parser.add_argument("scratch", type=Path, help="an empty or new folder")
    parser.add_argument("--kills", type=int, default=50)
    options = parser.parse_args()
    scratch = options.scratch.resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    trial = Trial(options.documents, scratch)
    while trial.outcomes["killed"] < options.kills:
        trial.kill_one(rebuild=trial.outcomes["killed"] % 2 == 1)
    print("each time the generation answered, the next ingest succeeded, the check was clean")
    for outcome, count in sorted(trial.outcomes.items()):
        print(f"{count:4d}  {outcome}")


if __name__ == "__main__":
    main()
