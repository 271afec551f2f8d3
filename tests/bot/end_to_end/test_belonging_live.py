"""Who is let in; what happens when groups and people come, go and change."""

from __future__ import annotations

import pytest
from town import ANSWER, QUESTION, Town

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]


async def test_an_unknown_group_is_told_once(town: Town) -> None:
    li = town.person()
    group = town.actors.group("外单位群", [li])

    first = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))
    second = await group.say(li, f"/ask@zhigui_bot {QUESTION}")
    third = await group.say(town.boss, "/allow@zhigui_bot")
    await group.reply(third)

    assert ANSWER not in first["text"]
    assert group.replies(second) == []


async def test_an_unknown_person_is_told_once(village: Town) -> None:
    stranger = village.person()
    chat = village.actors.private(stranger)

    told = await chat.next(await chat.say(stranger, QUESTION))
    await chat.say(stranger, QUESTION)
    privacy = await chat.next(await chat.say(stranger, "/privacy"), "保存|记录|删除")

    assert str(stranger["id"]) in told["text"]
    assert len(chat.seen()) == 2
    assert privacy


async def test_a_member_of_an_allowed_group_may_use_the_private_chat(village: Town) -> None:
    li = village.person()
    village.group(li)
    chat = village.actors.private(li)

    answer = await chat.next(await chat.say(li, QUESTION), "【规定】")

    assert ANSWER in answer["text"]


async def test_a_group_is_allowed_by_an_admin_from_within(town: Town) -> None:
    li = town.person()
    group = town.actors.group("新群", [li], admins=[town.boss])

    await group.reply(await group.say(town.boss, "/allow@zhigui_bot"))
    answer = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))

    assert ANSWER in answer["text"]


async def test_nobody_else_allows_a_group(town: Town) -> None:
    li = town.person()
    group = town.actors.group("新群", admins=[li])

    await group.reply(await group.say(li, "/allow@zhigui_bot"))
    said = await group.say(li, f"/ask@zhigui_bot {QUESTION}")
    await group.reply(await group.say(town.boss, "/allow@zhigui_bot"))

    assert group.replies(said) == []


@pytest.mark.parametrize("leaves", [False, True])
async def test_a_group_that_becomes_a_supergroup_goes_on(leaves: bool, town: Town) -> None:
    li = town.person()
    old = town.group(li, kind="group")
    await old.reply(await old.say(li, f"/ask@zhigui_bot {QUESTION}"))

    new = await town.comings.migrate(old, leaves=leaves)
    answer = await new.reply(await new.say(li, "/ask@zhigui_bot 党费每月最晚几号交？"))

    assert "党费" in answer["text"]


async def test_a_group_that_is_gone_is_written_to_no_more(town: Town) -> None:
    li = town.person()
    group = town.group(li)
    await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))
    await town.comings.bot_status(group, "kicked", li)
    mark = town.api.calls.mark

    await town.comings.bot_status(group, "member", li)
    answer = await group.reply(await group.say(li, "/ask@zhigui_bot 党费每月最晚几号交？"))

    assert "党费" in answer["text"]
    sent = town.api.calls.of("sendMessage", chat_id=group.id, after=mark)
    assert all(one.accepted for one in sent)


async def test_who_blocked_the_bot_may_come_back(village: Town) -> None:
    li = village.person()
    village.group(li)
    chat = village.actors.private(li)
    await chat.next(await chat.say(li, QUESTION), "【规定】")
    await village.comings.bot_status(chat, "kicked", li)

    await village.comings.bot_status(chat, "member", li)
    said = await chat.say(li, "党费每月最晚几号交？")

    assert await chat.next(said, "党费")


async def test_somebody_who_joins_a_group_is_not_greeted(town: Town) -> None:
    li, zhang = town.person(), town.person()
    group = town.group(li, bot="administrator")

    await town.comings.status(group, zhang, "member")
    await town.comings.status(group, zhang, "left")
    await town.quiet(group, li)

    assert len(group.seen()) == 1
