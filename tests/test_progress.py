"""An ingest shows how far it is, by file and by page."""

from __future__ import annotations

import pytest

from knowledge.terminal import Progress


def test_the_pages_of_a_long_file_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(quiet=False) as progress:
        progress.files(3, 7)
        progress.pages("通知/[red]值班表.pdf", 12, 40)
    shown = capsys.readouterr().err

    assert "3/7" in shown
    assert "[red]值班表.pdf" in shown and "12/40" in shown


def test_a_file_that_is_over_shows_no_pages(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(quiet=False) as progress:
        progress.files(1, 2)
        progress.pages("a.pdf", 1, 2)
        progress.pages("a.pdf", 0, 0)
        progress.pages("b.txt", 0, 0)
    shown = capsys.readouterr().err

    assert "a.pdf" not in shown and "b.txt" not in shown


def test_a_program_that_reads_the_report_sees_no_bars(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(quiet=True) as progress:
        progress.files(1, 2)
        progress.pages("a.pdf", 1, 2)

    assert capsys.readouterr().err.strip() == ""
