"""Made-up questions and answers for the tests of what is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from bot.model import ChatKind, Where
from bot.record import AnswerRecord, Quote
from bot.state import NewAnswer

NOW = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)
PLAIN = Where(-55, ChatKind.GROUP)
GROUP = Where(-1001234567890, ChatKind.SUPERGROUP)
TOPIC = Where(-1001234567890, ChatKind.SUPERGROUP, 7)
LIN, ZHOU = 11, 2**52 - 1

_UPDATES = count(901)

RECORD = AnswerRecord(
    answered=True,
    text="每月交纳。[1]",
    quotes=(
        Quote(
            1,
            "【规定】",
            "党费收缴办法",
            "第三条",
            "党员应当每月交纳党费。",
            "2008-02-04",
            "3f2a",
            "3f2a:a3:0",
            10,
            21,
            audience=("member", "-55"),
        ),
    ),
    notices=(("older_version", "另有旧版"),),
    choices=(("甲办法", "甲办法第一条"),),
    confidence=0.83,
)


def new_answer(
    where: Where = GROUP,
    *,
    update_id: int | None = None,
    message_id: int = 40,
    user_id: int | None = LIN,
    folded: str = "党费什么时候交",
    asked_at: datetime = NOW,
    record: AnswerRecord = RECORD,
) -> NewAnswer:
    """Return a question of its own update with an answer."""
    return NewAnswer(
        update_id=update_id or next(_UPDATES),
        where=where,
        question_message_id=message_id,
        user_id=user_id,
        asked=f"{folded}？",
        folded=folded,
        asked_at=asked_at,
        generation="g000007",
        record=record,
    )
