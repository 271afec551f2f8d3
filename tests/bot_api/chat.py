"""What people do in a chat, and what they see the bot do there."""

from __future__ import annotations

import re
from typing import Any

from bot_api.entities import entities
from bot_api.methods.files import keep
from bot_api.parameters import Upload
from bot_api.privacy import meant_for, reaches
from bot_api.server import BotApi
from bot_api.world import ANONYMOUS_ADMIN, CHANNEL_BOT, TELEGRAM, ChatState, Json, as_reply_target


class Chat:
    """A chat seen from the side of the people.

    What they do becomes an update where Telegram would deliver one.
    """

    def __init__(self, api: BotApi, state: ChatState) -> None:
        self._api = api
        self.state = state

    @property
    def id(self) -> int:
        """The chat's id."""
        return self.state.id

    # -- saying

    async def say(
        self,
        person: Json,
        text: str,
        *,
        topic: int = 0,
        reply_to: Json | None = None,
        file: Upload | None = None,
        delivered: bool = False,
        **more: Any,
    ) -> Json:
        """Write a message and return it.

        Args:
            reply_to: the message that is answered.
            file: a document that is sent, with the text as its caption; it may be empty.
            delivered: it reaches the bot although privacy mode would withhold it.
            more: other fields of the message, e.g. `date`.
        """
        content: Json = {"caption" if file else "text": text} if text else {}
        if marked := entities(text):
            content["caption_entities" if file else "entities"] = marked
        if file:
            content["document"] = keep(self._api.world, file)
        return await self._post(
            person, {**self._place(topic, reply_to), **content, **more}, delivered
        )

    def _place(self, topic: int, reply_to: Json | None) -> Json:
        """Telegram lets whatever stands in a topic, or in a chain of replies, point there."""
        placed: Json = {}
        if topic:
            placed = {"message_thread_id": topic, "is_topic_message": True}
            placed["reply_to_message"] = self.state.topics[topic]
        if reply_to is not None:
            placed["reply_to_message"] = as_reply_target(reply_to)
            if self.state.kind == "supergroup" and not topic:
                root = reply_to.get("message_thread_id") or reply_to["message_id"]
                placed["message_thread_id"] = root
                if reply_to.get("is_topic_message"):
                    placed["is_topic_message"] = True
        return placed

    async def _post(self, person: Json | None, content: Json, delivered: bool = False) -> Json:
        world, state = self._api.world, self.state
        if person is not None and state.kind == "private" and state.bot == "new":
            state.bot = "member"
        message = world.post(state, person, **content)
        if meant_for(world, state, message):
            state.meant.add(message["message_id"])
        kind = "channel_post" if state.kind == "channel" else "message"
        if delivered or reaches(world, state, message):
            await self._api.updates.put(kind, dict(message))
        return message

    async def edit(self, message: Json, text: str | None = None) -> Json:
        """Change a message's text; None: something that nobody sees, a link preview say."""
        name = "caption" if "caption" in message else "text"
        if text is not None:
            message[name] = text
            message[f"{name}_entities".removeprefix("text_")] = entities(text)
        message["edit_date"] = int(self._api.world.clock())
        if reaches(self._api.world, self.state, message):
            await self._api.updates.put("edited_message", dict(message))
        return message

    async def say_anonymously(self, text: str, **more: Any) -> Json:
        """Write as the group itself, the way anonymous administrators do."""
        return await self.say(ANONYMOUS_ADMIN, text, sender_chat=self.state.about, **more)

    async def say_as_channel(self, channel: Json, text: str, **more: Any) -> Json:
        """Write in the name of a channel."""
        return await self.say(CHANNEL_BOT, text, sender_chat=channel, **more)

    async def auto_forward(self, channel: Json, text: str, **more: Any) -> Json:
        """Bring a channel's post into its discussion group."""
        origin = {"type": "channel", "date": 1, "chat": channel, "message_id": 10}
        forwarded = {"is_automatic_forward": True, "forward_origin": origin, "sender_chat": channel}
        return await self.say(TELEGRAM, text, **forwarded, **more)

    async def other_bot_says(self, bot: Json, text: str, *, delivered: bool = False) -> Json:
        """Let another bot speak, which our bot sees in bot-to-bot mode (`delivered`) only."""
        self.state.other_bot_spoke = True
        if delivered:
            return await self.say(bot, text, delivered=True)
        return self._api.world.post(self.state, bot, text=text)

    # -- pressing

    async def press(
        self,
        person: Json,
        message: Json,
        label: str = "",
        *,
        data: str = "",
        out_of_reach: bool = False,
    ) -> str:
        """Press a button by its label and return the query's id.

        Args:
            data: what the button carries, where it stands on no message any more.
            out_of_reach: the message is so old that Telegram gives its id only.
        """
        world = self._api.world
        query = world.new_id("query")
        world.queries.add(query)
        told = {"chat": self.state.about, "message_id": message["message_id"], "date": 0}
        content = {
            "id": query,
            "from": person,
            "message": told if out_of_reach else dict(message),
            "chat_instance": str(self.id),
            "data": data or button(message, label)["callback_data"],
        }
        await self._api.updates.put("callback_query", content)
        return query

    async def pressed(self, query: str) -> Json:
        """Wait until the bot has answered a pressed button; return text, alert, url."""

        def answered() -> Any:
            calls = self._api.calls.of("answerCallbackQuery")
            return [one for one in calls if one.given.text("callback_query_id") == query]

        call = (await self._api.calls.until("a pressed button is answered", answered))[0]
        return dict(call.given.values)

    # -- membership and the like

    async def open_topic(self, person: Json, name: str) -> int:
        """Open a topic in a forum and return its id."""
        created = {"name": name, "icon_color": 7322096}
        message = self._api.world.post(self.state, person, forum_topic_created=created)
        topic = int(message["message_id"])
        message |= {"message_thread_id": topic, "is_topic_message": True}
        self.state.topics[topic] = message
        await self._api.updates.put("message", dict(message))
        return topic

    # -- seeing

    def seen(self) -> list[Json]:
        """Return the bot's messages that stand here, oldest first, as they read now."""
        me = self._api.world.me["id"]
        return [one for one in self.state.messages.values() if self.state.is_own(one, me)]

    def replies(self, message: Json) -> list[Json]:
        """Return the bot's replies to a message."""
        wanted = message["message_id"]
        return [
            one
            for one in self.seen()
            if one.get("reply_to_message", {}).get("message_id") == wanted
        ]

    async def reply(self, message: Json, matching: str = "") -> Json:
        """Wait for the bot's reply to a message; `matching` is a pattern of its text."""

        def found() -> Any:
            return [one for one in self.replies(message) if re.search(matching, words(one), re.S)]

        return (await self._api.calls.until(f"a reply to {words(message)!r}", found))[0]

    async def next(self, after: Json | None = None, matching: str = "") -> Json:
        """Wait for a message of the bot after another one, a reply or not."""
        number = after["message_id"] if after else 0

        def found() -> Any:
            return [
                one
                for one in self.seen()
                if one["message_id"] > number and re.search(matching, words(one), re.S)
            ]

        return (await self._api.calls.until(f"a message like {matching!r}", found))[0]


def words(message: Json) -> str:
    """Return what a message says: its text, its caption, its poll's question."""
    return str(message.get("text") or message.get("caption") or _question(message))


def _question(message: Json) -> str:
    return str(message.get("poll", {}).get("question", ""))


def button(message: Json, label: str) -> Json:
    """Return the button with this label; raises AssertionError where there is none."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons: list[Json] = [one for row in rows for one in row]
    for one in buttons:
        if label in one["text"]:
            return one
    raise AssertionError(f"no button {label!r} among {[one['text'] for one in buttons]}")
