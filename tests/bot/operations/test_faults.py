"""An error that nobody expected: what the asker reads, what the log and the ops chat get."""

from __future__ import annotations

import logging
from typing import Any, ClassVar

import pytest
from operating import OPS, TEXTS, Clock, FaultCounter, NoticesCourier, ops_chat
from telegram.error import Conflict, Forbidden, NetworkError
from telegram_updates import GROUP, ME, PRIVATE, by_us, message, pressed, update

from bot.handlers.heard import Ears
from bot.inbox.queue import NotKept
from bot.model import Where
from bot.operations import Faults
from knowledge.errors import (
    ChatClosed,
    DeliveryError,
    DeliveryUnknown,
    MessageGone,
    NoGeneration,
    QuestionError,
    StateError,
    ZhiguiError,
)

REFERENCE = "3f9a1c07"
QUESTION = "张三的处分什么时候解除"


class Context:
    """What PTB hands to an error handler, as far as it is looked at."""

    def __init__(self, error: Exception) -> None:
        self.error = error


class Scene:
    """The error handler with everything around it recorded."""

    asked: ClassVar[dict[str, Any]] = {"message": message(f"/ask {QUESTION}")}

    def __init__(self, ops: int = OPS) -> None:
        self.clock = Clock()
        self.courier = NoticesCourier()
        self.counter = FaultCounter()
        self.ops = ops_chat(self.courier, self.clock, ops)
        self.faults = Faults(
            Ears(ME, frozenset({"ask"})),
            self.courier,
            self.ops,
            self.counter,
            TEXTS,
            lambda: REFERENCE,
        )

    async def happens(self, error: Exception, update_id: int = 1, **what: Any) -> None:
        happened = update(update_id, **(what or self.asked))
        await self.faults(happened, Context(raised(error)))  # type: ignore[arg-type]
        await self.ops.close()

    async def happens_while_polling(self, error: Exception) -> None:
        await self.faults(None, Context(raised(error)))  # type: ignore[arg-type]
        await self.ops.close()


def raised(error: Exception) -> Exception:
    """Return the error with a traceback, as a handler raises it."""
    try:
        raise error
    except Exception as caught:
        return caught


async def test_the_asker_reads_one_sentence_with_the_number_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    scene = Scene()

    with caplog.at_level(logging.DEBUG):
        await scene.happens(KeyError(QUESTION), update_id=41)

    [sent] = (one for one in scene.courier.sent if one.where.chat_id != OPS)
    assert "fault:41" in scene.courier.keys
    where, said, reply_to = sent.where, sent.html, sent.reply_to
    assert said == TEXTS.failed.format(reference=REFERENCE)
    assert (where.chat_id, reply_to) == (GROUP["id"], 100)
    assert f"fault {REFERENCE} in update 41: KeyError" in caplog.text
    assert "Traceback" in caplog.text
    assert scene.counter.kinds == {"KeyError": 1}


async def test_the_sentence_goes_to_the_topic_of_the_question() -> None:
    scene = Scene()
    asked = message("/ask 几天", message_thread_id=7, is_topic_message=True)

    await scene.happens(KeyError(), message=asked)

    assert scene.courier.sent[0].where.topic_id == 7


async def test_the_same_update_is_told_once() -> None:
    scene = Scene()

    await scene.happens(KeyError(), update_id=41)
    await scene.happens(KeyError(), update_id=41)

    assert len(scene.courier.told(GROUP["id"])) == 1


async def test_a_pressed_button_opens_a_notice_with_the_number() -> None:
    scene = Scene()

    await scene.happens(KeyError(), callback_query=pressed("g:x"))

    told = TEXTS.failed.format(reference=REFERENCE)
    assert scene.courier.toasts == [("77", told, True, "")]
    assert scene.courier.told(GROUP["id"]) == []


async def test_talk_among_others_gets_no_reply() -> None:
    scene = Scene()

    await scene.happens(KeyError(), message=message("今天开会吗"))

    assert scene.courier.told(GROUP["id"]) == []
    assert len(scene.courier.told(OPS)) == 1


async def test_what_is_wrong_with_the_question_is_told_in_its_own_words() -> None:
    scene = Scene()

    await scene.happens(QuestionError("请写明文件和条号。"))

    assert scene.courier.told(GROUP["id"]) == ["请写明文件和条号。"]
    assert scene.courier.told(OPS) == []
    assert not scene.counter.kinds


@pytest.mark.parametrize(
    "error",
    [StateError("无法使用数据库，请检查 /srv。", detail="disk full"), NoGeneration("先导入。")],
)
async def test_members_are_not_told_how_to_run_the_machine(
    error: ZhiguiError, caplog: pytest.LogCaptureFixture
) -> None:
    scene = Scene()

    await scene.happens(error)

    assert scene.courier.told(GROUP["id"]) == [TEXTS.unavailable.format(reference=REFERENCE)]
    (notice,) = scene.courier.told(OPS)
    assert str(error) in notice
    assert REFERENCE in notice
    assert error.detail in caplog.text


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("bot was kicked"),
        ChatClosed("写不进去。"),
        MessageGone("消息已删除。"),
    ],
)
async def test_who_cannot_be_written_to_is_no_fault(error: Exception) -> None:
    scene = Scene()

    await scene.happens(error)

    assert scene.courier.sent == []
    assert not scene.counter.kinds


async def test_what_may_have_arrived_is_not_called_failed() -> None:
    scene = Scene()

    await scene.happens(DeliveryUnknown("可能已送达。", detail="TimedOut"))

    assert scene.courier.told(GROUP["id"]) == []
    assert len(scene.courier.told(OPS)) == 1


async def test_nothing_of_a_message_stands_in_the_notice(caplog: pytest.LogCaptureFixture) -> None:
    scene = Scene()
    private = message(QUESTION, chat=PRIVATE)

    await scene.happens(ValueError(QUESTION), message=private)

    (notice,) = scene.courier.told(OPS)
    assert QUESTION not in notice
    assert "ValueError" in notice


async def test_the_kind_names_the_last_place_of_ours() -> None:
    scene = Scene()
    try:
        Where(1, kind="nonsense").link(None)  # type: ignore[arg-type]
        await Scene.happens(scene, 1 / 0)  # type: ignore[arg-type]
    except ZeroDivisionError as error:
        await scene.happens(error)
    try:
        int(Ears(ME, frozenset()).said(None))  # type: ignore[arg-type]
    except AttributeError as error:
        await scene.happens(error)

    first, second = scene.courier.told(OPS)
    assert "ZeroDivisionError：" in first
    assert "AttributeError bot/handlers/heard.py:" in second


async def test_one_notice_a_kind_and_hour_with_a_count_of_the_others() -> None:
    scene = Scene()
    for number in range(5):
        await scene.happens(KeyError(), update_id=number)
        scene.clock.pass_(minutes=10)
    await scene.happens(ValueError(), update_id=9)
    assert [notice.count("KeyError") for notice in scene.courier.told(OPS)] == [1, 0]

    scene.clock.pass_(minutes=10)
    scene.ops.sum_up()
    await scene.ops.close()

    assert "又发生了 4 次" in scene.courier.told(OPS)[-1]
    scene.ops.sum_up()
    await scene.ops.close()
    assert len(scene.courier.told(OPS)) == 3


async def test_a_restart_repeats_no_notice() -> None:
    scene = Scene()
    await scene.happens(KeyError(), update_id=1)

    anew = Scene()
    anew.courier.sent, anew.courier.keys = scene.courier.sent, scene.courier.keys
    await anew.happens(KeyError(), update_id=2)

    assert len(scene.courier.told(OPS)) == 1


async def test_without_an_ops_chat_the_log_has_it_all(caplog: pytest.LogCaptureFixture) -> None:
    scene = Scene(ops=0)

    await scene.happens(KeyError())

    assert len(scene.courier.sent) == 1
    assert REFERENCE in caplog.text


@pytest.mark.parametrize("error", [DeliveryError("没有送达。"), StateError("x"), RuntimeError("x")])
async def test_a_failing_delivery_raises_nothing(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    scene = Scene()
    scene.courier.error = error

    await scene.happens(KeyError())
    await scene.happens(KeyError(), callback_query=pressed("g:x"))

    assert "cannot be told" in caplog.text


@pytest.mark.parametrize("error", [NetworkError("cut"), Conflict("terminated")])
async def test_a_broken_line_is_counted_and_bothers_nobody(error: Exception) -> None:
    scene = Scene()

    await scene.happens_while_polling(error)

    assert scene.courier.sent == []
    assert scene.counter.kinds == {type(error).__name__: 1}


async def test_updates_that_cannot_be_kept_are_told_without_the_database() -> None:
    scene = Scene()
    scene.courier.error = StateError("数据库满了。")
    error = NotKept("update 7 cannot be kept")
    error.__cause__ = scene.courier.error

    scene.faults.while_polling(error)
    scene.faults.while_polling(error)
    await scene.ops.close()

    ((chat, said),) = scene.courier.said
    assert chat == OPS
    assert "数据库满了。" in said


async def test_an_error_without_an_update_is_told_to_the_ops_chat() -> None:
    scene = Scene()

    await scene.happens_while_polling(KeyError())

    assert len(scene.courier.told(OPS)) == 1


async def test_a_reply_to_our_answer_is_answered_too() -> None:
    scene = Scene()

    await scene.happens(KeyError(), message=message("第二款呢", reply_to_message=by_us()))

    assert len(scene.courier.told(GROUP["id"])) == 1
