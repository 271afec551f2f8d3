"""Conversations over the sample collection."""

from __future__ import annotations

import json
from datetime import date

import pytest

from knowledge.bootstrap import Workshop
from knowledge.dialogue import Context
from knowledge.model import Answer, NoAnswer


def hold(sample: Workshop, *asked: str) -> tuple[Answer | NoAnswer, Context]:
    """Ask one after the other, keeping the context as JSON in between, as the bot does."""
    context = Context()
    answer: Answer | NoAnswer | None = None
    for question in asked:
        reply = sample.dialogue.reply(question, context)
        answer, context = (
            reply.answer,
            Context.from_json(json.loads(json.dumps(reply.context.as_json()))),
        )
    assert answer is not None
    return answer, context


def place(answer: Answer | NoAnswer) -> str:
    assert isinstance(answer, Answer), answer.notices
    first = answer.citations[0]
    return f"{first.document.title} {first.location}"


def understood(answer: Answer | NoAnswer) -> str:
    return next((one.text for one in answer.notices if one.code == "follow_up"), "")


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        (("支委会多久开一次", "那党小组会呢"), "党支部工作规则 第四章 第十五条"),
        (("采购管理办法第十条", "下一条", "再下一条"), "采购管理办法 第三章 第十二条"),
        (("党支部工作规则第五条", "第二款"), "党支部工作规则 第二章 第五条第二款"),
        (("婚假有几天", "这条原文"), "请休假管理办法 第二章 第九条"),
        (("涉密文件可以复印吗", "谁批准"), "保密工作规定 第三章 第九条"),
        (("印章管理办法什么时候施行", "它由谁解释"), "印章使用管理办法 第七章 第二十三条"),
        (("婚假有几天", "产假呢", "难产呢"), "请休假管理办法 第二章 第十条"),
        (("出差回来多久报销", "要是超过3个月呢"), "差旅和报销管理办法 第四章 第十五条"),
    ],
)
def test_what_is_left_out_is_taken_from_the_turns_before(
    sample: Workshop, asked: tuple[str, ...], where: str
) -> None:
    answer, _ = hold(sample, *asked)
    assert where in place(answer)
    assert understood(answer).startswith("〔按上一问理解为：")


def test_another_version_answers_the_same_question(sample: Workshop) -> None:
    answer, _ = hold(sample, "婚假有几天", "旧版呢")
    assert isinstance(answer, Answer)
    assert "婚假3天" in answer.text
    assert "older_version" in [one.code for one in answer.notices]


def test_a_question_of_its_own_is_left_alone(sample: Workshop) -> None:
    alone = sample.answerer("公章可以带出去吗")
    after, _ = hold(sample, "婚假有几天", "公章可以带出去吗")
    assert (after.text, understood(after)) == (alone.text, "")


@pytest.mark.parametrize(
    "asked", ["第99999999款", "那奥运会呢", "他工资多少", "明天股市会涨吗", "第八十条呢"]
)
def test_the_turn_before_makes_nothing_else_answerable(sample: Workshop, asked: str) -> None:
    answer, _ = hold(sample, "婚假有几天", asked)
    assert isinstance(answer, NoAnswer)


@pytest.mark.parametrize(
    ("before", "asked", "where"),
    [
        ("印章丢了怎么办", "婚假有几天", "请休假管理办法 第二章 第九条"),
        ("党支部工作规则第五条", "会议室怎么预订", "机关事务常见问题 会议室怎么预订？"),
        ("婚假有几天", "工作满5年年休假几天", "请休假管理办法 第二章 第七条"),
        ("党费什么时候交", "支委会多久开一次", "党支部工作规则 第四章 第十四条"),
    ],
)
def test_who_turns_to_something_else_is_not_answered_about_the_last_thing(
    sample: Workshop, before: str, asked: str, where: str
) -> None:
    answer, _ = hold(sample, before, asked)
    assert place(answer).endswith(where)
    assert not understood(answer)


def test_a_greeting_is_answered_with_one(sample: Workshop) -> None:
    answer, _ = hold(sample, "印章丢了怎么办", "你好")
    assert [one.code for one in answer.notices] == ["greeting"]
    assert answer.text.startswith("您好")


def test_thanks_are_answered_politely_and_change_nothing(sample: Workshop) -> None:
    _, before = hold(sample, "婚假有几天")
    reply = sample.dialogue.reply("好的，谢谢", before)
    assert isinstance(reply.answer, NoAnswer) and "不客气" in reply.answer.text
    assert reply.context == before


def test_what_was_refused_is_not_built_upon(sample: Workshop) -> None:
    answer, _ = hold(sample, "支委会多久开一次", "那奥运会呢", "那党小组会呢")
    assert "第十五条" in place(answer)


def test_a_history_of_questions_gives_the_same_context(sample: Workshop) -> None:
    held, _ = hold(sample, "支委会多久开一次", "那党小组会呢")
    assert sample.dialogue("那党小组会呢", history=["支委会多久开一次"]) == held


def test_a_document_that_is_gone_is_not_spoken_of(sample: Workshop) -> None:
    context = Context.from_json(
        [{"asked": "甲", "understood": "甲", "document": "gone", "place": "a1"}]
    )
    assert isinstance(sample.dialogue.reply("第二款呢", context).answer, NoAnswer)


def test_a_document_that_is_named_answers_by_its_version_of_the_day(sample: Workshop) -> None:
    day = date(2022, 1, 1)
    before = sample.dialogue.reply("婚假有几天", Context(), as_of=day)
    reply = sample.dialogue.reply("请休假管理办法里怎么说", before.context, as_of=day)
    assert isinstance(before.answer, Answer) and isinstance(reply.answer, Answer)
    assert "婚假3天" in reply.answer.text
    assert reply.answer.citations[0].document == before.answer.citations[0].document


def test_what_is_too_long_is_refused_and_forgotten(sample: Workshop) -> None:
    _, before = hold(sample, "婚假有几天")
    reply = sample.dialogue.reply("好" * 100_000, before)
    assert [one.code for one in reply.answer.notices] == ["too_long"]
    assert reply.context == before


def test_the_histories_kept_are_few(sample: Workshop) -> None:
    asked = [sample.dialogue("那产假呢", history=[f"第{n}条"]) for n in range(70)]
    assert asked[0] == sample.dialogue("那产假呢", history=["第0条"])
    assert len(sample.dialogue._replayed) <= 64


def test_what_is_no_character_is_read_as_a_mark(sample: Workshop) -> None:
    _, before = hold(sample, "婚假有几天")
    after = sample.dialogue.reply("那产假\ud800呢", before).context
    assert json.dumps(after.as_json(), ensure_ascii=False).encode()
    assert sample.dialogue("那产假呢", history=["婚假\ud800有几天", "\udcff"])
