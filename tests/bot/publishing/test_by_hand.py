"""/publish, /daily and the button under an item."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from posted_items import chosen, citation, told
from publishing_stage import (
    GROUP,
    HERE,
    NOON,
    OTHER,
    TEXTS,
    TRAINER,
    PublishingStage,
    data_of,
    labels,
)

from bot.callbacks import SHAPES, Callback, Verb
from bot.model import ChatKind, Outgoing, Person, Role, Said, Visit, Where
from bot.quiz import Habits, ItemStatus
from knowledge.errors import DeliveryError

WANG = Person(11, "小王")
LIMITED = "00000000000000aa"


async def chosen_by_buttons(board: PublishingStage, *wanted: str, text: str = "") -> Outgoing:
    page = await board.publish.begin(board.wish(text))
    for label in wanted:
        page = await board.press(board.publish, data_of(page, label)) or page
    return page


async def test_bank_number_group_and_they_come_one_after_another(board: PublishingStage) -> None:
    board.fill(5)
    page = await chosen_by_buttons(board, "党章（5题）", "3", "学习群")
    assert "把“党章”的3道题发到“学习群”" in page.html

    await board.press(board.publish, data_of(page, "确定"))
    await board.wait()
    first = len(board.questions())
    await board.wait(timedelta(minutes=2))

    assert first == 1
    assert len(board.questions()) == 3
    sent = [post.sent_at for post in board.posts.open()]
    assert sent == [NOON + timedelta(seconds=10 * number) for number in range(3)]


async def test_what_is_previewed_is_what_is_put_up(board: PublishingStage) -> None:
    board.fill(9)
    page = await chosen_by_buttons(board, "党章", "3", "学习群")

    await board.press(board.publish, data_of(page, "确定"))
    await board.wait(timedelta(minutes=2))

    assert all(one in page.html for one in board.questions())


async def test_pressed_twice_it_is_put_up_once(board: PublishingStage) -> None:
    board.fill(9)
    page = await chosen_by_buttons(board, "党章", "3", "学习群")

    for _ in range(2):
        await board.press(board.publish, data_of(page, "确定"))
        await board.wait(timedelta(minutes=2))
        board.restart()

    assert len(board.questions()) == 3


async def test_one_item_is_picked_from_the_list(board: PublishingStage) -> None:
    board.fill(20)
    page = await chosen_by_buttons(board, "党章", "自己挑", "下一页", "10", "学习群")

    await board.press(board.publish, data_of(page, "确定"))
    await board.wait()

    assert board.questions() == ["第9题：支委会每___开一次。"]


async def test_a_link_says_group_and_topic(board: PublishingStage) -> None:
    board.fill(3)
    page = await chosen_by_buttons(board, "党章", text="1 https://t.me/c/1234567890/7/42")

    await board.press(board.publish, data_of(page, "确定"))
    await board.wait()

    assert [one.where.topic_id for one in board.courier.polls] == [7]


async def test_only_groups_whose_members_may_see_it_are_offered(board: PublishingStage) -> None:
    for number in range(3):
        board.put(chosen(f"秘密{number}", cited=citation(document_id=LIMITED)))
    board.documents.limited[LIMITED] = (str(OTHER),)

    page = await chosen_by_buttons(board, "党章", "1")

    assert labels(page) == ["二支部群", TEXTS.no]


async def test_a_group_that_may_not_see_it_cannot_be_forced(board: PublishingStage) -> None:
    secret = board.put(chosen("秘密", cited=citation(document_id=LIMITED)))
    board.documents.limited[LIMITED] = (str(OTHER),)
    forged = Callback(Verb.PUBLISH, str(-GROUP), (board.bank.id, 0, secret.id, 0, 1))

    shown = await board.press(board.publish, forged.data)
    await board.wait(timedelta(minutes=1))

    assert shown == Outgoing.plain(TEXTS.not_possible)
    assert board.questions() == []


@pytest.mark.parametrize("status", [one for one in ItemStatus if one is not ItemStatus.READY])
async def test_what_is_not_ready_is_never_put_up(
    status: ItemStatus, board: PublishingStage
) -> None:
    (item,) = board.fill(1, status)
    forged = Callback(Verb.PUBLISH, str(-GROUP), (board.bank.id, 0, item.id, 0, 1))

    await board.press(board.publish, forged.data)
    await board.wait(timedelta(minutes=1))

    assert board.questions() == []


async def test_suspended_after_it_was_planned_it_is_let_go_and_told(
    board: PublishingStage,
) -> None:
    items = board.fill(3)
    page = await chosen_by_buttons(board, "党章", "3", "学习群")
    await board.press(board.publish, data_of(page, "确定"))
    for one in items:
        board.suspend(one)

    await board.wait(timedelta(minutes=2))

    assert board.questions() == []
    assert len(board.told(TRAINER.id)) == 3
    assert "没有发" in board.told(TRAINER.id)[0]


async def test_what_telegram_refuses_again_and_again_holds_up_nothing(
    board: PublishingStage,
) -> None:
    board.fill(2)
    page = await chosen_by_buttons(board, "党章", "1", "学习群")
    await board.press(board.publish, data_of(page, "确定"))
    board.courier.error = DeliveryError("不收")

    await board.wait(timedelta(minutes=4))

    assert board.posts.unsent() == ()


async def test_at_night_it_waits_for_the_morning(board: PublishingStage) -> None:
    board.fill(3)
    board.now.now = datetime.fromisoformat("2026-11-25T23:00+08:00")
    page = await chosen_by_buttons(board, "党章", "3", "学习群")
    assert "11月26日（周四）07:00起发" in page.html

    await board.press(board.publish, data_of(page, "确定"))
    await board.wait(datetime.fromisoformat("2026-11-26T06:59+08:00"))
    at_night = len(board.questions())
    await board.wait(timedelta(minutes=5))

    assert (at_night, len(board.questions())) == (0, 3)


async def test_what_was_not_sent_on_its_day_is_dropped_and_told(board: PublishingStage) -> None:
    board.fill(1)
    page = await chosen_by_buttons(board, "党章", "1", "学习群")
    await board.press(board.publish, data_of(page, "确定"))

    board.restart()  # down until the next morning
    board.now.now = datetime.fromisoformat("2026-11-26T09:00+08:00")
    await board.wait(timedelta(minutes=1))

    assert board.questions() == []
    assert "当天没能发出" in board.told(TRAINER.id)[-1]


async def test_a_stranger_to_the_role_presses_in_vain(board: PublishingStage) -> None:
    board.fill(3)
    page = await chosen_by_buttons(board, "党章", "3", "学习群")

    shown = await board.press(board.publish, data_of(page, "确定"), WANG, Role.MEMBER)

    assert shown is None
    assert board.posts.unsent() == ()


async def test_nothing_to_publish_is_told(board: PublishingStage) -> None:
    assert (await board.publish.begin(board.wish(""))).html == TEXTS.no_banks
    assert "/publish 5" in (await board.publish.begin(board.wish("什么"))).html


# -- /daily


async def test_a_schedule_is_set_up_listed_and_stopped(board: PublishingStage) -> None:
    board.fill(3)
    page: Outgoing | None = await board.daily.begin(board.wish(""))
    for label in ("新设", "党章", "学习群", "8:30", "工作日"):
        page = await board.press(board.daily, data_of(page, label))
    for _ in range(2):  # impatient
        await board.press(board.daily, data_of(page, "确定"))
    listed = await board.daily.begin(board.wish(""))

    (schedule,) = board.schedules.all()
    assert (schedule.at, schedule.weekdays) == (time(8, 30), (1, 2, 3, 4, 5))
    assert "1. “学习群” 工作日 08:30，题库“党章”（Asia/Shanghai）" in listed.html
    await board.press(board.daily, data_of(listed, "停第1个"))
    assert board.schedules.all() == ()


async def test_a_line_says_time_and_days(board: PublishingStage) -> None:
    board.fill(3)
    page = await board.daily.begin(board.wish("12:15 周一三五 https://t.me/c/1234567890/7/42"))

    confirm = await board.press(board.daily, data_of(page, "党章"))

    assert confirm is not None
    assert "“学习群（话题7）”，周一、三、五 12:15（Asia/Shanghai）" in confirm.html


async def test_a_time_in_the_quiet_hours_is_refused(board: PublishingStage) -> None:
    board.fill(3)
    page = await board.daily.begin(board.wish("23:00 每天 -1001234567890"))

    shown = await board.press(board.daily, data_of(page, "党章"))

    assert shown is not None
    assert "安静时段（22:00–07:00）" in shown.html


async def test_quiet_hours_and_zone_of_a_group_are_changed(board: PublishingStage) -> None:
    hours = await board.daily.begin(board.wish("安静 21:30-8:00"))
    await board.press(board.daily, data_of(hours, "学习群"))
    zone = await board.daily.begin(board.wish("时区 Asia/Urumqi"))
    await board.press(board.daily, data_of(zone, "学习群"))

    assert board.habits.get(GROUP) == Habits(GROUP, "Asia/Urumqi", time(21, 30), time(8))
    none = await board.daily.begin(board.wish("安静 无 -1001234567890"))
    assert "没有安静时段了" in none.html


# -- the button under an item


async def test_the_source_of_a_poll_opens_after_ones_own_vote(board: PublishingStage) -> None:
    board.fill(1)
    board.schedules.add(
        GROUP, None, board.bank.id, time(12), "Asia/Shanghai", (1, 2, 3, 4, 5), TRAINER.id
    )
    await board.wait()
    data = board.courier.polls[0].quiz.rows[0][0].data

    await board.answers.press(board.button(data, HERE, WANG))
    before = board.courier.toasts[-1]
    await board.vote(0, WANG, 1)
    await board.answers.press(board.button(data, HERE, WANG))
    after = board.courier.toasts[-1]

    assert before[1] == "请先作答，再看出处。"
    assert after[3] == f"https://t.me/zhigui_bot?start={data}"
    await follow(board, data)
    assert "答案：月" in board.told(WANG.id)[-1]
    assert "支部委员会每月至少召开1次" in board.told(WANG.id)[-1]


async def follow(board: PublishingStage, data: str, viewer: frozenset[str] = frozenset()) -> None:
    here = Where(WANG.id, ChatKind.PRIVATE)
    said = Said(77, here, 3, WANG, data, NOON, "start")
    callback = Callback.parse(data)
    assert callback is not None
    await board.answers.follow(said, Visit(here, WANG, Role.MEMBER, viewer), callback)


async def test_a_short_answer_opens_over_the_chat_and_nobody_else_sees_it(
    board: PublishingStage,
) -> None:
    board.put(told())
    page = await chosen_by_buttons(board, "党章", "1", "学习群")
    await board.press(board.publish, data_of(page, "确定"))
    await board.wait()
    data = board.courier.sent[-1].data[0]

    await board.answers.press(board.button(data, HERE, WANG))

    assert board.courier.toasts[-1][1] == (
        "答案：每月至少1次\n《云泽市统计局党支部工作规则》第十四条"
    )
    assert len(board.told(GROUP)) == 1


async def test_a_long_answer_opens_in_the_private_chat(board: PublishingStage) -> None:
    board.put(told(answer="党员应当认真履行义务。" * 60))
    page = await chosen_by_buttons(board, "党章", "1", "学习群")
    await board.press(board.publish, data_of(page, "确定"))
    await board.wait()
    data = board.courier.sent[-1].data[0]

    await board.answers.press(board.button(data, HERE, WANG))
    await follow(board, data)

    assert board.courier.toasts[-1][3].endswith(data)
    assert "党员应当认真履行义务。" * 60 in board.told(WANG.id)[-1]


async def test_a_source_that_is_hidden_by_now_stays_hidden(board: PublishingStage) -> None:
    board.put(told(answer="长" * 300))
    page = await chosen_by_buttons(board, "党章", "1", "学习群")
    await board.press(board.publish, data_of(page, "确定"))
    await board.wait()
    board.documents.limited[citation().document_id] = ("trainer",)

    await follow(board, board.courier.sent[-1].data[0])

    assert board.told(WANG.id)[-1] == TEXTS.item_hidden


@pytest.mark.parametrize("verb", [Verb.PUBLISH, Verb.DAILY, Verb.CONTEST])
async def test_whatever_buttons_say_nothing_breaks_and_nothing_comes_unasked(
    verb: Verb, board: PublishingStage
) -> None:
    board.fill(3)
    chance = random.Random(7)  # noqa: S311 - no secret
    wizard = {
        Verb.PUBLISH: board.publish,
        Verb.DAILY: board.daily,
        Verb.CONTEST: board.contest,
    }[verb]
    _, count = SHAPES[verb]
    for under in range(150):
        numbers = tuple(chance.choice((0, 1, 2, 7, 10, 1441, 99_999)) for _ in range(count))
        token = chance.choice(("0", str(-GROUP), "77"))
        shown = await board.press(wizard, Callback(verb, token, numbers).data, under=under)
        assert shown is not None
        assert shown.html

    await board.wait(timedelta(minutes=5))

    assert not board.faults
    assert set(board.questions()) <= {one.item.stem for one in board.items.of(board.bank.id)}


async def test_a_trainer_is_shown_and_sends_nothing_of_what_they_may_not_see(
    board: PublishingStage,
) -> None:
    secret = board.put(chosen("秘密：每___开一次。", cited=citation(document_id=LIMITED)))
    board.put(chosen("公开：每___开一次。"))
    board.documents.limited[LIMITED] = (str(GROUP),)
    board.audiences = frozenset({"trainer"})

    pages = [
        await chosen_by_buttons(board, "党章", "自己挑"),
        await chosen_by_buttons(board, "党章", "1", "学习群"),
    ]
    forged = Callback(Verb.PUBLISH, str(-GROUP), (board.bank.id, 0, secret.id, 0, 1))
    refused = await board.press(board.publish, forged.data)
    await board.press(board.publish, data_of(pages[1], "确定"))
    await board.wait(timedelta(minutes=2))

    assert all("公开" in page.html and "秘密" not in page.html for page in pages)
    assert refused == Outgoing.plain(TEXTS.not_possible)
    assert board.questions() == ["公开：每___开一次。"]


async def test_an_item_of_a_limited_document_that_was_not_sent_is_not_named(
    board: PublishingStage,
) -> None:
    board.put(chosen("秘密", cited=citation(document_id=LIMITED)))
    page = await chosen_by_buttons(board, "党章", "1", "学习群")
    await board.press(board.publish, data_of(page, "确定"))
    board.documents.limited[LIMITED] = ("committee",)

    await board.wait(timedelta(minutes=2))

    assert board.questions() == []
    assert board.told(TRAINER.id)[-1].endswith(TEXTS.hidden_stem)


async def test_a_short_answer_opens_for_nobody_who_may_not_see_its_document(
    board: PublishingStage,
) -> None:
    board.put(told())
    page = await chosen_by_buttons(board, "党章", "1", "学习群")
    await board.press(board.publish, data_of(page, "确定"))
    await board.wait()
    board.documents.limited[citation().document_id] = (str(GROUP),)
    board.audiences = frozenset({str(OTHER)})

    await board.answers.press(board.button(board.courier.sent[-1].data[0], HERE, WANG))

    assert board.courier.toasts[-1][1] == TEXTS.item_hidden


async def test_while_it_is_not_noted_which_poll_it_is_nothing_is_given_away(
    board: PublishingStage,
) -> None:
    (item,) = board.fill(1)
    post = board.posts.plan("p5:90:0", GROUP, None, item.id, item.item, NOON)

    await board.answers.press(board.button(Callback(Verb.ANSWER, post.token).data, HERE, WANG))

    assert board.courier.toasts[-1][1:] == (TEXTS.vote_first, True, "")


async def test_what_is_chosen_just_before_midnight_goes_on_after_it(
    board: PublishingStage,
) -> None:
    board.fill(3)
    board.habits.put(Habits(GROUP, "Asia/Shanghai", time(), time()))
    board.now.now = datetime.fromisoformat("2026-11-25T23:59:50+08:00")
    page = await chosen_by_buttons(board, "党章", "3", "学习群")
    await board.press(board.publish, data_of(page, "确定"))

    board.now.now += timedelta(minutes=1)  # the machine was busy
    await board.wait(timedelta(minutes=2))

    assert len(board.questions()) == 3


async def test_a_bank_is_named_in_the_line(board: PublishingStage) -> None:
    board.fill(5)
    board.banks.create("党费", TRAINER.id, NOON)

    page = await chosen_by_buttons(board, "学习群", text="三道 党章")

    assert page is not None
    assert "把“党章”的3道题发到“学习群”" in page.html
    lost = await board.publish.begin(board.wish("3 党规"))
    assert "没有看懂“党规”" in lost.html
    assert "最多发50道" in (await board.publish.begin(board.wish("80"))).html


async def test_where_all_was_put_up_it_is_said(board: PublishingStage) -> None:
    for one in board.fill(2):
        board.posts.plan(f"p5:{one.id}:0", GROUP, None, one.id, one.item, NOON)

    page = await chosen_by_buttons(board, "党章", "1", "学习群")

    assert page is not None
    assert "都发过了" in page.html


async def test_what_is_set_up_behind_its_time_begins_the_next_day(board: PublishingStage) -> None:
    board.fill(5)  # it is noon
    page: Outgoing | None = await board.daily.begin(board.wish("8:30 每天 党章 -1001234567890"))
    await board.press(board.daily, data_of(page, "确定"))

    await board.wait(timedelta(hours=8))
    assert board.questions() == []
    await board.wait(timedelta(hours=14))

    assert len(board.questions()) == 1


async def test_what_was_planned_goes_though_its_passage_has_moved(board: PublishingStage) -> None:
    moved, edited, other = board.fill(3)
    page = await chosen_by_buttons(board, "党章", "3", "学习群")
    await board.press(board.publish, data_of(page, "确定"))
    elsewhere = replace(moved.item, id="0" * 16, citation=citation(version="2026-01-01"))
    board.items.replace(moved.id, elsewhere, NOON)
    board.items.replace(edited.id, replace(edited.item, options=("周", "季度")), NOON)

    await board.wait(timedelta(minutes=2))

    assert set(board.questions()) == {moved.item.stem, other.item.stem}
