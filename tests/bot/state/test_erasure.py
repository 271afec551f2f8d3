"""People can have their own deleted, and old things go by themselves."""

from __future__ import annotations

from datetime import time, timedelta

from kept import GROUP, LIN, NOW, PLAIN, ZHOU, new_answer
from quizzed import single
from sqlalchemy import Text, cast, select

from bot.model import Person, Role
from bot.quiz import ContestStatus, ItemStatus
from bot.state import (
    Answers,
    Audit,
    BankItems,
    Banks,
    Contests,
    Contexts,
    Database,
    Deliveries,
    Draftings,
    Erasure,
    Feedback,
    Forgotten,
    Handovers,
    HandoverStatus,
    Inbox,
    Memberships,
    OptOuts,
    People,
    Posts,
    Reviews,
    Schedules,
    Verdict,
    Votes,
)
from bot.state.tables import Table

HOUR = timedelta(hours=1)
CONTACT = 99


def every_word(database: Database) -> str:
    """Everything that is stored, as one text."""
    with database.reading() as session:
        return "\n".join(
            f"{name} {' '.join(map(str, row))}"
            for name, table in Table.metadata.tables.items()
            for row in session.execute(select(*(cast(column, Text) for column in table.c)))
        )


def lived_with(database: Database) -> None:
    """Two people have used everything; Lin's words and names all hold 林."""
    People(database).seen(Person(LIN, "小林", "lin"), NOW)
    People(database).seen(Person(ZHOU, "小周", "zhou"), NOW)
    for user_id, word in ((LIN, "林"), (ZHOU, "周")):
        kept = Answers(database).add(new_answer(user_id=user_id, folded=f"{word}问"))
        Answers(database).sent(kept.id, (kept.id + 40,))
        other = ZHOU if user_id == LIN else LIN
        Feedback(database).give(kept.id, user_id, Verdict.BAD, f"{word}说不好", NOW)
        Feedback(database).give(kept.id, other, Verdict.GOOD, "", NOW)
        Contexts(database).put(GROUP.chat_id, 7, user_id, [f"{word}问"], NOW + HOUR)
        Memberships(database).put(PLAIN.chat_id, user_id, True, NOW)
        Handovers(database).open(kept.id, PLAIN.chat_id, kept.id, f"{word}问", user_id, NOW)
        Inbox(database).add(kept.id, f"{word}问", NOW)
        Inbox(database).finish(kept.id, NOW)
        Deliveries(database).begin(f"{kept.id}:0", user_id, 1, NOW)
        Deliveries(database).done(f"{kept.id}:0", 2)
    quizzed_with(database)


def quizzed_with(database: Database) -> None:
    """Both train and vote; the bank is Lin's, and one poll was put up."""
    bank = Banks(database).create("应知应会", LIN, NOW)
    items, posts = BankItems(database), Posts(database)
    item = items.add(bank.id, single(), ItemStatus.WAITING, LIN, NOW)
    items.take(item.id, NOW, consented_by=LIN)
    Schedules(database).add(GROUP.chat_id, None, bank.id, time(8), "Asia/Shanghai", (1,), LIN)
    contest = Contests(database).plan(
        GROUP.chat_id, None, bank.id, "竞赛", NOW, 60, 45, (item.id,), LIN
    )
    post = posts.plan("c1:1", GROUP.chat_id, None, item.id, single(), NOW, contest.id)
    posts.sent(post.id, 41, "poll", NOW + HOUR, NOW)
    for user_id, word in ((LIN, "林"), (ZHOU, "周")):
        Draftings(database).open(user_id, bank.id, f"{word}问", (), (), NOW)
        Votes(database).receive("poll", user_id, (1,), NOW)
        Votes(database).receive("unknown yet", user_id, (1,), NOW)
        Reviews(database).start(user_id, item.id, {}, NOW)
        OptOuts(database).set(GROUP.chat_id, user_id, True)


def test_what_a_person_asked_and_said_is_gone(database: Database) -> None:
    lived_with(database)

    forgotten = Erasure(database).forget(LIN)

    assert forgotten == Forgotten(questions=1, contexts=1, feedback=2, handovers=1, quizzes=5)
    left = every_word(database)
    assert "林" not in left and "lin" not in left
    assert not any(f" {LIN} " in line for line in left.splitlines())


def test_others_keep_theirs(database: Database) -> None:
    lived_with(database)
    Erasure(database).forget(LIN)

    assert len(Answers(database).of(ZHOU, 9)) == 1
    assert Contexts(database).get(GROUP.chat_id, 7, ZHOU, NOW) is not None
    assert Feedback(database).counts()[Verdict.GOOD] == 1
    assert Feedback(database).counts()[Verdict.BAD] == 1
    assert People(database).called("zhou") is not None
    assert [one.vote.user_id for one in Votes(database).of_contest(1)] == [ZHOU]
    assert Reviews(database).count(ZHOU) == 1
    assert Draftings(database).current(ZHOU) is not None
    assert OptOuts(database).among(GROUP.chat_id) == {ZHOU}
    assert Erasure(database).forget(LIN) == Forgotten(0, 0, 0, 0, 0)


def test_what_an_admin_has_approved_stays_without_the_person(database: Database) -> None:
    handovers = Handovers(database)
    kept = Answers(database).add(new_answer(user_id=LIN))
    handover = handovers.open(kept.id, GROUP.chat_id, 40, "党费谁来收？", LIN, NOW)
    handovers.propose(handover.id, "小组长收", CONTACT, NOW)
    handovers.settle(handovers.proposed()[0], HandoverStatus.APPROVED, NOW)

    Erasure(database).forget(LIN)
    Erasure(database).forget(CONTACT)

    approved = handovers.approved()[0]
    assert (approved.question, approved.proposal) == ("党费谁来收？", "小组长收")
    assert (approved.asked_by, approved.proposed_by, approved.answer_id) == (None, None, None)


def test_a_contacts_open_proposal_goes_and_the_question_waits_on(database: Database) -> None:
    handovers = Handovers(database)
    kept = Answers(database).add(new_answer(user_id=ZHOU))
    handover = handovers.open(kept.id, GROUP.chat_id, 40, "党费谁来收？", ZHOU, NOW)
    handovers.propose(handover.id, "小组长收", CONTACT, NOW)

    assert Erasure(database).forget(CONTACT).handovers == 1

    waiting = handovers.get(handover.id)
    assert waiting is not None
    assert (waiting.status, waiting.proposal) == (HandoverStatus.WAITING, "")


def test_what_a_trainer_has_made_stays_without_the_person(database: Database) -> None:
    quizzed_with(database)

    Erasure(database).forget(LIN)

    (bank,) = Banks(database).all()
    (item,) = BankItems(database).of(bank.id)
    assert (bank.owner, item.author, item.consented_by) == (0, 0, 0)
    assert item.status is ItemStatus.READY
    assert Schedules(database).all()[0].created_by == 0
    assert Contests(database).unfinished()[0].created_by == 0


def test_a_role_stays_without_the_name(database: Database) -> None:
    people = People(database)
    people.seen(Person(LIN, "小林", "lin"), NOW)
    people.give(LIN, Role.ADMIN)

    Erasure(database).forget(LIN)

    assert people.with_roles() == ((Person(LIN, ""), Role.ADMIN),)
    assert people.called("lin") is None


def test_what_may_be_worked_on_again_is_not_sent_again(database: Database) -> None:
    deliveries = Deliveries(database)
    for key, begun in (("1:0", NOW - HOUR), ("2:0", NOW + HOUR)):
        deliveries.begin(key, LIN, 1, begun)
        deliveries.done(key, 2)
    Inbox(database).add(2, "/forget", NOW)

    Erasure(database).forget(LIN)

    assert deliveries.get("1:0") is None
    assert deliveries.get("2:0") is not None


def test_old_things_go_by_themselves(database: Database) -> None:
    lived_with(database)
    People(database).give(ZHOU, Role.MEMBER)
    Audit(database).write(ZHOU, "allow", "", "", NOW)
    Inbox(database).add(9999, "unfinished", NOW)
    Contests(database).set_status(1, ContestStatus.OVER)
    later = NOW + timedelta(days=30)

    assert Erasure(database).prune(NOW, NOW) == 0
    assert Erasure(database).prune(NOW + HOUR, later) > 0

    lines = every_word(database).splitlines()
    assert {line.split()[0] for line in lines} == {
        "audit",
        "people",
        "inbox",
        "banks",
        "bank_items",
        "schedules",
        "opt_outs",
    }
    assert "小林" not in str(lines)
    assert [one.payload for one in Inbox(database).waiting()] == ["unfinished"]


def test_notes_without_words_go_after_a_week(database: Database) -> None:
    lived_with(database)

    Erasure(database).prune(NOW, NOW + timedelta(days=8))

    assert Answers(database).of(LIN, 1)
    assert Deliveries(database).latest(LIN, 1) == ()
    assert Memberships(database).of(LIN) == ()


def test_a_number_that_telegram_gives_again_finds_no_old_answer(database: Database) -> None:
    """After a week without updates it numbers them anew, from anywhere."""
    answers = Answers(database)
    old = answers.add(new_answer(update_id=7))

    Erasure(database).prune(NOW - timedelta(days=180), NOW + timedelta(days=8))
    Erasure(database).prune(NOW - timedelta(days=180), NOW + timedelta(days=9))

    assert answers.by_update(7) is None
    assert answers.by_token(old.token) is not None
    assert answers.add(new_answer(update_id=7)).id != old.id


def test_what_a_trainer_has_put_up_by_hand_stays_without_the_person(database: Database) -> None:
    posts = Posts(database)
    plan = [posts.plan(f"p{who}:812:0", -55, None, None, single(), NOW) for who in (LIN, ZHOU)]

    Erasure(database).forget(LIN)

    kept = [posts.by_token(one.token) for one in plan]
    assert [one.occasion for one in kept if one] == [f"p0:{plan[0].id}", f"p{ZHOU}:812:0"]
