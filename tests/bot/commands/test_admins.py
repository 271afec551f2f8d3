"""/allow, /role, /claim, /proposals, /feedback: what admins do, and what nobody else can."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_stage import ADMIN, NOW, OTHER_GROUP, Stage
from hypothesis import given
from hypothesis import strategies as st
from telegram_updates import ALICE, ANONYMOUS, BORIS, GROUP

from bot.handlers.allowing import Allowance
from bot.handlers.role_request import RoleRequest
from bot.model import ChatKind, Person, Role, Where
from bot.record import AnswerRecord
from bot.state import NewAnswer, Verdict
from tests.bot.telegram_html import check

CAROL = {"id": 13, "is_bot": False, "first_name": "小陈", "username": "Carol_C"}


def by(who: dict[str, object], text: str = "好的") -> dict[str, object]:
    return {"message_id": 30, "date": 1, "chat": GROUP, "from": who, "text": text}


# -- /allow


async def test_an_admin_opens_an_unknown_group_from_within(stage: Stage) -> None:
    there = {"chat": OTHER_GROUP}
    assert await stage.say("/search 报销", **there) == [stage.texts.unknown_group]

    [told] = await stage.say("/allow", **there, **{"from": ADMIN})

    assert "-1009" in told and "/ask@ZhiguiBot" in told
    assert await stage.say("/search", **there) == [stage.texts.search_usage]
    chat = stage.chats.get(-1009)
    assert chat is not None and (chat.title, chat.allowed) == ("陌生群", True)
    [entry] = stage.audit.latest(1)
    assert (entry.actor, entry.action, entry.target) == (ADMIN["id"], "allow", "-1009")


async def test_off_closes_it_again(stage: Stage) -> None:
    stage.chats.allow(-1009, True)

    [told] = await stage.say("/allow off", chat=OTHER_GROUP, **{"from": ADMIN})

    assert told == stage.texts.group_closed.format(chat_id=-1009)
    assert await stage.say("/search", chat=OTHER_GROUP) == [stage.texts.unknown_group]


async def test_nobody_else_opens_a_group(stage: Stage) -> None:
    stage.people.give(ALICE["id"], Role.TRAINER)

    for who in (ALICE, BORIS, {**ANONYMOUS}):
        sent_as = {"sender_chat": OTHER_GROUP} if who == ANONYMOUS else {}
        await stage.say("/allow", chat=OTHER_GROUP, **{"from": who}, **sent_as)

    assert stage.audit.latest(5) == ()
    assert await stage.say("/allow") == [stage.texts.admins_only]
    faceless = {"from": ANONYMOUS, "sender_chat": GROUP}
    assert await stage.say("/allow off", **faceless) == [stage.texts.needs_person]


async def test_groups_are_listed_opened_and_closed_from_the_private_chat(stage: Stage) -> None:
    stage.chats.seen(Where(-1009, ChatKind.SUPERGROUP, title="<陌生>"))

    [listed] = await stage.admin("/allow")
    assert "&lt;陌生&gt;　-1009　未开通" in listed
    assert f"{GROUP['id']}　已开通" in listed  # by config, never seen yet
    await stage.admin("/allow -1009")
    [listed] = await stage.admin("/allow")
    assert "-1009　已开通" in listed
    await stage.admin("/allow -1009 OFF")
    assert not stage.chats.get(-1009).allowed  # type: ignore[union-attr]

    for wrong in ("/allow off", "/allow 1009", "/allow 学习群", "/allow -1009 -1010"):
        assert await stage.admin(wrong) == [stage.texts.allow_usage]


async def test_a_group_that_the_bot_is_not_in_is_opened_with_a_hint(stage: Stage) -> None:
    [told] = await stage.admin("/allow -1077")
    assert told.endswith(stage.texts.group_not_joined)


async def test_what_config_opens_is_closed_there(stage: Stage) -> None:
    assert await stage.say("/allow off", **{"from": ADMIN}) == [stage.texts.group_by_config]
    assert await stage.say("/search") == [stage.texts.search_usage]


@given(st.text(max_size=40))
def test_any_text_is_an_allowance_or_none(text: str) -> None:
    read = Allowance.read(text)

    if read is not None and read.chat_id is not None:
        assert read.chat_id < 0
        assert str(read.chat_id) in text


# -- /role


async def test_a_role_is_given_by_name_number_reply_and_mention(stage: Stage) -> None:
    stage.people.seen(Person(13, "小陈", "Carol_C"), NOW)

    assert await stage.admin("/role @carol_c trainer") == ["小陈（@Carol_C） 现在是培训员。"]
    assert await stage.admin("/role 12 member") == ["12 现在是成员。"]
    replied = {"reply_to_message": by(ALICE)}
    assert await stage.say("/role admin", **{"from": ADMIN}, **replied) == [
        "小林（@alice） 现在是管理员。"
    ]
    marked = [
        {"type": "bot_command", "offset": 0, "length": 5},
        {"type": "text_mention", "offset": 6, "length": 2, "user": BORIS},
    ]
    told = await stage.say("/role 小周 trainer", entities=marked, **{"from": ADMIN})
    assert told == ["小周（12） 现在是培训员。"]

    roles = {person.id: role for person, role in stage.people.with_roles()}
    assert roles == {13: Role.TRAINER, 12: Role.TRAINER, 11: Role.ADMIN}
    assert [one.action for one in stage.audit.latest(9)] == ["role"] * 4


async def test_a_role_is_taken_and_its_menu_with_it(stage: Stage) -> None:
    await stage.admin("/role 13 trainer")
    assert stage.telegram.of("setMyCommands")
    await stage.admin("/role 13 none")

    assert stage.people.role(13) is None
    assert stage.telegram.of("deleteMyCommands")
    assert stage.audit.latest(1)[0].detail == "none"


async def test_roles_of_config_are_changed_there(stage: Stage, tmp_path: Path) -> None:
    other = Stage(tmp_path / "other")
    await other.open(admins=(ADMIN["id"], 13))

    assert await other.admin("/role 13 none") == [other.texts.role_by_config]
    assert await other.admin("/role 13 trainer") == [other.texts.role_by_config]
    await other.close()


async def test_no_admin_lowers_themselves(stage: Stage) -> None:
    stage.people.give(ALICE["id"], Role.ADMIN)

    assert await stage.whisper("/role @alice none") == [stage.texts.role_yourself]
    assert await stage.whisper("/role 11 member") == [stage.texts.role_yourself]
    assert stage.people.role(11) is Role.ADMIN


async def test_who_cannot_be_told_is_asked_for(stage: Stage) -> None:
    unknown = stage.texts.role_unknown_name.format(name="nobody_here")
    assert await stage.admin("/role @nobody_here admin") == [unknown]
    assert await stage.admin("/role admin") == [stage.texts.role_nobody]
    anonymous = {**by(ANONYMOUS), "sender_chat": GROUP}
    told = await stage.say("/role admin", reply_to_message=anonymous, **{"from": ADMIN})
    assert told == [stage.texts.role_nobody]
    assert await stage.admin("/role @alice boss") == [stage.texts.role_usage]
    assert stage.people.with_roles() == ()


async def test_whoever_opened_a_topic_gets_no_role_by_a_word_in_it(stage: Stage) -> None:
    opened = {"forum_topic_created": {"name": "组织生活", "icon_color": 1}}
    opening = {"message_id": 7, "date": 1, "chat": GROUP, "from": ALICE, **opened}
    in_topic = {"message_thread_id": 7, "is_topic_message": True, "reply_to_message": opening}

    told = await stage.say("/role admin", **{"from": ADMIN}, **in_topic)

    assert told == [stage.texts.role_nobody]
    assert stage.people.with_roles() == ()


async def test_the_roles_are_listed_for_admins_in_private(stage: Stage) -> None:
    stage.people.seen(Person(13, "<b>小陈", "Carol_C"), NOW)
    await stage.admin("/role 13 trainer")

    [listed] = await stage.admin("/role")
    assert "&lt;b&gt;小陈（@Carol_C）　培训员" in listed
    assert "5　管理员　config.yaml" in listed
    await stage.say("/role", **{"from": ADMIN})
    assert "小陈" not in stage.last.html


@given(st.sampled_from([*Role, None]), st.integers(1, 10**15), st.sampled_from(["", " ", "  "]))
def test_a_written_request_is_read_back(role: Role | None, user_id: int, blank: str) -> None:
    word = role or "none"

    assert RoleRequest.read(f" {user_id} {blank}{word.upper()} ") == RoleRequest(role, user_id)
    assert RoleRequest.read(f"@some_name{blank} {word}") == RoleRequest(role, None, "some_name")
    assert RoleRequest.read(word) == RoleRequest(role)


@given(st.text(max_size=60))
def test_any_text_is_a_request_or_none(text: str) -> None:
    read = RoleRequest.read(text)

    if read is not None:
        assert (read.role or "none") in text.lower()
        assert read.user_id is None or str(read.user_id) in text


@given(
    st.sampled_from(
        ["123admin", "@linadmin", "admin trainer", "12 13 admin", "@a admin", "0 admin"]
    )
)
def test_what_is_unclear_is_no_request(text: str) -> None:
    assert RoleRequest.read(text) is None


# -- /claim


async def test_the_first_admin_claims_the_bot_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    await stage.open(admins=())
    code = stage.claim.offer()

    assert await stage.whisper("/claim wrong") == [stage.texts.claim_refused]
    assert await stage.say(f"/claim {code}") == [stage.texts.private_only]
    assert await stage.whisper(f"/claim {code}") == [stage.texts.claimed]
    assert stage.people.role(ALICE["id"]) is Role.ADMIN
    assert stage.telegram.of("setMyCommands")
    elsewhere = {"chat": {"id": 12, "type": "private"}, "from": BORIS}
    assert await stage.say(f"/claim {code}", **elsewhere) == [stage.texts.claim_refused]
    assert stage.people.role(BORIS["id"]) is None
    assert await stage.whisper(f"/claim {code}") == [stage.texts.claimed]
    await stage.close()


# -- /proposals


def propose(stage: Stage, number: int, proposal: str = "每月一次。") -> None:
    where = Where(GROUP["id"], ChatKind.SUPERGROUP)
    record = AnswerRecord(False, "没有找到。")
    new = NewAnswer(number, where, 1, 11, f"问题{number}", f"{number}", NOW, "1", record)
    answer = stage.answers.add(new)
    opened = stage.handovers.open(answer.id, where.chat_id, 9, f"<问题>{number}", 11, NOW)
    stage.handovers.propose(opened.id, proposal, 12, NOW)


async def test_proposals_come_one_by_one_with_their_buttons(stage: Stage) -> None:
    assert await stage.admin("/proposals") == [stage.texts.proposals_none]
    for number in range(7):
        propose(stage, number)

    told = await stage.admin("/proposals")

    assert len(told) == 6
    assert told[-1] == stage.texts.proposals_more.format(count=2)
    first = next(one.message for one in stage.courier.sent if "问题" in one.html)
    assert "&lt;问题&gt;0" in first.html and "每月一次。" in first.html
    [[yes, no]] = first.rows
    assert (yes.label, no.label) == (stage.texts.approve, stage.texts.reject)


async def test_a_long_proposal_is_shown_whole(stage: Stage) -> None:
    propose(stage, 1, "支委会每月召开一次。" * 600)

    told = await stage.admin("/proposals")

    assert "".join(told).count("支委会每月召开一次。") == 600
    assert all(check(one.message) for one in stage.courier.sent)
    assert stage.last.rows


# -- /feedback


async def test_feedback_is_kept_and_admins_read_it(stage: Stage) -> None:
    assert await stage.admin("/feedback") == [stage.texts.feedback_none]

    assert await stage.say("/feedback 加上<考勤>办法") == [stage.texts.feedback_thanks]
    assert await stage.say("/feedback 谢谢") == [stage.texts.feedback_thanks]

    assert [one.reason for one in stage.feedback.latest(5)] == ["谢谢", "加上<考勤>办法"]
    assert stage.feedback.counts()[Verdict.REMARK] == 2
    [listed] = await stage.admin("/feedback")
    assert "留言　加上&lt;考勤&gt;办法" in listed
    assert await stage.say("/feedback", **{"from": ADMIN}) == [stage.texts.feedback_usage]


async def test_an_anonymous_admin_leaves_no_remark(stage: Stage) -> None:
    told = await stage.say("/feedback 好", sender_chat=GROUP, **{"from": ANONYMOUS})

    assert told == [stage.texts.needs_person]
    assert stage.feedback.latest(1) == ()


@pytest.mark.parametrize("command", ["/allow off", "/role 11 none", "/proposals"])
async def test_an_edit_changes_nothing(command: str, stage: Stage) -> None:
    edit = {"message_id": 3, "date": 1, "edit_date": 2, "chat": GROUP, "from": ADMIN}
    marked = [{"type": "bot_command", "offset": 0, "length": len(command.split()[0])}]

    await stage.happens(edited_message={**edit, "text": command, "entities": marked})

    assert stage.courier.sent == [] and stage.audit.latest(1) == ()
