"""What is put up is put up once, and a vote counts once, whenever it comes in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, time, timedelta

from quizzed import MONDAY, card, single

from bot.model import Person
from bot.quiz import Contest, ContestStatus, ItemStatus, Post, Schedule, Vote
from bot.state import (
    BankItems,
    Banks,
    Contests,
    Database,
    OptOuts,
    People,
    Posts,
    Reviews,
    Schedules,
    Votes,
)

CHAT, OTHER, TRAINER, LIN, ZHOU = -1001, -1002, 31, 11, 2**52 - 1
MINUTE = timedelta(minutes=1)
LATER = MONDAY + timedelta(hours=1)


def put_up(
    database: Database, occasion: str, poll_id: str | None, *, number: int = 1, chat: int = CHAT
) -> Post:
    """A post that was sent a minute after its plan, closed in an hour."""
    posts = Posts(database)
    planned = MONDAY + number * MINUTE
    post = posts.plan(occasion, chat, None, None, single(number), planned)
    posts.sent(post.id, 40 + number, poll_id, LATER, planned + MINUTE)
    found = posts.by_token(post.token)
    assert found is not None
    return found


def bank_item(database: Database, number: int = 1) -> int:
    bank = Banks(database).create("应知应会", TRAINER, MONDAY)
    items = BankItems(database)
    return items.add(bank.id, single(number), ItemStatus.READY, TRAINER, MONDAY).id


# -- posts


def test_the_same_occasion_is_planned_once(database: Database) -> None:
    posts = Posts(database)
    with ThreadPoolExecutor(4) as pool:
        planned = list(
            pool.map(
                lambda n: posts.plan("d1:2026-09-21", CHAT, 7, None, single(n), LATER), range(4)
            )
        )

    assert len({post.id for post in planned}) == len({post.token for post in planned}) == 1
    assert posts.unsent() == (planned[0],)
    assert posts.by_occasion("d1:2026-09-21") == posts.by_token(planned[0].token) == planned[0]


def test_a_post_goes_from_plan_to_poll_to_end(database: Database) -> None:
    posts = Posts(database)
    planned = posts.plan("p1", CHAT, 7, None, single(), MONDAY)
    assert (planned.item, planned.topic_id, planned.sent_at) == (single(), 7, None)

    posts.sent(planned.id, 41, "poll", LATER, MONDAY + MINUTE)

    sent = replace(planned, message_id=41, poll_id="poll", closes_at=LATER, sent_at=MONDAY + MINUTE)
    assert posts.unsent() == ()
    assert posts.open() == (sent,)
    assert posts.by_poll("poll") == sent
    posts.closed(planned.id, LATER)
    assert posts.open() == ()
    assert posts.by_poll("poll") == replace(sent, closed_at=LATER)


def test_a_post_that_is_given_up_is_not_put_up_later(database: Database) -> None:
    posts = Posts(database)
    planned = posts.plan("p1", CHAT, None, None, card(), MONDAY)
    posts.closed(planned.id, LATER)

    assert posts.unsent() == posts.open() == ()


def test_messages_that_are_no_polls_are_many(database: Database) -> None:
    put_up(database, "p1", None, number=1)
    put_up(database, "p2", None, number=2)

    assert [post.occasion for post in Posts(database).open()] == ["p1", "p2"]


def test_what_was_put_up_outlives_its_bank(database: Database) -> None:
    item_id = bank_item(database)
    post = Posts(database).plan("p1", CHAT, None, item_id, single(), MONDAY)
    Banks(database).drop(Banks(database).all()[0].id)

    assert Posts(database).by_token(post.token) == replace(post, item_id=None)


def test_a_draw_leaves_out_what_the_group_has_had(database: Database) -> None:
    first, second = bank_item(database, 1), bank_item(database, 2)
    items = BankItems(database)
    bank_id = Banks(database).all()[0].id
    Posts(database).plan("p1", CHAT, None, first, single(), MONDAY)

    assert [one.id for one in items.draw(bank_id, 9, seed=1, not_posted_in=CHAT)] == [second]
    assert len(items.draw(bank_id, 9, seed=1, not_posted_in=OTHER)) == 2


# -- votes


def test_a_vote_that_comes_before_the_poll_is_known_counts(database: Database) -> None:
    votes = Votes(database)
    assert votes.receive("poll", LIN, (1,), MONDAY)
    assert votes.of_chat(CHAT, MONDAY, LATER) == ()

    post = put_up(database, "p1", "poll")

    (ballot,) = votes.of_chat(CHAT, MONDAY, LATER)
    assert ballot.vote == Vote("poll", LIN, (1,), MONDAY)
    assert (ballot.post, ballot.name, ballot.right) == (post, "", True)


def test_a_second_vote_of_a_person_never_counts(database: Database) -> None:
    votes = Votes(database)
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda n: votes.receive("poll", LIN, (n,), MONDAY), range(4)))

    assert sorted(taken) == [False, False, False, True]
    assert not votes.receive("poll", LIN, (3,), LATER)
    assert not votes.receive("poll", ZHOU, (), LATER)
    assert votes.has_voted("poll", LIN)
    assert not votes.has_voted("poll", ZHOU) and not votes.has_voted("other", LIN)


def test_a_vote_is_right_when_all_right_options_are_chosen_and_no_other(
    database: Database,
) -> None:
    posts, votes = Posts(database), Votes(database)
    post = posts.plan("p1", CHAT, None, None, single(key=(0, 2)), MONDAY)
    posts.sent(post.id, 41, "poll", LATER, MONDAY)
    for user_id, options in ((1, (2, 0)), (2, (0,)), (3, (0, 1, 2)), (4, (1,))):
        votes.receive("poll", user_id, options, MONDAY)

    ballots = votes.of_chat(CHAT, MONDAY, LATER)
    assert [one.vote.user_id for one in ballots if one.right] == [1]


def test_votes_are_of_the_chat_and_the_time_of_their_poll(database: Database) -> None:
    put_up(database, "p1", "a", number=1)
    put_up(database, "p2", "b", number=2)
    put_up(database, "p3", "c", number=3, chat=OTHER)
    votes = Votes(database)
    for poll_id in "abc":
        votes.receive(poll_id, LIN, (1,), LATER)
    second = MONDAY + 3 * MINUTE  # when p2 was sent

    def found(since: datetime, until: datetime) -> list[str]:
        return [one.post.occasion for one in votes.of_chat(CHAT, since, until)]

    assert found(MONDAY, LATER) == ["p1", "p2"]
    assert found(MONDAY, second) == ["p1"]
    assert found(second, LATER) == ["p2"]
    assert (votes.chats_of(LIN), votes.chats_of(ZHOU)) == ({CHAT, OTHER}, frozenset())
    assert len(votes.since(MONDAY + 2 * MINUTE)) == 2


def test_votes_of_a_contest_come_with_names_in_its_order(database: Database) -> None:
    People(database).seen(Person(LIN, "小林", "lin"), MONDAY)
    contest = planned(database)
    posts, votes = Posts(database), Votes(database)
    for number in (2, 1):
        at = MONDAY + number * MINUTE
        post = posts.plan(f"c1:{number}", CHAT, None, None, single(number), at, contest.id)
        posts.sent(post.id, 40 + number, f"poll{number}", None, at)
        votes.receive(f"poll{number}", LIN, (number,), LATER)
    put_up(database, "p1", "elsewhere", number=5)
    votes.receive("elsewhere", LIN, (1,), LATER)

    ballots = votes.of_contest(contest.id)

    assert [one.post.occasion for one in ballots] == ["c1:1", "c1:2"]
    assert [(one.name, one.right) for one in ballots] == [("小林", True), ("小林", False)]
    assert [post.occasion for post in posts.of_contest(contest.id)] == ["c1:1", "c1:2"]


# -- plans


def planned(database: Database) -> Contest:
    return Contests(database).plan(CHAT, 7, 1, "国庆竞赛", LATER, 60, 45, (3, 1, 2), TRAINER)


def test_a_contest_ends_once(database: Database) -> None:
    contests = Contests(database)
    contest = planned(database)
    expected = Contest(
        contest.id, CHAT, 7, 1, "国庆竞赛", LATER, 60, 45, (3, 1, 2), ContestStatus.PLANNED, TRAINER
    )
    assert contest == expected == contests.get(contest.id)
    assert contests.unfinished() == (contest,)

    assert contests.set_status(contest.id, ContestStatus.RUNNING)
    assert not contests.set_status(contest.id, ContestStatus.RUNNING)
    assert [one.status for one in contests.unfinished()] == [ContestStatus.RUNNING]
    assert contests.set_status(contest.id, ContestStatus.OVER)
    assert not contests.set_status(contest.id, ContestStatus.CANCELLED)
    assert not contests.set_status(404, ContestStatus.OVER)

    assert contests.unfinished() == ()
    assert [one.status for one in contests.of_chat(CHAT, 5)] == [ContestStatus.OVER]
    assert contests.of_chat(OTHER, 5) == ()
    assert contests.get(404) is None


def test_a_schedule_is_kept_until_it_is_ended(database: Database) -> None:
    bank = Banks(database).create("每日一题", TRAINER, MONDAY)
    schedules = Schedules(database)
    one = schedules.add(CHAT, None, bank.id, time(8, 30), "Asia/Shanghai", (5, 1, 1), TRAINER)
    two = schedules.add(OTHER, 7, bank.id, time(9), "Asia/Urumqi", range(1, 8), TRAINER)

    assert one == Schedule(
        one.id, CHAT, None, bank.id, time(8, 30), "Asia/Shanghai", (1, 5), TRAINER
    )
    assert schedules.all() == (one, two)
    assert schedules.of_chat(CHAT) == (one,)
    schedules.drop(one.id)
    assert schedules.all() == (two,)
    Banks(database).drop(bank.id)
    assert schedules.all() == ()


# -- persons


def test_a_person_may_stay_out_of_a_groups_tables(database: Database) -> None:
    outs = OptOuts(database)
    outs.set(CHAT, LIN, True)
    outs.set(CHAT, LIN, True)
    outs.set(OTHER, ZHOU, True)

    assert (outs.is_out(CHAT, LIN), outs.is_out(OTHER, LIN)) == (True, False)
    assert outs.among(CHAT) == {LIN}
    outs.set(CHAT, LIN, False)
    assert outs.among(CHAT) == frozenset()


def test_what_was_got_wrong_is_asked_when_it_is_due(database: Database) -> None:
    reviews = Reviews(database)
    first, second = bank_item(database, 1), bank_item(database, 2)
    assert reviews.next_due(LIN) is None
    assert reviews.start(LIN, first, {"step": 0}, LATER)
    assert not reviews.start(LIN, first, {"step": 9}, MONDAY)
    assert not reviews.start(LIN, 404, {}, MONDAY)
    reviews.start(LIN, second, {"step": 0}, MONDAY)
    reviews.start(ZHOU, second, {"step": 0}, MONDAY)

    assert [one.id for one in reviews.due(LIN, MONDAY, 9)] == [second]
    assert [one.id for one in reviews.due(LIN, LATER, 9)] == [second, first]
    assert len(reviews.due(LIN, LATER, 1)) == 1
    assert (reviews.count(LIN), reviews.next_due(LIN)) == (2, MONDAY)

    reviews.put(LIN, second, {"step": 1}, LATER + MINUTE)

    found = reviews.get(LIN, second)
    assert found is not None and (found.card, found.due_at) == ({"step": 1}, LATER + MINUTE)
    assert [one.id for one in reviews.due(LIN, LATER, 9)] == [first]
    assert [one.id for one in reviews.due(ZHOU, LATER, 9)] == [second]


def test_a_vote_is_looked_at_until_its_item_is_in_the_book(database: Database) -> None:
    posts, votes, reviews = Posts(database), Votes(database), Reviews(database)
    item_id = bank_item(database)
    for occasion, item in (("p1", item_id), ("p2", None)):
        post = posts.plan(occasion, CHAT, None, item, single(), MONDAY)
        posts.sent(post.id, 41, occasion, LATER, MONDAY)
        votes.receive(occasion, LIN, (0,), MONDAY)

    assert [one.post.occasion for one in votes.unreviewed(LIN)] == ["p1"]
    reviews.start(LIN, item_id, {}, MONDAY)

    assert votes.unreviewed(LIN) == ()


def test_what_is_withdrawn_is_not_asked(database: Database) -> None:
    reviews, items = Reviews(database), BankItems(database)
    item_id = bank_item(database)
    reviews.start(LIN, item_id, {}, MONDAY)
    items.set_status(item_id, ItemStatus.SUSPENDED, LATER)

    assert (reviews.due(LIN, LATER, 9), reviews.count(LIN)) == ((), 0)
    items.set_status(item_id, ItemStatus.READY, LATER)
    assert reviews.count(LIN) == 1
    Banks(database).drop(Banks(database).all()[0].id)
    reviews.put(LIN, item_id, {}, LATER)
    assert reviews.get(LIN, item_id) is None
