"""An answer is found by everything that may ask for it later."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from kept import GROUP, LIN, NOW, PLAIN, RECORD, TOPIC, ZHOU, new_answer

from bot.record import AnswerRecord
from bot.state import Answers, Database

MINUTE = timedelta(minutes=1)


def test_an_answer_is_found_by_token_update_and_messages(database: Database) -> None:
    answers = Answers(database)

    kept = answers.add(new_answer(TOPIC, update_id=901, message_id=40, user_id=ZHOU))
    answers.sent(kept.id, (42, 41))

    shown = replace(kept, message_ids=(41, 42))
    assert answers.by_token(kept.token) == shown
    assert answers.by_update(901) == shown
    assert answers.by_question(TOPIC.chat_id, 40) == shown
    assert answers.by_bot_message(TOPIC.chat_id, 42) == shown
    assert (kept.where, kept.user_id, kept.record) == (TOPIC, ZHOU, RECORD)
    assert (kept.asked_at, kept.generation) == (NOW, "g000007")


def test_what_nobody_asked_is_not_found(database: Database) -> None:
    answers = Answers(database)
    kept = answers.add(new_answer())
    answers.sent(kept.id, (41,))

    assert answers.by_token("") is None
    assert answers.by_update(1) is None
    assert answers.by_question(GROUP.chat_id, 41) is None
    assert answers.by_bot_message(GROUP.chat_id, 40) is None
    assert answers.by_bot_message(PLAIN.chat_id, 41) is None


def test_a_token_fits_into_a_link_and_tells_nothing(database: Database) -> None:
    tokens = {Answers(database).add(new_answer()).token for _ in range(20)}

    assert len(tokens) == 20
    assert all(len(token) == 12 for token in tokens)


def test_the_second_answer_to_an_update_is_dropped_for_the_first(database: Database) -> None:
    answers = Answers(database)
    first = answers.add(new_answer(update_id=901))

    second = answers.add(new_answer(update_id=901, record=AnswerRecord(False, "没有找到。")))

    assert second == first


def test_of_many_answers_to_an_update_all_get_the_same(database: Database) -> None:
    answers = Answers(database)

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda _: answers.add(new_answer(update_id=901)), range(16)))

    assert len({one.token for one in kept}) == 1


def test_the_same_question_is_found_again_where_its_answer_stands(database: Database) -> None:
    answers = Answers(database)
    kept = answers.add(new_answer(TOPIC, asked_at=NOW - 5 * MINUTE))
    asked = "党费什么时候交"

    assert answers.same_lately(TOPIC.chat_id, 7, asked, NOW - 10 * MINUTE) is None  # not sent yet
    answers.sent(kept.id, (41,))

    found = answers.same_lately(TOPIC.chat_id, 7, asked, NOW - 10 * MINUTE)
    assert found is not None and found.token == kept.token
    assert answers.same_lately(TOPIC.chat_id, 7, asked, NOW - 4 * MINUTE) is None
    assert answers.same_lately(TOPIC.chat_id, 7, "组织生活会", NOW - 10 * MINUTE) is None
    assert answers.same_lately(TOPIC.chat_id, 8, asked, NOW - 10 * MINUTE) is None
    assert answers.same_lately(TOPIC.chat_id, None, asked, NOW - 10 * MINUTE) is None
    assert answers.same_lately(PLAIN.chat_id, 7, asked, NOW - 10 * MINUTE) is None


def test_the_newest_of_the_same_questions_is_found(database: Database) -> None:
    answers = Answers(database)
    for number in (1, 2):
        kept = answers.add(new_answer(PLAIN, folded="很长的问题" * 100))
        answers.sent(kept.id, (40 + number,))

    found = answers.same_lately(PLAIN.chat_id, None, "很长的问题" * 100, NOW)

    assert found is not None and found.message_ids == (42,)


def test_an_edited_question_replaces_its_answer(database: Database) -> None:
    answers = Answers(database)
    kept = answers.add(new_answer())
    answers.sent(kept.id, (41,))
    refusal = AnswerRecord(False, "没有找到。")

    answers.replace(kept.id, refusal, asked="团费呢？", folded="团费", generation="g000008")

    changed = answers.by_token(kept.token)
    assert changed == replace(
        kept, record=refusal, asked="团费呢？", generation="g000008", message_ids=(41,)
    )
    assert answers.same_lately(GROUP.chat_id, None, "党费什么时候交", NOW) is None
    assert answers.same_lately(GROUP.chat_id, None, "团费", NOW) == changed


def test_messages_are_replaced_by_those_sent_last(database: Database) -> None:
    answers = Answers(database)
    kept = answers.add(new_answer())
    answers.sent(kept.id, (41, 42))
    answers.sent(kept.id, (41,))

    assert answers.by_bot_message(GROUP.chat_id, 42) is None
    answers.sent(kept.id + 1, (43,))
    assert answers.by_bot_message(GROUP.chat_id, 43) is None


def test_a_person_sees_their_own_questions_newest_first(database: Database) -> None:
    answers = Answers(database)
    mine = [answers.add(new_answer(folded=f"问题{number}")).token for number in range(3)]
    answers.add(new_answer(user_id=ZHOU))
    answers.add(new_answer(user_id=None))

    assert [one.token for one in answers.of(LIN, 2)] == [mine[2], mine[1]]


def test_old_answers_are_pruned_with_their_messages(database: Database) -> None:
    answers = Answers(database)
    old = answers.add(new_answer(asked_at=NOW - MINUTE))
    answers.sent(old.id, (41,))
    new = answers.add(new_answer(asked_at=NOW))

    assert answers.prune(NOW) == 1
    assert answers.by_token(old.token) is None
    assert answers.by_bot_message(GROUP.chat_id, 41) is None
    assert answers.by_token(new.token) == new


def test_the_number_of_a_deleted_answer_never_comes_back(database: Database) -> None:
    answers = Answers(database)
    last = answers.add(new_answer(asked_at=NOW - MINUTE))
    answers.prune(NOW)

    assert answers.add(new_answer()).id > last.id
