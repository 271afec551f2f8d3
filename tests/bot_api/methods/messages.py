"""Sending, editing and deleting messages."""

from __future__ import annotations

import re
from typing import Any

from bot_api.errors import bad_request
from bot_api.formatted_text import LONGEST, FormattedText, plain, units
from bot_api.methods import Method
from bot_api.parameters import Parameters
from bot_api.world import ChatState, Json, World, as_reply_target

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
_ACTIONS = ("callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat")
_MORE_ACTIONS = (*_ACTIONS, "switch_inline_query_chosen_chat", "copy_text", "pay", "web_app")


class Messages:
    """sendMessage and what is done with a message afterwards."""

    def __init__(self, world: World) -> None:
        self._world = world

    def methods(self) -> dict[str, Method]:
        """Return the methods by Telegram's names."""
        return {
            "sendMessage": self.send,
            "editMessageText": self.edit_text,
            "editMessageReplyMarkup": self.edit_markup,
            "deleteMessage": self.delete,
            "sendChatAction": self.act,
            "setMessageReaction": self.react,
        }

    def send(self, given: Parameters) -> Json:
        """Return the message as it was sent."""
        text, entities = formatted(given, "text")
        state = self._world.chat(given.text("chat_id"))
        content: Json = {"text": text, **({"entities": entities} if entities else {})}
        return self.deliver(given, state, content)

    def deliver(self, given: Parameters, state: ChatState, content: Json) -> Json:
        """Send any content with what all messages share: topic, reply, buttons."""
        state.open()
        markup = keyboard(given)
        placed = self._placed(given, state)
        if markup and "inline_keyboard" in markup:
            content = {**content, "reply_markup": markup}
        message = self._world.post(state, self._world.me, **placed, **content)
        state.other_bot_spoke = False
        return message

    def _placed(self, given: Parameters, state: ChatState) -> Json:
        topic = given.integer("message_thread_id")
        if topic and topic not in state.topics:
            raise bad_request("message thread not found")
        placed: Json = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
        reply: Json = given.structure("reply_parameters") or {}
        target_id = int(reply.get("message_id") or given.integer("reply_to_message_id"))
        if not target_id:
            return {**placed, "reply_to_message": state.topics[topic]} if topic else placed
        target = state.messages.get(target_id)
        if target is None:
            if reply.get("allow_sending_without_reply"):
                return placed
            raise bad_request("message to be replied not found")
        quote = reply.get("quote")
        if quote and quote not in target.get("text", ""):
            raise bad_request("QUOTE_TEXT_INVALID")
        if not topic and target.get("is_topic_message"):
            placed = {"message_thread_id": target["message_thread_id"], "is_topic_message": True}
        return {**placed, "reply_to_message": as_reply_target(target)}

    def edit_text(self, given: Parameters) -> Json | bool:
        """Return the edited message; True where it was sent inline."""
        text, entities = formatted(given, "text")
        if given.text("inline_message_id"):
            return True
        message = self.own(given)
        if "text" not in message:
            raise bad_request("there is no text in the message to edit")
        changed = {"text": text, "entities": entities, "reply_markup": keyboard(given)}
        return self.change(message, changed)

    def edit_markup(self, given: Parameters) -> Json | bool:
        """Return the message with its new buttons."""
        if given.text("inline_message_id"):
            return True
        return self.change(self.own(given), {"reply_markup": keyboard(given)})

    def change(self, message: Json, changed: Json) -> Json:
        """Return a message with other content; an empty one takes away."""
        if all((message.get(name) or None) == (value or None) for name, value in changed.items()):
            raise bad_request(NOT_MODIFIED)
        for name, value in changed.items():
            message.pop(name, None)
            if value:
                message[name] = value
        message["edit_date"] = int(self._world.clock())
        return message

    def own(self, given: Parameters) -> Json:
        """Return the message that a call may change."""
        state = self._world.chat(given.text("chat_id"))
        state.open()
        message = state.messages.get(given.integer("message_id"))
        if message is None:
            raise bad_request("message to edit not found")
        if not state.is_own(message, self._world.me["id"]) or "forum_topic_created" in message:
            raise bad_request("message can't be edited")
        return message

    def delete(self, given: Parameters) -> bool:
        """Take a message away; others' only as an administrator."""
        state = self._world.chat(given.text("chat_id"))
        state.open()
        message = state.messages.get(given.integer("message_id"))
        if message is None:
            raise bad_request("message to delete not found")
        own = state.is_own(message, self._world.me["id"])
        if not own and state.bot != "administrator":
            raise bad_request("message can't be deleted")
        self.take_away(state, message["message_id"])
        return True

    @staticmethod
    def take_away(state: ChatState, message_id: int) -> None:
        """Remove a message from a chat."""
        state.messages.pop(message_id, None)
        state.gone.add(message_id)

    def act(self, given: Parameters) -> bool:
        """Show what the bot is doing."""
        state = self._world.chat(given.text("chat_id"))
        state.open()
        topic = given.integer("message_thread_id")
        if topic and topic not in state.topics:
            raise bad_request("message thread not found")
        if not re.fullmatch(r"[a-z_]+", given.text("action")):
            raise bad_request("wrong parameter action in request")
        return True

    def react(self, given: Parameters) -> bool:
        """React to a message."""
        state = self._world.chat(given.text("chat_id"))
        state.open()
        if given.integer("message_id") not in state.messages:
            raise bad_request("message to react not found")
        return True


def formatted(
    given: Parameters, name: str, parse_mode: str = "parse_mode"
) -> tuple[str, list[Any]]:
    """Return a text and its entities; raises what Telegram raises about texts."""
    source, mode = given.text(name), given.text(parse_mode)
    if mode == "HTML":
        parsed = FormattedText(source)
        text, entities = parsed.text, parsed.entities
    elif mode:
        raise bad_request(f"unsupported parse_mode: {mode}")
    else:
        text, entities = plain(source, given.structure("entities") or [])
    if not text:
        raise bad_request("message text is empty")
    if units(text) > LONGEST:
        raise bad_request("message is too long")
    return text, entities


def keyboard(given: Parameters) -> Json | None:
    """Return the buttons; raises what Telegram raises about them."""
    markup = given.structure("reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    for button in (one for row in markup.get("inline_keyboard", []) for one in row):
        if not button.get("text"):
            raise bad_request("can't parse inline keyboard button: text is empty")
        if not any(name in button for name in _MORE_ACTIONS):
            raise bad_request(
                "can't parse inline keyboard button: "
                "Text buttons are unallowed in the inline keyboard"
            )
        if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
        url = button.get("url")
        if url is not None and not re.match(r"(https?|tg)://[^\s/]+\.?\S*$", url):
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if markup.get("inline_keyboard") == []:
        return None
    return markup
