"""What hypothesis makes of answers: any text, the hostile ones often."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from bot.model import ChatKind, Where
from bot.record import AnswerRecord, Quote

HOSTILE = (
    "</b>",
    "<blockquote>",
    "&lt;&amp;",
    "&",
    "<a href='tg://user?id=1'>",
    "[1]",
    "【规定】",
    "\ud83d",
    "\udc00",
    "😀" * 50,
    "\u202e",
    "\u2066",
    "\x00\x07",
    "שלום 123 ",
    "\r\n\r\n",
    "　",
    "第一条　",
    " | ",
    "e\u0301" * 20,
    "👨‍👩‍👧",
    "\u2028",
    "为了" * 1000,
    "每月至少召开1次。\n" * 300,
)
TEXT = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(HOSTILE), max_size=8).map("".join),
    st.tuples(st.sampled_from(HOSTILE), st.integers(1, 2000)).map(lambda one: one[0] * one[1]),
).map(lambda text: text[:100_000])
LABELS = st.sampled_from(("【规定】", "【经验】", "【资料】"))
DATES = st.sampled_from(("", "2022-04-01", "2025", "2024-07", "不详"))
WHERES = st.sampled_from(
    (Where(1), Where(-100123, ChatKind.SUPERGROUP, 7), Where(-5, ChatKind.GROUP))
)
CODES = st.sampled_from(
    ("follow_up", "searched_as", "older_version", "scanned", "truncated", "objection_thing")
)


@dataclass(frozen=True)
class Kept:
    """An answer as it is kept."""

    where: Where
    record: AnswerRecord
    token: str = "Ab-dEf_hIj-1"  # noqa: S105


@st.composite
def quotes(draw: st.DrawFn, mark: int = 1) -> Quote:
    text = draw(TEXT)
    return Quote(
        mark=mark,
        label=draw(LABELS),
        title=draw(TEXT),
        location=draw(TEXT),
        text=text,
        date=draw(DATES),
        document_id="3f2a9c01de",
        passage_id="3f2a9c01de:a1:0",
        start=draw(st.integers(0, 999_999)),
        end=draw(st.integers(0, 999_999)),
        scanned=draw(st.booleans()),
    )


@st.composite
def records(draw: st.DrawFn) -> AnswerRecord:
    """An answer with up to ten quotes, or a refusal with its nearest places or choices."""
    notices = tuple(draw(st.lists(st.tuples(CODES, TEXT), max_size=4)))
    if draw(st.booleans()):
        count = draw(st.integers(1, 10))
        cited = tuple(draw(quotes(mark)) for mark in range(1, count + 1))
        said = [
            f"{one.label}{draw(st.sampled_from((one.text, draw(TEXT))))}[{one.mark}]"
            for one in cited
        ]
        return AnswerRecord(True, "\n".join(said), cited, notices=notices)
    nearest = tuple(draw(quotes(mark)) for mark in range(1, draw(st.integers(0, 3)) + 1))
    choices = tuple(draw(st.lists(st.tuples(TEXT, TEXT), max_size=4)))
    return AnswerRecord(False, draw(TEXT), nearest=nearest, notices=notices, choices=choices)


def kept() -> st.SearchStrategy[Kept]:
    """An answer somewhere."""
    return st.builds(Kept, WHERES, records())
