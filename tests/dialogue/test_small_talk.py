"""What is said to the assistant and not asked of the documents."""

from __future__ import annotations

import pytest

from knowledge.dialogue.small_talk import SmallTalk, small_talk


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("谢谢", SmallTalk.THANKS),
        ("好的，谢谢啦！", SmallTalk.THANKS),
        ("辛苦了", SmallTalk.THANKS),
        ("OK", SmallTalk.NOTED),
        ("嗯嗯", SmallTalk.NOTED),
        ("知道了", SmallTalk.NOTED),
        ("好了解了", SmallTalk.NOTED),
        ("哈哈哈", SmallTalk.NOTED),
        ("你好", SmallTalk.GREETING),
        ("您好，在吗？", SmallTalk.GREETING),
        ("早上好！", SmallTalk.GREETING),
        ("你是谁", SmallTalk.ABOUT),
        ("你好，你是谁？", SmallTalk.ABOUT),
        ("请问你能干啥呀", SmallTalk.ABOUT),
        ("你可以回答哪些问题", SmallTalk.ABOUT),
        ("你知道哪些文件", SmallTalk.ABOUT),
        ("知识库里有什么", SmallTalk.ABOUT),
        ("你怎么用？", SmallTalk.ABOUT),
    ],
)
def test_small_talk_is_told_from_questions(said: str, kind: SmallTalk) -> None:
    assert small_talk(said) is kind


@pytest.mark.parametrize(
    "asked",
    [
        *("可以延长吗", "好的那产假呢", "谢谢，再问下婚假", "对象是谁", ""),
        *("你好，年休假几天", "公章怎么用", "有哪些规定", "早上几点上班", "你知道年休假几天吗"),
    ],
)
def test_a_question_is_a_question_however_polite(asked: str) -> None:
    assert small_talk(asked) is None
