"""Items of all sorts for round trips, and tables as trainers write them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from hypothesis import strategies as st
from openpyxl import Workbook

from knowledge.quiz import (
    Alteration,
    Difficulty,
    Fault,
    ItemCitation,
    ItemType,
    Maker,
    QuizItem,
    item_id,
)
from knowledge.quiz.exchange import Imported, import_items

TITLE = "读书小组工作办法"
# All that text may hold but half characters, and what documents and trainers do write.
CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
    list("每月一次，。“”《》（）_=+-@'\"~#{}:\\<>&*|\n\t\u00a0\u3000\u200bＡ１%$—")
)
WORDS = st.text(CHARACTERS, max_size=30)
SEEN = WORDS.filter(lambda text: any(one.isalnum() for one in text))


@st.composite
def citations(draw: st.DrawFn) -> ItemCitation:
    quote = draw(SEEN)
    start = draw(st.integers(0, 9999))
    return ItemCitation(
        title=draw(SEEN),
        location=draw(WORDS),
        quote=quote,
        passage_id=draw(WORDS),
        path=draw(WORDS),
        start=start,
        end=start + len(quote),
        document_id=draw(WORDS),
        version=draw(st.sampled_from(("", "2024-01-01"))),
        passage_hash=draw(st.sampled_from(("", "0123456789abcdef"))),
    )


@st.composite
def items(draw: st.DrawFn) -> QuizItem:
    type_ = draw(st.sampled_from(ItemType))
    options: tuple[str, ...] = ()
    key: tuple[int, ...] = ()
    if type_ is ItemType.JUDGE:
        options, key = ("正确", "错误"), (draw(st.integers(0, 1)),)
    elif type_.has_options:
        options = tuple(draw(st.lists(SEEN, min_size=2, max_size=12, unique=True)))
        most = 1 if type_ is ItemType.SINGLE else len(options)
        places = st.integers(0, len(options) - 1)
        key = tuple(sorted(draw(st.sets(places, min_size=1, max_size=most))))
    key_text = "" if options else draw(SEEN)
    stem = draw(SEEN)
    citation = draw(citations())
    right = tuple(options[at] for at in key) or (key_text,)
    return QuizItem(
        id=item_id(type_, stem, right, citation.passage_id),
        type=type_,
        stem=stem,
        options=options,
        key=key,
        key_text=key_text,
        explanation=draw(WORDS),
        difficulty=draw(st.sampled_from(Difficulty)),
        topic=draw(WORDS),
        citation=citation,
        made_by=draw(st.sampled_from(Maker)),
        change=draw(st.none() | st.builds(Alteration, WORDS, WORDS, WORDS)),
    )


MANY = st.lists(items(), min_size=1, max_size=4, unique_by=lambda item: item.id)


def found_anywhere(title: str, location: str, words: str) -> ItemCitation | None:
    """Finds every place of the one rule that there is."""
    if title != TITLE:
        return None
    quote = words or "读书小组应当每月至少活动1次。"
    return ItemCitation(TITLE, location, quote, "d:a5:0", "d.txt", 0, len(quote), "d", "", "0")


def nowhere(title: str, location: str, words: str) -> None:
    """Finds no place, as where the documents are others."""


def sound(item: QuizItem) -> Sequence[Fault]:
    return ()


def workbook(*rows: Sequence[object], title: str = "Sheet1", merged: Sequence[str] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def imported(*rows: Sequence[object], merged: Sequence[str] = ()) -> Imported:
    return import_items("题库.xlsx", workbook(*rows, merged=merged), found_anywhere, sound)


def only(result: Imported) -> QuizItem:
    assert [str(one) for one in result.problems] == []
    (item,) = result.items
    return item


def said(result: Imported) -> str:
    """The one problem, as the trainer reads it."""
    (problem,) = result.problems
    return str(problem)
