"""/mistakes: what one got wrong is asked again, to oneself alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from queries import queries
from quizzed import card, single
from standings_stage import CLOSED, StandingsStage
from telegram_updates import ALICE, BORIS

from bot.callbacks import Callback, Verb
from bot.quiz import BankItem, ItemStatus
from bot.standings.review_card import Step
from knowledge.quiz import Alteration, ItemType

RIGHT, WRONG = (1,), (0,)
DAY = timedelta(days=1)


@pytest.fixture
def missed(stage: StandingsStage, item: BankItem) -> BankItem:
    """Alice got the item wrong."""
    stage.vote(stage.poll(item), ALICE, WRONG)
    return item


async def test_what_was_got_wrong_is_asked_and_answered(
    stage: StandingsStage, missed: BankItem
) -> None:
    [asked] = await stage.whisper("/mistakes")

    assert "还有1题" in asked and "一般每___召开1次" in asked
    assert "A. 月" in asked and "B. 季度" in asked
    assert "正确答案" not in asked and "每季度召开" not in asked

    await stage.tap("B")

    assert "答对了！" in stage.shown.html
    assert "正确答案：B. 季度" in stage.shown.html
    assert "<blockquote>党支部党员大会一般每季度召开1次。</blockquote>" in stage.shown.html
    assert "《支部工作条例》第十一条" in stage.shown.html
    assert "1天后再问您" in stage.shown.html
    await stage.tap("下一题")
    assert "错题本里有1题，1天后再来" in stage.shown.html


async def test_a_wrong_answer_is_asked_again_after_some_minutes(
    stage: StandingsStage, missed: BankItem
) -> None:
    await stage.whisper("/mistakes")
    await stage.tap("D")

    assert "没答对。您选的是：D" in stage.shown.html
    assert "10分钟后再问您" in stage.shown.html
    assert "10分钟后再来" in (await stage.whisper("/mistakes"))[0]
    stage.now += timedelta(minutes=10)
    assert "还有1题" in (await stage.whisper("/mistakes"))[0]


async def test_the_source_is_opened(stage: StandingsStage, missed: BankItem) -> None:
    await stage.whisper("/mistakes")
    await stage.tap("B")

    opened = Callback.parse(stage.button("看原文"))
    assert opened is not None and opened.verb is Verb.PLACE
    assert missed.item.citation is not None
    assert opened.numbers == (missed.item.citation.start, missed.item.citation.end, 0)


async def test_of_several_right_ones_all_are_ticked_before_the_answer(
    stage: StandingsStage,
) -> None:
    several = replace(single(5), type=ItemType.MULTI, key=(0, 2))
    stage.vote(stage.poll(stage.bank_item(several)), ALICE, (0,))
    [asked] = await stage.whisper("/mistakes")
    assert "多选题" in asked

    assert await stage.tap("选好了") == "请先选一个选项。"
    await stage.tap("A")
    await stage.tap("B")
    await stage.tap("✓ B")
    await stage.tap("C")
    assert {"✓ A", "B", "✓ C", "D"} <= {one.label for row in stage.shown.rows for one in row}
    await stage.tap("选好了")

    assert "答对了！" in stage.shown.html
    assert "A. 月；C. 半年" in stage.shown.html


async def test_a_book_of_many_is_opened_and_ticked_in_as_few_queries_as_one_of_few(
    stage: StandingsStage,
) -> None:
    counted = []
    for numbers in (range(5, 7), range(7, 30)):
        for number in numbers:
            several = replace(single(number), type=ItemType.MULTI, key=(0, 2))
            stage.vote(stage.poll(stage.bank_item(several)), ALICE, (0,))
        await stage.whisper("/mistakes")  # the votes are taken in, each once
        with queries(stage.database) as asked:
            await stage.whisper("/mistakes")
            await stage.tap("A")
        counted.append(len(asked))

    assert "还有25题" in stage.shown.html
    assert counted[0] == counted[1]


async def test_a_judgement_is_pressed_by_its_words_and_shows_what_was_altered(
    stage: StandingsStage,
) -> None:
    altered = replace(
        single(),
        type=ItemType.JUDGE,
        stem="根据《支部工作条例》第十一条，党支部党员大会一般每月召开1次。",
        options=("正确", "错误"),
        change=Alteration("number", "每季度", "每月"),
    )
    stage.vote(stage.poll(stage.bank_item(altered)), ALICE, (0,))
    [asked] = await stage.whisper("/mistakes")
    assert "A." not in asked

    await stage.tap("正确")

    assert "没答对。您选的是：正确" in stage.shown.html
    assert "正确答案：错误" in stage.shown.html
    assert "题中“每月”，原文是“每季度”。" in stage.shown.html


async def test_an_item_that_was_made_one_of_words_is_judged_by_oneself(
    stage: StandingsStage, missed: BankItem
) -> None:
    words = replace(card(), stem="党员大会多久开一次？", citation=missed.item.citation)
    stage.items.replace(missed.id, words, stage.now)
    await stage.whisper("/mistakes")

    await stage.tap("看答案")
    assert "正确答案：每季度一次" in stage.shown.html
    await stage.tap("记得")
    assert "天后再问您" in stage.shown.html


async def test_right_votes_and_those_of_others_are_not_asked(
    stage: StandingsStage, item: BankItem
) -> None:
    poll = stage.poll(item)
    stage.vote(poll, ALICE, RIGHT)
    stage.vote(poll, BORIS, WRONG)

    assert "错题本是空的" in (await stage.whisper("/mistakes"))[0]


async def test_the_longest_due_comes_first_and_once(stage: StandingsStage) -> None:
    for number in (1, 2):
        one = stage.bank_item(single(number))
        for days in (number, number + 3):
            stage.vote(stage.poll(one, ago=days * DAY), ALICE, WRONG)

    [asked] = await stage.whisper("/mistakes")

    assert "还有2题" in asked and "（2）" in asked
    await stage.tap("B")
    await stage.tap("下一题")
    assert "还有1题" in stage.shown.html and "（1）" in stage.shown.html


async def test_a_second_press_of_the_same_answer_counts_nothing(
    stage: StandingsStage, missed: BankItem
) -> None:
    await stage.whisper("/mistakes")
    wrong = stage.button("A")
    await stage.tap("B")
    before = stage.reviews.get(ALICE["id"], missed.id)

    stage.button = lambda _: wrong  # type: ignore[method-assign]
    await stage.tap("")

    assert stage.reviews.get(ALICE["id"], missed.id) == before


async def test_what_is_withdrawn_is_not_asked(stage: StandingsStage, missed: BankItem) -> None:
    await stage.whisper("/mistakes")
    stage.items.set_status(missed.id, ItemStatus.SUSPENDED, stage.now, finding="changed")

    assert "已经撤下" in await stage.tap("B")
    assert "错题本是空的" in (await stage.whisper("/mistakes"))[0]


async def test_a_document_that_is_no_longer_open_is_not_quoted(stage: StandingsStage) -> None:
    hidden = stage.bank_item(single(), document=CLOSED)
    stage.vote(stage.poll(hidden), ALICE, WRONG)

    [told] = await stage.whisper("/mistakes")

    assert "暂时不问" in told and "召开" not in told


@pytest.mark.parametrize("step", [*Step, 9])
async def test_a_forged_button_opens_no_item_that_is_not_in_ones_book(
    stage: StandingsStage, missed: BankItem, step: int
) -> None:
    secret = stage.bank_item(replace(single(7), stem="明天的竞赛题"))
    await stage.whisper("/mistakes")
    forged = Callback(Verb.MISTAKE, numbers=(secret.id, 2**20, step)).data

    stage.button = lambda _: forged  # type: ignore[method-assign]
    await stage.tap("")

    assert "明天的竞赛题" not in stage.shown.html
    assert stage.reviews.get(ALICE["id"], secret.id) is None


async def test_what_is_written_in_items_is_text(stage: StandingsStage) -> None:
    odd = replace(single(), options=("<b>月</b>", "a & b"), key=(1,))
    stage.vote(stage.poll(stage.bank_item(odd)), ALICE, WRONG)

    [asked] = await stage.whisper("/mistakes")

    assert "&lt;b&gt;月&lt;/b&gt;" in asked and "a &amp; b" in asked


async def test_a_very_long_item_fits_a_message(stage: StandingsStage) -> None:
    long = replace(single(), stem="根据条例，" * 400, options=("长" * 900, "短" * 900, "中" * 900))
    stage.vote(stage.poll(stage.bank_item(long)), ALICE, WRONG)

    [asked] = await stage.whisper("/mistakes")

    assert len(asked) <= 4096 and "太长" in asked


async def test_a_forged_button_shows_no_book_in_a_group(
    stage: StandingsStage, missed: BankItem
) -> None:
    await stage.whisper("/mistakes")
    before = stage.shown

    await stage.tap("B", in_group=True)

    assert stage.shown == before


async def test_in_a_group_one_is_pointed_to_the_private_chat(stage: StandingsStage) -> None:
    [told] = await stage.say("/mistakes")

    assert told == stage.texts.private_only
