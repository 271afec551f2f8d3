"""Whatever stands in documents and questions: Telegram takes it, no citation is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.callbacks import Callback, Verb
from bot.rendering import Views
from bot.rendering.markup import clean, one_line
from bot.texts import Texts
from knowledge.model import Kind
from tests.bot.rendering.strategies import DATES, TEXT, WHERES, Kept, kept, quotes, records
from tests.bot.telegram_html import check

VIEWS = Views(Texts(), "zhigui_bot", contact=True)
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u061c")


@settings(max_examples=300, deadline=None)
@given(kept())
def test_every_answer_is_taken_and_keeps_its_citations(one: Kept) -> None:
    shown = [check(message) for message in VIEWS.answer(one)]
    text = "\n".join(each.text for each in shown)
    assert not TURNING & set(text)
    if one.where.kind.is_group:
        assert len(shown) == 1
    if not one.record.answered:
        return
    for quote in one.record.quotes:
        lines = [each for each in text.split("\n") if each.startswith(f"[{quote.mark}]")]
        cited = quote.label, one_line(quote.title, 20).rstrip("…")
        assert any(all(part in line for part in cited) for line in lines)


@dataclass(frozen=True)
class Run:
    text: str
    quoted: bool


@dataclass(frozen=True)
class Page:
    title: str
    location: str
    runs: tuple[Run, ...]
    number: int
    pages: int


PAGES = st.builds(
    Page,
    TEXT,
    TEXT,
    st.lists(st.builds(Run, TEXT, st.booleans()), max_size=6).map(tuple),
    st.integers(1, 5),
    st.integers(5, 9),
)


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_every_page_is_taken(page: Page) -> None:
    message = VIEWS.page(page, Callback(Verb.PLACE, "3f2a9c01de", (1, 2, 0)))
    check(message)
    turning = [Callback.parse(button.data) for row in message.rows for button in row]
    wanted = [number for number in (page.number - 1, page.number + 1) if 1 <= number <= page.pages]
    assert [one.numbers[-1] for one in turning if one] == wanted


@settings(max_examples=100, deadline=None)
@given(quotes(), WHERES, records(), TEXT)
def test_every_place_is_taken(quote, where, record, words) -> None:  # type: ignore[no-untyped-def]
    check(VIEWS.stored_quote(quote))
    for message in (
        *VIEWS.places(words, [quote] * 5, where),
        *VIEWS.provisions(record, where),
    ):
        check(message)
    result = VIEWS.inline(quote)
    assert len(result.id.encode()) <= 64
    assert result.title


@dataclass(frozen=True)
class Listed:
    title: str
    kind: Kind
    date: str | None
    in_force: bool
    articles: int


@dataclass(frozen=True)
class Change:
    at: str
    state: str
    title: str


LISTED = st.builds(
    Listed, TEXT, st.sampled_from(Kind), st.none() | DATES, st.booleans(), st.integers(0, 99)
)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC).isoformat()
)


@settings(max_examples=50, deadline=None)
@given(st.lists(LISTED, max_size=60), st.integers(-1, 9))
def test_every_list_of_documents_is_taken(listed: list[Listed], number: int) -> None:
    check(VIEWS.documents(listed, number))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.builds(Change, MOMENTS, st.sampled_from(("added", "odd")), TEXT), max_size=40))
def test_every_list_of_changes_is_taken(latest: list[Change]) -> None:
    check(VIEWS.changes(latest, UTC))


@given(TEXT, st.integers(2, 80))
def test_a_label_is_one_line_within_its_length(text: str, longest: int) -> None:
    label = one_line(text, longest)
    assert "\n" not in label
    assert len(label.encode("utf-16-le")) // 2 <= longest


@given(TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
