"""Items in groups, by the bot's own process: chosen, put up, voted on, over kills and restarts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path

import pytest
from bot_api import Chat
from bot_api.ballots import Ballots
from bot_api.world import Json
from town import Town

from bot.model import ChatKind, Where
from bot.quiz import Contest, ContestStatus, ItemStatus
from bot.state import BankItems, Banks, Chats, Contests, Database, Posts, Schedules, Votes
from knowledge.bootstrap import Workshop
from knowledge.quiz import ItemType
from knowledge.quiz.selection import Selection

pytestmark = pytest.mark.slow

Build = Callable[..., Town]
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


class Shelf:
    """The bot's database, with a bank of items from the sample collection."""

    def __init__(self, folder: Path, workshop: Workshop) -> None:
        self.database = Database(f"sqlite:///{folder / 'bot.sqlite'}")
        self.database.upgrade()
        self.posts, self.votes = Posts(self.database), Votes(self.database)
        self.contests, self.schedules = Contests(self.database), Schedules(self.database)
        now = datetime.now(UTC)
        self.bank = Banks(self.database).create("组织生活", 1, now)
        made = workshop.quiz.make(Selection(), (ItemType.SINGLE,), 8)
        items = BankItems(self.database)
        self.items = [items.add(self.bank.id, one, ItemStatus.READY, 1, now) for one in made]

    def knows(self, group: Chat) -> None:
        """Let the bot know a group by its name, as if somebody had written there."""
        chats = Chats(self.database)
        chats.seen(Where(group.id, ChatKind.SUPERGROUP, title="学习群"))
        chats.set_status(group.id, "member")


@pytest.fixture
def shelf(sample: Workshop, tmp_path: Path) -> Iterator[Shelf]:
    built = Shelf(tmp_path, sample)
    yield built
    built.database.close()


def polls(town: Town, group: Chat) -> list[Json]:
    return [one for one in town.api.world.sent if "poll" in one and one["chat"]["id"] == group.id]


async def seen(town: Town, what: str, found: Callable[[], object], seconds: float = 60) -> None:
    await town.api.calls.until(what, found, seconds)


async def test_published_by_buttons_and_the_source_opens_after_the_vote(
    build: Build, shelf: Shelf
) -> None:
    town = build(ZHIGUI_QUIZ__QUIET_HOURS="")
    wang = town.person()
    group, alone = town.group(wang), town.actors.private(town.boss)
    shelf.knows(group)
    async with town.bot:
        page = await alone.reply(await alone.say(town.boss, "/publish"), "请选题库")
        for label, expected in (
            ("组织生活", "发几道"),
            ("1", "哪个群"),
            ("学习群", "的1道题发到"),
            ("确定", "1道题将发到"),
        ):
            await alone.pressed(await alone.press(town.boss, page, label))
            assert expected in page["text"]
        await seen(town, "the poll stands in the group", lambda: polls(town, group))
        (poll,) = polls(town, group)
        early = await group.pressed(await group.press(wang, poll, "看出处"))
        await Ballots(town.api).vote(wang, poll, [0])
        await seen(
            town, "the vote is kept", lambda: shelf.votes.has_voted(poll["poll"]["id"], wang["id"])
        )
        late = await group.pressed(await group.press(wang, poll, "看出处"))
        private = town.actors.private(wang)
        payload = late["url"].partition("?start=")[2]
        source = await private.next(await private.say(wang, f"/start {payload}"), "答案：")

    assert poll["poll"]["type"] == "quiz"
    assert not poll["poll"]["is_anonymous"]
    assert early["text"] == "请先作答，再看出处。"
    assert shelf.items[0].item.citation is not None
    assert "《" in source["text"]


async def test_the_day_s_item_once_over_restarts(build: Build, shelf: Shelf) -> None:
    town = build(ZHIGUI_QUIZ__QUIET_HOURS="")
    wang = town.person()
    group = town.group(wang)
    shelf.knows(group)
    shelf.schedules.add(group.id, None, shelf.bank.id, time(0, 0), "UTC", EVERY_DAY, 1)
    async with town.bot:
        await seen(town, "the item of the day", lambda: polls(town, group))
        for end in (town.bot.kill, town.bot.terminate):
            await end()
            await town.bot.start()
            await town.quiet(group, wang)

    asked = [one["poll"]["question"] for one in polls(town, group)]
    assert len(asked) == len({post.occasion for post in shelf.posts.open()}) == 1
    assert asked[0].startswith("【每日一题】")


async def test_a_contest_that_is_killed_twice_ends_with_the_exact_table(
    build: Build, shelf: Shelf
) -> None:
    town = build(ZHIGUI_QUIZ__QUIET_HOURS="")
    voters = [town.person() for _ in range(6)]
    group, ballots = town.group(*voters), Ballots(town.api)
    shelf.knows(group)
    contest = _planned(shelf, group, 4)
    right = dict.fromkeys([one["id"] for one in voters], 0)
    async with town.bot:
        for number in range(4):
            await seen(town, f"poll {number}", partial(_more_than, town, group, number))
            poll = polls(town, group)[number]
            key = poll["poll"]["correct_option_ids"][0]
            for place, voter in enumerate(voters):
                hit = place <= number + 1
                right[voter["id"]] += hit
                await ballots.vote(voter, poll, [key if hit else (key + 1) % 2])
            if number in (0, 2):
                await town.bot.kill()
                await town.bot.start()

        def over() -> bool:
            found = shelf.contests.get(contest.id)
            return found is not None and found.status is ContestStatus.OVER

        await seen(town, "the contest is over", over, 90)

    counted = dict.fromkeys(right, 0)
    for ballot in shelf.votes.of_contest(contest.id):
        counted[ballot.vote.user_id] += ballot.right
    assert counted == right
    assert len(polls(town, group)) == 4
    here = (one for one in town.api.world.sent if one["chat"]["id"] == group.id)
    said = [one["text"] for one in here if "text" in one]
    assert sum("开始，共4题" in one for one in said) == 1
    assert "同志1" in said[-1] or "同志2" in said[-1]


def _more_than(town: Town, group: Chat, count: int) -> bool:
    return len(polls(town, group)) > count


def _planned(shelf: Shelf, group: Chat, count: int) -> Contest:
    starts = datetime.now(UTC) + timedelta(seconds=5)
    items = [one.id for one in shelf.items[:count]]
    return shelf.contests.plan(
        group.id, None, shelf.bank.id, "“组织生活”知识竞赛", starts, 12, 10, items, 1
    )
