"""ingest.py as an admin runs it: its output and its exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
from ingesting import GARDEN, PATROL, STORY
from typer.testing import CliRunner

import ingest
from knowledge.index import GenerationStore
from knowledge.search import Library

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("torch", "sentence_transformers", "chromadb", "tantivy", "numpy", "rjieba")


@dataclass(frozen=True)
class Desk:
    """A collection and the command."""

    root: Path
    var: Path

    def write(self, name: str, content: str) -> None:
        (self.root / name).write_text(content, encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        return {"ZHIGUI_DOCUMENTS": str(self.root), "ZHIGUI_VAR": str(self.var)}

    def run(self, *options: str, **environment: str) -> Result:
        return CliRunner().invoke(ingest.app, options, env=self.environment | environment)

    def process(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Python as a process of its own."""
        return subprocess.run(  # noqa: S603
            [sys.executable, *command],
            cwd=ROOT,
            env=os.environ | self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with one generation; tests that change it copy nothing, so they add only."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "documents").mkdir()
    desk = Desk(folder / "documents", folder / "var")
    desk.write("garden.md", GARDEN)
    desk.write("patrol.txt", "首页 > 正文\n\n" + PATROL)
    assert desk.run().exit_code == 0
    return desk


def test_a_report_in_json(made: Desk) -> None:
    ran = made.run("--json", "--rebuild", "--dry-run", "--explain")
    report = json.loads(ran.stdout)

    assert ran.exit_code == 0
    assert (report["published"], report["dry_run"]) == (False, True)
    assert report["documents"] == 2
    patrol = next(one for one in report["files"] if one["path"] == "patrol.txt")
    assert patrol["documents"][0]["articles"] == 3
    assert [line["text"] for line in patrol["cleaned"]] == ["首页 > 正文"]


def test_explain_lists_what_was_cleaned(made: Desk) -> None:
    ran = made.run("--rebuild", "--dry-run", "--explain")

    assert "首页 > 正文" in ran.stdout
    assert "《青禾社区夜间巡查规则》，3 条" in ran.stdout
    assert "没有发布" in ran.stdout


def test_explain_lists_what_was_cleaned_of_unchanged_files_too(made: Desk) -> None:
    shown = made.run("--dry-run", "--explain").stdout
    report = json.loads(made.run("--explain", "--json").stdout)

    assert "未变  patrol.txt" in shown
    assert "首页 > 正文" in shown
    assert "garden.md" not in shown  # nothing of it was cleaned
    assert report["published"] is False
    (patrol,) = report["files"]
    assert (patrol["path"], patrol["state"]) == ("patrol.txt", "unchanged")
    assert [line["text"] for line in patrol["cleaned"]] == ["首页 > 正文"]
    assert json.loads(made.run("--json").stdout)["files"] == []


@pytest.mark.parametrize("other", ["--dry-run", "--rebuild", "garden.md"])
def test_a_rollback_is_asked_for_alone(tmp_path: Path, other: str) -> None:
    desk = Desk(tmp_path / "documents", tmp_path / "var")
    ran = desk.run("--rollback", other)

    assert ran.exit_code == 2
    assert ran.stderr.startswith("--rollback 不能与")
    assert len(ran.stderr.splitlines()) == 1
    assert not desk.var.exists()


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"ZHIGUI_DOCUMENTS": "/nowhere/documents"}, "/nowhere/documents"),
        ({"ZHIGUI_EMBEDDING__MODEL": ""}, "embedding.model"),
        (
            {"ZHIGUI_EMBEDDING__MODEL": "models/none", "ZHIGUI_EMBEDDING__DOWNLOAD": "false"},
            "models/none",
        ),
    ],
)
def test_what_stops_all_is_status_2(made: Desk, variables: dict[str, str], named: str) -> None:
    ran = made.run(**variables)

    assert ran.exit_code == 2
    assert named in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@pytest.mark.parametrize(("status", "goes_on"), [(0, True), (1, True), (2, False), (130, False)])
def test_make_run_talks_only_after_an_ingest(tmp_path: Path, status: int, goes_on: bool) -> None:
    for name in ("python", "pip"):
        script = tmp_path / "bin" / name
        script.parent.mkdir(exist_ok=True)
        script.write_text(f'#!/bin/sh\n[ "$1" != ingest.py ] || exit {status}\necho "$@"\n')
        script.chmod(0o755)
    shutil.copy(ROOT / "requirements.txt", tmp_path / "installed")
    ran = subprocess.run(  # noqa: S603
        ["make", "run", f"VENV={tmp_path}"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ("-m knowledge ask" in ran.stdout) is goes_on, ran.stderr
    assert (ran.returncode == 0) is goes_on


def test_an_ingest_without_changes_imports_no_engine(made: Desk) -> None:
    code = (
        "import runpy, sys; sys.argv = ['ingest.py'];\n"
        "try: runpy.run_path('ingest.py', run_name='__main__')\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"loaded = [one for one in {HEAVY!r} if one in sys.modules]\n"
        "sys.exit(f'imported: {loaded}' if loaded else 0)"
    )
    ran = made.process("-c", code)

    assert ran.returncode == 0, ran.stderr
    assert "没有变化" in ran.stdout


def test_another_model_is_refused_with_the_remedy(made: Desk) -> None:
    ran = made.run(ZHIGUI_EMBEDDING__PASSAGE_PREFIX="文档：")

    assert ran.exit_code == 2
    assert "--rebuild" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_path_outside_the_collection_is_one_sentence(made: Desk) -> None:
    ran = made.run("/etc/hostname")

    assert ran.exit_code == 2
    assert "不在文档目录" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_path_that_does_not_exist_is_one_line(made: Desk) -> None:
    ran = made.run(str(made.root / "没有.txt"))

    assert ran.exit_code == 1
    assert "没有.txt" in ran.stdout


def test_a_second_ingest_is_sent_away(made: Desk) -> None:
    with GenerationStore(made.var).lock():
        ran = made.process("ingest.py")

    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1] == "另一个导入正在进行，请等它结束后再试。"


def test_nothing_to_roll_back_to(made: Desk) -> None:
    ran = made.run("--rollback")

    assert ran.exit_code == 2
    assert "没有更早的版本" in ran.stderr


def test_one_bad_file_is_status_1_and_an_open_library_sees_the_rest(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    desk = Desk(tmp_path / "documents", tmp_path / "var")
    desk.write("garden.md", GARDEN)
    desk.run()
    library = Library(GenerationStore(desk.var), lambda generation: None)
    assert len(library.catalogue().documents) == 1
    desk.write("story.txt", STORY)
    desk.write("empty.txt", "")
    ran = desk.run()

    assert ran.exit_code == 1
    assert "empty.txt" in ran.stdout
    assert len(library.catalogue().documents) == 2
    back = desk.run("--rollback", "--json")
    assert json.loads(back.stdout) == {"generation": "g000001"}
    assert len(library.catalogue().documents) == 1
    library.catalogue().generation.close()
