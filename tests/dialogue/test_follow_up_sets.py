"""The follow-up questions over the sample collection, as `evaluate` counts them."""

from __future__ import annotations

import json

from commands import Command, printed
from made_up import QUESTIONS

FOLLOW_UPS = QUESTIONS.parent / "follow_ups"


def test_the_follow_ups_over_the_sample_reach_the_floor(command: Command) -> None:
    whole = printed(command("evaluate", str(FOLLOW_UPS / "sample.jsonl"), "--json", "-"))
    [one] = whole["sets"]
    right = [
        record["right"] if record["answerable"] else record["refused"] for record in one["records"]
    ]
    assert len(right) == 46
    assert sum(right) / len(right) >= 0.8


def test_every_set_gives_questions_with_their_history() -> None:
    for file in FOLLOW_UPS.glob("*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            loaded = json.loads(line)
            assert loaded["history"] and loaded["answerable"] == bool(loaded["where"])
