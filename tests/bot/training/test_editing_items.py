"""改: the item as a form, and the reply that takes its place."""

from __future__ import annotations

from dataclasses import replace

from training_stage import LI, MEMBER, TrainingStage

from bot.model import Outgoing
from bot.quiz import BankItem, ItemStatus
from knowledge.quiz import Maker
from tests.bot.training.item_samples import CITED, SINGLE, items


async def offered(room: TrainingStage) -> tuple[Outgoing, int]:
    """Begin a round and press 改; return the form's message and its id."""
    await room.say("/quiz 支部 2 单选")
    card = room.courier.edited[-1][2]
    await room.press(card, "改")
    form = room.courier.sent[-1]
    return form.message, form.id


def first(room: TrainingStage) -> BankItem:
    found = room.items.get(1)
    assert found is not None
    return found


async def test_a_reply_to_the_form_is_the_item_and_its_card_comes_below(
    room: TrainingStage,
) -> None:
    form, form_id = await offered(room)
    assert "<pre>题型：单选" in form.html
    assert form.ask_back

    [card] = await room.say("题干：支委会每几召开1次？\n答案：C", reply_to=form_id)

    assert "支委会每几召开1次？" in card.html
    assert "第1/2题" in card.html
    kept = first(room)
    assert (kept.item.key, kept.item.made_by) == ((2,), Maker.PERSON)
    assert kept.status is ItemStatus.DRAFT
    _, above, closed = room.courier.edited[-1]
    assert above == 500
    assert closed.rows == ()
    _, second = await room.press(card, "采用")
    assert second is not None
    assert "第2/2题" in second.html
    assert first(room).status is ItemStatus.READY


async def test_a_form_that_is_sent_without_being_a_reply_is_understood(
    room: TrainingStage,
) -> None:
    await offered(room)

    [card] = await room.say("题干：新的题干？\nA. 甲\nB. 乙\n答案：A")

    assert "新的题干？" in card.html


async def test_talk_that_is_no_form_is_no_edit(room: TrainingStage) -> None:
    await offered(room)

    assert await room.say("支委会多久开一次？") == []
    assert first(room).item.made_by is Maker.RULE


async def test_what_is_wrong_is_told_and_the_reply_to_that_is_an_edit_too(
    room: TrainingStage,
) -> None:
    _, form_id = await offered(room)
    room.workshop.wrong["坏题干"] = "题干里的“该条”没有说是哪一条。"

    [told] = await room.say("题干：坏题干", reply_to=form_id)
    refused_id = room.courier.sent[-1].id
    [again] = await room.say("答案：Z", reply_to=refused_id)
    [card] = await room.say("题干：好题干？", reply_to=refused_id)

    assert "该条" in told.html
    assert told.ask_back
    assert "“Z”看不懂" in again.html
    assert "好题干？" in card.html


async def test_an_item_that_the_bank_has_already_is_refused(room: TrainingStage) -> None:
    _, form_id = await offered(room)
    second = room.workshop.stock[1]

    [told] = await room.say(f"题干：{second.stem}", reply_to=form_id)

    assert "一样的题" in told.html
    assert first(room).item.made_by is Maker.RULE


async def test_another_source_is_looked_up(room: TrainingStage) -> None:
    _, form_id = await offered(room)
    elsewhere = replace(CITED, title="党费规定", location="第三条", passage_id="p:a3:0")
    room.workshop.places["党费规定", "第三条"] = elsewhere

    [missing] = await room.say("出处：《别的》第九条", reply_to=form_id)
    await room.say("出处：《党费规定》第三条", reply_to=form_id)

    assert "没有找到" in missing.html
    assert first(room).item.citation == elsewhere


async def test_an_edit_that_is_taken_back_by_another_edit_counts_last(
    room: TrainingStage,
) -> None:
    _, form_id = await offered(room)

    await room.say("题干：一次？", reply_to=form_id)
    await room.say("题干：两次？", reply_to=form_id)

    assert first(room).item.stem == "两次？"
    drafting = room.draftings.current(5)
    assert drafting is not None
    assert len(room.items.held(drafting.bank_id, drafting.seen)) == 2


async def test_an_item_that_is_gone_is_told(room: TrainingStage) -> None:
    _, form_id = await offered(room)
    room.banks.drop(1)

    [told] = await room.say("答案：C", reply_to=form_id)

    assert "不在题库里" in told.html


async def test_whoever_is_no_trainer_any_more_edits_nothing(room: TrainingStage) -> None:
    _, form_id = await offered(room)

    assert await room.say("题干：改掉？", MEMBER, reply_to=form_id) == []
    assert first(room).item.made_by is Maker.RULE


async def test_an_item_in_use_is_edited_from_its_bank_and_consented_to_anew(
    room: TrainingStage,
) -> None:
    bank = room.banks.create("七月", 5, room.clock())
    room.banks.set_consent(bank.id, True)
    room.items.add(bank.id, SINGLE, ItemStatus.READY, 5, room.clock())
    [opened] = await room.say("/banks 七月")
    _, shown = await room.press(opened, "看题")
    assert shown is not None
    await room.press(shown, "改", LI)

    [saved] = await room.say("答案：C", LI, reply_to=room.courier.sent[-1].id)

    assert "等另一位培训员" in saved.html
    assert (first(room).status, first(room).author) == (ItemStatus.WAITING, 6)


async def test_an_item_too_long_for_a_form_is_told(room: TrainingStage) -> None:
    room.workshop.stock = [replace(items(1)[0], stem="题" * 3900)]
    await room.say("/quiz 支部 1 单选")
    card = room.courier.edited[-1][2]

    toast, _ = await room.press(card, "改")

    assert "太长" in toast


async def test_a_form_shows_marks_as_text(room: TrainingStage) -> None:
    room.workshop.stock = [replace(items(1)[0], stem="</pre><a href='https://x'>点</a>")]
    await room.say("/quiz 支部 1 单选")
    card = room.courier.edited[-1][2]

    await room.press(card, "改")

    html = room.courier.sent[-1].html
    assert html.count("</pre>") == 1
    assert html.count("<a ") == 1


async def test_a_reply_to_the_card_itself_changes_its_item(room: TrainingStage) -> None:
    await room.say("/quiz 支部 2 单选")

    [card] = await room.say("解析：这条常考。", reply_to=500)

    assert "这条常考。" in card.html
    assert "第1/2题" in card.html


async def test_a_question_in_reply_to_the_card_changes_nothing(room: TrainingStage) -> None:
    await room.say("/quiz 支部 2 单选")

    assert await room.say("B这个选项对吗？", reply_to=500) == []
    assert first(room).item.made_by is Maker.RULE


async def test_a_form_of_nobody_knows_which_item_changes_none_and_is_no_question(
    room: TrainingStage,
) -> None:
    await room.say("/quiz 支部 2 单选")

    [told] = await room.say("题干：新的题干？\nA. 甲\nB. 乙\n答案：A")

    assert "先点那道题下面的“改”" in told.html
    assert first(room).item.made_by is Maker.RULE
