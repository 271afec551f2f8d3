"""python -m knowledge evaluate: files of questions in, a table and a results file out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from commands import Command, printed, sentence
from made_up import DOCUMENTS, QUESTIONS

BYLAW = "云泽市统计局党支部工作规则"


def write(file: Path, *lines: dict[str, Any]) -> str:
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in lines)
    file.write_text(text + "\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def few(tmp_path: Path) -> str:
    return write(
        tmp_path / "few.jsonl",
        {
            "id": "a",
            "question": "支部委员会会议多久开一次？",
            "where": f"{BYLAW} 第十四条",
            "answer_keys": [["每月", "一个月"]],
        },
        {"id": "b", "question": "食堂周三供应什么菜？", "answerable": False},
    )


def test_the_sample_questions_reach_the_floor(command: Command) -> None:
    whole = printed(command("evaluate", str(QUESTIONS), "--json", "-"))
    [one] = whole["sets"]
    figures = one["figures"]
    assert (figures["answerable"], figures["unanswerable"]) == (72, 27)
    assert figures["hit@5"]["value"] >= 0.8
    assert figures["answer_accuracy"]["value"] >= 0.6
    assert figures["false_refusals"]["value"] <= 0.15
    assert figures["answer_length_max"] <= 600 and figures["quotes_length_max"] <= 600
    assert figures["quotes"] > 50 and figures["quotes_not_verbatim"] == 0
    assert len(one["records"]) == 99
    assert {"version", "generation", "embedding", "date", "intervals"} <= whole.keys()


def test_several_files_are_one_table(command: Command, few: str, tmp_path: Path) -> None:
    other = write(tmp_path / "other.jsonl", {"question": "婚假有几天", "evidence": "婚假"})
    shown = command("evaluate", few, other)
    assert shown.exit_code == 0
    assert "few" in shown.stdout and "other" in shown.stdout
    assert shown.stdout.count("hit@5") == 1


def test_results_are_written_and_compared(command: Command, few: str, tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    assert command("evaluate", few, "--json", str(results)).exit_code == 0
    again = command("evaluate", few, "--compare", str(results))
    assert again.exit_code == 0 and "没有变化" in again.stdout


def test_what_changed_is_told_question_by_question(
    command: Command, few: str, tmp_path: Path
) -> None:
    results = tmp_path / "results.json"
    command("evaluate", few, "--json", str(results))
    loaded = json.loads(results.read_text(encoding="utf-8"))
    loaded["sets"][0]["records"][0]["values"]["hit@10"] = 0.0
    results.write_text(json.dumps(loaded), encoding="utf-8")
    shown = command("evaluate", few, "--compare", str(results)).stdout
    assert "变好：支部委员会会议多久开一次？" in shown and "变差：" not in shown


def test_results_of_other_questions_are_refused(command: Command, few: str, tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    command("evaluate", few, "--json", str(results))
    write(Path(few), {"question": "支委会多久开一次？", "evidence": "每月"})
    assert "无法与旧结果比较" in sentence(command("evaluate", few, "--compare", str(results)))


def test_a_results_file_may_not_be_a_question_file(command: Command, few: str) -> None:
    before = Path(few).read_bytes()
    assert "--json" in sentence(command("evaluate", few, "--json", few))
    assert Path(few).read_bytes() == before


def test_anything_else_is_no_results_file(command: Command, few: str) -> None:
    assert "不是" in sentence(command("evaluate", few, "--compare", few))


@pytest.mark.parametrize("side", ["bm25", "dense", "fused"])
def test_a_side_is_measured_without_answering(command: Command, few: str, side: str) -> None:
    whole = printed(command("evaluate", few, "--side", side, "--json", "-"))
    [one] = whole["sets"]
    assert one["measured"] == side
    assert "hit@100" in one["figures"] and "refusals" not in one["figures"]
    assert one["records"][0]["rank"] is not None


def test_the_misses_are_listed(command: Command, tmp_path: Path) -> None:
    file = write(tmp_path / "set.jsonl", {"question": "支委会多久开一次？", "answerable": False})
    assert "应拒答：支委会多久开一次？" in command("evaluate", file, "--misses").stderr


def test_passages_beside_the_questions_are_the_collection(command: Command, tmp_path: Path) -> None:
    write(
        tmp_path / "pond_passages.jsonl",
        {"id": "p1", "title": "", "text": "荷塘里的睡莲在清晨开放，午后合拢。"},
        {"id": "p2", "title": "", "text": "芦苇荡是白鹭过夜的地方，冬天要留着不割。"},
    )
    questions = write(
        tmp_path / "pond_questions.jsonl",
        {"id": "q1", "question": "睡莲什么时候开放？", "gold": ["p1"], "answer": ["清晨"]},
        {"id": "q2", "question": "芦苇荡里谁过夜？", "gold": ["p2"], "answer": ["白鹭"]},
    )
    for given in (questions, str(tmp_path / "pond_passages.jsonl")):
        [one] = printed(command("evaluate", given, "--retrieval", "--json", "-"))["sets"]
        assert one["figures"]["hit@1"]["value"] == 1.0
    [one] = printed(command("evaluate", questions, "--json", "-"))["sets"]
    assert one["figures"]["quotes_not_verbatim"] == 0


def test_passages_that_are_not_there_are_named(command: Command, tmp_path: Path) -> None:
    file = write(tmp_path / "pond_questions.jsonl", {"question": "睡莲", "gold": ["p1"]})
    assert "pond_passages.jsonl" in sentence(command("evaluate", file))


def test_articles_are_found_by_their_text_however_they_were_cut(
    command: Command, tmp_path: Path
) -> None:
    rule = (DOCUMENTS / "regulations" / "云泽市统计局采购管理办法.txt").read_text("gb18030")
    [article] = re.findall(r"^第十九条\s*(.+)$", rule, re.M)
    file = write(
        tmp_path / "laymen.jsonl",
        {"id": "1", "question": "采购材料要保存多少年？", "gold_texts": [article]},
        {
            "id": "2",
            "question": "渡船几点开？",
            "gold_texts": ["渡口的船每天早上六点开，逢雾停航。"],
        },
    )
    [one] = printed(command("evaluate", file, "--retrieval", "--json", "-"))["sets"]
    found, missing = one["records"]
    assert found["rank"] is not None and found["rank"] <= 5 and found["lacking"] == 0
    assert missing["rank"] is None and missing["lacking"] == 1
    assert one["figures"]["hit@100"]["value"] == 0.5
    assert "1 题的依据不在知识库里" in command("evaluate", file, "--retrieval").stdout


def test_an_earlier_question_is_asked_first(command: Command, tmp_path: Path) -> None:
    file = write(
        tmp_path / "talk.jsonl",
        {
            "history": ["采购管理办法第十条"],
            "question": "第十九条呢？",
            "where": "云泽市统计局采购管理办法 第十九条",
        },
    )
    [one] = printed(command("evaluate", file, "--json", "-"))["sets"]
    assert one["figures"]["citation_accuracy"]["value"] == 1.0


def test_what_a_terminal_would_obey_is_shown(command: Command, tmp_path: Path) -> None:
    question = "支部委员会会议多久开一次？\x1b[31m\ud800[bold]"
    file = tmp_path / "odd.jsonl"
    file.write_text(json.dumps({"question": question, "answerable": False}), encoding="utf-8")
    results = tmp_path / "results.json"
    done = command("evaluate", str(file), "--misses", "--json", str(results))
    assert done.exit_code == 0 and "\x1b" not in done.stdout + done.stderr
    assert json.loads(results.read_text(encoding="utf-8"))["sets"][0]["name"] == "odd"
