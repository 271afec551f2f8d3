"""What the bot takes for a word to it, and what it leaves to the people in the group."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from telegram_updates import (
    ALICE,
    ANONYMOUS,
    AS_CHANNEL,
    BORIS,
    FORUM,
    GROUP,
    ME,
    PLAIN_GROUP,
    PRIVATE,
    TELEGRAM,
    by_us,
    message,
    pressed,
    update,
    utf16,
)

from bot.handlers.heard import Ears
from bot.model import Attached, ChatKind, Person, Said, Voted

EARS = Ears(ME, frozenset({"ask", "show", "help"}))


def said(**what: Any) -> Said | None:
    return EARS.said(update(**what))


def heard(**what: Any) -> Said:
    found = said(**what)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/ask 支委会多久开一次？", "ask", "支委会多久开一次？"),
        ("/ask@ZhiguiBot 支委会多久开一次？", "ask", "支委会多久开一次？"),
        ("/ASK@zhiguibot\n支委会多久开一次？", "ask", "支委会多久开一次？"),
        ("@ZhiguiBot 支委会多久开一次？", "", "支委会多久开一次？"),
        ("😀😀 @zhiGUIbot支委会多久开一次？", "", "😀😀 支委会多久开一次？"),
        ("支委会多久开一次？@ZhiguiBot", "", "支委会多久开一次？"),
    ],
)
def test_commands_and_mentions_are_heard_in_a_group(text: str, command: str, rest: str) -> None:
    # A mention ends where its name does; clients mark Chinese behind it as text.
    marks = []
    for name in ("@ZhiguiBot", "@zhiGUIbot"):
        if name in text and not text.startswith("/"):
            at = text.index(name)
            marks.append({"type": "mention", "offset": utf16(text[:at]), "length": len(name)})
    fields = {"entities": marks} if marks else {}

    found = heard(message=message(text, **fields))

    assert (found.command, found.text) == (command, rest)
    assert found.person is not None and found.person.username == "alice"


@pytest.mark.parametrize(
    "text",
    ["支委会多久开一次？", "/ask@OtherBot 支委会多久开一次？", "/weather 明天", "@otherbot 在吗"],
)
def test_talk_among_others_is_not_heard(text: str) -> None:
    found = update(message=message(text))

    assert EARS.said(found) is None
    assert not EARS.addressed(found)


@pytest.mark.parametrize(("text", "command"), [("@ZhiguiBot婚假几天", ""), ("/ask婚假几天", "ask")])
def test_the_blank_behind_a_leading_name_may_be_missing(text: str, command: str) -> None:
    found = heard(message=message(text, entities=[]))

    assert (found.command, found.text) == (command, "婚假几天")


def test_a_name_in_code_or_in_an_address_is_no_mention() -> None:
    text = "https://t.me/@ZhiguiBot"

    assert (
        said(message=message(text, entities=[{"type": "url", "offset": 0, "length": 23}])) is None
    )


def test_a_mention_of_the_account_is_heard_without_its_name() -> None:
    mark = {"type": "text_mention", "offset": 0, "length": 2, "user": ME.to_dict()}

    assert heard(message=message("知规 婚假几天", entities=[mark])).text == "婚假几天"


def test_a_reply_to_the_bot_is_heard_and_one_to_a_person_is_not() -> None:
    assert heard(message=message("那聘期呢", reply_to_message=by_us())).reply_to == 90
    assert said(message=message("那聘期呢", reply_to_message=message("聘期"))) is None


def test_the_first_message_of_a_topic_is_no_message_of_ours() -> None:
    opening = by_us(forum_topic_created={"name": "学习", "icon_color": 1})

    assert said(message=message("大家好", chat=FORUM, reply_to_message=opening)) is None


def test_ask_alone_asks_what_it_replies_to() -> None:
    colleague = message("婚假有几天？", **{"from": BORIS})

    assert heard(message=message("/ask", reply_to_message=colleague)).text == "婚假有几天？"
    assert heard(message=message("/ask")).text == ""


def test_a_caption_counts_like_a_text() -> None:
    photo = [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]
    caption = "/ask 这样报销行吗"
    marks = [{"type": "bot_command", "offset": 0, "length": 4}]

    found = heard(message=message(photo=photo, caption=caption, caption_entities=marks))

    assert (found.command, found.text) == ("ask", "这样报销行吗")


def test_all_of_a_private_chat_is_heard() -> None:
    assert heard(message=message("婚假几天", chat=PRIVATE)).text == "婚假几天"
    assert heard(message=message("/nonsense", chat=PRIVATE)).command == "nonsense"
    assert said(message=message("/ask@OtherBot 婚假", chat=PRIVATE)) is None


def test_an_anonymous_admin_is_heard_as_nobody_in_particular() -> None:
    spoken = message("/ask 婚假几天", **{"from": ANONYMOUS, "sender_chat": GROUP})

    assert heard(message=spoken).person is None


def test_a_channel_is_nobody_in_particular() -> None:
    channel = {"id": -1009, "type": "channel", "title": "News"}
    for sender in (AS_CHANNEL, TELEGRAM):
        spoken = message("@ZhiguiBot 婚假", **{"from": sender, "sender_chat": channel})
        assert heard(message=spoken).person is None


def test_what_was_forwarded_from_the_channel_by_itself_is_left_alone() -> None:
    channel = {"id": -1009, "type": "channel", "title": "News"}
    forwarded = {"from": TELEGRAM, "sender_chat": channel, "is_automatic_forward": True}

    assert said(message=message("本周通知", **forwarded)) is None


def test_what_somebody_else_wrote_orders_nothing_when_it_is_forwarded() -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "小周"}

    alone = heard(message=message("/show 第十条", chat=PRIVATE, forward_origin=origin))
    assert (alone.command, alone.text) == ("", "/show 第十条")
    assert said(message=message("/show@ZhiguiBot 第十条", forward_origin=origin)) is None
    assert heard(message=message("/ask 第十条", forward_origin=origin)).command == "ask"


@pytest.mark.parametrize("text", ["/ask 婚假", "@ZhiguiBot 婚假"])
def test_other_bots_are_not_heard(text: str) -> None:
    robot = {"id": 55, "is_bot": True, "first_name": "Robot", "username": "robot"}

    assert said(message=message(text, **{"from": robot})) is None


def test_what_somebody_inserted_through_inline_mode_is_no_question() -> None:
    assert said(message=message("第十条", chat=PRIVATE, via_bot=ME.to_dict())) is None


def test_an_edit_is_heard_as_one() -> None:
    found = heard(edited_message=message("/ask 婚假几天", edit_date=2))

    assert found.edited


def test_a_thread_is_a_topic_in_a_forum_only() -> None:
    thread = {"message_thread_id": 7, "is_topic_message": True}

    assert heard(message=message("/ask 婚假", chat=FORUM, **thread)).where.topic_id == 7
    plain = heard(message=message("/ask 婚假", chat=PLAIN_GROUP, message_thread_id=7)).where
    assert (plain.topic_id, plain.kind) == (None, ChatKind.GROUP)


def test_the_move_to_a_supergroup_concerns_the_bot() -> None:
    assert EARS.addressed(update(message=message(migrate_to_chat_id=-1009)))
    assert EARS.addressed(update(message=message(migrate_from_chat_id=-9)))


def test_posts_of_a_channel_do_not_concern_it() -> None:
    post = {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "channel"}, "text": "@ZhiguiBot"}

    assert not EARS.addressed(update(channel_post=post))


def test_a_button_says_who_pressed_it_and_where() -> None:
    found = EARS.pressed(update(callback_query=pressed("up:abc", BORIS)))

    assert found is not None
    assert (found.person.id, found.where.chat_id, found.message_id) == (12, GROUP["id"], 90)


def test_a_button_of_a_message_that_telegram_no_longer_shows_still_works() -> None:
    old = {"message_id": 90, "date": 0, "chat": GROUP}

    found = EARS.pressed(update(callback_query=pressed("up:abc", message=old)))

    assert found is not None and found.message_id == 90


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_whatever_is_typed_before_a_mention_stays_whole(words: str) -> None:
    assume(not words.startswith(("/", "@")))
    text = f"{words}@ZhiguiBot"
    mark = {"type": "mention", "offset": utf16(words), "length": 10}

    found = said(message=message(text, entities=[mark], **{"from": ALICE}))

    assert found is not None
    assert found.text == words.strip()


BANK = {"file_id": "f1", "file_unique_id": "u1", "file_name": "题库.xlsx", "file_size": 9_000}


def test_in_private_a_file_may_come_without_a_word() -> None:
    handed = heard(message=message(chat=PRIVATE, document=BANK))

    assert (handed.text, handed.file) == ("", Attached("f1", "题库.xlsx", 9_000))
    assert said(message=message(document=BANK)) is None


def test_a_vote_says_who_chose_what_in_which_poll() -> None:
    vote = {"poll_id": "5", "user": BORIS, "option_ids": [0, 2]}
    chosen = {**vote, "option_persistent_ids": ["a", "c"]}

    assert EARS.voted(update(7, poll_answer=chosen)) == Voted(7, "5", Person(12, "小周"), (0, 2))
    assert EARS.addressed(update(poll_answer=chosen))
    assert EARS.voted(update(message=message("/ask 1"))) is None


def test_nobody_in_particular_may_vote() -> None:
    vote = {"poll_id": "5", "voter_chat": GROUP, "option_ids": [1]}

    heard_vote = EARS.voted(update(7, poll_answer={**vote, "option_persistent_ids": ["b"]}))

    assert heard_vote == Voted(7, "5", None, (1,))
