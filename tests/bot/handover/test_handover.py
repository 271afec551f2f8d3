"""转人工: the contact is named once, only their reply counts, an admin's word makes a document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from button_stage import ADMIN, CONTACT, QUESTION, START, TEXTS, Stage, alone, build_stage
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram_html import check
from telegram_updates import ALICE, BORIS, PRIVATE, by_us

from bot.callbacks import Callback, Verb
from bot.handover import ApprovedAnswers
from bot.handover.approved_answers import written
from bot.model import Where
from bot.state import Handover, HandoverStatus, StoredAnswer
from knowledge.errors import StorageError
from knowledge.model import Kind
from knowledge.reading.markdown.markdown import MarkdownReader
from knowledge.structure import structure


def human(stored: StoredAnswer) -> str:
    return Callback(Verb.HUMAN, stored.token).data


async def passed_on(stage: Stage) -> Handover:
    """Pass a question on; return the handover."""
    stored = stage.refused()
    await stage.press(human(stored))
    handover = stage.handovers.by_answer(stored.id)
    assert handover is not None
    return handover


async def test_the_contact_is_named_under_the_question_in_its_topic(stage: Stage) -> None:
    stored = stage.refused()

    told = await stage.press(human(stored), BORIS)

    [sent] = stage.courier.sent
    assert told == (TEXTS.handed_over_toast.format(contact="lao_zheng"), False, "")
    assert "@lao_zheng" in sent.message.html
    assert (sent.where.topic_id, sent.reply_to) == (7, QUESTION)
    handover = stage.handovers.by_message(sent.where.chat_id, sent.id)
    assert handover is not None
    assert (handover.question, handover.asked_by) == ("支委会多久开一次？", ALICE["id"])


async def test_pressed_twice_it_is_only_told(stage: Stage) -> None:
    stored = stage.refused()
    await stage.press(human(stored))

    told = await stage.press(human(stored), BORIS)

    assert told[0] == TEXTS.handed_over_before.format(contact="lao_zheng")
    assert len(stage.courier.sent) == 1


async def test_without_a_contact_the_button_does_nothing(tmp_path: Path) -> None:
    stage, close = await build_stage(tmp_path, contact="")

    assert (await stage.press(human(stage.refused())))[0] == TEXTS.unknown_button
    assert not stage.courier.sent
    await stage.application.shutdown()
    close()


async def test_in_private_the_asker_is_told_whom_to_write_to(stage: Stage) -> None:
    await stage.press(human(stage.refused(Where(ALICE["id"]))), chat=PRIVATE)

    assert [sent.message.html for sent in stage.courier.sent] == [
        TEXTS.handed_over_alone_html.format(contact="@lao_zheng")
    ]


async def test_a_private_question_is_brought_to_the_contact_where_they_opened_the_chat(
    stage: Stage,
) -> None:
    await stage.says("/ask 党费怎么交", CONTACT)  # so the bot knows who that is
    stored = stage.refused(Where(ALICE["id"]))

    await stage.press(human(stored), chat=PRIVATE)

    passed, told = stage.courier.sent
    assert passed.where.chat_id == CONTACT["id"]
    assert "支委会多久开一次？" in passed.message.html
    assert f'tg://user?id={ALICE["id"]}"' in passed.message.html
    assert (told.where.chat_id, told.reply_to) == (ALICE["id"], QUESTION)
    assert told.message.html == TEXTS.handed_over_passed_html.format(contact="@lao_zheng")

    chat = alone(CONTACT)
    answered = by_us(chat=chat, message_id=passed.id)
    await stage.says("每月至少一次。", CONTACT, chat=chat, reply_to_message=answered)
    assert [one.proposal for one in stage.handovers.proposed()] == ["每月至少一次。"]


async def test_a_contact_who_has_not_opened_the_chat_is_only_named(stage: Stage) -> None:
    await stage.says("/ask 党费怎么交", CONTACT)
    stage.courier.closed.add(CONTACT["id"])

    await stage.press(human(stage.refused(Where(ALICE["id"]))), chat=PRIVATE)

    [told] = stage.courier.sent
    assert told.message.html == TEXTS.handed_over_alone_html.format(contact="@lao_zheng")


async def test_the_contacts_reply_is_proposed_and_thanked_for(stage: Stage) -> None:
    handover = await passed_on(stage)

    await stage.says(
        "每月至少一次。", CONTACT, reply_to_message=by_us(message_id=handover.message_id)
    )

    [proposed] = stage.handovers.proposed()
    assert (proposed.proposal, proposed.proposed_by) == ("每月至少一次。", CONTACT["id"])
    assert stage.courier.sent[-1].message.html == TEXTS.proposal_taken
    assert stage.courier.sent[-1].reply_to == 100
    assert not stage.desk.asked


async def test_what_the_contact_edits_replaces_it_silently(stage: Stage) -> None:
    handover = await passed_on(stage)
    answered = by_us(message_id=handover.message_id)
    await stage.says("每月一次。", CONTACT, reply_to_message=answered)
    before = len(stage.courier.sent)

    await stage.edits("每月至少一次。", CONTACT, reply_to_message=answered)

    assert [one.proposal for one in stage.handovers.proposed()] == ["每月至少一次。"]
    assert len(stage.courier.sent) == before


@pytest.mark.parametrize("by", [ALICE, BORIS, {**BORIS, "username": "lao_zheng2"}])
async def test_replies_of_others_do_not_count_and_are_not_answered(
    stage: Stage,
    by: dict,  # type: ignore[type-arg]
) -> None:
    handover = await passed_on(stage)
    before = len(stage.courier.sent)

    await stage.says("我记得是每月", by, reply_to_message=by_us(message_id=handover.message_id))

    assert stage.handovers.proposed() == ()
    assert len(stage.courier.sent) == before and not stage.desk.asked


async def test_a_command_under_it_is_still_a_command(stage: Stage) -> None:
    handover = await passed_on(stage)

    await stage.says(
        "/ask 党费怎么交", CONTACT, reply_to_message=by_us(message_id=handover.message_id)
    )

    assert [said.text for said, _ in stage.desk.asked] == ["党费怎么交"]
    assert stage.handovers.proposed() == ()


async def test_the_contacts_reply_elsewhere_is_a_question(stage: Stage) -> None:
    await passed_on(stage)

    await stage.says("那党小组会呢？", CONTACT, reply_to_message=by_us(message_id=77))

    assert [said.text for said, _ in stage.desk.asked] == ["那党小组会呢？"]


async def propose(stage: Stage, text: str = "每月至少一次。") -> Handover:
    handover = await passed_on(stage)
    answered = by_us(message_id=handover.message_id)
    await stage.says(text, CONTACT, reply_to_message=answered)
    [proposed] = stage.handovers.proposed()
    return proposed


def review(verb: Verb, handover: Handover) -> str:
    return Callback(verb, "", (handover.id, handover.wording)).data


async def test_what_was_changed_since_it_was_read_is_not_approved(stage: Stage) -> None:
    read = await propose(stage)
    stage.later(minutes=1)
    answered = by_us(message_id=read.message_id)
    await stage.edits("不用开会。", CONTACT, reply_to_message=answered)

    told = await stage.press(review(Verb.APPROVE, read), ADMIN, alone(ADMIN))

    assert told[0] == TEXTS.proposal_settled
    assert [one.proposal for one in stage.handovers.proposed()] == ["不用开会。"]
    assert not list(stage.collection.rglob("*.md"))


async def test_a_long_proposal_of_emoji_is_shown_within_a_message(stage: Stage) -> None:
    handover = await propose(stage, "😀" * 4096)

    await stage.press(review(Verb.APPROVE, handover), ADMIN, alone(ADMIN))

    [(_, _, shown)] = stage.courier.edited
    check(shown)


async def test_a_private_question_is_not_brought_to_a_stranger(stage: Stage) -> None:
    """A username that its owner gave up may belong to anybody."""
    stranger = {**BORIS, "id": 666, "username": "lao_zheng"}
    await stage.says("你好", stranger, chat=alone(stranger))
    stage.courier.sent.clear()

    await stage.press(human(stage.refused(Where(ALICE["id"]))), chat=PRIVATE)

    assert [one.where.chat_id for one in stage.courier.sent] == [ALICE["id"]]


async def test_an_approved_answer_becomes_a_document(stage: Stage) -> None:
    handover = await propose(stage)

    told = await stage.press(review(Verb.APPROVE, handover), ADMIN, alone(ADMIN))

    assert told[0] == TEXTS.proposal_approved
    file = stage.collection / "人工答复" / f"{handover.id}.md"
    assert "问：支委会多久开一次？\n\n答：每月至少一次。" in file.read_text("utf-8")
    assert "管理员" not in file.read_text("utf-8")
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    assert stage.handovers.proposed() == ()
    [entry] = stage.audit.latest(1)
    assert (entry.actor, entry.action) == (ADMIN["id"], "approve")
    [(_, _, shown)] = stage.courier.edited
    assert "每月至少一次。" in shown.html and not shown.rows


async def test_a_rejected_answer_leaves_nothing(stage: Stage) -> None:
    handover = await propose(stage)

    told = await stage.press(review(Verb.REJECT, handover), ADMIN, alone(ADMIN))

    assert told[0] == TEXTS.proposal_rejected
    assert not list(stage.collection.rglob("*.md"))
    assert stage.audit.latest(1)[0].action == "reject"


async def test_what_is_settled_stays_settled(stage: Stage) -> None:
    handover = await propose(stage)
    await stage.proposals.approve(handover.id, handover.wording, ADMIN["id"])

    told = await stage.press(review(Verb.REJECT, handover), ADMIN, alone(ADMIN))
    answered = by_us(message_id=handover.message_id)
    await stage.says("改一下", CONTACT, reply_to_message=answered)

    assert told[0] == TEXTS.proposal_settled
    assert stage.handovers.get(handover.id).status is HandoverStatus.APPROVED
    assert len(list(stage.collection.rglob("*.md"))) == 1
    assert stage.courier.sent[-1].message.html == TEXTS.proposal_late


async def test_only_admins_settle(stage: Stage) -> None:
    handover = await propose(stage)

    told = await stage.press(review(Verb.APPROVE, handover), ALICE, PRIVATE)

    assert told[0] == TEXTS.admins_only
    assert len(stage.handovers.proposed()) == 1


async def test_an_answer_that_cannot_be_written_waits_on(stage: Stage) -> None:
    handover = await propose(stage)
    stage.collection.write_text("a file where the folder should be")

    with pytest.raises(StorageError):
        await stage.proposals.approve(handover.id, handover.wording, ADMIN["id"])

    assert len(stage.handovers.proposed()) == 1


HEAD = 5  # lines of metadata above the question


LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Co")))


@settings(max_examples=200, deadline=None)
@given(st.text("#*_-=+`[]()<>&|\\!~:{}'\"第一条甲乙1. \n", min_size=1, max_size=80), LINES)
def test_what_people_wrote_is_read_back_as_text(answer: str, more: str) -> None:
    text = written("几号交党费？", f"{answer}\n{more}", date(2026, 11, 22))

    read = MarkdownReader().read(text.encode(), "人工答复/1.md")

    # A ruler (===) is no text of any document; it is read, and removed with its reason.
    shown = [" ".join(line.text.split()) for line in read.lines[HEAD:]]
    said = [" ".join(line.split()) for line in f"{answer}\n{more}".splitlines()]
    first, *others = [line for line in said if line] or [""]
    wanted = ["问：几号交党费？", f"答：{first}", *others]
    assert [line for line in shown if line] == [line for line in wanted if line]


def test_the_next_ingest_takes_it_for_question_and_answer(tmp_path: Path) -> None:
    asked = 'title: "x"\n---\n# 几号交党费？'
    handover = Handover(
        3, 1, -100, 5, asked, 11, "每月10日前。", 21, HandoverStatus.PROPOSED, START
    )
    file = ApprovedAnswers(tmp_path).write(handover, date(2026, 11, 22))

    source = MarkdownReader().read(file.read_bytes(), "人工答复/3.md")
    [document] = structure(source).documents

    assert document.title == 'title: "x" --- # 几号交党费？'
    assert document.kind is Kind.FAQ
    assert document.version_date == "2026-11-22"
    [place] = [one for one in document.passages if "每月10日前。" in one.text]
    assert place.text.startswith("问：")  # the question is no place of its own, to be cited
