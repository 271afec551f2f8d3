"""What hostile and broken files must not do: cross limits, stop the run, speak in tongues.

The default suite reads a few of each family in this process; the slow test ingests all of
them as an admin would, in workers that are killed when they cross their bounds.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ingesting import GARDEN, PATROL, STORY
from made_up import workshop_at

from hostile import HostileFile, Read, Refused, write
from hostile.trap import ELSEWHERE, Trap
from knowledge.bootstrap import ROOT
from knowledge.errors import ReadingError
from knowledge.index import GenerationStore
from knowledge.model import Answer
from knowledge.reading import Limits, build_readers

GOOD = {"菜园.md": GARDEN, "巡查.txt": PATROL, "帮扶.txt": STORY}
SECONDS = {"page": 30, "file": 60}
MEMORY_MB = 2500
# The names of errors as Python and the libraries write them, and what follows them.
_TONGUES = re.compile(r"Traceback|Error\b|Exception|0x[0-9a-f]{6}|<class |File \"")


def is_plain(sentence: str, name: str) -> bool:
    """Whether a message is one Chinese sentence or two that tell what to do."""
    told = sentence.replace(name, "")
    return bool(told) and "\n" not in told and not _TONGUES.search(told) and "；" in told


@pytest.mark.parametrize(
    "name",
    [
        "pdf/locked, rc4.pdf",
        "pdf/cut in the middle.pdf",
        "pdf/pages are their own kid.pdf",
        "pdf/script, launch.pdf",
        "word/locked.docx",
        "word/cut.docx",
        "word/10000 nested tables.docx",
        "word/pictures, template from outside.docx",
        "word/inflates to 1 GB.docx",
        "xml/billion laughs in utf-16.docx",
        "xml/reads a file.xlsx",
        "sheets/last cell of all.xlsx",
        "slides/cut.pptx",
        "archives/climbs out.zip",
        "archives/members overlap.zip",
        "mail/1000 nested parts.eml",
        "pictures/30000 squared.png",
        "web/scripts.html",
        "text/aliases.md",
        "wrong/pdf.docx",
    ],
)
def test_a_hostile_file_is_read_or_refused_in_a_sentence(
    hostile_file: Callable[[str], HostileFile], name: str, trap: Trap
) -> None:
    one = hostile_file(name)
    try:
        reading = build_readers(Limits()).read(one.make(), name)
    except ReadingError as error:
        assert isinstance(one.outcome, Refused), error
        assert any(word in str(error) for word in one.outcome.words)
        assert is_plain(str(error), name)
    else:
        text = "".join("".join(source.text.split()) for source in reading.sources)
        assert isinstance(one.outcome, Read)
        assert one.outcome.text in text
        assert ELSEWHERE not in text
    assert trap.asked == []


@pytest.mark.slow
def test_the_set_is_large_and_small_on_disk(hostile: list[HostileFile], tmp_path: Path) -> None:
    write(hostile, tmp_path)
    sizes = [file.stat().st_size for file in tmp_path.rglob("*") if file.is_file()]

    assert len(sizes) == len(hostile) >= 60
    assert sum(sizes) < 60_000_000


@dataclass(frozen=True)
class Ingested:
    """How ingest.py ended over all hostile files and three good ones."""

    exit_status: int
    said: str
    report: dict[str, Any]
    peak_mb: int
    var: Path

    @property
    def files(self) -> dict[str, dict[str, Any]]:
        return {file["path"]: file for file in self.report["files"]}


@pytest.fixture(scope="module")
def ingested(hostile: list[HostileFile], tmp_path_factory: pytest.TempPathFactory) -> Ingested:
    folder = tmp_path_factory.mktemp("hostile")
    documents, var = folder / "documents", folder / "var"
    write(hostile, documents)
    for name, text in GOOD.items():
        (documents / name).write_text(text, encoding="utf-8")
    bounds = {
        "ZHIGUI_READING__PAGE_SECONDS": str(SECONDS["page"]),
        "ZHIGUI_READING__FILE_SECONDS": str(SECONDS["file"]),
        "ZHIGUI_READING__MEMORY_MB": str(MEMORY_MB),
    }
    places = {"ZHIGUI_DOCUMENTS": str(documents), "ZHIGUI_VAR": str(var)}
    done = subprocess.run(  # noqa: S603 - our own interpreter and command
        [sys.executable, str(ROOT / "ingest.py"), "--json"],
        env={**os.environ, **bounds, **places},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return Ingested(done.returncode, done.stderr, json.loads(done.stdout), peak, var)


@pytest.mark.slow
class TestTheWholeSet:
    """One ingest of everything, as an admin runs it."""

    def test_the_run_ends_with_a_report_and_without_a_traceback(self, ingested: Ingested) -> None:
        assert ingested.exit_status == 1, ingested.said  # some files failed, the rest went in
        assert "Traceback" not in ingested.said
        assert ingested.report["published"]

    def test_no_process_outgrows_its_bound(self, ingested: Ingested) -> None:
        assert ingested.peak_mb <= MEMORY_MB

    def test_each_file_becomes_what_it_must(
        self, ingested: Ingested, hostile: list[HostileFile]
    ) -> None:
        texts = _texts(ingested.var)
        wrong = [
            f"{one.name!r}: {told}"
            for one in hostile
            if (told := _amiss(one, ingested.files.get(_shown(one.name)), texts))
        ]

        assert not wrong, "\n".join(wrong)

    def test_nothing_of_elsewhere_is_read_or_fetched(self, ingested: Ingested, trap: Trap) -> None:
        assert trap.asked == []
        assert not any(ELSEWHERE in text for text in _texts(ingested.var).values())

    def test_the_good_files_answer(self, ingested: Ingested) -> None:
        assert {ingested.files[name]["state"] for name in GOOD} == {"added"}
        workshop = workshop_at(ingested.var, ingested.var)
        answer = workshop.answerer("连续两个月不打理的菜地由谁收回？", as_of=date(2026, 11, 1))

        assert isinstance(answer, Answer)
        assert "由社区收回" in answer.text


def _shown(name: str) -> str:
    """Return a name as a report shows it: what is not UTF-8 is replaced."""
    return name.encode("utf-8", "replace").decode()


def _texts(var: Path) -> dict[str, str]:
    """Return what was read of each path, without white space."""
    generation = GenerationStore(var, keep=5).current()
    texts: dict[str, str] = {}
    for record in generation.manifest.documents():
        text = generation.manifest.document_text(record.document.id)
        path = record.document.path
        texts[path] = texts.get(path, "") + "".join(text.split())
    generation.close()
    return texts


def _amiss(one: HostileFile, file: dict[str, Any] | None, texts: dict[str, str]) -> str:
    """Return what is not as it must be about a file; nothing is the rule."""
    if file is None:
        return "is not in the report"
    message = file["message"] or ""
    if isinstance(one.outcome, Read):
        if file["state"] != "added":
            return f"was to be read: {message}"
        return "" if one.outcome.text in texts.get(one.name, "") else "lacks its text"
    if file["state"] != "failed":
        return f"was to be refused, and is {file['state']}"
    if not any(word in message for word in one.outcome.words):
        return f"says nothing of {'/'.join(one.outcome.words)}: {message}"
    return "" if is_plain(message, _shown(one.name)) else f"is not plain: {message}"
