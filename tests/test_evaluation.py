"""Question sets in, figures out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from commands import Command, printed
from made_up import QUESTIONS

from knowledge.errors import QuestionError
from knowledge.evaluation import Figures, evaluate, hits, read_questions

EVIDENCE = "查阅档案须凭工作证登记并当日归还"
OTHER = "会议室须提前一个工作日预订"


def test_evaluate_reaches_the_floor_on_the_sample_questions(command: Command) -> None:
    figures = printed(command("evaluate", str(QUESTIONS), "--json"))
    assert (figures["answerable"], figures["unanswerable"]) == (72, 27)
    assert figures["hit@5"] >= 0.8
    assert figures["answer_accuracy"] >= 0.6
    assert figures["false_refusals"] <= 0.15
    assert figures["answer_length_max"] <= 600 and figures["quotes_length_max"] <= 600


def record(
    *passages: str, answer: str = "", quotes: tuple[str, ...] = (), status: str = "answered"
) -> dict[str, Any]:
    return {
        "status": status,
        "answer": answer,
        "passages": [{"text": text} for text in passages],
        "citations": [{"quote": quote} for quote in quotes],
    }


def figures(
    given: Mapping[str, Any], *, keys: object = (), pieces: tuple[str, ...] = (EVIDENCE,)
) -> Any:
    gold = [{"evidence": one} for one in pieces]
    question = {"question": "怎么查阅档案", "gold": gold, "answer_keys": keys}
    return evaluate([question], lambda asked, as_of: given).as_json()


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        (EVIDENCE, True),
        ("第一条　查阅档案须凭工作证\n登记，并当日归还。", True),
        ("查阅档案须凭工作证登记", True),
        ("当日归还", False),
        ("", False),
    ],
)
def test_half_of_the_six_grams_are_a_hit(text: str, hit: bool) -> None:
    assert hits(text, EVIDENCE) is hit


def test_the_rank_of_the_first_hit_counts() -> None:
    found = figures(record(OTHER, EVIDENCE))
    assert (found["hit@1"], found["hit@5"], found["hit@10"], found["mrr@10"]) == (0, 1, 1, 0.5)


def test_one_piece_is_enough_for_a_hit_and_all_are_counted_beside_it() -> None:
    both = (EVIDENCE, OTHER)
    one = figures(record(EVIDENCE, quotes=(EVIDENCE,)), pieces=both)
    assert (one["hit@1"], one["all_pieces@10"]) == (1, 0)
    assert (one["citation_accuracy"], one["citation_all_pieces"]) == (1, 0)
    all_ = figures(record(EVIDENCE, OTHER, quotes=both), pieces=both)
    assert (all_["all_pieces@10"], all_["citation_all_pieces"]) == (1, 1)


@pytest.mark.parametrize(
    ("keys", "right"),
    [
        (["工作证", "当日"], 1),
        (["工作证", "三日"], 0),
        ([["三日", "当日"]], 1),
        (["工作 证"], 1),
        ([], 1),
    ],
)
def test_every_key_must_stand_in_the_answer_or_its_quotes(keys: object, right: int) -> None:
    given = record(EVIDENCE, answer="凭工作证登记。", quotes=("并当日归还。",))
    assert figures(given, keys=keys)["answer_accuracy"] == right


def test_a_refusal_of_an_answerable_question_is_a_false_one() -> None:
    found = figures(record(EVIDENCE, status="no_answer"))
    assert (found["false_refusals"], found["hit@1"], found["answer_accuracy"]) == (1, 1, 0)


def test_an_unanswerable_question_ought_to_be_refused() -> None:
    questions = [{"question": one, "answerable": False} for one in ("甲", "乙")]
    told = {"甲": record(status="no_answer"), "乙": record(answer="乙")}
    found = evaluate(questions, lambda asked, as_of: told[asked])
    assert found.as_json()["refusals"] == 0.5
    assert found.misses == ["应拒答：乙"]


def test_an_empty_set_has_figures_without_dividing_by_nothing() -> None:
    assert Figures().as_json()["hit@1"] == 0


def test_a_question_set_is_read_past_a_mark_and_blank_lines(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text('\ufeff{"question": "甲"}\r\n\n{"question": 5}\n', encoding="utf-8")
    assert [one["question"] for one in read_questions(file)] == ["甲", "5"]


def test_a_line_separator_within_a_question_parts_no_line(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(json.dumps({"question": "甲\u2028乙"}, ensure_ascii=False), encoding="utf-8")
    assert [one["question"] for one in read_questions(file)] == ["甲\u2028乙"]


def test_a_set_in_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_bytes('{"question": "甲"}'.encode("gb18030"))
    with pytest.raises(QuestionError, match=r"set\.jsonl"):
        read_questions(file)
