"""查看原文, /search, /show, /docs, /new and inline results, as a member reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta, timezone

from bot.callbacks import Callback, Verb
from bot.model import ChatKind, Outgoing, Where
from bot.record import AnswerRecord, Quote
from bot.rendering import Views
from bot.texts import Texts
from knowledge.model import Kind
from tests.bot.telegram_html import check

TEXTS = Texts()
VIEWS = Views(TEXTS, "zhigui_bot")
GROUP = Where(-1001234567890, ChatKind.SUPERGROUP)
PRIVATE = Where(42)
QUOTE = Quote(
    1,
    "【规定】",
    "云泽市统计局党支部工作规则",
    "第四章 第十五条",
    "第十五条　党小组会每月至少召开1次。",
    "2022-04-01",
    "3f2a9c01de",
    "3f2a9c01de:a15:0",
    40,
    58,
)


@dataclass(frozen=True)
class Run:
    text: str
    quoted: bool = False


@dataclass(frozen=True)
class Page:
    runs: tuple[Run, ...]
    number: int = 1
    pages: int = 1
    title: str = "云泽市统计局党支部工作规则"
    location: str = "第四章 第十五条"


@dataclass(frozen=True)
class Reference:
    label: str
    document_id: str = "3f2a9c01de"
    start: int = 10
    end: int = 20


@dataclass(frozen=True)
class Listed:
    title: str
    kind: Kind = Kind.REGULATION
    date: str = "2022-04-01"
    in_force: bool = True
    articles: int = 25


@dataclass(frozen=True)
class Change:
    at: str
    state: str
    title: str


def pressed(message: Outgoing) -> list[Callback | None]:
    return [Callback.parse(one.data) for row in message.rows for one in row]


def test_a_page_shows_the_quote_in_bold_among_its_neighbours() -> None:
    runs = (Run("第十四条　甲。\n"), Run(QUOTE.text, quoted=True), Run("\n第十六条　丙。\n"))
    opened = Callback(Verb.QUOTE, "AbCdEfGhIjKl", (1, 0))
    message = VIEWS.page(Page(runs, 2, 4), opened)
    assert message.html == (
        "<b>云泽市统计局党支部工作规则</b>\n第四章 第十五条 · 第2/4页\n\n"
        f"第十四条　甲。\n\n<b>{QUOTE.text}</b>\n\n第十六条　丙。"
    )
    assert pressed(message) == [
        Callback(Verb.QUOTE, "AbCdEfGhIjKl", (1, 1)),
        Callback(Verb.QUOTE, "AbCdEfGhIjKl", (1, 3)),
    ]


def test_what_a_quote_refers_to_opens_by_a_button() -> None:
    message = VIEWS.page(
        Page((Run(QUOTE.text, quoted=True),)),
        Callback(Verb.PLACE, "3f2a9c01de", (40, 58, 0)),
        [Reference("前款"), Reference("本规则第九条")],
    )
    assert [one.label for row in message.rows for one in row] == ["📎 前款", "📎 本规则第九条"]
    assert pressed(message) == [Callback(Verb.PLACE, "3f2a9c01de", (10, 20, 0))] * 2


def test_a_quote_outlives_its_document() -> None:
    shown = check(VIEWS.stored_quote(QUOTE))
    assert shown.text.startswith(
        "云泽市统计局党支部工作规则\n【规定】第四章 第十五条（2022年4月1日）\n\n"
    )
    assert QUOTE.text in shown.text
    assert shown.text.endswith(TEXTS.kept_quote)


def test_a_search_lists_places_that_open() -> None:
    (message,) = VIEWS.places("党小组会", [QUOTE, replace(QUOTE, location="第十六条")], GROUP)
    text = check(message).text
    assert text.startswith("与“党小组会”最相关的2处：\n\n1. 【规定】《云泽市统计局党支部工作规则》")
    assert "\n2. 【规定】" in text
    links = [one.url for row in message.rows for one in row]
    assert links == ["https://t.me/zhigui_bot?start=p3f2a9c01de-40-58-0"] * 2
    (private,) = VIEWS.places("党小组会", [QUOTE], PRIVATE)
    assert pressed(private) == [Callback(Verb.PLACE, "3f2a9c01de", (40, 58, 0))]


def test_a_search_that_finds_nothing_says_so() -> None:
    (message,) = VIEWS.places("<火星>", [], PRIVATE)
    assert check(message).text == "没有找到与“<火星>”相关的内容，请换个词试试。"


def test_a_provision_is_shown_whole_and_folded_in_a_group() -> None:
    record = AnswerRecord(True, f"【规定】{QUOTE.text}[1]", (QUOTE,))
    (private,) = VIEWS.provisions(record, PRIVATE)
    assert private.html.endswith(f"</b>\n{QUOTE.text}")
    (group,) = VIEWS.provisions(record, GROUP)
    assert group.html.endswith(f"<blockquote expandable>{QUOTE.text}</blockquote>")


def test_a_provision_that_is_not_there_is_told() -> None:
    missing = "《云泽市统计局党支部工作规则》共25条，没有第九十条。"
    (message,) = VIEWS.provisions(AnswerRecord(False, missing), GROUP)
    assert check(message).text == missing


def test_a_long_provision_goes_over_several_messages() -> None:
    long = replace(QUOTE, text="第三章　组织生活\n" + "每月至少召开1次，由书记召集和主持。\n" * 300)
    messages = VIEWS.provisions(AnswerRecord(True, "[1]", (long,)), PRIVATE)
    assert len(messages) > 1
    assert sum(check(one).text.count("每月至少召开1次") for one in messages) == 300


def test_documents_are_listed_by_kind_with_dates() -> None:
    listed = [
        Listed("“一线课堂”工作法", Kind.EXPERIENCE, "2024-08", articles=0),
        Listed("请休假管理办法", in_force=False, date="2021-03-01", articles=28),
        Listed("党支部工作规则"),
    ]
    assert check(VIEWS.documents(listed)).text == (
        "知识库共有3份文件\n\n规定\n"
        "· 《党支部工作规则》\n　 2022年4月1日 · 25条\n"
        "· 《请休假管理办法》\n　 2021年3月1日 · 28条 · 不是现行版本\n\n"
        "经验材料\n· 《“一线课堂”工作法》\n　 2024年8月"
    )


def test_many_documents_are_listed_page_by_page() -> None:
    listed = [Listed(f"办法{number:02}") for number in range(45)]
    first, second, third = (VIEWS.documents(listed, number) for number in (1, 2, 3))
    assert pressed(first) == [Callback(Verb.DOCUMENTS, "", (2,))]
    assert pressed(second) == [Callback(Verb.DOCUMENTS, "", (page,)) for page in (1, 3)]
    assert pressed(third) == [Callback(Verb.DOCUMENTS, "", (2,))]
    text = "".join(check(one).text for one in (first, second, third))
    assert all(one.title in text for one in listed)
    assert VIEWS.documents(listed, 99) == third


def test_changes_are_listed_by_day_in_the_zone_of_the_readers() -> None:
    shanghai = timezone(timedelta(hours=8))
    latest = [
        Change("2026-11-21T15:59:00+00:00", "removed", "旧办法"),
        Change("2026-11-21T16:01:00+00:00", "added", "新办法"),
    ]
    assert check(VIEWS.changes(latest, shanghai)).text == (
        "最近的更新\n\n2026年11月22日\n· 新增 《新办法》\n\n2026年11月21日\n· 移除 《旧办法》"
    )


def test_versions_of_one_document_are_told_once_a_day() -> None:
    latest = [Change(f"2026-11-21T0{hour}:00:00+00:00", "added", "休假办法") for hour in (1, 2)]
    assert check(VIEWS.changes(latest, timezone.utc)).text.count("休假办法") == 1  # noqa: UP017


def test_an_inline_result_inserts_the_quote_with_its_citation() -> None:
    result = VIEWS.inline(QUOTE)
    assert result.html == (
        f"<blockquote>{QUOTE.text}</blockquote>\n"
        "【规定】《云泽市统计局党支部工作规则》第四章 第十五条（2022年4月1日）"
    )
    assert result.description == QUOTE.text


def test_empty_lists_say_so() -> None:
    assert check(VIEWS.documents([])).text == TEXTS.no_documents
    assert check(VIEWS.changes([], timezone.utc)).text == TEXTS.no_changes  # noqa: UP017
