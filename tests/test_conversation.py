"""The conversation: with nobody at the terminal, and with somebody."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from knowledge.bootstrap import ROOT, Workshop
from knowledge.terminal import Conversation
from knowledge.texts import GOODBYE, SAMPLE_QUESTIONS


class Keyboard(io.StringIO):
    """Lines that a person types; its end is Ctrl-D."""

    def isatty(self) -> bool:
        return True


def typed(workshop: Workshop, var: Path, monkeypatch: pytest.MonkeyPatch, *given: str) -> list[str]:
    """Return what each line is answered with, greeting and goodbye left out."""
    monkeypatch.setattr(sys, "stdin", Keyboard("".join(f"{line}\n" for line in given)))
    out = Console(file=io.StringIO(), highlight=False, soft_wrap=True, width=200)
    Conversation(workshop.dialogue, var, out, warm_up=lambda: None).run()
    said = out.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert said[-1] == GOODBYE
    return said[1:-1]


def test_a_bare_number_means_the_document_spoken_of(
    sample: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = typed(sample, tmp_path, monkeypatch, "采购管理办法第十条", "第十三条呢？", "退出")
    sources = [line for line in said if line.startswith("[1]")]
    assert [line.split("（")[0] for line in sources] == [
        "[1] 《云泽市统计局采购管理办法》第三章 第十条",
        "[1] 《云泽市统计局采购管理办法》第四章 第十三条",
    ]


def test_a_refusal_keeps_the_document_spoken_of(
    sample: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = typed(
        sample, tmp_path, monkeypatch, "采购管理办法第十条", "帮我写一首关于春天的诗", "第十三条"
    )
    assert any("采购管理办法》第四章 第十三条" in line for line in said)


def test_a_new_conversation_has_no_document_yet(
    sample: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (said,) = typed(sample, tmp_path, monkeypatch, "第十条")
    assert said.startswith("请说明是哪份文件的第十条")


@pytest.mark.parametrize("word", ["退出", "exit", "QUIT", " q "])
def test_it_ends_when_told_to(
    sample: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    assert typed(sample, tmp_path, monkeypatch, word, "采购管理办法第十条") == []


def test_empty_lines_and_the_end_of_input_are_taken_calmly(
    sample: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed(sample, tmp_path, monkeypatch, "", "   ") == []


def test_it_runs_as_a_module_with_nobody_at_the_terminal(
    sample_environment: dict[str, str],
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "knowledge", "ask"],
        cwd=ROOT,
        env={**os.environ, **sample_environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for question in SAMPLE_QUESTIONS:
        assert f"问：{question}" in done.stdout
    assert done.stdout.count("[1] 《") == len(SAMPLE_QUESTIONS)
