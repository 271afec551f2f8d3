"""查看原文: who may see what is decided when it is opened; what is gone is shown as kept."""

from __future__ import annotations

import pytest
from button_stage import ADMIN, DOCUMENT, OURS, RULE, STRANGER, TEXTS, Stage, alone, quote
from telegram_updates import ALICE, GROUP, ME, PRIVATE

from bot.callbacks import Callback, Verb
from bot.model import Where
from bot.state import StoredAnswer


def page(stored: StoredAnswer, number: int = 0, mark: int = 1, verb: Verb = Verb.QUOTE) -> str:
    return Callback(verb, stored.token, (mark, number)).data


async def follow(stage: Stage, payload: str, by: dict = ALICE) -> str:  # type: ignore[type-arg]
    """Open a link in the private chat; return what is shown there."""
    before = len(stage.courier.sent)
    await stage.says(f"/start {payload}", by, chat=alone(by))
    [shown] = stage.courier.sent[before:]
    assert shown.where.chat_id == by["id"]
    return shown.message.html


async def test_a_link_from_a_group_opens_the_page_with_the_quote(stage: Stage) -> None:
    assert f"<b>{RULE}</b>" in await follow(stage, page(stage.kept()))
    assert not stage.desk.asked


async def test_the_nearest_place_of_a_refusal_opens_as_well(stage: Stage) -> None:
    assert f"<b>{RULE}</b>" in await follow(stage, page(stage.refused(), verb=Verb.NEAREST))


async def test_pages_are_turned_in_their_message(stage: Stage) -> None:
    stored = stage.kept(Where(ALICE["id"]))
    await stage.press(page(stored), chat=PRIVATE)
    [opened] = stage.courier.sent

    assert opened.reply_to == OURS
    assert opened.data == [page(stored, 1), page(stored, 3), f"p{DOCUMENT}-10-20-0"]
    await stage.press(opened.data[1], chat=PRIVATE, message_id=opened.id)

    [(where, message_id, turned)] = stage.courier.edited
    assert (where.chat_id, message_id) == (ALICE["id"], opened.id)
    assert "第3页的文字" in turned.html
    assert len(stage.courier.sent) == 1


async def test_where_the_page_was_deleted_it_is_sent_anew(stage: Stage) -> None:
    stored = stage.kept(Where(ALICE["id"]))
    stage.courier.gone.add(OURS)

    await stage.press(page(stored, 3), chat=PRIVATE)

    [sent] = stage.courier.sent
    assert "第3页的文字" in sent.message.html


async def test_a_cross_reference_opens_beside_the_page(stage: Stage) -> None:
    await stage.press(f"p{DOCUMENT}-10-20-0", chat=PRIVATE)

    assert len(stage.courier.sent) == 1
    assert not stage.courier.edited


@pytest.mark.parametrize("number", [0, 3])
async def test_in_a_group_a_press_leads_to_the_private_chat(stage: Stage, number: int) -> None:
    stored = stage.kept()

    _, _, url = await stage.press(page(stored, number))

    assert url == f"https://t.me/{ME.username}?start={page(stored, number)}"
    assert not stage.courier.sent and not stage.courier.edited


async def test_a_stranger_with_the_link_gets_a_polite_no(stage: Stage) -> None:
    shown = await follow(stage, page(stage.kept()), STRANGER)

    assert shown == TEXTS.unknown_person.format(user_id=STRANGER["id"])


async def test_who_may_see_it_is_decided_now_not_when_it_was_answered(stage: Stage) -> None:
    stored = stage.kept()
    stage.browser.documents[DOCUMENT] = (RULE, ("admin",))

    assert await follow(stage, page(stored)) == TEXTS.document_not_for_you
    assert f"<b>{RULE}</b>" in await follow(stage, page(stored), ADMIN)


async def test_what_was_limited_then_and_is_open_now_opens(stage: Stage) -> None:
    stored = stage.kept(quotes=(quote(audience=("admin",)),))

    assert f"<b>{RULE}</b>" in await follow(stage, page(stored))


async def test_what_was_limited_then_stays_so_when_the_document_is_gone(stage: Stage) -> None:
    stored = stage.kept(quotes=(quote(audience=("admin",)),))
    stage.browser.documents.clear()

    assert await follow(stage, page(stored)) == TEXTS.document_not_for_you
    assert RULE in await follow(stage, page(stored), ADMIN)


async def test_who_left_the_group_sees_no_longer_what_was_for_the_group(stage: Stage) -> None:
    audience = (str(GROUP["id"]),)
    stored = stage.kept(quotes=(quote(audience=audience),))
    stage.browser.documents[DOCUMENT] = (RULE, audience)
    data = page(stored)
    assert f"<b>{RULE}</b>" in await follow(stage, data)

    stage.telegram.members.clear()
    stage.later(hours=1)

    assert await follow(stage, data) == TEXTS.unknown_person.format(user_id=ALICE["id"])


@pytest.mark.parametrize("how", ["gone", "changed", "no generation"])
async def test_the_quote_as_kept_is_shown_when_its_document_is_not_as_it_was(
    stage: Stage, how: str
) -> None:
    stored = stage.kept()
    stage.browser.broken = how == "no generation"
    stage.browser.documents = {DOCUMENT: ("第十条 改过了。", ())} if how == "changed" else {}

    shown = await follow(stage, page(stored))
    assert RULE in shown and TEXTS.kept_quote in shown


async def test_a_changed_text_that_is_hidden_now_shows_nothing_of_itself(stage: Stage) -> None:
    stored = stage.kept()
    stage.browser.documents[DOCUMENT] = ("第十条 改过了。", ("admin",))

    assert await follow(stage, page(stored)) == TEXTS.document_not_for_you


async def test_a_deleted_answer_says_so(stage: Stage) -> None:
    stored = stage.kept()
    stage.erasure.forget(ALICE["id"])

    assert await follow(stage, page(stored)) == TEXTS.answer_forgotten


async def test_a_mark_that_an_edited_answer_no_longer_has(stage: Stage) -> None:
    stored = stage.kept(Where(ALICE["id"]))

    told = await stage.press(page(stored, mark=7), chat=PRIVATE)

    assert told == (TEXTS.unknown_button, True, "")


@pytest.mark.parametrize("document_id", ["0123456789abcdef", DOCUMENT])
async def test_a_place_that_is_not_there_and_one_that_is_hidden_read_the_same(
    stage: Stage, document_id: str
) -> None:
    stage.browser.documents[DOCUMENT] = (RULE, ("admin",))

    told = await stage.press(f"p{document_id}-1-5-0", chat=PRIVATE)

    assert told == (TEXTS.place_closed, True, "")


async def test_other_starts_go_on(stage: Stage) -> None:
    """The introduction is the command's; to these handlers it is no known command."""
    for text in ("/start", "/start hello", "/start d-1"):
        await stage.says(text, chat=PRIVATE)

    said = [one.message.html for one in stage.courier.sent]
    assert said == [TEXTS.unknown_command] * 3
