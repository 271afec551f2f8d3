"""python -m knowledge ask --batch: many questions in, as many lines out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import ANSWER, Command, lines, sentence


def batch(folder: Path, *given: object) -> str:
    file = folder / "questions.jsonl"
    file.write_text("\n".join(map(str, given)) + "\n\n", encoding="utf-8")
    return str(file)


def asked(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


def test_a_batch_keeps_ids_and_order(command: Command, tmp_path: Path) -> None:
    ids = ["b", 7, "a", None]
    file = batch(tmp_path, *(asked(id=one, question="采购管理办法第十条") for one in ids))
    records = lines(command("ask", "--batch", file))
    assert [one["id"] for one in records] == ids
    assert all(list(one) == ANSWER for one in records)


def test_a_batch_takes_the_day_of_each_line(command: Command, tmp_path: Path) -> None:
    file = batch(
        tmp_path,
        asked(id=1, question="婚假有几天", as_of="2022-01-01"),
        asked(id=2, question="婚假有几天"),
        asked(id=3, question="婚假有几天", as_of="2025-01-01"),
    )
    answers = [one["answer"] for one in lines(command("ask", "--batch", file))]
    assert ["婚假13天" in one for one in answers] == [False, True, True]
    older = lines(command("ask", "--batch", file, "--as-of", "2023-01-01"))
    assert ["婚假13天" in one["answer"] for one in older] == [False, False, True]


@pytest.mark.parametrize(
    "line", ["不是JSON", "[1, 2]", '{"id": 1}', '"question"', '{"question": "a"', "null"]
)
def test_a_bad_line_of_a_batch_is_named(command: Command, tmp_path: Path, line: str) -> None:
    file = batch(tmp_path, asked(question="采购管理办法第十条"), line)
    assert "第 2 行" in sentence(command("ask", "--batch", file))


@pytest.mark.parametrize("day", ["去年", 2022, ["2022-01-01"]])
def test_a_bad_day_in_a_batch_is_told(command: Command, tmp_path: Path, day: object) -> None:
    assert "不是日期" in sentence(
        command("ask", "--batch", batch(tmp_path, asked(question="婚假", as_of=day)))
    )


def test_a_batch_that_is_not_there_is_named(command: Command, tmp_path: Path) -> None:
    assert "none.jsonl" in sentence(command("ask", "--batch", str(tmp_path / "none.jsonl")))


def test_a_question_that_is_no_text_is_answered_and_echoed(
    command: Command, tmp_path: Path
) -> None:
    file = batch(tmp_path, '{"question": "\\ud800采购管理办法第十条"}', asked(question="a\u2028b"))
    first, second = lines(command("ask", "--batch", file))
    assert first["status"] == "answered"
    assert second["question"] == "a\u2028b"


def test_a_line_of_a_batch_may_lean_on_earlier_questions(command: Command, tmp_path: Path) -> None:
    file = batch(
        tmp_path,
        asked(id=1, question="那党小组会呢", history=["支委会多久开一次"]),
        asked(id=2, question="下一条", history=["采购管理办法第十条"]),
    )
    first, second = lines(command("ask", "--batch", file))
    assert "第十五条" in first["citations"][0]["location"]
    assert first["question"] == "那党小组会呢"
    assert any("按上一问理解为" in one["text"] for one in first["notices"])
    assert "第十一条" in second["citations"][0]["location"]


@pytest.mark.parametrize("history", ["支委会", [1], {"a": 1}, [None]])
def test_a_bad_history_in_a_batch_is_told_with_its_line(
    command: Command, tmp_path: Path, history: object
) -> None:
    file = batch(
        tmp_path, asked(question="采购管理办法第十条"), asked(question="第二款呢", history=history)
    )
    assert "第 2 行" in sentence(command("ask", "--batch", file))
