"""Lines of a question set, told by their fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import QuestionError
from knowledge.evaluation import read_question_set, read_questions
from knowledge.evaluation.item import (
    ArticleText,
    Evidence,
    Item,
    Provisions,
    Stated,
    Where,
)
from knowledge.evaluation.question_sets import read_item


def item(**fields: Any) -> Item:
    return read_item({"question": "怎么查阅档案", **fields}, 1)


def test_evidence_is_a_stretch_or_several() -> None:
    pieces = (Evidence("甲"), Evidence("乙"))
    assert item(gold=[{"evidence": "甲", "doc": "x"}, {"evidence": "乙"}]).pieces == pieces
    assert item(evidence=["甲", "乙"]).pieces == pieces
    assert item(evidence="甲").pieces == pieces[:1]


def test_articles_are_told_by_their_text() -> None:
    assert item(gold_texts=["查阅档案须登记。"]).pieces == (ArticleText("查阅档案须登记。"),)


def test_an_examination_question_has_its_answer_in_a_place() -> None:
    given = item(answer_texts=["当日"], where=["档案办法（2020年） 第三条", "档案章程"], answer="A")
    where = (Where("档案办法（2020年）", "第三条"), Where("档案章程"))
    assert given.pieces == (Stated("当日", where),)
    assert given.keys == (("当日",),)


def test_a_place_may_be_an_object() -> None:
    [piece] = item(where=[{"document": "档案办法", "article": "第三条"}]).pieces
    assert piece == Provisions((Where("档案办法", "第三条"),))


def test_answerable_is_what_has_gold_unless_it_says_otherwise() -> None:
    assert item(evidence="甲").answerable
    assert not item(gold=[]).answerable
    assert not item(evidence="甲", answerable=False).answerable


def test_keys_have_spellings() -> None:
    assert item(answer_keys=["甲", ["乙", "丙"]]).keys == (("甲",), ("乙", "丙"))
    assert item(answer=["甲", "乙", "甲"]).keys == (("甲", "乙"),)


def test_a_question_has_a_history_and_a_day() -> None:
    given = item(history=["第一问", "第二问"], as_of="2022-01-01")
    assert given.history == ("第一问", "第二问")
    assert given.day is not None and given.day.year == 2022


@pytest.mark.parametrize(
    "line",
    [
        {"gold": [{"evidence": 5}]},
        {"gold": [{"text": "甲"}]},
        {"gold": 5},
        {"gold_texts": [5]},
        {"answer_keys": [[5]]},
        {"where": [5]},
        {"where": [{"article": "第三条"}]},
        {"as_of": "去年"},
        {"history": [{"question": "甲"}]},
    ],
)
def test_a_line_of_no_known_form_is_named(tmp_path: Path, line: dict[str, Any]) -> None:
    file = tmp_path / "set.jsonl"
    whole = json.dumps({"question": "甲", **line}, ensure_ascii=False)
    file.write_text(f'{{"question": "甲"}}\n{whole}\n', encoding="utf-8")
    with pytest.raises(QuestionError, match=r"set\.jsonl 第 2 行"):
        read_question_set(file)


def test_a_set_is_read_past_a_mark_and_blank_lines(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text('\ufeff{"question": "甲"}\r\n\n{"question": 5}\n', encoding="utf-8")
    assert [one.question for one in read_question_set(file).items] == ["甲", "5"]
    assert [one["question"] for one in read_questions(file)] == ["甲", "5"]


def test_a_line_separator_within_a_question_parts_no_line(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(json.dumps({"question": "甲\u2028乙"}, ensure_ascii=False), encoding="utf-8")
    assert [one.question for one in read_question_set(file).items] == ["甲\u2028乙"]


def test_a_set_in_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_bytes('{"question": "甲"}'.encode("gb18030"))
    with pytest.raises(QuestionError, match=r"set\.jsonl"):
        read_question_set(file)


def test_another_gold_is_another_set(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    digests = set()
    for evidence in ("甲", "乙"):
        file.write_text(json.dumps({"question": "问", "evidence": evidence}), encoding="utf-8")
        digests.add(read_question_set(file).digest)
    assert len(digests) == 2
