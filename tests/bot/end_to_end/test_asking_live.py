"""What a member gets in a group, in a topic and in a private chat."""

from __future__ import annotations

import pytest
from bot_api import button
from town import ANSWER, QUESTION, REFUSED, Town

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_one_reply_with_the_answer_first_and_its_source_folded(town: Town) -> None:
    li = town.person()
    group = town.group(li)

    said = await group.say(li, f"/ask@zhigui_bot {QUESTION}")
    answer = await group.reply(said)

    text = answer["text"]
    assert text.index(ANSWER) < text.index("【规定】《云泽市统计局党支部工作规则》")
    assert "expandable_blockquote" in {one["type"] for one in answer["entities"]}
    assert group.seen() == [answer]
    assert len(town.api.calls.of("sendChatAction", chat_id=group.id)) <= 1


async def test_the_answer_stays_in_its_topic(town: Town) -> None:
    li = town.person()
    group = town.group(li, forum=True)
    topic = await group.open_topic(li, "组织生活")

    in_topic = await group.say(li, f"/ask@zhigui_bot {QUESTION}", topic=topic)
    in_general = await group.say(li, "/ask@zhigui_bot 党费每月最晚几号交？")

    assert (await group.reply(in_topic))["message_thread_id"] == topic
    assert "message_thread_id" not in await group.reply(in_general)
    actions = town.api.calls.of("sendChatAction", chat_id=group.id, accepted=False)
    assert actions == []


async def test_a_chain_of_replies_is_no_topic(town: Town) -> None:
    li = town.person()
    group = town.group(li)
    first = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))

    said = await group.say(li, "党小组会呢？", reply_to=first)
    answer = await group.reply(said)

    assert "党小组会" in answer["text"]
    sent = town.api.calls.of("sendMessage", chat_id=group.id)
    assert not any("message_thread_id" in one.given for one in sent)


async def test_follow_ups_of_two_people_do_not_mix(town: Town) -> None:
    li, zhang = town.person(), town.person()
    group = town.group(li, zhang)
    meeting = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))
    dues = await group.reply(await group.say(zhang, "/ask@zhigui_bot 党费每月最晚几号交？"))

    more = await group.reply(await group.say(li, "党小组会呢？", reply_to=meeting))
    other = await group.reply(await group.say(zhang, "不交会怎么样？", reply_to=dues))

    assert "党小组会" in more["text"]
    assert "党费" in other["text"]


async def test_the_same_question_again_is_answered_by_a_link(town: Town) -> None:
    li, zhang = town.person(), town.person()
    group = town.group(li, zhang)
    first = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))

    again = await group.reply(await group.say(zhang, f"/ask@zhigui_bot {QUESTION}"))

    link = f"https://t.me/c/{-group.id - 10**12}/{first['message_id']}"
    assert link in [one.get("url") for one in again["entities"]]


async def test_in_a_plain_group_the_earlier_answer_is_replied_to(town: Town) -> None:
    li, zhang = town.person(), town.person()
    group = town.group(li, zhang, kind="group")
    first = await group.reply(await group.say(li, f"/ask@zhigui_bot {QUESTION}"))

    again = await group.say(zhang, f"/ask@zhigui_bot {QUESTION}")

    pointer = await group.reply(first)
    assert pointer["message_id"] > again["message_id"]


async def test_an_edited_question_edits_its_answer(town: Town) -> None:
    li = town.person()
    group = town.group(li)
    said = await group.say(li, f"/ask@zhigui_bot {QUESTION}")
    answer = await group.reply(said)

    await group.edit(said, "/ask@zhigui_bot 党费每月最晚几号交？")
    await town.api.calls.until("the answer is edited", lambda: "党费" in answer["text"])

    assert [one["message_id"] for one in group.replies(said)] == [answer["message_id"]]


async def test_a_change_that_nobody_sees_changes_nothing(town: Town) -> None:
    li = town.person()
    group = town.group(li)
    said = await group.say(li, f"/ask@zhigui_bot {QUESTION}")
    await group.reply(said)

    await group.edit(said)
    await town.quiet(group, li)

    assert len(group.replies(said)) == 1
    assert town.api.calls.of("editMessageText", chat_id=group.id) == []


async def test_a_refusal_is_kind_and_names_a_person(town: Town) -> None:
    li = town.person()
    group = town.group(li)

    refusal = await group.reply(await group.say(li, f"/ask@zhigui_bot {REFUSED}"))

    assert refusal["text"].startswith("抱歉")
    assert button(refusal, "转人工")


@pytest.mark.slow  # a second bot
async def test_plain_text_in_a_private_chat(village: Town) -> None:
    li = village.person()
    village.group(li)
    chat = village.actors.private(li)

    answer = await chat.next(await chat.say(li, QUESTION), "【规定】")
    more = await chat.next(await chat.say(li, "党小组会呢？"), "党小组会")

    assert ANSWER in answer["text"]
    assert more["message_id"] > answer["message_id"]


@pytest.mark.slow  # a second bot
async def test_a_command_that_telegram_does_not_mark(village: Town) -> None:
    li = village.person()
    village.group(li)
    chat = village.actors.private(li)

    answer = await chat.next(await chat.say(li, f"/ask{QUESTION}"), "【规定】")

    assert ANSWER in answer["text"]


@pytest.mark.parametrize(
    "words",
    [
        "<b>支委会</b> & <script>alert(1)</script>",
        "支委会" * 1300,
        "😀" * 2000,
        "\u202e会委支\u0000\ufeff多久",
        "{question} %s {0}",
        "'; DROP TABLE answers; --",
        "。",
    ],
)
async def test_whatever_is_asked_there_is_one_reply(words: str, town: Town) -> None:
    li = town.person()
    group = town.group(li)

    said = await group.say(li, f"/ask@zhigui_bot {words}")
    await group.reply(said)
    await town.quiet(group, li)

    assert len(group.replies(said)) == 1
    refused = [
        one for one in town.api.calls.of("sendMessage", accepted=False) if one.chat_id == group.id
    ]
    assert refused == []
