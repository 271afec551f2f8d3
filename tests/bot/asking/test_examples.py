"""What a newcomer is offered to ask: what these documents answer, and nothing about hidden ones."""

from __future__ import annotations

import json
from pathlib import Path

from bot.asking import Examples

GOLD = {"evidence": "支部委员会会议每月至少召开1次"}
LINES = (
    {"question": "工资什么时候发？", "answerable": False},
    {"question": "那党小组会呢？", "history": ["支委会多久开一次？"], **GOLD},
    {"question": "支部委员会会议每月至少召开几次，由谁召集，由谁主持？", **GOLD},
    *({"question": f"问题{n}？", **GOLD} for n in range(1, 6)),
)


def examples(folder: Path, text: str, audiences: frozenset[str] = frozenset()) -> Examples:
    file = folder / "questions.jsonl"
    file.write_text(text, encoding="utf-8")
    return Examples(file, lambda: audiences)


def lines() -> str:
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in LINES)


def test_the_first_short_ones_that_stand_alone_are_offered(tmp_path: Path) -> None:
    assert examples(tmp_path, lines())() == ("问题1？", "问题2？", "问题3？")


def test_none_where_some_documents_are_for_some_people(tmp_path: Path) -> None:
    assert examples(tmp_path, lines(), frozenset({"admin"}))() == ()


def test_none_where_there_is_no_such_file_or_it_cannot_be_read(tmp_path: Path) -> None:
    assert Examples(tmp_path / "questions.jsonl", frozenset)() == ()
    assert examples(tmp_path, "不是 JSON")() == ()
