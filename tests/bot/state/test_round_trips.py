"""What is kept comes back as it was, whatever characters people use."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept import GROUP, NOW, new_answer

from bot.model import Person
from bot.record import AnswerRecord, Quote
from bot.state import Answers, Contexts, Database, Facts, Memberships, People

# The fixture's database is the same for all examples; each takes numbers of its own.
SHARED = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ANY_TEXT = st.text(st.characters(), max_size=40)  # with NUL, half characters, emoji
AWKWARD = st.sampled_from(["\0", "\ud83d", "党费\0", "\U00020000", "\u2028", "\"\\'", "{}%s:x"])
TEXT = ANY_TEXT | AWKWARD
IDS = st.integers(1, 2**52)
QUOTES = st.builds(
    Quote,
    mark=st.integers(0, 99),
    label=TEXT,
    title=TEXT,
    location=TEXT,
    text=TEXT,
    date=TEXT,
    document_id=TEXT,
    passage_id=TEXT,
    start=st.integers(0, 2**40),
    end=st.integers(0, 2**40),
    scanned=st.booleans(),
    audience=st.lists(TEXT, max_size=3).map(tuple),
)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)
RECORDS = st.builds(
    AnswerRecord,
    answered=st.booleans(),
    text=TEXT,
    quotes=st.lists(QUOTES, max_size=3).map(tuple),
    nearest=st.lists(QUOTES, max_size=2).map(tuple),
    notices=PAIRS,
    choices=PAIRS,
    confidence=st.floats(0, 1),
)


def as_kept(text: str) -> str:
    return "".join("\ufffd" if one == "\0" or "\ud800" <= one <= "\udfff" else one for one in text)


@SHARED
@given(record=RECORDS, said=TEXT, user_id=IDS, message_id=IDS, update_id=IDS)
def test_answers(
    database: Database,
    record: AnswerRecord,
    said: str,
    user_id: int,
    message_id: int,
    update_id: int,
) -> None:
    answers = Answers(database)
    earlier = answers.by_update(update_id)
    new = new_answer(
        GROUP,
        update_id=update_id,
        message_id=message_id,
        user_id=user_id,
        folded=said,
        record=record,
    )

    kept = answers.add(new)

    if earlier is None:
        assert (kept.record, kept.user_id, kept.question_message_id) == (
            record,
            user_id,
            message_id,
        )
        assert kept.asked == as_kept(new.asked)
        assert answers.by_token(kept.token) == kept
    else:
        assert kept == earlier


@SHARED
@given(turns=st.lists(st.dictionaries(TEXT, TEXT, max_size=3), max_size=5), user_id=IDS)
def test_turns(database: Database, turns: list[dict[str, str]], user_id: int) -> None:
    contexts = Contexts(database)

    contexts.put(GROUP.chat_id, None, user_id, turns, NOW + timedelta(minutes=30))

    assert contexts.get(GROUP.chat_id, None, user_id, NOW) == turns


@SHARED
@given(name=TEXT | st.text(max_size=400), user_id=IDS)
def test_names(database: Database, name: str, user_id: int) -> None:
    people = People(database)

    people.seen(Person(user_id, name, f"u{user_id}"), NOW)

    found = people.called(f"@U{user_id}")
    assert found == Person(user_id, as_kept(name)[:255], f"u{user_id}")


@SHARED
@given(value=TEXT)
def test_facts(database: Database, value: str) -> None:
    Facts(database).put("claim", value)

    assert Facts(database).get("claim") == as_kept(value)


@SHARED
@given(at=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), hours=st.integers(-12, 14))
def test_moments(database: Database, at: datetime, hours: int) -> None:
    moment = at.replace(tzinfo=timezone(timedelta(hours=hours)))

    Memberships(database).put(GROUP.chat_id, 11, True, moment)

    kept = Memberships(database).get(GROUP.chat_id, 11)
    assert kept is not None and kept.checked_at == moment
