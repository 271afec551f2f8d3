"""Ours beside LangChain, LlamaIndex, Haystack and txtai, on the same texts and questions.

    RIVALS/bin/python -m benchmarks.rivals OUT --data FOLDER --laws FOLDER \
        --zhigui .venv/bin/python

OUT/results.json is added to: `--systems` and `--sets` run only these anew.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.rivals.figures import figures
from benchmarks.rivals.line_up import STARTERS
from benchmarks.rivals.page import picture, put_into, tables, versions
from benchmarks.rivals.sets import SETS, QuestionSet

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "models" / "zhigui-static-zh"


def main() -> None:
    """Run each system over each set, one process at a time, and write what came out."""
    given = _arguments()
    given.out.mkdir(parents=True, exist_ok=True)
    file = given.out / "results.json"
    results: dict[str, dict[str, Any]] = (
        json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    )
    for name in given.sets:
        with tempfile.TemporaryDirectory() as scratch:
            make = partial(SETS[name], laws=given.laws) if name == "stard" else SETS[name]
            questions = make(given.data, Path(scratch)).thinned(given.most)
            for system in given.systems:
                python = given.zhigui if STARTERS[system].ours else Path(sys.executable)
                started = time.perf_counter()
                outcome = _lap(system, questions, python, given.model, Path(scratch))
                results.setdefault(name, {})[system] = outcome
                file.write_text(json.dumps(results, indent=1), encoding="utf-8")
                shown = outcome.get("error") or f"hit@5 {outcome['hit@5']:.3f}"
                took = time.perf_counter() - started
                print(f"{name:<6} {system:<26} {shown}  ({took:.0f} s)", flush=True)
    ordered = {name: results[name] for name in SETS if name in results}
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}."
    shown = f"{tables(ordered)}\n{versions(ordered)} {machine}\n"
    (given.out / "tables.md").write_text(shown, encoding="utf-8")
    picture(ordered, given.out / "rivals.png")
    if given.page:
        put_into(given.page, shown)
        picture(ordered, given.page.parent / "images" / "rivals.png")


def _lap(
    system: str, questions: QuestionSet, python: Path, model: Path, scratch: Path
) -> dict[str, Any]:
    task, out = scratch / "task.json", scratch / "out.json"
    out.unlink(missing_ok=True)
    asked = [{"question": one.question, "as_of": one.as_of} for one in questions.asked]
    task.write_text(
        json.dumps({"model": str(model), "folder": str(questions.folder), "questions": asked}),
        encoding="utf-8",
    )
    offline = {"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    ran = subprocess.run(  # noqa: S603
        [str(python), "-m", "benchmarks.rivals.lap", system, str(task), str(out)],
        cwd=ROOT,
        env={**os.environ, **offline},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if not out.is_file():
        return {"error": (ran.stderr.strip().splitlines() or ["no output"])[-1][:300]}
    lap = json.loads(out.read_text(encoding="utf-8"))
    return {**figures(questions, lap), "versions": lap["versions"]}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.rivals", description=__doc__)
    parser.add_argument("out", type=Path, help="where results.json, tables.md, rivals.png go")
    parser.add_argument("--data", type=Path, required=True, help="folder of eval/, collection/")
    parser.add_argument("--laws", type=Path, help="folder of laws, for the set stard")
    parser.add_argument("--zhigui", type=Path, required=True, help="python of our environment")
    parser.add_argument("--model", type=Path, default=MODEL, help="embedding model of them all")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--systems", nargs="+", choices=STARTERS, default=list(STARTERS))
    parser.add_argument("--page", type=Path, help="also put all into this page: docs/benchmarks.md")
    parser.add_argument("--most", type=int, default=1000, help="questions of a set, at most")
    given = parser.parse_args()
    if "stard" in given.sets and given.laws is None:
        parser.error("--laws is needed for the set stard")
    for name in ("data", "laws", "zhigui", "model"):
        path: Path | None = getattr(given, name)
        # absolute() and not resolve(): a python of an environment is a link.
        setattr(given, name, path.absolute() if path else None)
    return given


if __name__ == "__main__":
    main()
