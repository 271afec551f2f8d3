"""From a bank to polls in a group, and from votes to tables, mistakes and reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bot_api import Ballots, Chat
from bot_api.world import Json
from town import Town

from bot.quiz import ItemStatus
from bot.state import BankItems, Banks, Database
from knowledge.bootstrap import Workshop
from knowledge.quiz import GAP, ItemType, QuizItem
from knowledge.quiz.selection import Selection

pytestmark = pytest.mark.slow

Build = Callable[..., Town]
NEVER = ""  # no quiet hours


def fill_bank(folder: Path, sample: Workshop) -> QuizItem:
    """Put an item of the sample collection into a bank of the bot's database, and return it.

    One that is made up would be suspended by the round that looks after changed passages.
    """
    (item,) = sample.quiz.make(Selection(document="党支部工作规则"), (ItemType.SINGLE,), 1)
    database = Database(f"sqlite:///{folder / 'bot.sqlite'}")
    now = datetime.now(UTC)
    bank = Banks(database).create("应知应会", 1, now)
    BankItems(database).add(bank.id, item, ItemStatus.READY, 1, now)
    database.close()
    return item


def now(chat: Chat, message: Json) -> Json:
    """Return a message of the bot as it reads now."""
    return next(one for one in chat.seen() if one["message_id"] == message["message_id"])


async def test_polls_go_up_votes_come_in_and_everybody_learns_what_is_theirs(
    build: Build, sample: Workshop, tmp_path: Path
) -> None:
    town = build(ZHIGUI_QUIZ__QUIET_HOURS=NEVER)
    async with town.bot:
        item = fill_bank(tmp_path, sample)
        li, zhou, wang = town.person(), town.person(), town.person()
        group = town.group(li, zhou, wang)
        at_desk, alone = town.actors.private(town.boss), town.actors.private(li)
        ballots = Ballots(town.api)

        await town.quiet(group, li)  # by this the group is known
        chosen = await at_desk.reply(await at_desk.say(town.boss, "/publish 1"), "题库")
        for label in ("应知应会", "学习群", "确定"):
            await at_desk.pressed(await at_desk.press(town.boss, chosen, label))
            chosen = now(at_desk, chosen)
        poll = await group.next(matching=item.stem.partition(GAP)[0])
        (right,) = poll["poll"]["correct_option_ids"]

        await ballots.vote(li, poll, [(right + 1) % 2])
        for person in (zhou, wang):
            await ballots.vote(person, poll, [right])
        await town.quiet(group, li)

        table = await group.reply(await group.say(li, "/league@zhigui_bot"), "本周答题排行")
        assert "答对1题" in table["text"] and "2人上榜" in table["text"]
        assert "另有1人" in table["text"]

        asked = await alone.reply(await alone.say(li, "/mistakes"), "还有1题")
        await alone.pressed(await alone.press(li, asked, "ABCD"[item.key[0]]))
        assert "答对了" in now(alone, asked)["text"]

        told = await at_desk.reply(await at_desk.say(town.boss, "/report"), "最容易答错")
        assert "答3次，错1次（33%）" in told["text"]

        await alone.pressed(
            await alone.press(li, await alone.reply(await alone.say(li, "/forget")), "删除")
        )
        table = await group.reply(await group.say(li, "/league@zhigui_bot"), "2人上榜")
        assert "另有" not in table["text"]
