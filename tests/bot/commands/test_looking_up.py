"""/search, /show, /docs, /new and inline mode: places and lists, for who may see them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from command_stage import Stage
from made_up import made_document, made_evidence
from telegram_updates import ALICE, GROUP

from bot.access import Pace
from bot.model import Role
from knowledge.browsing import Change, ChangeState, Listed
from knowledge.model import Answer, Citation, Kind, NoAnswer, ScoredPassage
from tests.bot.telegram_html import check

RULES = made_document("支部工作规则", effective="2022-04-01")
LISTED = Listed("0123456789", "支部工作规则", Kind.REGULATION, "2022-04-01", True, 39)


def passage(text: str = "支委会每月召开一次。") -> ScoredPassage:
    evidence = made_evidence(text, document=RULES)
    return ScoredPassage(evidence.record.passage, RULES, 0.9)


def provision(text: str) -> Answer:
    cited = Citation(1, RULES, "第十条", text, "p1", 0, len(text))
    return Answer(f"{text}[1]", (cited,), 1.0)


@pytest.fixture
def known(stage: Stage) -> Stage:
    stage.people.give(ALICE["id"], Role.MEMBER)
    return stage


async def test_search_lists_places_with_a_button_each(known: Stage) -> None:
    known.documents.passages = (passage(), passage("支部大会每季度召开一次。"))

    [told] = await known.whisper("/search 多久开会")

    assert "《支部工作规则》" in told and "支委会每月召开一次" in told
    assert len([one for row in known.last.rows for one in row]) == 2
    check(known.last)


async def test_in_a_group_the_group_searches_not_the_person(known: Stage) -> None:
    known.people.give(ALICE["id"], Role.ADMIN)

    await known.say("/search 报销")
    await known.whisper("/search 报销")

    [(_, in_group), (_, alone)] = known.documents.asked
    assert in_group == {str(GROUP["id"])}
    assert alone is not None and alone >= {"member", "admin"}


@pytest.mark.parametrize(
    ("command", "usage"),
    [("/search", "search_usage"), ("/show", "show_usage"), ("/feedback", "feedback_usage")],
)
async def test_a_command_without_its_argument_says_how(
    command: str, usage: str, known: Stage
) -> None:
    assert await known.whisper(command) == [getattr(known.texts, usage)]
    assert known.documents.asked == []


async def test_nothing_found_is_said(known: Stage) -> None:
    [told] = await known.whisper("/search <b>火星</b>")

    assert "&lt;b&gt;火星" in told


async def test_who_is_too_quick_is_told_once_and_not_served(known: Stage) -> None:
    known.speed.pace = Pace(12, tell=True)
    assert await known.whisper("/search 报销") == [known.texts.slow_down.format(seconds=12)]
    known.speed.pace = Pace(9)
    assert await known.whisper("/show 第十条") == []
    assert known.documents.asked == []


async def test_no_command_floods_a_group(known: Stage) -> None:
    known.speed.pace = Pace(12, tell=False)

    for command in ("/help", "/docs", "/new", "/privacy", "/start", "/feedback", "/search 报销"):
        assert await known.say(command) == []
    assert await known.whisper("/help") != []


async def test_show_gives_the_whole_provision_in_several_messages(known: Stage) -> None:
    text = "\n".join(f"（{number}）" + "应当按时足额报销" * 40 for number in range(30))
    known.documents.provision = provision(text)

    told = await known.whisper("/show 支部工作规则第十条")

    assert len(told) > 1
    assert "".join(told).count("应当按时足额报销") == 30 * 40
    for one in known.courier.sent:
        check(one.message)


async def test_show_offers_the_titles_that_may_be_meant(known: Stage) -> None:
    choices = (("支部工作规则", "支部工作规则第十条"), ("支部工作办法", "支部工作办法第十条"))
    known.documents.provision = NoAnswer("可能指几份文件。", 0.0, choices=choices)

    await known.whisper("/show 支部工作第十条")

    labels = [one.label for row in known.last.rows for one in row]
    assert any("支部工作规则" in one for one in labels)
    [stored] = known.answers.of(ALICE["id"], 5)
    assert stored.record.choices == choices
    assert len(stored.message_ids) == 1


async def test_what_names_no_provision_is_told_how(known: Stage) -> None:
    assert await known.whisper("/show 随便") == [known.texts.show_usage]


async def test_the_list_of_documents_is_turned_page_by_page(known: Stage) -> None:
    known.documents.listed = tuple(replace(LISTED, title=f"规则{at}") for at in range(50))

    [first] = await known.whisper("/docs")
    assert "规则0" in first and "规则49" not in first
    [[onward]] = known.last.rows
    second = await known.press(onward.data)
    assert second is not None and "规则20" in second.html
    far = await known.press("d-999")

    assert far is not None and "规则49" in far.html
    assert [toast for _, toast, *_ in known.courier.toasts] == ["", ""]


async def test_in_a_group_documents_are_counted_and_the_list_is_in_private(known: Stage) -> None:
    known.documents.listed = (LISTED,)

    [told] = await known.say("/docs")
    [[button]] = known.last.rows

    assert told == known.texts.documents_count.format(count=1)
    payload = button.url.partition("?start=")[2]
    [listed] = await known.whisper(f"/start {payload}")
    assert "《支部工作规则》" in listed


async def test_new_tells_days_of_here(known: Stage) -> None:
    late = "2026-09-20T23:30:00+00:00"  # in Shanghai it is the next day
    known.documents.changed = (Change(late, ChangeState.ADDED, "考勤办法", "0123456789", ()),)

    [told] = await known.whisper("/new")

    assert "2026年9月21日" in told and "《考勤办法》" in told


# -- inline mode


async def inline(stage: Stage, words: str, **who: Any) -> dict[str, Any]:
    query = {"id": "9", "from": {**ALICE, **who}, "query": words, "offset": ""}
    await stage.happens(inline_query=query)
    answered = stage.telegram.of("answerInlineQuery")
    return answered[-1] if answered else {}


async def test_inline_results_are_cited_passages_that_everybody_may_see(known: Stage) -> None:
    known.documents.passages = (passage("1 < 2 时 & 以后"),) * 20

    answered = await inline(known, "多久开会")

    results = answered["results"]
    results = json.loads(results) if isinstance(results, str) else results
    assert known.documents.asked == [("多久开会", frozenset())]
    assert len(results) == 10
    assert answered["is_personal"] is True and answered["cache_time"] <= 60
    content = results[0]["input_message_content"]
    content = content if isinstance(content, dict) else content.to_dict()
    assert "1 &lt; 2 时 &amp; 以后" in content["message_text"]
    assert "《支部工作规则》" in content["message_text"]


async def test_inline_without_words_or_finds_offers_the_private_chat(known: Stage) -> None:
    empty = await inline(known, " 报 ")
    nothing = await inline(known, "火星")

    assert known.texts.inline_hint in str(empty["button"])
    assert known.texts.inline_nothing in str(nothing["button"])
    assert known.documents.asked == [("火星", frozenset())]


async def test_inline_is_for_known_people_and_an_old_query_is_no_fault(known: Stage) -> None:
    assert (await inline(known, "报销", id=77))["results"] == []

    known.telegram.refused["answerInlineQuery"] = "Bad Request: query is too old"
    await inline(known, "报销")
