"""What is printed at the start, and when `--check` says no."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from made_up import workshop_at
from telegram import Bot
from telegram.request import BaseRequest

from bot.model import ChatKind, Person, Where
from bot.operations import (
    Connection,
    Credentials,
    GroupCheck,
    HomeCheck,
    Line,
    SelfCheck,
    TelegramCheck,
)
from bot.state import Chat
from bot.threads import Threads
from knowledge.bootstrap import Workshop
from knowledge.errors import StateError
from knowledge.settings import TelegramSettings

GROUP = -1001234567890
OPS = -100777
ME = {
    "id": 1,
    "is_bot": True,
    "first_name": "知规",
    "username": "ZhiguiBot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
REFUSED = (400, "Bad Request: chat not found")


def member(status: str, **more: Any) -> dict[str, Any]:
    return {"user": ME, "status": status, **more}


def administrator() -> dict[str, Any]:
    rights = (
        "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
        "can_restrict_members can_promote_members can_change_info can_invite_users "
        "can_post_stories can_edit_stories can_delete_stories"
    )
    return member("administrator", **dict.fromkeys(rights.split(), False))


def restricted() -> dict[str, Any]:
    rights = (
        "is_member can_change_info can_invite_users can_pin_messages can_send_messages "
        "can_send_polls can_send_other_messages can_add_web_page_previews can_manage_topics "
        "can_send_audios can_send_documents can_send_photos can_send_videos "
        "can_send_video_notes can_send_voice_notes can_edit_tag can_react_to_messages"
    )
    return member("restricted", until_date=0, **dict.fromkeys(rights.split(), False))


def group(chat_id: int = GROUP, title: str = "第一支部", **more: Any) -> dict[str, Any]:
    kept = {"accent_color_id": 1, "max_reaction_count": 1, "accepted_gift_types": GIFTS}
    return {"id": chat_id, "type": "supergroup", "title": title, **kept, **more}


GIFTS = dict.fromkeys(
    [
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ],
    False,
)


class ScriptedTelegram(BaseRequest):
    """A Bot API server: what it says to each method; a pair is an error."""

    def __init__(self, **said: Any) -> None:
        self.said = {
            "getMe": ME,
            "getChat": group(),
            "getChatMember": member("member"),
            "getWebhookInfo": {
                "url": "",
                "pending_update_count": 0,
                "has_custom_certificate": False,
            },
            **said,
        }

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, *args: Any, **keywords: Any) -> tuple[int, bytes]:
        said = self.said[url.rpartition("/")[2]]
        if isinstance(said, Exception):
            raise said
        if isinstance(said, tuple):
            return said[0], json.dumps({"ok": False, "description": said[1]}).encode()
        return 200, json.dumps({"ok": True, "result": said}).encode()


class Database:
    """A database that answers, or raises what it is told to."""

    error: StateError | None = None

    def check(self) -> None:
        if self.error:
            raise self.error


class People:
    """Knows one person."""

    def called(self, username: str) -> Person | None:
        return Person(9, "陈老师", username) if username == "chen" else None


class KnownGroups:
    """Keeps what groups are called, and what the bot is there."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[str, str]] = {}

    def seen(self, where: Where) -> None:
        self.known[where.chat_id] = where.title, ""

    def set_status(self, chat_id: int, status: str) -> None:
        self.known[chat_id] = self.known[chat_id][0], status


class Scene:
    """A bot before its start."""

    def __init__(self, workshop: Workshop, said: dict[str, Any], **settings: Any) -> None:
        self.lines: list[str] = []
        self.admin = True
        self.groups: dict[int, Chat | None] = {GROUP: None}
        self.chats = KnownGroups()
        self.database = Database()
        telegram = TelegramSettings(**settings)
        self.storage, self.retrieval = Threads("storage", 1), Threads("retrieval", 1)
        secret = "hook-secret"  # noqa: S105 - nobody's
        request = ScriptedTelegram(**said)
        connection = Connection(
            telegram, Credentials("1:x", secret), Line(datetime.now), lambda **_: request
        )
        self.bot = Bot("1:x", request=request, get_updates_request=request)
        home = HomeCheck(
            workshop,
            self.database,
            lambda: self.admin,
            People(),
            telegram.contact,
            self.storage,
            self.retrieval,
        )
        self.check = SelfCheck(
            self.bot,
            connection,
            TelegramCheck(self.bot, connection, telegram),
            GroupCheck(self.bot, lambda: self.groups, self.chats, self.storage),
            home,
            self.lines.append,
        )

    async def line(self, part: str) -> str:
        """Look at all but the model; return the one line with these words."""
        await self.bot.initialize()
        await self.check.before_start()
        (found,) = [one for one in self.lines if part in one]
        return found


@pytest.fixture
async def scene(sample: Workshop) -> AsyncIterator[Any]:
    made: list[Scene] = []

    def make(said: dict[str, Any] | None = None, /, **settings: Any) -> Scene:
        made.append(Scene(sample, said or {}, **settings))
        return made[-1]

    yield make
    for one in made:
        await one.bot.shutdown()
        one.storage.close()
        one.retrieval.close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


async def test_a_bot_that_can_start_says_so_line_by_line(scene: Any) -> None:
    ready = scene(contact="@chen", ops_chat=OPS)

    assert await ready.check.everything()

    assert [line[0] for line in ready.lines[:-1]] == [*"✓–––✓✓✓✓✓✓✓✓"]
    assert "@ZhiguiBot" in ready.lines[0]
    assert "16 篇" in "".join(ready.lines)
    assert "可以启动" in ready.lines[-1]
    assert all(line.endswith("。") for line in ready.lines)


@pytest.mark.parametrize("status", [401, 404])
async def test_a_rejected_token_is_told_with_the_rest(scene: Any, status: int) -> None:
    broken = scene({"getMe": (status, "Unauthorized")})

    assert not await broken.check.everything()

    assert "✗ Telegram 不认这个令牌" in broken.lines[0]
    assert "1:x" not in "".join(broken.lines)
    assert any("16 篇" in line for line in broken.lines)
    assert "先解决" in broken.lines[-1]


async def test_a_way_that_is_blocked_names_the_host_and_the_remedy(scene: Any) -> None:
    broken = scene({"getMe": OSError("unreachable")})

    assert not await broken.check.everything()

    assert "连不上 api.telegram.org" in broken.lines[0]
    assert "telegram.proxy" in broken.lines[0]


@pytest.mark.parametrize(("reads_all", "told"), [(False, "/ask 提问"), (True, "也能提问")])
async def test_what_privacy_mode_means_is_told(scene: Any, reads_all: bool, told: str) -> None:
    line = await scene({"getMe": {**ME, "can_read_all_group_messages": reads_all}}).line("隐私模式")

    assert told in line


@pytest.mark.parametrize(
    ("allowed", "wanted", "mark", "told"),
    [
        (False, False, "–", "没有开"),
        (True, False, "–", "不会应答"),
        (False, True, "✗", "/setinline"),
        (True, True, "✓", "可用"),
    ],
)
async def test_inline_needs_both_sides(
    scene: Any, allowed: bool, wanted: bool, mark: str, told: str
) -> None:
    me = {**ME, "supports_inline_queries": allowed}

    line = await scene({"getMe": me}, inline=wanted).line("内联查询")

    assert line.startswith(mark)
    assert told in line


@pytest.mark.parametrize(
    ("said", "mark", "told"),
    [
        ({"getChatMember": administrator()}, "✓", "管理员"),
        ({}, "✓", "用 /ask 或回复"),
        ({"getMe": {**ME, "can_read_all_group_messages": True}}, "✓", "和 @ 都能"),
        ({"getChatMember": restricted()}, "✗", "禁言"),
        ({"getChat": group(permissions={"can_send_messages": False})}, "✗", "禁言"),
        ({"getChatMember": member("left")}, "✗", "不在群里"),
        ({"getChatMember": member("kicked", until_date=0)}, "✗", "不在群里"),
        ({"getChat": REFUSED}, "✗", "不在群里"),
        ({"getChat": (403, "Forbidden: bot was kicked")}, "✗", "不在群里"),
        ({"getChat": (502, "Bad Gateway")}, "✗", "没有查到"),
    ],
)
async def test_rights_in_each_group_are_told(
    scene: Any, said: dict[str, Any], mark: str, told: str
) -> None:
    line = await scene(said).line("群“")

    assert line.startswith(mark)
    assert told in line


async def test_a_group_that_moved_is_looked_at_where_it_is_now(scene: Any) -> None:
    moved = scene()
    old = Chat(-5, ChatKind.GROUP, "旧群", "", "", True, GROUP)
    moved.groups = {-5: old, GROUP: None}

    assert "第一支部" in await moved.line("群“")


async def test_without_groups_it_says_how_to_open_one(scene: Any) -> None:
    alone = scene()
    alone.groups = {}

    assert "/allow" in await alone.line("还没有开通任何群")


async def test_many_groups_cost_few_calls(scene: Any) -> None:
    many = scene()
    many.groups = {-number: None for number in range(1, 51)}

    assert "30 个群" in await many.line("没有逐个检查")


async def test_a_group_of_the_configuration_is_known_by_its_name_from_the_start(
    scene: Any,
) -> None:
    starting, looking = scene(), scene()
    await starting.line("群“")
    await looking.check.everything()

    assert starting.chats.known == {GROUP: ("第一支部", "member")}
    assert looking.chats.known == {}  # --check changes nothing


async def test_the_unknown_groups_are_asked_for_first(scene: Any) -> None:
    many = scene()
    known = Chat(-5, ChatKind.GROUP, "旧群", "", "member", True, None)
    many.groups = {**{-number: known for number in range(1, 51)}, GROUP: None}
    await many.line("没有逐个检查")

    assert GROUP in many.chats.known


async def test_groups_that_cannot_be_joined_are_told(scene: Any) -> None:
    line = await scene({"getMe": {**ME, "can_join_groups": False}}).line("/setjoingroups")

    assert line.startswith("✗")


async def test_a_webhook_of_somebody_else_is_told_before_polling(scene: Any) -> None:
    info = {"url": "https://other.example.org/x", "pending_update_count": 2}

    line = await scene({"getWebhookInfo": {**info, "has_custom_certificate": False}}).line(
        "other.example.org"
    )

    assert line.startswith("✗")


@pytest.mark.parametrize(
    ("url", "error", "told"),
    [
        ("", None, "将登记"),
        ("https://bot.example.org/hook", None, "送到"),
        ("https://bot.example.org/hook", "Connection refused", "✗"),
    ],
)
async def test_how_the_webhook_does_is_told(
    scene: Any, url: str, error: str | None, told: str
) -> None:
    info = {"url": url, "pending_update_count": 2, "has_custom_certificate": False}
    if error:
        info |= {"last_error_message": error, "last_error_date": 1}
    hooked = scene({"getWebhookInfo": info}, webhook_url="https://bot.example.org/hook")

    assert told in await hooked.line("webhook" if not url or error else "送到")


async def test_a_webhook_that_telegram_refuses_is_fatal(scene: Any) -> None:
    broken = scene(webhook_url="https://bot.example.org:9000/hook")

    assert not await broken.check.everything()


async def test_an_ops_chat_that_cannot_be_written_to_is_told_and_not_fatal(scene: Any) -> None:
    broken = scene({"getChat": REFUSED}, ops_chat=OPS)

    assert await broken.check.everything()
    assert any(line.startswith(f"✗ telegram.ops_chat {OPS}") for line in broken.lines)


async def test_a_contact_who_never_spoke_to_the_bot_is_told(scene: Any) -> None:
    line = await scene(contact="@nobody").line("@nobody")

    assert line.startswith("✗")
    assert "/start" in line


async def test_the_claim_code_is_printed_while_there_is_no_admin(scene: Any) -> None:
    unclaimed = scene()
    unclaimed.admin = False
    await unclaimed.bot.initialize()

    assert await unclaimed.check.before_start("4rQ-code")

    assert "/claim 4rQ-code" in unclaimed.lines[-1]


async def test_the_check_prints_no_code(scene: Any) -> None:
    unclaimed = scene()
    unclaimed.admin = False

    assert "启动时" in await unclaimed.line("还没有管理员")


async def test_a_database_that_does_not_answer_is_fatal(scene: Any) -> None:
    broken = scene()
    broken.database.error = StateError("无法使用机器人的数据库。")

    assert not await broken.check.everything()
    assert "✗ 无法使用机器人的数据库。" in broken.lines


async def test_an_empty_knowledge_base_is_fatal_and_told_once(scene: Any, tmp_path: Any) -> None:
    empty = Scene(workshop_at(tmp_path / "var", tmp_path), {})

    assert not await empty.check.everything()

    assert [line[0] for line in empty.lines if "ingest.py" in line] == ["✗"]
    await empty.bot.shutdown()
    empty.storage.close()
    empty.retrieval.close()


@pytest.mark.parametrize(
    ("settings", "environment", "told"),
    [
        ({}, {}, "直接连接 api.telegram.org"),
        ({"proxy": "socks5://me:geheim@10.0.0.1:1080"}, {}, "经代理 socks5://10.0.0.1:1080 连接"),
        ({}, {"HTTPS_PROXY": "http://10.0.0.1:8080"}, "经环境变量里的代理连接"),
        (
            {"api_root": "http://127.0.0.1:8081"},
            {"HTTPS_PROXY": "http://10.0.0.1:8080"},
            "直接连接 127.0.0.1:8081",
        ),
    ],
)
async def test_the_way_to_telegram_is_told_without_passwords(
    scene: Any,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, Any],
    environment: dict[str, str],
    told: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    line = await scene(**settings).line("连接 ")

    assert told in line
    assert "geheim" not in line
