"""What people say of answers, and what is passed on to somebody who knows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from kept import GROUP, LIN, NOW, ZHOU, new_answer

from bot.state import (
    Answers,
    Database,
    Feedback,
    Handover,
    Handovers,
    HandoverStatus,
    Verdict,
)

LATER = NOW + timedelta(hours=1)
CONTACT = 99


def opened(database: Database, question: str = "党费谁来收？") -> Handover:
    kept = Answers(database).add(new_answer())
    return Handovers(database).open(kept.id, GROUP.chat_id, kept.id + 40, question, LIN, NOW)


def test_the_last_word_of_a_person_counts(database: Database) -> None:
    feedback, kept = Feedback(database), Answers(database).add(new_answer())
    feedback.give(kept.id, LIN, Verdict.GOOD, "", NOW)
    feedback.give(kept.id, ZHOU, Verdict.GOOD, "", NOW)
    feedback.give(kept.id, LIN, Verdict.CITATION, "应为第四条", LATER)

    assert feedback.counts() == {
        Verdict.GOOD: 1,
        Verdict.BAD: 0,
        Verdict.CITATION: 1,
        Verdict.REMARK: 0,
    }
    newest = feedback.latest(1)[0]
    assert (newest.verdict, newest.reason, newest.asked) == (
        Verdict.CITATION,
        "应为第四条",
        "党费什么时候交？",
    )


def test_remarks_about_the_bot_add_up(database: Database) -> None:
    feedback = Feedback(database)
    feedback.give(None, LIN, Verdict.REMARK, "字太小", NOW)
    feedback.give(None, LIN, Verdict.REMARK, "很好用", LATER)

    assert [one.reason for one in feedback.latest(5)] == ["很好用", "字太小"]
    assert feedback.prune(LATER) == 1


def test_a_verdict_outlives_its_answer(database: Database) -> None:
    kept = Answers(database).add(new_answer())
    Feedback(database).give(kept.id, ZHOU, Verdict.BAD, "", NOW)
    Answers(database).prune(LATER)

    assert Feedback(database).counts()[Verdict.BAD] == 1
    assert Feedback(database).latest(1)[0].asked == ""


def test_a_question_is_passed_on_once(database: Database) -> None:
    handovers, first = Handovers(database), opened(database)
    assert first.answer_id is not None

    def again(number: int) -> Handover:
        assert first.answer_id is not None
        return handovers.open(first.answer_id, GROUP.chat_id, number, "又来", ZHOU, LATER)

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(again, range(8))) == {first}
    assert handovers.by_answer(first.answer_id) == first
    assert handovers.by_message(GROUP.chat_id, first.message_id) == first
    assert handovers.get(first.id) == first
    assert handovers.by_message(GROUP.chat_id, 7) is None


def test_the_contacts_last_word_waits_for_an_admin(database: Database) -> None:
    handovers, first, second = Handovers(database), opened(database), opened(database)
    assert handovers.propose(first.id, "按月收", CONTACT, LATER)
    assert handovers.propose(second.id, "小组长收", CONTACT, NOW)
    assert handovers.propose(first.id, "按季收", CONTACT, LATER)

    proposed = handovers.proposed()

    assert [(one.id, one.proposal) for one in proposed] == [
        (second.id, "小组长收"),
        (first.id, "按季收"),
    ]
    assert proposed[0].proposed_by == CONTACT
    assert proposed[0].status is HandoverStatus.PROPOSED


def test_what_is_settled_is_settled_once(database: Database) -> None:
    handovers, handover = Handovers(database), opened(database)
    assert not handovers.settle(handover, HandoverStatus.APPROVED, NOW)
    handovers.propose(handover.id, "按月收", CONTACT, NOW)
    [seen] = handovers.proposed()

    with ThreadPoolExecutor(4) as pool:
        settle = handovers.settle
        verdicts = (HandoverStatus.APPROVED,) * 4
        settled = list(pool.map(lambda one: settle(seen, one, LATER), verdicts))

    assert settled.count(True) == 1
    assert not handovers.propose(handover.id, "按天收", CONTACT, LATER)
    assert handovers.proposed() == ()
    assert [one.proposal for one in handovers.approved()] == ["按月收"]


def test_after_a_rejection_the_contact_may_propose_again(database: Database) -> None:
    handovers, handover = Handovers(database), opened(database)
    handovers.propose(handover.id, "不知道", CONTACT, NOW)
    assert handovers.settle(handovers.proposed()[0], HandoverStatus.REJECTED, NOW)

    assert handovers.propose(handover.id, "按月收", CONTACT, LATER)
    assert [one.proposal for one in handovers.proposed()] == ["按月收"]


def test_what_was_approved_is_not_pruned(database: Database) -> None:
    handovers, kept, gone = Handovers(database), opened(database), opened(database)
    for one in (kept, gone):
        handovers.propose(one.id, "按月收", CONTACT, NOW)
    handovers.settle(handovers.proposed()[0], HandoverStatus.APPROVED, NOW)

    assert handovers.prune(LATER) == 1
    assert handovers.get(gone.id) is None
    assert handovers.get(kept.id) is not None


def test_nothing_is_proposed_for_what_is_gone(database: Database) -> None:
    assert not Handovers(database).propose(7, "按月收", CONTACT, NOW)
    gone = replace(opened(database), id=7)
    assert not Handovers(database).settle(gone, HandoverStatus.APPROVED, NOW)


def test_only_what_was_seen_is_settled(database: Database) -> None:
    handovers, handover = Handovers(database), opened(database)
    handovers.propose(handover.id, "按月收", CONTACT, NOW)
    [seen] = handovers.proposed()
    handovers.propose(handover.id, "按天收", CONTACT, LATER)

    assert not handovers.settle(seen, HandoverStatus.APPROVED, LATER)
    assert [one.proposal for one in handovers.proposed()] == ["按天收"]
    assert handovers.proposed()[0].wording != seen.wording
