"""What a new text suspends, what waits for a second trainer, and the round that finds it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from played_workshop import moved
from training_stage import LI, TrainingStage

from bot.quiz import Bank, BankItem, ItemStatus
from knowledge.errors import StateError
from knowledge.quiz import ItemState
from tests.bot.training.item_samples import CITED, items

NEW = "为了规范工作，制定本条。支委会每季度至少召开1次。会后归档。"


def kept(room: TrainingStage, count: int = 2, *, consent: bool = False) -> Bank:
    bank = room.banks.create("七月", 5, room.clock())
    room.banks.set_consent(bank.id, consent)
    status = ItemStatus.WAITING if consent else ItemStatus.READY
    for item in items(count):
        room.items.add(bank.id, item, status, 5, room.clock())
    return bank


def row(room: TrainingStage, number: int = 1) -> BankItem:
    found = room.items.get(number)
    assert found is not None
    return found


async def changed(room: TrainingStage, state: ItemState = ItemState.CHANGED) -> None:
    """Let an ingest change the first item's passage."""
    first = items(1)[0]
    reads = "" if state is ItemState.GONE else NEW
    room.workshop.found[first.id] = moved(first, state, reads)
    room.generation[0] = "g2"
    await room.upkeep()


async def test_an_ingest_suspends_what_changed_and_tells_its_trainer_once(
    room: TrainingStage,
) -> None:
    kept(room)

    await changed(room)
    await room.upkeep()

    assert row(room).status is ItemStatus.SUSPENDED
    assert row(room, 2).status is ItemStatus.READY
    [told] = room.courier.sent
    assert told.where.chat_id == 5
    assert "1道题" in told.html
    assert "/review" in told.html


async def test_a_round_that_was_cut_short_is_done_again(room: TrainingStage) -> None:
    kept(room)
    room.courier.error = StateError("数据库忙")
    with pytest.raises(StateError):
        await changed(room)
    assert row(room).status is ItemStatus.SUSPENDED

    room.courier.error = None
    await room.upkeep()

    assert len(room.courier.sent) == 1


async def test_what_was_suspended_before_is_not_told_again_after_the_next_ingest(
    room: TrainingStage,
) -> None:
    kept(room)
    await changed(room)
    second = items(2)[1]
    room.workshop.found[second.id] = moved(second, ItemState.GONE)

    for generation in ("g3", "g4"):
        room.generation[0] = generation
        await room.upkeep()

    assert [one.html[:10] for one in room.courier.sent] == ["文件更新后，有1道题"] * 2


async def test_what_only_moved_stays_in_use_and_cites_its_new_place(room: TrainingStage) -> None:
    kept(room)
    first = items(1)[0]
    room.workshop.found[first.id] = moved(first, ItemState.MOVED, NEW, quote="支委会每月")

    await room.upkeep()

    found = row(room)
    assert found.status is ItemStatus.READY
    assert found.item.citation is not None
    assert found.item.citation.start == 130
    assert room.courier.sent == []


async def test_after_a_rollback_the_item_is_in_use_again(room: TrainingStage) -> None:
    kept(room)
    await changed(room)
    room.workshop.found.clear()
    room.generation[0] = "g1b"

    await room.upkeep()

    assert row(room).status is ItemStatus.READY


async def test_nothing_is_looked_at_while_the_generation_is_the_same(room: TrainingStage) -> None:
    kept(room)
    await room.upkeep()
    first = items(1)[0]
    room.workshop.found[first.id] = moved(first, ItemState.GONE)

    await room.upkeep()

    assert row(room).status is ItemStatus.READY


async def test_old_and_new_stand_side_by_side_with_what_differs_in_bold(
    room: TrainingStage,
) -> None:
    kept(room)
    await changed(room)

    [card] = await room.say("/review")

    assert "支委会每<b>月</b>至少召开1次。" in card.html
    assert "支委会每<b>季度</b>至少召开1次。" in card.html
    assert "制定本条" not in card.html


async def test_a_quote_that_still_stands_is_shown_in_its_passage(room: TrainingStage) -> None:
    kept(room)
    first = items(1)[0]
    reads = f"第十四条　{CITED.quote}另有规定的除外。"
    room.workshop.found[first.id] = moved(first, ItemState.CHANGED, reads, quote=CITED.quote)
    await room.upkeep()

    [card] = await room.say("/review")

    assert f"<b>{CITED.quote}</b>另有规定的除外。" in card.html
    assert "原来" not in card.html


async def test_one_tap_keeps_an_item_that_still_holds(room: TrainingStage) -> None:
    kept(room)
    await changed(room)
    first = items(1)[0]
    room.workshop.found[first.id] = moved(first, ItemState.CHANGED, NEW, quote="支委会每月")
    [card] = await room.say("/review")

    toast, done = await room.press(card, "继续用")

    assert "继续用" in toast
    assert done is not None
    assert "没有要看的" in done.html
    found = row(room)
    assert found.status is ItemStatus.READY
    assert found.item.citation is not None
    assert found.item.citation.quote == "支委会每月"


async def test_an_item_that_the_new_text_contradicts_is_not_kept(room: TrainingStage) -> None:
    kept(room)
    await changed(room)
    room.workshop.wrong["第1问"] = "答案在原文里找不到。"
    [card] = await room.say("/review")

    toast, _ = await room.press(card, "继续用")

    assert "找不到" in toast
    assert row(room).status is ItemStatus.SUSPENDED


async def test_what_is_gone_is_edited_or_dropped(room: TrainingStage) -> None:
    kept(room)
    await changed(room, ItemState.GONE)
    [card] = await room.say("/review")
    labels = [one.label for line in card.rows for one in line]

    await room.press(card, "弃")

    assert not any("继续用" in one for one in labels)
    assert "不在现行文件里" in card.html
    assert row(room).status is ItemStatus.DROPPED


async def test_a_suspended_item_that_is_edited_cites_the_new_text(room: TrainingStage) -> None:
    kept(room)
    await changed(room)
    place = (CITED.title, CITED.location)
    room.workshop.places[place] = replace(CITED, quote="支委会每季度至少召开1次。")
    [card] = await room.say("/review")
    await room.press(card, "改")

    [saved] = await room.say("答案：C", reply_to=room.courier.sent[-1].id)

    assert "可以用了" in saved.html
    found = row(room)
    assert found.status is ItemStatus.READY
    assert found.item.citation is not None
    assert found.item.citation.quote == "支委会每季度至少召开1次。"


async def test_a_second_trainer_consents_and_nobody_to_their_own(room: TrainingStage) -> None:
    kept(room, consent=True)
    [mine] = await room.say("/review")
    own, _ = await room.press_data("s-1-0")
    [card] = await room.say("/review", LI)

    toast, second = await room.press(card, "同意", LI)

    assert "没有要看的" in mine.html
    assert "另一位培训员" in own
    assert "可以用了" in toast
    assert (row(room).status, row(room).consented_by) == (ItemStatus.READY, 6)
    assert second is not None
    assert "第2问" in second.html


async def test_what_was_suspended_before_consent_still_needs_it(room: TrainingStage) -> None:
    kept(room, consent=True)
    await changed(room)
    first = items(1)[0]
    room.workshop.found[first.id] = moved(first, ItemState.CHANGED, NEW, quote="支委会每月")
    [card] = await room.say("/review")

    toast, _ = await room.press(card, "继续用")
    assert "等另一位培训员" in toast
    assert row(room).status is ItemStatus.WAITING
    [theirs] = await room.say("/review", LI)
    await room.press(theirs, "同意", LI)

    assert (row(room).status, row(room).consented_by) == (ItemStatus.READY, 6)


async def test_an_edit_takes_an_earlier_consent_away(room: TrainingStage) -> None:
    kept(room, 1, consent=True)
    [card] = await room.say("/review", LI)
    await room.press(card, "同意", LI)
    [bank] = await room.say("/banks 七月")
    _, shown = await room.press(bank, "看题")
    assert shown is not None
    await room.press(shown, "改")

    await room.say("答案：C", reply_to=room.courier.sent[-1].id)

    assert (row(room).status, row(room).consented_by) == (ItemStatus.WAITING, None)


async def test_an_item_may_be_left_for_later(room: TrainingStage) -> None:
    kept(room, 3, consent=True)
    [card] = await room.say("/review", LI)

    _, second = await room.press(card, "下一道", LI)
    assert second is not None
    _, third = await room.press(second, "下一道", LI)
    assert third is not None
    _, first = await room.press(third, "下一道", LI)

    assert "第2问" in second.html
    assert "第3问" in third.html
    assert first is not None
    assert first.html == card.html


async def test_a_press_on_what_somebody_else_has_settled_changes_nothing(
    room: TrainingStage,
) -> None:
    kept(room, consent=True)
    [card] = await room.say("/review", LI)
    await room.press(card, "弃", LI)

    toast, shown = await room.press(card, "同意", LI, under=501)

    assert "处理过" in toast
    assert row(room).status is ItemStatus.DROPPED
    assert shown is not None


async def test_what_may_not_be_seen_is_not_shown_for_review(room: TrainingStage) -> None:
    kept(room, consent=True)
    room.workshop.hidden = {one.id for one in items(2)}

    [done] = await room.say("/review", LI)

    assert "没有要看的" in done.html


async def test_an_item_that_may_not_be_seen_is_not_there_for_any_button(
    room: TrainingStage,
) -> None:
    kept(room)
    room.workshop.hidden = {one.id for one in items(2)}

    for data in ("q-1-1", "s-1-1", "k-1-8-1", "s-1-0", "q-1-0"):
        toast, _ = await room.press_data(data, LI)
        assert toast

    assert not any("<pre>" in one.html for one in room.courier.sent)
    assert row(room).status is ItemStatus.READY
