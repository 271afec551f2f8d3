"""Votes and wrong citations: one word a person, and no word of it in the group."""

from __future__ import annotations

from button_stage import OURS, TEXTS, Stage, alone
from telegram_updates import ALICE, BORIS, ME, PRIVATE, by_us

from bot.callbacks import Callback, Verb
from bot.model import Where
from bot.state import StoredAnswer, Verdict


def button(verb: Verb, stored: StoredAnswer, *numbers: int) -> str:
    return Callback(verb, stored.token, numbers).data


async def test_anybody_votes_once_and_the_last_vote_counts(stage: Stage) -> None:
    stored = stage.kept(by=ALICE)

    assert (await stage.press(button(Verb.GOOD, stored), BORIS))[0] == TEXTS.voted_good
    assert (await stage.press(button(Verb.BAD, stored), BORIS))[0] == TEXTS.voted_bad
    await stage.press(button(Verb.GOOD, stored), ALICE)

    counts = stage.feedback.counts()
    assert (counts[Verdict.GOOD], counts[Verdict.BAD]) == (1, 1)
    assert not stage.courier.sent and not stage.courier.edited


async def test_why_a_citation_is_wrong_is_asked_in_the_private_chat(stage: Stage) -> None:
    stored = stage.kept()

    told = await stage.press(button(Verb.WRONG, stored, 0), BORIS)

    assert told == (TEXTS.wrong_taken_elsewhere, False, "")
    [asked] = stage.courier.sent
    assert asked.where == Where(BORIS["id"])
    assert asked.data == [button(Verb.WRONG, stored, number) for number in (1, 2, 3, 4)]
    assert stage.feedback.of(stored.id, BORIS["id"]).verdict is Verdict.CITATION


async def test_who_has_not_opened_the_private_chat_is_led_there(stage: Stage) -> None:
    stored = stage.kept()
    stage.courier.closed.add(BORIS["id"])

    _, _, url = await stage.press(button(Verb.WRONG, stored, 0), BORIS)
    assert url == f"https://t.me/{ME.username}?start={button(Verb.WRONG, stored, 0)}"
    assert stage.feedback.of(stored.id, BORIS["id"]).verdict is Verdict.CITATION

    stage.courier.closed.clear()
    await stage.says(f"/start {button(Verb.WRONG, stored, 0)}", BORIS, chat=alone(BORIS))
    [asked] = stage.courier.sent
    assert (asked.where.chat_id, len(asked.data)) == (BORIS["id"], 4)


async def test_a_chosen_reason_is_kept_and_takes_the_place_of_the_question(stage: Stage) -> None:
    stored = stage.kept()
    await stage.press(button(Verb.WRONG, stored, 0), BORIS)
    asked = stage.courier.sent[0]

    await stage.press(asked.data[1], BORIS, alone(BORIS), message_id=asked.id)

    assert stage.feedback.of(stored.id, BORIS["id"]).reason == TEXTS.reason_place
    [(where, message_id, message)] = stage.courier.edited
    assert (where.chat_id, message_id, message.rows) == (BORIS["id"], asked.id, ())
    assert TEXTS.reason_place in message.html


async def test_a_reason_in_own_words(stage: Stage) -> None:
    stored = stage.kept(Where(ALICE["id"]))
    await stage.press(button(Verb.WRONG, stored, 0), chat=PRIVATE)
    asked = stage.courier.sent[0]
    assert asked.reply_to == OURS
    await stage.press(asked.data[3], chat=PRIVATE, message_id=asked.id)
    field = stage.courier.sent[1]
    link = f"https://t.me/{ME.username}?start={button(Verb.WRONG, stored, 4)}"
    assert field.message.ask_back
    assert f'href="{link}"' in field.message.html

    answered = by_us("请回复这条消息", chat=PRIVATE, message_id=field.id)
    answered["entities"] = [{"type": "text_link", "offset": 0, "length": 2, "url": link}]
    await stage.says("第十条里没有“随时”", chat=PRIVATE, reply_to_message=answered)

    assert stage.feedback.of(stored.id, ALICE["id"]).reason == "第十条里没有“随时”"
    assert stage.courier.sent[2].message.html == TEXTS.reason_taken
    assert not stage.desk.asked


async def test_pressing_again_keeps_the_reason_and_asks_no_second_time(stage: Stage) -> None:
    stored = stage.kept()
    await stage.press(button(Verb.WRONG, stored, 0))
    await stage.press(button(Verb.WRONG, stored, 1), chat=PRIVATE, message_id=500)
    stage.later(minutes=1)

    await stage.press(button(Verb.WRONG, stored, 0))

    assert stage.feedback.of(stored.id, ALICE["id"]).reason == TEXTS.reason_words
    assert len(stage.courier.sent) == 1


async def test_a_reason_that_there_is_not(stage: Stage) -> None:
    stored = stage.kept()

    assert (await stage.press(button(Verb.WRONG, stored, 9), chat=PRIVATE))[
        0
    ] == TEXTS.unknown_button
    assert stage.feedback.of(stored.id, ALICE["id"]) is None


async def test_a_group_message_is_never_changed(stage: Stage) -> None:
    stored = stage.kept()

    for number in range(6):
        await stage.press(button(Verb.WRONG, stored, number))

    assert not stage.courier.edited
    assert {sent.where.chat_id for sent in stage.courier.sent} == {ALICE["id"]}


async def test_a_link_of_somebody_else_in_an_answered_message_is_no_reason(stage: Stage) -> None:
    """Only our own messages are read; what others write decides nothing."""
    stored = stage.kept()
    link = f"https://t.me/{ME.username}?start={button(Verb.WRONG, stored, 4)}"
    answered = by_us("看这里", **{"from": BORIS, "chat": PRIVATE})
    answered["entities"] = [{"type": "text_link", "offset": 0, "length": 2, "url": link}]

    await stage.says("党费怎么交？", chat=PRIVATE, reply_to_message=answered)

    assert [said.text for said, _ in stage.desk.asked] == ["党费怎么交？"]
    assert stage.feedback.of(stored.id, ALICE["id"]) is None
