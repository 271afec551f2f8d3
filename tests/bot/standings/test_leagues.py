"""/league in the group and in private."""

from __future__ import annotations

from datetime import time, timedelta

from command_stage import NOW
from quizzed import single
from standings_stage import CHAT, ROWS, StandingsStage
from telegram_updates import ALICE, BORIS, GROUP

from bot.callbacks import Callback, Verb
from bot.model import Outgoing, Role
from bot.quiz import BankItem, ContestStatus, Habits

RIGHT, WRONG = (1,), (0,)
OTHER = -1009


async def test_a_group_sees_who_answered_best_this_week(
    stage: StandingsStage, item: BankItem
) -> None:
    stage.vote(stage.poll(item), BORIS, RIGHT)
    second = stage.poll(stage.bank_item(single(2)), ago=timedelta(minutes=5))
    stage.vote(second, BORIS, RIGHT)
    stage.vote(second, ALICE, RIGHT)

    [told] = await stage.say("/league")

    assert "本周答题排行（9月21日—9月27日）" in told
    assert told.index("1. 小周　答对2题，连对2题") < told.index("2. 小林　答对1题")
    assert "共2题，2人上榜" in told
    assert "用时" not in told


async def test_who_has_nothing_right_is_counted_and_not_shown_up(
    stage: StandingsStage, item: BankItem
) -> None:
    poll = stage.poll(item)
    stage.vote(poll, ALICE, WRONG)
    [told] = await stage.say("/league")
    assert "小林" not in told and "上榜" not in told
    assert "1人答了题，还没有答对" in told and "还没有人答题" not in told

    stage.vote(poll, BORIS, RIGHT)
    [told] = await stage.say("/league")
    assert "1. 小周" in told and "小林" not in told
    assert "1人上榜" in told and "另有1人答了题，还没有答对" in told
    assert "您答了题，还没有答对" in (await stage.whisper("/league"))[0]


async def test_a_week_before_is_turned_to(stage: StandingsStage, item: BankItem) -> None:
    stage.vote(stage.poll(item, ago=timedelta(days=3)), BORIS, RIGHT)
    [told] = await stage.say("/league")
    assert "这一周还没有人答题" in told

    await stage.tap("上一周", in_group=True)

    assert "9月14日—9月20日" in stage.shown.html
    assert "1. 小周　答对1题" in stage.shown.html
    await stage.tap("下一周", in_group=True)
    assert "本周" in stage.shown.html


async def test_the_week_is_that_of_the_groups_own_clock(
    stage: StandingsStage, item: BankItem
) -> None:
    stage.vote(stage.poll(item, ago=timedelta(hours=10)), BORIS, RIGHT)  # 22:00 UTC on Sunday
    assert "小周" in (await stage.say("/league"))[0]

    stage.habits.put(Habits(CHAT, "Europe/Berlin", time(22), time(7)))
    stage.now = NOW
    assert "小周" in (await stage.say("/league"))[0]
    stage.habits.put(Habits(CHAT, "America/New_York", time(22), time(7)))
    assert "小周" not in (await stage.say("/league"))[0]


async def test_more_than_the_first_are_not_listed(stage: StandingsStage, item: BankItem) -> None:
    poll = stage.poll(item)
    for number in range(ROWS + 3):
        who = {"id": 100 + number, "first_name": f"同志{number}"}
        stage.vote(poll, who, RIGHT if number else WRONG)

    [told] = await stage.say("/league")

    assert told.count("　答对") == ROWS
    assert "这里只列前3名" in told and "5人上榜" in told


async def test_names_are_text_and_nobody_is_nameless(stage: StandingsStage, item: BankItem) -> None:
    poll = stage.poll(item)
    stage.vote(poll, {"id": 100, "first_name": "<b>党</b>\n\u202e员"}, RIGHT)
    stage.vote(poll, {"id": 102, "first_name": "@all /ask t.me"}, RIGHT)
    stage.votes.receive(poll, 101, RIGHT, NOW)

    [told] = await stage.say("/league")

    assert "&lt;b&gt;党&lt;／b&gt; 员" in told
    assert "一位成员" in told
    assert "＠all ／ask t．me" in told  # calls nobody, links nowhere


async def test_whoever_wants_is_not_listed_and_comes_back(
    stage: StandingsStage, item: BankItem
) -> None:
    poll = stage.poll(item)
    stage.vote(poll, ALICE, RIGHT)
    stage.vote(poll, BORIS, RIGHT)
    await stage.say("/league")

    told = await stage.tap("上榜/不上榜", ALICE, in_group=True)

    assert "不再出现" in told
    assert "小林" not in stage.shown.html
    assert "1. 小周" in stage.shown.html and "另有1人" in stage.shown.html
    assert "会出现" in await stage.tap("上榜/不上榜", ALICE, in_group=True)
    assert "1. 小林" in stage.shown.html and "1. 小周" in stage.shown.html


async def test_a_contests_table_tells_the_time_and_that_it_does_not_count(
    stage: StandingsStage, item: BankItem
) -> None:
    contest = stage.contests.plan(CHAT, None, 1, "国庆 <竞赛>", NOW, 60, 45, (item.id,), 31)
    stage.contests.set_status(contest.id, ContestStatus.RUNNING)
    stage.vote(stage.poll(item, contest_id=contest.id), BORIS, RIGHT)
    await stage.say("/league")

    await stage.tap("最近的竞赛", in_group=True)

    assert "竞赛排行：国庆 &lt;竞赛&gt;" in stage.shown.html
    assert "1. 小周　答对1题，连对1题，用时约30秒" in stage.shown.html
    assert "不算名次" in stage.shown.html
    assert await stage.standings.final(contest) == Outgoing(stage.shown.html)
    await stage.tap("本周排行", in_group=True)
    assert "本周" in stage.shown.html


async def test_a_contest_of_another_group_or_not_begun_is_not_shown(stage: StandingsStage) -> None:
    stage.contests.plan(CHAT, None, 1, "明天", NOW, 60, 45, (), 31)
    elsewhere = stage.contests.plan(OTHER, None, 1, "别处", NOW, 60, 45, (), 31)
    stage.contests.set_status(elsewhere.id, ContestStatus.OVER)
    await stage.say("/league")

    assert "还没有办过竞赛" in await stage.tap("最近的竞赛", in_group=True)
    forged = Callback(Verb.LEAGUE, str(-CHAT), (1, elsewhere.id)).data
    stage.button = lambda _: forged  # type: ignore[method-assign]
    assert "还没有办过竞赛" in await stage.tap("", in_group=True)


# -- in private


async def test_a_member_reads_the_table_with_their_own_place(
    stage: StandingsStage, item: BankItem
) -> None:
    poll = stage.poll(item)
    for number in range(ROWS):
        stage.vote(poll, {"id": 100 + number, "first_name": f"同志{number}"}, RIGHT)
    second = stage.poll(stage.bank_item(single(2)))
    for number in range(ROWS):
        stage.vote(second, {"id": 100 + number, "first_name": f"同志{number}"}, RIGHT)
    stage.vote(second, ALICE, RIGHT)

    [told] = await stage.whisper("/league")

    assert "小林" not in told
    assert "您：第4名，答对1题，连对1题" in told
    await stage.tap("上榜/不上榜")
    assert "您选择了不上榜" in stage.shown.html


async def test_whoever_has_not_voted_is_told_how_to_begin(stage: StandingsStage) -> None:
    assert "还没有在群里答过题" in (await stage.whisper("/league"))[0]


async def test_who_is_in_several_groups_chooses(stage: StandingsStage, item: BankItem) -> None:
    stage.chats.allow(OTHER, True)
    stage.memberships.put(OTHER, ALICE["id"], True, NOW)
    stage.vote(stage.poll(item), ALICE, RIGHT)
    stage.vote(stage.poll(item, chat_id=OTHER), ALICE, WRONG)
    await stage.say("你好")  # by this the group's title is known

    [asked] = await stage.whisper("/league")

    assert "哪个群" in asked
    await stage.tap(GROUP["title"])
    assert "您：第1名，答对1题" in stage.shown.html


async def test_who_is_not_in_the_group_any_more_sees_nothing(
    stage: StandingsStage, item: BankItem
) -> None:
    stage.vote(stage.poll(item), ALICE, RIGHT)
    await stage.whisper("/league")
    stage.memberships.put(CHAT, ALICE["id"], False, NOW)

    assert "看不到这个群" in await stage.tap("上一周")
    assert "还没有在群里答过题" in (await stage.whisper("/league"))[0]


async def test_a_trainer_who_is_not_in_the_group_does_not_read_its_names(
    stage: StandingsStage, item: BankItem
) -> None:
    stage.vote(stage.poll(item), ALICE, RIGHT)
    await stage.whisper("/league")
    stage.people.give(BORIS["id"], Role.TRAINER)

    assert "看不到这个群" in await stage.tap("上一周", BORIS)


async def test_a_button_works_on_when_the_group_has_become_a_supergroup(
    stage: StandingsStage, item: BankItem
) -> None:
    plain = -4321
    stage.chats.allow(plain, True)
    stage.memberships.put(plain, ALICE["id"], True, NOW)
    stage.vote(stage.poll(item, chat_id=plain), ALICE, RIGHT)
    await stage.whisper("/league")

    stage.chats.migrate(plain, -1000000000777)

    assert await stage.tap("上一周") == ""
    await stage.tap("下一周")
    assert "您：第1名" in stage.shown.html
