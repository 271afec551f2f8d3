"""Every press is acknowledged once, whatever the button says; chosen titles; other words."""

from __future__ import annotations

import pytest
from button_stage import OURS, QUESTION, STRANGER, TEXTS, Stage, alone, quote
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram_updates import ALICE, BORIS, PLAIN_GROUP, PRIVATE, by_us

from bot.callbacks import Callback, Verb
from bot.model import ChatKind, Where
from bot.state import Verdict
from knowledge.errors import DeliveryUnknown, StorageError

GONE = "AbCdEfGhIjKl"


def button(verb: Verb, token: str, *numbers: int) -> str:
    return Callback(verb, token, numbers).data


@pytest.mark.parametrize(
    "data",
    ["vote:1:up", "o", "g" * 65, "zAbCdEfGhIjKl", '{"a": 1}', "/start", "党费", "d-1", "f-1"],
)
async def test_what_cannot_be_read_or_done_is_told_so(stage: Stage, data: str) -> None:
    assert await stage.press(data) == (TEXTS.unknown_button, False, "")
    assert not stage.courier.sent


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.one_of(
        st.text(min_size=1, max_size=40),
        st.builds(
            lambda letter, token, rest: f"{letter}{token}{rest}",
            st.sampled_from([verb.value for verb in Verb]),
            st.sampled_from([GONE, "3f2a9c01de", ""]),
            st.lists(st.integers(0, 999_999_999), max_size=4).map(
                lambda numbers: "".join(f"-{one}" for one in numbers)
            ),
        ),
    )
)
async def test_any_data_is_acknowledged_once(stage: Stage, data: str) -> None:
    stage.later(minutes=1)
    await stage.press(data, chat=PRIVATE)

    assert not stage.errors


@pytest.mark.parametrize(
    ("verb", "numbers"),
    [
        (Verb.GOOD, ()),
        (Verb.BAD, ()),
        (Verb.WRONG, (0,)),
        (Verb.AGAIN, ()),
        (Verb.HUMAN, ()),
        (Verb.CHOICE, (0,)),
    ],
)
async def test_a_button_of_a_deleted_answer_says_so(
    stage: Stage, verb: Verb, numbers: tuple[int, ...]
) -> None:
    stored = stage.refused(choices=(("《甲规则》", "《甲规则》第十条"),))
    stage.erasure.forget(ALICE["id"])

    told = await stage.press(button(verb, stored.token, *numbers))

    assert told == (TEXTS.answer_forgotten, True, "")
    assert not stage.courier.sent


async def test_a_stranger_is_told_no_and_nothing_is_done(stage: Stage) -> None:
    stored = stage.kept()

    told = await stage.press(button(Verb.GOOD, stored.token), STRANGER, alone(STRANGER))

    assert told == (TEXTS.not_for_you, False, "")
    assert stage.feedback.of(stored.id, STRANGER["id"]) is None


async def test_pressing_ten_times_in_a_second_does_it_once(stage: Stage) -> None:
    stored = stage.kept(Where(ALICE["id"]))
    data = button(Verb.QUOTE, stored.token, 1, 0)

    for _ in range(10):
        await stage.press(data, chat=PRIVATE)
    stage.later(minutes=1)
    await stage.press(data, chat=PRIVATE)

    assert len(stage.courier.sent) == 2
    assert len(stage.courier.toasts) == 11


async def test_going_to_and_fro_is_not_pressing_again(stage: Stage) -> None:
    stored = stage.kept()

    for verb in (Verb.GOOD, Verb.BAD, Verb.GOOD):
        await stage.press(button(verb, stored.token))

    assert stage.feedback.counts()[Verdict.GOOD] == 1
    assert stage.feedback.counts()[Verdict.BAD] == 0


async def test_a_chosen_title_is_asked_by_who_pressed_as_a_reply_to_the_question(
    stage: Stage,
) -> None:
    stored = stage.refused(
        choices=(("《甲规则》", "《甲规则》第十条"), ("《乙办法》", "《乙办法》第十条"))
    )

    await stage.press(button(Verb.CHOICE, stored.token, 1), BORIS)

    [(said, visit)] = stage.desk.asked
    assert (said.text, said.message_id, said.person.id) == (
        "《乙办法》第十条",
        QUESTION,
        BORIS["id"],
    )
    assert (said.update_id, said.where.topic_id, said.command) == (stage.update_id, 7, "")
    assert visit.viewer == {str(said.where.chat_id)}


async def test_a_choice_that_there_is_not_asks_nothing(stage: Stage) -> None:
    stored = stage.refused(choices=(("《甲规则》", "《甲规则》第十条"),))

    assert (await stage.press(button(Verb.CHOICE, stored.token, 1)))[0] == TEXTS.unknown_button
    assert not stage.desk.asked


@pytest.mark.parametrize("verb", [Verb.AGAIN, Verb.HUMAN])
async def test_nobody_makes_the_bot_write_into_another_chat(stage: Stage, verb: Verb) -> None:
    stored = stage.refused()

    told = await stage.press(button(verb, stored.token), chat=PRIVATE)

    assert told == (TEXTS.unknown_button, False, "")
    assert not stage.courier.sent


async def test_a_fault_is_left_to_the_one_who_tells_of_faults(stage: Stage) -> None:
    stored = stage.refused(choices=(("《甲规则》", "《甲规则》第十条"),))
    stage.desk.fails = StorageError("知识库无法打开。")

    assert await stage.press(button(Verb.CHOICE, stored.token, 0)) == ("编号", False, "")
    stage.desk.fails = None
    await stage.press(button(Verb.CHOICE, stored.token, 0))

    assert len(stage.desk.asked) == 1, "what failed is tried again"


async def test_where_the_bot_cannot_write_the_presser_is_told(stage: Stage) -> None:
    stored = stage.refused()
    stage.courier.closed.add(stored.where.chat_id)

    told = await stage.press(button(Verb.HUMAN, stored.token))

    assert told == (TEXTS.cannot_write_here, False, "")


async def test_what_may_have_arrived_is_not_told_as_failed(stage: Stage) -> None:
    stored = stage.refused(choices=(("《甲规则》", "《甲规则》第十条"),))
    stage.desk.fails = DeliveryUnknown("可能已经发出。")

    assert (await stage.press(button(Verb.CHOICE, stored.token, 0)))[0] == ""


async def test_other_words_are_hinted_to_who_pressed(stage: Stage) -> None:
    hidden = quote(2, title="干部名册", location="第一页", audience=("admin",))
    other = quote(3, location="第三章 各项制度 › 第十二条")
    stored = stage.refused(nearest=(quote(), hidden, other))

    told = await stage.press(button(Verb.AGAIN, stored.token), {**BORIS, "first_name": "小<周>"})

    [hint] = stage.courier.sent
    assert told == (TEXTS.again_toast, False, "")
    assert (hint.where.topic_id, hint.reply_to) == (7, OURS), "the asker's field stays closed"
    assert hint.message.ask_back and not hint.message.rows
    assert f'<a href="tg://user?id={BORIS["id"]}">小&lt;周&gt;</a>' in hint.message.html
    assert "支部委员会会议" in hint.message.html
    assert "《支部工作规则》第三章 第十条、第十二条" in hint.message.html
    assert "干部名册" not in hint.message.html


async def test_other_words_are_hinted_once_a_person(stage: Stage) -> None:
    stored = stage.refused()

    for by in (ALICE, BORIS, ALICE):
        await stage.press(button(Verb.AGAIN, stored.token), by)
        stage.later(minutes=1)

    assert len(stage.courier.sent) == 2


async def test_in_private_the_hint_names_nobody(stage: Stage) -> None:
    stored = stage.refused(Where(ALICE["id"]), nearest=())

    await stage.press(button(Verb.AGAIN, stored.token), chat=PRIVATE)

    [hint] = stage.courier.sent
    assert "tg://" not in hint.message.html
    assert TEXTS.again_hint in hint.message.html


async def test_the_reply_to_a_hint_is_a_question(stage: Stage) -> None:
    await stage.says("支部委员会会议多久一次？", reply_to_message=by_us(message_id=500))

    assert [said.text for said, _ in stage.desk.asked] == ["支部委员会会议多久一次？"]


async def test_a_press_in_a_group_that_is_not_allowed_is_told_no(stage: Stage) -> None:
    stored = stage.kept(Where(PLAIN_GROUP["id"], ChatKind.GROUP))

    told = await stage.press(button(Verb.GOOD, stored.token), chat=PLAIN_GROUP)

    assert told == (TEXTS.not_for_you, False, "")
