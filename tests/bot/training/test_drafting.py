"""/quiz: one card that goes from item to item, whatever happens in between."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from training_stage import LI, MEMBER, TrainingStage

from bot.model import Outgoing
from bot.quiz import ItemStatus
from knowledge.errors import QuestionError
from knowledge.quiz import ItemType
from tests.bot.training.item_samples import JUDGE, items


async def begin(room: TrainingStage, asked: str = "支部 3 单选", **by: Any) -> Outgoing:
    """Begin a round; what was said at once becomes the card."""
    [making] = await room.say(f"/quiz {asked}", **by)
    assert "正在出题" in making.html
    return room.courier.edited[-1][2]


def stems(room: TrainingStage, *statuses: ItemStatus, bank: str = "支部") -> list[str]:
    found = room.banks.named(bank)
    return [one.item.stem[:4] for one in room.items.of(found.id, statuses)] if found else []


async def test_a_round_goes_from_card_to_card_in_one_message(room: TrainingStage) -> None:
    card = await begin(room)
    assert "第1/3题" in card.html
    assert "支部工作规则" in card.html

    toast, second = await room.press(card, "采用")
    assert toast
    assert second is not None
    assert "第2/3题" in second.html
    _, third = await room.press(second, "弃")
    assert third is not None
    _, end = await room.press(third, "采用")

    assert end is not None
    assert "采用2道" in end.html
    assert "弃1道" in end.html
    assert stems(room, ItemStatus.READY) == ["第1问：", "第3问："]
    assert stems(room, ItemStatus.DROPPED) == ["第2问："]
    assert len(room.courier.sent) == 1
    assert {message_id for _, message_id, _ in room.courier.edited} == {500}


async def test_another_item_takes_the_place_and_the_count_stays(room: TrainingStage) -> None:
    card = await begin(room)

    _, other = await room.press(card, "换一题")

    assert other is not None
    assert "第1/3题" in other.html
    assert "第4问" in other.html
    assert stems(room, ItemStatus.DROPPED) == ["第1问："]


async def test_where_there_is_no_other_the_item_stays(room: TrainingStage) -> None:
    room.workshop.stock = items(3)
    card = await begin(room)

    toast, shown = await room.press(card, "换一题")

    assert "没有别的题" in toast
    assert shown is None
    assert len(stems(room, ItemStatus.DRAFT)) == 3


async def test_a_press_that_comes_twice_decides_once(room: TrainingStage) -> None:
    card = await begin(room)
    await room.press(card, "采用")

    toast, shown = await room.press(card, "弃", under=777)

    assert "处理过" in toast
    assert shown is not None
    assert "第2/3题" in shown.html
    assert stems(room, ItemStatus.READY) == ["第1问："]
    assert stems(room, ItemStatus.DROPPED) == []


async def test_after_a_restart_the_round_goes_on_where_it_was(room: TrainingStage) -> None:
    card = await begin(room)
    await room.press(card, "采用")
    await room.open()

    [again] = await room.say("/quiz")

    assert "第2/3题" in again.html
    assert "已采用1道" in again.html


async def test_what_a_crash_left_between_two_steps_is_made_whole(room: TrainingStage) -> None:
    card = await begin(room)
    bank = room.banks.named("支部")
    assert bank is not None
    first = room.items.of(bank.id)[0]
    # It was taken, and nothing after that was done.
    room.items.set_status(first.id, ItemStatus.READY, first.changed_at)

    _, shown = await room.press(card, "采用")

    assert shown is not None
    assert "第2/3题" in shown.html
    assert stems(room, ItemStatus.READY) == ["第1问："]


async def test_a_swap_that_a_crash_cut_in_two_swaps_once(room: TrainingStage) -> None:
    card = await begin(room)
    drafting = room.draftings.current(5)
    assert drafting is not None
    first = room.items.of(drafting.bank_id)[0]
    other = room.workshop.stock[3]
    added = room.items.add(drafting.bank_id, other, ItemStatus.DRAFT, 5, first.changed_at)
    room.draftings.show(drafting.id, added.id, 500, [other.id])

    _, shown = await room.press(card, "换一题")

    assert shown is not None
    assert "第4问" in shown.html
    assert "第1/3题" in shown.html


async def test_a_card_that_could_not_be_shown_is_shown_by_the_next_press(
    room: TrainingStage,
) -> None:
    card = await begin(room)
    room.courier.gone.add(500)

    _, edited = await room.press(card, "采用")

    assert edited is None
    assert "第2/3题" in room.courier.sent[-1].html
    toast, _ = await room.press(room.courier.sent[-1].message, "采用", under=501)
    assert toast
    assert len(stems(room, ItemStatus.READY)) == 2


async def test_the_end_offers_a_file_the_bank_and_another_round(room: TrainingStage) -> None:
    card = await begin(room, "支部 1 单选")
    _, end = await room.press(card, "采用")
    assert end is not None
    assert "/contest" in end.html
    assert any("发布" in one.label for row in end.rows for one in row)

    _, again = await room.press(end, "再出1道")

    assert again is not None
    assert "第2问" in again.html


async def test_another_round_waits_until_this_one_is_done(room: TrainingStage) -> None:
    card = await begin(room, "支部 1 单选")
    _, end = await room.press(card, "采用")
    await begin(room, "党费 2 单选")
    assert end is not None

    toast, _ = await room.press(end, "再出1道")

    assert "没看完" in toast


async def test_what_was_decided_is_not_offered_again(room: TrainingStage) -> None:
    card = await begin(room, "支部 2 单选")
    _, second = await room.press(card, "采用")
    assert second is not None
    await room.press(second, "弃")

    again = await begin(room, "支部 2 单选")

    assert "第3问" in again.html


async def test_what_was_changed_and_taken_is_not_offered_as_it_was(room: TrainingStage) -> None:
    card = await begin(room, "支部 1 单选")
    await room.press(card, "改")
    form = room.courier.sent[-1]
    [changed] = await room.say("题干：支委会每几召开1次？\n答案：C", reply_to=form.id)
    await room.press(changed, "采用")

    again = await begin(room, "支部 1 单选")

    assert "第2问" in again.html


async def test_a_new_round_says_what_the_last_one_left(room: TrainingStage) -> None:
    await begin(room)

    card = await begin(room, "党费 2")

    assert "还有3道没看" in card.html
    assert "第1/2题" in card.html


async def test_fewer_than_were_asked_for_are_told(room: TrainingStage) -> None:
    room.workshop.stock = items(2)

    assert "合适的只有2道" in (await begin(room)).html


async def test_the_bank_is_named_behind_its_mark_or_by_the_topic(room: TrainingStage) -> None:
    await begin(room, "支部 1 #七月竞赛")
    await begin(room, "《支部工作规则》第十四条 1")
    await begin(room, "1")

    assert {one.name for one in room.banks.all()} == {"七月竞赛", "支部工作规则", "综合题库"}


async def test_what_cannot_be_made_is_told_with_the_remedy(room: TrainingStage) -> None:
    room.workshop.stock = []
    nothing = await begin(room, "火星 5")
    [none] = await room.say("/quiz 支部 0")
    [many] = await room.say("/quiz 支部 200")
    [usage] = await room.say("/quiz")

    assert "/docs" in nothing.html
    assert "1到50" in none.html
    assert "1到50" in many.html
    assert "/quiz 支部 10 单选" in usage.html
    assert room.banks.all() == ()


async def test_a_place_that_is_not_there_is_told_as_the_documents_say_it(
    room: TrainingStage,
) -> None:
    def not_there(*_: object, **__: object) -> None:
        raise QuestionError("这份文件没有第九十九条。")

    room.workshop.make = not_there  # type: ignore[assignment,method-assign]

    assert "没有第九十九条" in (await begin(room, "《规则》第九十九条")).html


async def test_an_item_that_does_not_hold_any_more_is_not_taken(room: TrainingStage) -> None:
    card = await begin(room)
    room.workshop.wrong["第1问"] = "引文和原文对不上。"

    toast, shown = await room.press(card, "采用")

    assert "引文和原文对不上" in toast
    assert shown is None
    assert stems(room, ItemStatus.READY) == []


async def test_only_trainers_may_and_they_are_told_who(room: TrainingStage) -> None:
    [no] = await room.say("/quiz 支部", MEMBER)
    card = await begin(room)

    toast, shown = await room.press(card, "采用", MEMBER)

    assert "培训员" in no.html
    assert "培训员" in toast
    assert shown is None
    assert stems(room, ItemStatus.READY) == []


async def test_two_trainers_share_a_bank_and_each_has_a_round(room: TrainingStage) -> None:
    mine = await begin(room, "支部 2 单选")
    await room.press(mine, "采用")

    theirs = await begin(room, "支部 2 单选", by=LI)

    assert "第1/2题" in theirs.html
    assert "第1问" not in theirs.html
    _, shown = await room.press(theirs, "采用", LI)
    assert shown is not None
    assert "第2/2题" in shown.html


async def test_the_other_trainer_is_told_once_what_waits(room: TrainingStage) -> None:
    bank = room.banks.create("支部", 5, room.clock())
    room.banks.set_consent(bank.id, True)
    card = await begin(room, "支部 1 单选")

    await room.press(card, "采用")
    await room.press(card, "采用", under=501)

    told = [one for one in room.courier.sent if one.where.chat_id == LI["id"]]
    assert len(told) == 1
    assert "有1道题等您" in told[0].html


async def test_what_documents_say_is_text_and_never_a_mark(room: TrainingStage) -> None:
    hostile = "<b>支部</b>&lt;___ \u202e次？"
    room.workshop.stock = [
        replace(items(1)[0], stem=hostile, options=("<a href='x'>", "&amp;", "月", "</b>")),
        replace(JUDGE, stem="<i>对"),
    ]

    card = await begin(room, "支部 2 单选 判断")

    assert "&lt;b&gt;支部&lt;/b&gt;" in card.html
    assert "<a " not in card.html
    assert "\u202e" not in card.html


async def test_a_round_whose_card_could_not_be_shown_is_there(room: TrainingStage) -> None:
    room.courier.gone.add(500)
    await room.say("/quiz 支部 3 单选")

    [card] = await room.say("/quiz")

    assert "第1/3题" in card.html


async def test_all_types_are_shown_with_their_key(room: TrainingStage) -> None:
    room.workshop.stock = [
        replace(JUDGE, id="j"),
        replace(items(1)[0], type=ItemType.CARD, options=(), key=(), key_text="每月至少1次"),
    ]

    card = await begin(room, "支部 2 判断 闪卡")
    _, second = await room.press(card, "采用")

    assert "答案：错误" in card.html
    assert second is not None
    assert "每月至少1次" in second.html
