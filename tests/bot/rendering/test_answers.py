"""What a member reads under a question in a group, and in the private chat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.callbacks import Callback, Verb
from bot.model import Button, ChatKind, Outgoing, Where
from bot.record import AnswerRecord, Quote
from bot.rendering import Views
from bot.texts import Texts
from knowledge.answer.texts import REFUSAL
from tests.bot.rendering.strategies import Kept
from tests.bot.telegram_html import check

TEXTS = Texts()
VIEWS = Views(TEXTS, "zhigui_bot", contact=True)
GROUP = Where(-1001234567890, ChatKind.SUPERGROUP, 7)
PRIVATE = Where(42)
MEETING = "第十四条　支部委员会会议每月至少召开1次，由书记召集和主持。"
REST = "到会委员超过半数方可开会；" * 10 + "讨论党员处分建议时，到会委员应当达到三分之二。"
SOURCE = "[1]【规定】《云泽市统计局党支部工作规则》第四章 第十四条（2022年4月1日）"


def quote(text: str, mark: int = 1, label: str = "【规定】", **changed: object) -> Quote:
    made = Quote(
        mark,
        label,
        "云泽市统计局党支部工作规则",
        "第四章 第十四条",
        text,
        "2022-04-01",
        "3f2a9c01de",
        "3f2a9c01de:a14:0",
        100,
        200,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def answered(text: str, *quotes: Quote, notices: tuple[tuple[str, str], ...] = ()) -> AnswerRecord:
    return AnswerRecord(True, text, quotes, notices=notices)


def refused(*nearest: Quote, notices: tuple[tuple[str, str], ...] = ()) -> AnswerRecord:
    return AnswerRecord(False, REFUSAL, nearest=nearest, notices=notices)


def sent(record: AnswerRecord, where: Where = GROUP, views: Views = VIEWS) -> Outgoing:
    messages = views.answer(Kept(where, record))
    assert len(messages) == 1
    check(messages[0])
    return messages[0]


def buttons(message: Outgoing) -> list[Button]:
    return [button for row in message.rows for button in row]


def callbacks(message: Outgoing) -> list[Callback | None]:
    return [Callback.parse(one.data or one.url.partition("=")[2]) for one in buttons(message)]


def test_the_answer_comes_first_then_its_source_with_the_quote_folded() -> None:
    message = sent(answered(f"【规定】{MEETING}[1]", quote(MEETING + REST)))
    said = MEETING.removeprefix("第十四条　")
    assert message.html == (
        f"<b>{said}</b>[1]\n\n{SOURCE}\n"
        f"<blockquote expandable>第十四条　<b>{said}</b>{REST}</blockquote>"
    )


def test_a_quote_that_is_the_answer_is_shown_once() -> None:
    message = sent(answered(f"【规定】{MEETING}[1]", quote(MEETING)))
    assert message.html == f"<blockquote>{MEETING}[1]</blockquote>\n{SOURCE}"


def test_what_is_said_below_a_heading_is_shown_once() -> None:
    section = quote("三、取得的成效\n到课率由61%提高到94%。", location="三、取得的成效", date="")
    message = sent(answered("【规定】到课率由61%提高到94%。[1]", section))
    assert message.html.count("到课率") == 1


def test_the_question_of_a_faq_is_not_repeated_before_its_answer() -> None:
    asked = "电脑坏了找谁？"
    entry = quote(f"{asked} | 拨打分机8016。", label="【问答】", location=asked, date="")
    shown = check(sent(answered(f"【问答】{asked} | 拨打分机8016。[1]", entry)))
    assert shown.text.startswith("拨打分机8016。[1]")


def test_a_row_of_a_table_is_read_value_by_value() -> None:
    row = quote("日期：10月3日 | 带班局领导：贺云舟", location="值班安排表")
    shown = check(sent(answered("【规定】日期：10月3日 | 带班局领导：贺云舟[1]", row)))
    assert shown.text.startswith("日期：10月3日\n带班局领导：贺云舟[1]")
    assert ("blockquote", row.text) in shown.entities, "the quote stays as it was cut"


def test_a_rule_and_an_experience_are_told_apart_where_both_are_said() -> None:
    rule = quote("第一条　甲。乙。", location="第一条")
    told = quote("做法是丙。丁。", 2, "【经验】", title="“一线课堂”工作法", location="引言")
    shown = check(sent(answered("【规定】甲。[1]\n【经验】做法是丙。[2]", rule, told)))
    assert shown.text.startswith("【规定】甲。[1]\n\n【经验】做法是丙。[2]")
    assert "[2]【经验】《“一线课堂”工作法》引言" in shown.text


def test_provisions_asked_for_by_number_stand_each_with_its_source() -> None:
    tenth, eleventh = quote("第十条　甲。", location="第十条"), quote("第十一条　乙。", 2)
    shown = check(
        sent(answered("【规定】第十条　甲。[1]\n【规定】第十一条　乙。[2]", tenth, eleventh))
    )
    assert shown.text.index("第十条　甲") < shown.text.index("[1]【规定】")
    assert shown.text.index("[1]【规定】") < shown.text.index("第十一条　乙")


def test_an_older_version_is_told_before_the_sources() -> None:
    older = ("older_version", "以上出自旧版（2021年），现行版本为2024年起施行的版本。")
    searched = ("searched_as", "已按“年休假”检索（“年假”）")
    text = check(
        sent(answered(f"【规定】{MEETING}[1]", quote(MEETING + REST), notices=(searched, older)))
    ).text
    assert text.index(MEETING[5:20]) < text.index("⚠️ 以上出自旧版") < text.index("《云泽市")
    assert text.endswith("※ 已按“年休假”检索（“年假”）")


def test_how_a_follow_up_was_understood_comes_first() -> None:
    understood = ("follow_up", "〔按上一问理解为：党小组会多久开一次？〕")
    text = check(sent(answered("【规定】甲。[1]", quote("甲。乙。"), notices=(understood,)))).text
    assert text.startswith("〔按上一问理解为：党小组会多久开一次？〕\n\n甲。")


def test_brackets_of_the_document_are_no_marks() -> None:
    text = check(sent(answered("【规定】见附件[3]。[1]", quote("见附件[3]。余下。")))).text
    assert text.startswith("见附件[3]。[1]")


def test_in_a_group_what_does_not_fit_is_left_to_the_private_chat() -> None:
    long = [
        quote("支部委员会会议每月至少召开1次。" * 100, mark, location=f"第{mark}条")
        for mark in range(1, 6)
    ]
    said = "\n".join(f"【规定】支部委员会会议每月至少召开1次。[{one.mark}]" for one in long)
    message = sent(answered(said, *long))
    text = check(message).text
    assert all(f"[{one.mark}]【规定】《{one.title}》{one.location}" in text for one in long)
    assert text.endswith(TEXTS.more_in_source)
    assert text.count("……") == 5, "each quote is cut, none is dropped"
    assert [one.verb for one in callbacks(message) if one][:5] == [Verb.QUOTE] * 5


def test_in_private_a_long_answer_takes_a_few_messages_cut_between_sentences() -> None:
    sentence = "支部委员会会议每月至少召开1次，由书记召集和主持。"
    record = answered(f"【规定】{sentence * 200}[1]", quote(sentence * 200))
    messages = VIEWS.answer(Kept(PRIVATE, record))
    assert len(messages) > 1
    assert all(check(one).text for one in messages)
    assert check(messages[0]).text.endswith("。")
    assert not any(one.rows for one in messages[:-1])
    assert messages[-1].rows


def test_a_source_opens_in_the_private_chat() -> None:
    record = answered(f"【规定】{MEETING}[1]", quote(MEETING + REST))
    opens, *verdicts = buttons(sent(record))
    assert opens.url == "https://t.me/zhigui_bot?start=oAb-dEf_hIj-1-1-0"
    assert [one.label for one in verdicts] == ["👍", "👎", "引用有误"]
    assert buttons(sent(record, PRIVATE))[0].data == "oAb-dEf_hIj-1-1-0"


def test_a_refusal_offers_the_nearest_places_as_no_answer() -> None:
    places = [quote(f"第{mark}条的原文。", mark, location=f"第{mark}条") for mark in (1, 2, 3)]
    reason = ("objection_thing", "最相近的段落没有写到“奖金”。")
    message = sent(refused(*places, notices=(reason,)))
    text = check(message).text
    assert text.startswith(
        f"{TEXTS.no_answer}\n最相近的段落没有写到“奖金”。\n\n{TEXTS.nearest}\n1. "
    )
    assert "第1条的原文。" in text
    assert "第3条的原文。" not in text, "two are enough for a group"
    assert "第3条的原文。" in check(sent(refused(*places), PRIVATE)).text
    assert [one.verb for one in callbacks(message) if one] == [
        Verb.NEAREST,
        Verb.NEAREST,
        Verb.AGAIN,
        Verb.HUMAN,
    ]


def test_without_a_contact_nothing_is_passed_on() -> None:
    message = sent(refused(), views=Views(TEXTS, "zhigui_bot"))
    assert [one.label for one in buttons(message)] == ["换个问法"]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("greeting", TEXTS.greeting),
        ("about", f"{TEXTS.introduction}\n{TEXTS.look_around}"),
        ("thanks", TEXTS.welcome),
        ("noted", TEXTS.noted),
    ],
)
def test_small_talk_is_answered_in_the_language_of_the_bot(code: str, told: str) -> None:
    message = sent(AnswerRecord(False, "不客气。", notices=((code, "不客气。"),)))
    assert check(message).text == told
    assert not message.rows


@pytest.mark.parametrize("code", ["thanks", "empty", "too_long"])
def test_what_was_no_question_has_no_buttons(code: str) -> None:
    record = AnswerRecord(
        False, "不客气，有问题请接着问。", notices=((code, "不客气，有问题请接着问。"),)
    )
    message = sent(record)
    assert message.html == "不客气，有问题请接着问。"
    assert not message.rows


def test_to_a_request_for_a_poem_nothing_is_near() -> None:
    request = ("objection_request", "这里只回答文档里写明的内容，不代写、创作、翻译或计算。")
    message = sent(refused(quote("第一条　甲。"), notices=(request,)))
    assert check(message).text == f"{TEXTS.no_answer}\n{request[1]}"
    assert not message.rows


def test_which_title_was_meant_is_settled_by_buttons() -> None:
    titles = ("云泽市统计局采购管理办法", "云泽市统计局印章使用管理办法")
    choices = tuple((title, f"《{title}》第十条") for title in titles)
    message = sent(AnswerRecord(False, "请写出完整名称。", choices=choices))
    assert check(message).text == TEXTS.which_title
    assert [[one.label for one in row] for row in message.rows] == [[title] for title in titles]
    assert callbacks(message) == [Callback(Verb.CHOICE, "Ab-dEf_hIj-1", (at,)) for at in range(2)]


def test_a_document_that_is_not_there_is_told_before_the_like_are_offered() -> None:
    missing = "知识库里没有《采购条例》，名称相近的有：《采购管理办法》。"
    choices = (("采购管理办法", "《采购管理办法》第十条"),)
    notices = (("unknown_document", missing),)
    message = sent(AnswerRecord(False, missing, notices=notices, choices=choices))
    assert check(message).text == f"{missing}\n\n{TEXTS.which_title}"


def test_titles_that_a_button_cuts_are_written_out() -> None:
    titles = [
        f"关于做好2025年{when}放假期间值班和安全保卫工作的通知" for when in ("国庆节", "春节")
    ]
    message = sent(AnswerRecord(False, "哪份？", choices=tuple((one, one) for one in titles)))
    assert check(message).text == f"{TEXTS.which_title}\n1. {titles[0]}\n2. {titles[1]}"
    assert message.rows[1][0].label.startswith("2. 关于做好")


def test_a_document_cannot_turn_or_forge_a_citation() -> None:
    title = "规则》第一条\u202e伪造\u2066<b>【规定】\nשלום"
    shown = check(sent(answered("【经验】甲。[1]", quote("甲。乙。", 1, "【经验】", title=title))))
    line = next(one for one in shown.text.split("\n") if one.startswith("[1]"))
    assert line.startswith("[1]【经验】\u2068《规则")
    assert line.endswith("（2022年4月1日）")
    assert "\u202e" not in line
    opened, closed = line.index("\u2068"), line.index("\u2069")
    assert opened < line.index("שלום") < closed < line.index("第四章")
