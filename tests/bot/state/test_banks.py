"""Banks, their items and trainers' drafts are kept as they are left."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from quizzed import MONDAY, card, single

from bot.quiz import Bank, Habits, ItemStatus
from bot.state import BankItems, Banks, Database, Draftings, HabitsOf
from knowledge.errors import StateError
from knowledge.quiz import ItemType

TRAINER, SECOND = 31, 32
LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def bank(database: Database) -> Bank:
    banks = Banks(database)
    begun = banks.create("应知应会", TRAINER, MONDAY)
    banks.tag(begun.id, ("党务",))
    banks.set_consent(begun.id, True)
    return replace(begun, tags=("党务",), needs_consent=True)


# -- banks


def test_a_bank_is_found_by_id_and_by_name(database: Database, bank: Bank) -> None:
    banks = Banks(database)

    assert bank == Bank(bank.id, "应知应会", ("党务",), TRAINER, True, MONDAY)
    assert banks.get(bank.id) == banks.named("应知应会") == bank
    assert banks.named("每日一题") is None
    assert banks.get(bank.id + 1) is None


def test_a_second_bank_of_the_same_name_is_the_first(database: Database, bank: Bank) -> None:
    assert Banks(database).create("应知应会", SECOND, LATER) == bank


def test_a_bank_changes_its_name_tags_and_consent(database: Database, bank: Bank) -> None:
    banks = Banks(database)
    banks.create("安全", SECOND, MONDAY)

    assert banks.rename(bank.id, "党务应知应会")
    assert banks.rename(bank.id, "党务应知应会")
    assert not banks.rename(bank.id, "安全")
    assert not banks.rename(bank.id + 9, "别的")
    banks.tag(bank.id, ("一季度", "党务"))
    banks.set_consent(bank.id, False)

    names = [one.name for one in banks.all()]
    assert sorted(names) == ["党务应知应会", "安全"]
    found = banks.get(bank.id)
    assert found is not None
    assert (found.tags, found.needs_consent) == (("一季度", "党务"), False)


def test_a_bank_tells_how_many_items_it_has_by_status(database: Database, bank: Bank) -> None:
    items = BankItems(database)
    for number, status in enumerate((ItemStatus.READY, ItemStatus.READY, ItemStatus.WAITING)):
        items.add(bank.id, single(number), status, TRAINER, MONDAY)

    found = Banks(database).get(bank.id)
    assert found is not None
    assert found.size(ItemStatus.READY) == 2
    assert found.size(ItemStatus.WAITING) == 1
    assert found.size(ItemStatus.DROPPED) == 0


def test_a_dropped_bank_takes_its_items_and_drafts_with_it(database: Database, bank: Bank) -> None:
    item = BankItems(database).add(bank.id, single(), ItemStatus.DRAFT, TRAINER, MONDAY)
    Draftings(database).open(TRAINER, bank.id, "组织生活", (), ("a",), MONDAY)

    Banks(database).drop(bank.id)

    assert Banks(database).all() == ()
    assert BankItems(database).get(item.id) is None
    assert Draftings(database).current(TRAINER) is None


# -- items


@pytest.mark.parametrize("item", [single(), card()], ids=["options", "words"])
def test_an_item_is_kept_as_it_is(database: Database, bank: Bank, item: object) -> None:
    whole = single() if item == single() else card()
    kept = BankItems(database).add(bank.id, whole, ItemStatus.DRAFT, TRAINER, MONDAY)

    assert kept.item == whole
    assert BankItems(database).get(kept.id) == kept
    assert (kept.status, kept.author, kept.changed_at) == (ItemStatus.DRAFT, TRAINER, MONDAY)


def test_a_bank_holds_the_same_item_once_and_another_bank_too(
    database: Database, bank: Bank
) -> None:
    items = BankItems(database)
    first = items.add(bank.id, single(), ItemStatus.READY, TRAINER, MONDAY)
    other = Banks(database).create("安全", SECOND, MONDAY)

    assert items.add(bank.id, single(), ItemStatus.DRAFT, SECOND, LATER) == first
    assert items.add(other.id, single(), ItemStatus.DRAFT, SECOND, LATER).id != first.id


def test_an_item_of_no_bank_is_refused(database: Database) -> None:
    with pytest.raises(StateError):
        BankItems(database).add(404, single(), ItemStatus.DRAFT, TRAINER, MONDAY)


def test_items_are_listed_by_status(database: Database, bank: Bank) -> None:
    items = BankItems(database)
    added = [items.add(bank.id, single(n), ItemStatus.READY, TRAINER, MONDAY) for n in range(5)]
    items.set_status(added[1].id, ItemStatus.DROPPED, LATER)

    ready = items.of(bank.id, (ItemStatus.READY,))

    assert [one.id for one in ready] == [added[n].id for n in (0, 2, 3, 4)]
    assert len(items.of(bank.id)) == 5
    assert items.of(bank.id + 1) == ()


def test_what_rests_on_passages_is_all_that_may_be_used(database: Database, bank: Bank) -> None:
    items = BankItems(database)
    for number, status in enumerate(ItemStatus):
        items.add(bank.id, single(number), status, TRAINER, MONDAY)

    assert {one.status for one in items.citing()} == {
        ItemStatus.READY,
        ItemStatus.WAITING,
        ItemStatus.SUSPENDED,
    }
    assert [one.status for one in items.to_review(SECOND, 9)] == [
        ItemStatus.WAITING,
        ItemStatus.SUSPENDED,
    ]
    assert [one.status for one in items.to_review(TRAINER, 9)] == [ItemStatus.SUSPENDED]
    assert items.to_review(TRAINER, 0) == ()


def test_what_is_taken_waits_where_its_bank_asks_for_consent(
    database: Database, bank: Bank
) -> None:
    items = BankItems(database)
    one = items.add(bank.id, single(), ItemStatus.DRAFT, TRAINER, MONDAY)

    assert items.take(one.id, LATER) is ItemStatus.WAITING
    assert items.take(one.id, LATER, held=ItemStatus.DRAFT) is None
    assert items.take(one.id, LATER, consented_by=SECOND) is ItemStatus.READY
    items.set_status(one.id, ItemStatus.SUSPENDED, LATER, finding="changed")
    assert items.take(one.id, LATER) is ItemStatus.READY
    found = items.get(one.id)
    assert found is not None and (found.consented_by, found.finding) == (SECOND, "")
    assert items.take(404, LATER) is None


def test_a_withdrawn_item_says_why_until_it_is_used_again(database: Database, bank: Bank) -> None:
    items = BankItems(database)
    kept = items.add(bank.id, single(), ItemStatus.WAITING, TRAINER, MONDAY)
    items.set_status(
        kept.id, ItemStatus.SUSPENDED, LATER, finding="changed", now_reads="每月召开1次。"
    )

    found = items.get(kept.id)
    assert found is not None
    assert (found.finding, found.now_reads) == ("changed", "每月召开1次。")
    assert found.changed_at == LATER
    items.set_status(kept.id, ItemStatus.READY, LATER)
    found = items.get(kept.id)
    assert found is not None and (found.finding, found.now_reads) == ("", "")


def test_an_edited_item_takes_the_place_of_the_old_one(database: Database, bank: Bank) -> None:
    items = BankItems(database)
    kept = items.add(bank.id, single(), ItemStatus.DRAFT, TRAINER, MONDAY)
    other = items.add(bank.id, single(2), ItemStatus.DRAFT, TRAINER, MONDAY)

    assert items.replace(kept.id, card(), LATER)
    assert items.replace(kept.id, replace(card(), explanation="见条例"), LATER)
    assert not items.replace(kept.id, single(2), LATER)
    assert not items.replace(404, single(3), LATER)

    found = items.get(kept.id)
    assert found is not None
    assert (found.item, found.status) == (replace(card(), explanation="见条例"), ItemStatus.DRAFT)
    assert items.get(other.id) == other


def test_a_draw_is_the_same_for_the_same_seed(database: Database, bank: Bank) -> None:
    items = BankItems(database)
    for number in range(12):
        items.add(bank.id, single(number), ItemStatus.READY, TRAINER, MONDAY)
    items.add(bank.id, card(), ItemStatus.READY, TRAINER, MONDAY)
    items.add(bank.id, single(99), ItemStatus.WAITING, TRAINER, MONDAY)

    drawn = items.draw(bank.id, 4, (ItemType.SINGLE,), 7)

    assert drawn == items.draw(bank.id, 4, (ItemType.SINGLE,), 7)
    assert len({one.id for one in drawn}) == 4
    assert drawn != items.draw(bank.id, 4, (ItemType.SINGLE,), 8)
    assert {one.item.type for one in drawn} == {ItemType.SINGLE}
    assert len(items.draw(bank.id, 99)) == 13
    assert len(items.draw(bank.id, 99, (ItemType.CARD,))) == 1


# -- drafts


def test_a_trainer_goes_on_where_they_were(database: Database, bank: Bank) -> None:
    draftings = Draftings(database)
    item = BankItems(database).add(bank.id, single(), ItemStatus.DRAFT, TRAINER, MONDAY)
    begun = draftings.open(TRAINER, bank.id, "组织生活", (ItemType.SINGLE,), ("a", "b"), MONDAY)
    assert (begun.count, begun.seen) == (2, ("a", "b"))
    draftings.show(begun.id, item.id, 77)
    draftings.edit(begun.id)

    assert draftings.current(TRAINER) == replace(begun, shown=item.id, message_id=77, editing=True)
    draftings.show(begun.id, None, None, ("b", "c"))
    assert draftings.current(TRAINER) == replace(begun, seen=("a", "b", "c"))
    draftings.finish(begun.id, LATER)
    assert draftings.current(TRAINER) is None


def test_a_trainer_is_at_one_thing_at_a_time(database: Database, bank: Bank) -> None:
    draftings = Draftings(database)
    draftings.open(TRAINER, bank.id, "组织生活", (), ("a",), MONDAY)
    other = draftings.open(SECOND, bank.id, "党费", (), (), MONDAY)
    second = draftings.open(TRAINER, bank.id, "发展党员", (), (), LATER)

    assert draftings.current(TRAINER) == second
    draftings.finish(second.id, LATER)
    assert draftings.current(TRAINER) is None
    assert draftings.current(SECOND) == other


# -- habits


def test_a_groups_hours_are_kept(database: Database) -> None:
    habits = HabitsOf(database)
    night = Habits(-55, "Asia/Shanghai", time(22, 0), time(7, 30))

    assert habits.get(-55) is None
    habits.put(night)
    habits.put(replace(night, quiet_to=time(8, 0)))
    assert habits.get(-55) == replace(night, quiet_to=time(8, 0))
