"""Contests: announced, held item by item, closed with a table; over crashes as well."""

from __future__ import annotations

import itertools
from datetime import datetime, time, timedelta

import pytest
from posted_items import chosen, citation
from publishing_stage import (
    GROUP,
    HERE,
    NOON,
    TRAINER,
    PublishingStage,
    data_of,
    labels,
)

from bot.model import Outgoing, Person, Role, Where
from bot.quiz import Contest, ContestStatus, Habits, ItemStatus
from knowledge.errors import DeliveryError, MessageGone

START = NOON + timedelta(minutes=10)
WANG, LIU = Person(11, "小王"), Person(12, "小刘")


def plan(board: PublishingStage, count: int = 3, start: datetime = START) -> Contest:
    items = [one.id for one in board.fill(count)]
    return board.contests.plan(
        GROUP, None, board.bank.id, "“党章”知识竞赛", start, 40, 30, items, TRAINER.id
    )


def status(board: PublishingStage, contest: Contest) -> ContestStatus:
    found = board.contests.get(contest.id)
    assert found is not None
    return found.status


async def test_announced_at_once_held_on_time_and_closed_with_the_table(
    board: PublishingStage,
) -> None:
    contest = plan(board)

    await board.wait()
    announced = board.told(GROUP)
    await board.wait(START - timedelta(seconds=1))
    assert board.questions() == []
    await board.wait(START + timedelta(minutes=5))

    assert "11月25日（周三）12:10开始，共3题，每题限时30秒" in announced[0]
    assert [one[:7] for one in board.questions()] == ["【第1/3题】", "【第2/3题】", "【第3/3题】"]
    sent = [one.sent_at for one in board.posts.of_contest(contest.id)]
    assert sent == [START + timedelta(seconds=40 * number) for number in range(3)]
    assert {one.quiz.open_seconds for one in board.courier.polls} == {30}
    assert board.told(GROUP)[-1].startswith("“党章”知识竞赛：0人次作答")
    assert status(board, contest) is ContestStatus.OVER


async def test_votes_count_once_early_late_and_twice(board: PublishingStage) -> None:
    contest = plan(board, 2)
    await board.wait(START + timedelta(seconds=20))
    await board.vote(0, WANG, 0)
    await board.vote(0, WANG, 1)  # a second one never counts
    await board.vote(0, LIU, 1)
    await board.wait(START + timedelta(minutes=3))
    assert "2人次作答，1人次答对" in board.told(GROUP)[-1]

    await board.vote(1, WANG, 0)  # cast in time, told late
    await board.wait(timedelta(minutes=1))

    where, _, corrected = board.courier.edited[-1]
    assert where.chat_id == GROUP
    assert "3人次作答，2人次答对" in corrected.html
    assert len([one for one in board.told(GROUP) if "人次" in one]) == 1
    assert len(board.votes.of_contest(contest.id)) == 3


async def test_a_table_that_could_not_be_corrected_is_corrected_later(
    board: PublishingStage,
) -> None:
    plan(board, 1)
    await board.wait(START + timedelta(minutes=3))

    board.courier.error = DeliveryError("断网")
    await board.vote(0, WANG, 0)
    await board.wait(timedelta(minutes=2))
    board.courier.error = None
    await board.wait(timedelta(minutes=2))

    assert "1人次作答" in board.courier.edited[-1][2].html


async def test_a_vote_of_nobody_in_particular_or_taken_back_does_not_count(
    board: PublishingStage,
) -> None:
    contest = plan(board, 1)
    await board.wait(START)

    await board.vote(0, WANG)
    await board.vote(0, None, 0)  # type: ignore[arg-type]  # an anonymous admin

    assert board.votes.of_contest(contest.id) == ()


async def test_a_restart_in_the_middle_loses_and_doubles_nothing(board: PublishingStage) -> None:
    contest = plan(board, 5)
    await board.wait(START + timedelta(seconds=50))
    board.courier.error = DeliveryError("断网")
    await board.wait(START + timedelta(seconds=85))

    board.restart()  # down for some minutes
    board.courier.error = None
    board.now.now = START + timedelta(minutes=8)
    await board.wait(timedelta(minutes=5))

    asked = board.questions()
    assert len(asked) == len(set(asked)) == 5
    sent = [one.sent_at for one in board.posts.of_contest(contest.id) if one.sent_at]
    gaps = [later - sooner for sooner, later in itertools.pairwise(sent)]
    assert min(gaps) >= timedelta(seconds=40)
    assert status(board, contest) is ContestStatus.OVER


async def test_down_for_too_long_it_ends_with_what_there_is(board: PublishingStage) -> None:
    contest = plan(board)
    await board.wait(START + timedelta(seconds=10))

    board.restart()
    board.now.now = START + timedelta(hours=2)
    await board.wait(timedelta(minutes=1))

    assert len(board.questions()) == 1
    assert "没有全部办完" in board.told(GROUP)[-2]
    assert "没有办完" in board.told(TRAINER.id)[-1]
    assert status(board, contest) is ContestStatus.OVER


async def test_one_that_could_not_begin_is_called_off_and_its_trainer_told(
    board: PublishingStage,
) -> None:
    contest = plan(board)
    board.now.now = START + timedelta(hours=2)

    await board.wait(timedelta(minutes=1))

    assert board.questions() == []
    assert status(board, contest) is ContestStatus.CANCELLED
    assert "没有办成" in board.told(TRAINER.id)[-1]


async def test_what_was_suspended_meanwhile_is_passed_over_and_its_trainer_told(
    board: PublishingStage,
) -> None:
    contest = plan(board)
    item = board.items.get(contest.items[1])
    assert item is not None
    await board.wait(START)
    board.suspend(item)

    await board.wait(START + timedelta(minutes=5))

    assert [one[:7] for one in board.questions()] == ["【第1/3题】", "【第3/3题】"]
    assert item.item.stem in board.told(TRAINER.id)[-1]
    assert status(board, contest) is ContestStatus.OVER


async def test_where_nothing_may_be_put_up_it_ends(board: PublishingStage) -> None:
    contest = plan(board)
    board.documents.gone.add(citation().document_id)

    await board.wait(START + timedelta(minutes=5))

    assert board.questions() == []
    assert status(board, contest) is ContestStatus.OVER
    assert not board.faults


async def test_a_cancelled_contest_stops_and_the_group_is_told(board: PublishingStage) -> None:
    plan(board)
    await board.wait(START + timedelta(seconds=5))

    listed = await board.contest.begin(board.wish(""))
    shown = await board.press(board.contest, data_of(listed, "取消第1个"))
    await board.wait(START + timedelta(minutes=5))

    assert shown == Outgoing.plain("已取消，群里会说明。")
    assert [one.closed for one in board.courier.polls] == [True]
    assert board.told(GROUP)[-1] == "“党章”知识竞赛取消了。"


async def planned(board: PublishingStage, text: str) -> Outgoing | None:
    """Choose bank and group by the buttons."""
    page = await board.contest.begin(board.wish(text))
    for label in ("党章", "学习群"):
        if any(label in one for one in labels(page)):
            page = await board.press(board.contest, data_of(page, label)) or page
    return page


async def test_planned_by_a_line_and_three_buttons(board: PublishingStage) -> None:
    board.fill(5)

    page = await planned(board, "明天 19:30 5题 每题20秒 间隔30秒")
    assert page is not None
    assert "“学习群”，11月26日（周四）19:30开始，5题，每题20秒，每30秒一题，约3分钟" in page.html
    yes = data_of(page, "确定")
    await board.press(board.contest, yes)
    await board.press(board.contest, yes, under=90)  # impatient

    (contest,) = board.contests.unfinished()
    assert contest.starts_at == datetime.fromisoformat("2026-11-26T19:30+08:00")
    assert (contest.limit_s, contest.interval_s, len(contest.items)) == (20, 30, 5)
    assert contest.created_by == TRAINER.id


async def test_what_cannot_be_held_is_told_in_words(board: PublishingStage) -> None:
    board.fill(5)

    async def refused(text: str) -> str:
        page = await planned(board, text)
        assert page is not None
        assert "确定" not in labels(page)
        return page.html

    assert "安静时段（22:00–07:00）" in await refused("明天 21:59 5题 间隔60秒")
    assert "用的只有5道" in await refused("明天 19:30 6题")
    assert "题数1到50" in await refused("明天 19:30 5题 每题30秒 间隔20秒")
    assert "题数1到50" in await refused("明天 19:30 51题")
    assert "已经过了" in await refused("2026-11-01 19:30")
    assert "/contest 周五 19:30" in await refused("随便什么")
    assert "没有看懂“随便什么”" in await refused("随便什么 19:30")


async def test_a_contest_asks_again_what_was_put_up_before_where_there_is_nothing_new(
    board: PublishingStage,
) -> None:
    for one in board.fill(4)[:2]:
        board.posts.plan(f"p5:{one.id}:0", GROUP, None, one.id, one.item, NOON)

    page = await planned(board, "明天 19:30 4题")

    assert page is not None
    assert "4题" in page.html


async def test_a_contest_begins_in_a_while(board: PublishingStage) -> None:
    board.fill(5)

    page = await planned(board, "十分钟后 五题")

    assert page is not None
    assert "11月25日（周三）12:10开始，5题" in page.html
    assert "12:03开始" in (await planned(board, "现在 5题") or page).html


async def test_a_weekday_is_the_next_one(board: PublishingStage) -> None:
    board.fill(10)

    page = await planned(board, "周三 11:00")  # it is Wednesday noon

    assert page is not None
    assert "12月2日（周三）11:00开始，10题" in page.html


async def test_only_what_is_answered_by_choosing_is_drawn(board: PublishingStage) -> None:
    board.fill(3)
    board.fill(9, ItemStatus.SUSPENDED)
    for number in range(4):
        cited = citation(document_id="00000000000000aa")
        board.put(chosen(f"密{number}", cited=cited))
    board.documents.limited["00000000000000aa"] = ("trainer",)

    page = await planned(board, "明天 19:30 4题")

    assert page is not None
    assert "用的只有3道" in page.html


async def test_an_old_button_of_a_trainer_no_longer_says_so(board: PublishingStage) -> None:
    board.fill(10)
    page = await planned(board, "明天 19:30")

    shown = await board.press(board.contest, data_of(page, "确定"), role=Role.MEMBER)
    assert shown is None
    shown = await board.press(board.contest, data_of(page, "确定"), where=HERE)

    assert shown is None
    assert ["只有培训员" in toast for _, toast, *_ in board.courier.toasts[-2:]] == [True] * 2
    assert board.contests.unfinished() == ()


async def test_quiet_hours_that_were_set_later_call_it_off(board: PublishingStage) -> None:
    contest = plan(board)
    board.habits.put(Habits(GROUP, "Asia/Shanghai", time(12), time(13)))

    await board.wait(START + timedelta(minutes=1))

    assert board.told(GROUP) == []
    assert status(board, contest) is ContestStatus.CANCELLED


async def test_held_up_into_the_night_it_ends(board: PublishingStage) -> None:
    contest = plan(board, start=datetime.fromisoformat("2026-11-25T21:50+08:00"))
    await board.wait(contest.starts_at + timedelta(seconds=10))

    board.restart()
    board.now.now = datetime.fromisoformat("2026-11-25T22:05+08:00")
    await board.wait(timedelta(minutes=10))

    assert len(board.questions()) == 1
    assert status(board, contest) is ContestStatus.OVER


async def test_what_was_planned_long_ago_and_not_sent_is_not_sent_any_more(
    board: PublishingStage,
) -> None:
    contest = plan(board)
    await board.wait(START - timedelta(seconds=1))
    board.courier.error = DeliveryError("断网")
    await board.wait(START + timedelta(seconds=10))
    assert len(board.posts.unsent()) == 1

    board.courier.error = None
    board.restart()
    board.now.now = START + timedelta(hours=3)
    await board.wait(timedelta(minutes=10))

    assert board.questions() == []
    assert board.posts.unsent() == ()
    assert status(board, contest) is ContestStatus.OVER


async def test_a_poll_that_an_admin_deleted_before_its_id_was_known_holds_up_nothing(
    board: PublishingStage,
) -> None:
    contest = plan(board)
    await board.wait(START - timedelta(seconds=1))
    board.courier.error = MessageGone("投票已被删除")
    await board.wait(START)

    board.courier.error = None
    await board.wait(START + timedelta(minutes=5))

    assert status(board, contest) is ContestStatus.OVER
    assert board.posts.unsent() == ()


async def test_a_group_that_cannot_be_told_of_a_contest_has_it_all_the_same(
    board: PublishingStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    contest = plan(board)
    sending = board.courier.send

    async def send(where: Where, message: Outgoing, *, key: str) -> int:
        if key.startswith("quiz:c"):
            raise DeliveryError("没有发出")
        return await sending(where, message, key=key)

    monkeypatch.setattr(board.courier, "send", send)

    await board.wait(START + timedelta(hours=3))

    assert len(board.questions()) == 3
    assert status(board, contest) is ContestStatus.OVER


async def test_a_contest_whose_bank_is_deleted_is_called_off_and_its_trainer_told(
    board: PublishingStage,
) -> None:
    contest = plan(board)
    await board.wait()
    board.banks.drop(board.bank.id)

    await board.wait(START + timedelta(minutes=5))

    assert status(board, contest) is ContestStatus.CANCELLED
    assert board.told(GROUP)[-1] == "“党章”知识竞赛取消了。"
    assert "题目都已删除" in board.told(TRAINER.id)[-1]


async def test_a_contest_whose_bank_is_deleted_midway_says_that_it_ends(
    board: PublishingStage,
) -> None:
    contest = plan(board)
    await board.wait(START + timedelta(seconds=10))
    board.banks.drop(board.bank.id)

    await board.wait(START + timedelta(minutes=5))

    assert len(board.questions()) == 1
    assert status(board, contest) is ContestStatus.OVER
    *_, said, table = board.told(GROUP)
    assert said == "“党章”知识竞赛没有全部办完，到此结束。"
    assert table.startswith("“党章”知识竞赛：0人次作答")
    assert "题目都已删除" in board.told(TRAINER.id)[-1]


async def test_a_trainer_holds_no_contest_with_what_they_may_not_see(
    board: PublishingStage,
) -> None:
    board.put(chosen("秘密", cited=citation(document_id="00000000000000aa")))
    board.documents.limited["00000000000000aa"] = (str(GROUP),)
    board.audiences = frozenset({"trainer"})
    page: Outgoing | None = await board.contest.begin(board.wish("15:00 1题 -1001234567890"))

    page = await board.press(board.contest, data_of(page, "党章"))

    assert page is not None
    assert "只有0道" in page.html
