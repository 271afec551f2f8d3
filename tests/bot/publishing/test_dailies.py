"""每日一题: on its days, at its time, never twice, never at night."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from posted_items import chosen, citation, told
from publishing_stage import GROUP, NOON, TRAINER, PublishingStage

from bot.quiz import Habits, ItemStatus
from knowledge.errors import DeliveryError, DeliveryUnknown

DAY = timedelta(days=1)


def every_day(
    board: PublishingStage, at: time = time(12, 30), days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
) -> None:
    board.schedules.add(GROUP, None, board.bank.id, at, "Asia/Shanghai", days, TRAINER.id)


async def test_an_item_a_day_each_another(board: PublishingStage) -> None:
    board.fill(5)
    every_day(board)

    await board.wait(NOON + 3 * DAY)

    asked = board.questions()
    assert len(asked) == len(set(asked)) == 3
    assert all(one.startswith("【每日一题】") for one in asked)
    assert not board.faults


async def test_only_on_its_days(board: PublishingStage) -> None:
    board.fill(9)
    every_day(board, days=(1, 2, 3, 4, 5))

    await board.wait(NOON + 7 * DAY)

    assert len(board.questions()) == 5


async def test_who_votes_is_told_once_that_all_see_it(board: PublishingStage) -> None:
    board.fill(5)
    every_day(board)

    await board.wait(NOON + 3 * DAY)

    assert len([one for one in board.told(GROUP) if "公开" in one]) == 1


@pytest.mark.parametrize("error", [DeliveryUnknown("可能已发"), DeliveryError("没有发出")])
async def test_a_restart_at_any_moment_sends_it_once(
    error: DeliveryError, board: PublishingStage
) -> None:
    board.fill(3)
    every_day(board)
    board.courier.error = error
    await board.wait(timedelta(minutes=31))
    assert len(board.posts.unsent()) == 1

    board.courier.error = None
    board.restart()
    await board.wait(timedelta(minutes=1))
    board.restart()
    await board.wait(timedelta(hours=2))

    assert len(board.questions()) == 1
    assert board.posts.unsent() == ()


async def test_what_was_sent_before_a_crash_gets_its_poll_after_it(board: PublishingStage) -> None:
    (item,) = board.fill(1)
    every_day(board, time(11))
    post = board.posts.plan("d1:2026-11-25", GROUP, None, item.id, item.item, NOON)
    await board.wait()
    (poll,) = board.courier.polls

    board.posts._set(post.id, message_id=None, poll_id=None, sent_at=None)
    board.restart()
    await board.wait(timedelta(minutes=1))

    known = board.posts.by_token(post.token)
    assert len(board.courier.polls) == 1
    assert known is not None
    assert known.poll_id == poll.poll_id


async def test_missed_while_down_it_comes_the_same_day(board: PublishingStage) -> None:
    board.fill(3)
    every_day(board, time(8))

    await board.wait()

    assert len(board.questions()) == 1


async def test_missed_while_down_it_does_not_come_at_night_nor_the_next_day(
    board: PublishingStage,
) -> None:
    board.fill(3)
    every_day(board, time(8))
    board.now.now = datetime.fromisoformat("2026-11-25T22:10+08:00")

    await board.wait(timedelta(hours=9))

    assert board.questions() == []


async def test_another_groups_clock(board: PublishingStage) -> None:
    board.fill(3)
    board.schedules.add(
        GROUP, None, board.bank.id, time(9), "Europe/Berlin", (1, 2, 3, 4, 5, 6, 7), TRAINER.id
    )
    board.habits.put(Habits(GROUP, "Europe/Berlin", time(22), time(7)))

    await board.wait(datetime.fromisoformat("2026-11-25T15:59+08:00"))
    before = len(board.questions())
    await board.wait(timedelta(minutes=1))

    assert (before, len(board.questions())) == (0, 1)


async def test_when_all_were_put_up_they_come_again_and_the_trainer_is_told(
    board: PublishingStage,
) -> None:
    board.fill(2)
    every_day(board)

    await board.wait(NOON + 4 * DAY)

    assert len(board.questions()) == 4
    assert len([one for one in board.told(TRAINER.id) if "用完了" in one]) == 1


async def test_an_empty_bank_puts_up_nothing_and_the_trainer_is_told_once_a_day(
    board: PublishingStage,
) -> None:
    board.fill(2, ItemStatus.WAITING)
    every_day(board)

    await board.wait(timedelta(hours=6))

    assert board.questions() == []
    assert len(board.told(TRAINER.id)) == 1


async def test_what_is_not_meant_for_the_group_is_never_drawn(board: PublishingStage) -> None:
    for number in range(5):
        secret = citation(document_id="00000000000000aa")
        board.put(chosen(f"秘密{number}：每___一次。", cited=secret))
    (open_one,) = board.fill(1)
    board.documents.limited["00000000000000aa"] = ("trainer",)
    every_day(board)

    await board.wait(NOON + 3 * DAY)

    assert {one.removeprefix("【每日一题】") for one in board.questions()} == {open_one.item.stem}


async def test_an_item_in_words_is_a_message(board: PublishingStage) -> None:
    board.put(told())
    every_day(board)

    await board.wait(timedelta(hours=1))

    assert board.courier.polls == []
    assert "支部委员会多久开一次" in board.told(GROUP)[-1]


async def test_a_group_that_is_shut_is_told_of_once_a_day(board: PublishingStage) -> None:
    board.fill(3)
    every_day(board)
    board.courier.closed.add(GROUP)

    await board.wait(timedelta(hours=5))

    assert len(board.told(TRAINER.id)) == 1
    assert not board.faults


async def test_a_group_that_is_allowed_no_longer_gets_nothing(board: PublishingStage) -> None:
    board.fill(3)
    every_day(board)
    board.chats.allow(GROUP, False)

    await board.wait(timedelta(hours=5))

    assert board.questions() == []


async def test_one_that_the_group_may_see_is_found_among_many_that_it_may_not(
    board: PublishingStage,
) -> None:
    for number in range(60):
        board.put(chosen(f"秘密{number}", cited=citation(document_id="00000000000000aa")))
    board.put(chosen("公开"))
    board.documents.limited["00000000000000aa"] = ("committee",)
    every_day(board, time(12))

    await board.wait()

    assert board.questions() == ["【每日一题】公开"]
