"""python -m knowledge glossary: which words of the glossary lead to no document."""

from __future__ import annotations

from pathlib import Path

from commands import Command


def test_entries_whose_terms_no_document_has_are_listed(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("公章: [印章]\n打卡机: [生物识别考勤终端]\n", encoding="utf-8")
    run = command("glossary", ZHIGUI_COLLECTION__GLOSSARY=str(file))
    assert run.exit_code == 0
    assert run.output.splitlines()[0] == "打卡机: 生物识别考勤终端"
    assert "共 2 条，其中 1 条" in run.output


def test_a_fault_is_told_by_its_line(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("公章: [印章]\n印泥: []\n", encoding="utf-8")
    run = command("glossary", ZHIGUI_COLLECTION__GLOSSARY=str(file))
    assert run.exit_code == 1
    assert "words.yaml 第2行" in run.output
