"""Whatever stands in documents, files and edits: Telegram takes the cards."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.quiz import Bank, BankItem, Drafting, ItemStatus
from bot.texts import Texts
from bot.training import BankCards, DraftCards, ReviewCards, Sheet, TrainingTexts
from bot.training.drafts import Progress
from knowledge.quiz import Alteration, Difficulty, ItemCitation, ItemType, QuizItem
from tests.bot.rendering.strategies import TEXT
from tests.bot.telegram_html import check

TEXTS = TrainingTexts()
SHEET = Sheet(TEXTS, Texts())
NOW = datetime(2026, 11, 22, tzinfo=UTC)
LONG = TEXT | TEXT.map(lambda text: text * 60)
CITED = st.builds(
    ItemCitation,
    title=TEXT,
    location=TEXT,
    quote=LONG,
    passage_id=st.just("0a1b2c3d4e5f:a1:0"),
    path=TEXT,
    start=st.integers(0, 10**9 - 1),
    end=st.integers(0, 10**9 - 1),
    document_id=st.sampled_from(["0a1b2c3d4e5f", "", "fremd"]),
    version=st.sampled_from(["", "2022", "2022-04-01", "bald"]),
    passage_hash=st.just("x"),
)
ITEMS = st.builds(
    QuizItem,
    id=st.just("1"),
    type=st.sampled_from(ItemType),
    stem=LONG,
    options=st.lists(LONG, max_size=12).map(tuple),
    key=st.just(()),
    key_text=LONG,
    explanation=LONG,
    difficulty=st.sampled_from(Difficulty),
    topic=TEXT,
    citation=st.none() | CITED,
    change=st.none() | st.builds(Alteration, TEXT, TEXT, TEXT),
)
ROWS = st.builds(
    BankItem,
    id=st.integers(1, 10**9 - 1),
    bank_id=st.just(1),
    item=ITEMS,
    status=st.sampled_from(ItemStatus),
    author=st.just(5),
    changed_at=st.just(NOW),
    finding=st.sampled_from(["", "changed", "gone"]),
    now_reads=LONG,
)
BANKS = st.builds(
    Bank,
    id=st.just(1),
    name=TEXT,
    tags=st.lists(TEXT, max_size=8).map(tuple),
    owner=st.just(5),
    needs_consent=st.booleans(),
    created_at=st.just(NOW),
)


@settings(max_examples=25, deadline=None)
@given(ROWS, BANKS, TEXT, st.integers(0, 50))
def test_the_cards_of_a_round_are_taken(row: BankItem, bank: Bank, topic: str, taken: int) -> None:
    drafting = Drafting(1, 5, 1, topic, (), 3, (), NOW)
    cards = DraftCards(TEXTS, SHEET)

    check(cards.card(Progress(drafting, bank, row, 1, 3, taken)))
    check(cards.card(Progress(drafting, bank, None, 3, 3, taken)))
    check(cards.decided(row, TEXTS.taken))


@settings(max_examples=25, deadline=None)
@given(ROWS, TEXT)
def test_the_cards_of_a_review_are_taken(row: BankItem, bank: str) -> None:
    check(ReviewCards(TEXTS, SHEET).card(row, bank, 3))


@settings(max_examples=25, deadline=None)
@given(ROWS, BANKS)
def test_banks_and_their_items_are_taken(row: BankItem, bank: Bank) -> None:
    cards = BankCards(TEXTS, SHEET)

    check(cards.list([bank] * 12, 1))
    check(cards.bank(bank, own=True))
    check(cards.item(bank, row, (1, 2), "1/3"))
    check(cards.saved(row))
    check(cards.delete(bank))
