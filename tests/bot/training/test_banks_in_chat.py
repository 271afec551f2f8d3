"""/banks: listed, opened, named, tagged, consented to, deleted; out as files and in again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from queries import queries
from training_stage import LI, MEMBER, WANG, TrainingStage

from bot.model import Outgoing
from bot.quiz import Bank, ItemStatus
from knowledge.quiz import Imported
from knowledge.quiz.exchange import Problem
from tests.bot.training.item_samples import items

FILE = {"file_id": "f1", "file_unique_id": "u1", "file_name": "消防知识.xlsx", "file_size": 10}


def filled(room: TrainingStage, count: int = 3, name: str = "七月", owner: int = 5) -> Bank:
    bank = room.banks.create(name, owner, room.clock())
    for item in items(count):
        room.items.add(bank.id, item, ItemStatus.READY, owner, room.clock())
    return bank


async def opened(room: TrainingStage, name: str = "七月") -> Outgoing:
    return (await room.say(f"/banks {name}"))[-1]


async def turned(room: TrainingStage, shown: Outgoing, label: str) -> Outgoing:
    _, after = await room.press(shown, label)
    assert after is not None
    return after


async def test_banks_are_listed_page_by_page(room: TrainingStage) -> None:
    [none] = await room.say("/banks")
    for number in range(12):
        filled(room, 1, f"题库{number:02}")

    [page] = await room.say("/banks")
    second = await turned(room, page, "下一页")

    assert "/quiz" in none.html
    assert sum("题库" in one.label for row in page.rows for one in row) == 10
    assert sum("题库" in one.label for row in second.rows for one in row) == 2


async def test_banks_that_are_found_stand_on_one_page(room: TrainingStage) -> None:
    for number in range(24):
        filled(room, 1, f"{'消防' if number % 2 else '保密'}{number:02}")

    [found] = await room.say("/banks 消防")

    labels = [one.label for row in found.rows for one in row]
    assert sum("消防" in one for one in labels) == 12
    assert len(labels) == 13


async def test_banks_are_found_by_tag_and_by_part_of_a_name(room: TrainingStage) -> None:
    room.banks.tag(filled(room, name="七月竞赛").id, ["党建"])
    filled(room, name="消防")

    [tagged] = await room.say("/banks 党建")
    [named] = await room.say("/banks 竞赛")
    [every] = await room.say("/banks 火星")

    assert [one.label for row in tagged.rows for one in row] == ["七月竞赛（3道）", "📄 空白表格"]
    assert named.rows == tagged.rows
    assert len(every.rows) == 3


async def test_items_are_looked_at_one_by_one(room: TrainingStage) -> None:
    filled(room)
    first = await turned(room, await opened(room), "看题")
    second = await turned(room, first, "下一道")
    back = await turned(room, second, "上一道")

    assert "1/3" in first.html
    assert "2/3" in second.html
    assert back.html == first.html


async def test_an_item_is_dropped_and_the_next_one_shown(room: TrainingStage) -> None:
    filled(room)
    first = await turned(room, await opened(room), "看题")

    after = await turned(room, first, "弃")

    assert "1/2" in after.html
    assert "第2问" in after.html


async def test_a_bank_gets_a_name_and_tags_by_reply(room: TrainingStage) -> None:
    filled(room)
    card = await opened(room)
    await room.press(card, "改名")
    [named] = await room.say("八月 竞赛", reply_to=room.courier.sent[-1].id)
    await room.press(named, "标签")
    [tagged] = await room.say("党建、竞赛 2026", reply_to=room.courier.sent[-1].id)

    assert "八月 竞赛" in named.html
    assert "党建、竞赛、2026" in tagged.html
    assert room.banks.all()[0].tags == ("党建", "竞赛", "2026")


async def test_a_name_that_another_bank_has_is_refused(room: TrainingStage) -> None:
    filled(room)
    filled(room, name="八月")
    await room.press(await opened(room), "改名")

    [told] = await room.say("八月", reply_to=room.courier.sent[-1].id)

    assert "同名" in told.html


async def test_a_bank_is_deleted_after_a_question(room: TrainingStage) -> None:
    filled(room)
    ask = await turned(room, await opened(room), "删除")
    assert room.banks.all()
    kept = await turned(room, ask, "不删了")
    assert "可用3道" in kept.html

    gone = await turned(room, ask, "删除")

    assert room.banks.all() == ()
    assert "还没有题库" in gone.html
    toast, _ = await room.press(ask, "删除", under=501)
    assert "不在了" in toast


async def test_others_look_and_export_but_do_not_delete(room: TrainingStage) -> None:
    bank = filled(room)
    [card] = await room.say("/banks 七月", LI)
    labels = [one.label for row in card.rows for one in row]

    toast, _ = await room.press_data(f"k-{bank.id}-6-1", LI)

    assert "改名" not in labels
    assert "只有建这个题库的人" in toast
    assert room.banks.all()


@pytest.mark.parametrize("data", ["k-1-1-0", "e-1-1", "s-1-0", "q-1-0"])
async def test_members_press_in_vain(data: str, room: TrainingStage) -> None:
    filled(room)

    toast, shown = await room.press_data(data, MEMBER)

    assert "培训员" in toast
    assert shown is None
    assert room.courier.files == []


async def test_a_bank_goes_out_in_the_format_that_is_chosen(room: TrainingStage) -> None:
    bank = filled(room)
    waiting = items(5)[4]
    room.items.add(bank.id, waiting, ItemStatus.WAITING, 5, room.clock())
    formats = await turned(room, await opened(room), "导出")

    await room.press(formats, "Excel")

    [sent] = room.courier.files
    assert sent.name == "七月.xlsx"
    assert sent.data.decode().count("问") == 3
    assert "3道题" in sent.caption
    assert "1道" in sent.caption


async def test_what_may_not_be_seen_is_neither_shown_nor_exported(room: TrainingStage) -> None:
    filled(room)
    room.workshop.hidden = {one.id for one in items(3)[:2]}

    shown = await turned(room, await opened(room), "看题")
    formats = await turned(room, shown, "返回")
    await room.press(await turned(room, formats, "导出"), "Excel")

    assert "1/1" in shown.html
    assert room.courier.files[0].data.decode().count("问") == 1


async def test_an_empty_bank_has_nothing_to_export(room: TrainingStage) -> None:
    filled(room, 0)
    formats = await turned(room, await opened(room), "导出")

    toast, _ = await room.press(formats, "Excel")

    assert "没有可以导出" in toast
    assert room.courier.files == []


async def test_a_file_becomes_a_bank(room: TrainingStage) -> None:
    room.files.contents["f1"] = b"table"
    problems = (Problem(5, "答案", "没有写答案。"),)
    room.workshop.files[b"table"] = Imported(tuple(items(2)), problems)

    [told] = await room.say(document=FILE)

    assert "“消防知识”：2道" in told.html
    assert "5" in told.html
    assert "没有写答案" in told.html
    bank = room.banks.named("消防知识")
    assert bank is not None
    assert bank.size(ItemStatus.READY) == 2


async def test_the_words_with_a_file_name_its_bank_and_twice_is_once(room: TrainingStage) -> None:
    filled(room)
    room.files.contents["f1"] = b"table"
    room.workshop.files[b"table"] = Imported(tuple(items(4)))

    await room.say(document=FILE, caption="七月")
    await room.say(document=FILE, caption="七月")

    [bank] = room.banks.all()
    assert bank.size(ItemStatus.READY) == 4


async def test_a_long_file_goes_in_at_once_or_not_at_all(room: TrainingStage) -> None:
    counted = []
    room.files.contents["f1"] = b"table"
    for count in (2, 30):
        room.workshop.files[b"table"] = Imported(tuple(items(count)))
        with queries(room.database) as asked:
            await room.say(document=FILE, caption="七月")
        counted.append(asked.count("BEGIN IMMEDIATE"))

    assert counted[0] >= counted[1] > 0


async def test_what_was_changed_in_a_file_takes_the_place_of_what_was_there(
    room: TrainingStage,
) -> None:
    bank = filled(room, 1)
    better = replace(items(1)[0], explanation="改过的解析")
    room.files.contents["f1"] = b"table"
    room.workshop.files[b"table"] = Imported((better,))

    await room.say(document=FILE, caption="七月")

    [kept] = room.items.of(bank.id)
    assert (kept.item.explanation, kept.status) == ("改过的解析", ItemStatus.READY)


async def test_an_import_into_a_bank_that_asks_for_consent_waits(room: TrainingStage) -> None:
    bank = filled(room)
    room.banks.set_consent(bank.id, True)
    room.files.contents["f1"] = b"table"
    room.workshop.files[b"table"] = Imported(tuple(items(4)))

    [told] = await room.say(document=FILE, caption="七月")

    assert "/review" in told.html
    assert [one.status for one in room.items.of(bank.id)].count(ItemStatus.WAITING) == 1


async def test_a_file_that_cannot_be_read_is_told_with_the_remedy(room: TrainingStage) -> None:
    room.files.contents["f1"] = b"no table"

    [told] = await room.say(document=FILE)
    room.workshop.files[b"no table"] = Imported((), (Problem(2, "题干", "没有写题干。"),))
    [nothing] = await room.say(document=FILE)

    assert "打不开" in told.html
    assert "没有写题干" in nothing.html
    assert room.banks.all() == ()


async def test_a_member_sends_a_file_in_vain(room: TrainingStage) -> None:
    assert await room.say(by=MEMBER, document=FILE) == []
    assert room.banks.all() == ()


async def test_consent_is_asked_for_by_the_owner(room: TrainingStage) -> None:
    filled(room)

    shown = await turned(room, await opened(room), "要第二人同意")

    assert "另一位培训员同意" in shown.html
    await room.say("/quiz 支部 1 单选 #七月", WANG)
    toast, _ = await room.press(room.courier.edited[-1][2], "采用")
    assert "等另一位培训员同意" in toast


async def test_an_empty_table_to_fill_in_is_at_hand(room: TrainingStage) -> None:
    [nothing] = await room.say("/banks")

    await room.press(nothing, "空白表格")

    assert room.courier.files[-1].name.startswith("题库.")
    assert "导入" in room.courier.files[-1].caption
