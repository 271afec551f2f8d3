"""Inline mode: somebody types the bot's name and words in any chat."""

from __future__ import annotations

from typing import Any

from bot_api.chat import Chat
from bot_api.formatted_text import FormattedText
from bot_api.server import BotApi
from bot_api.world import Json


class Inline:
    """Types inline queries and picks results."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def type(self, person: Json, words: str) -> Json:
        """Type words behind the bot's name and wait for its answer: results and options."""
        world = self._api.world
        query = world.new_id("inline")
        world.queries.add(query)
        content = {"id": query, "from": person, "query": words, "offset": ""}
        await self._api.updates.put("inline_query", {**content, "chat_type": "supergroup"})
        answers = world.inline_answers
        await self._api.calls.until(f"inline results for {words!r}", lambda: query in answers)
        return answers[query]

    async def pick(self, chat: Chat, person: Json, result: Json) -> Json:
        """Insert a result into a chat and return the message."""
        content: Any = result["input_message_content"]
        written = FormattedText(content["message_text"])
        return await chat.say(
            person, written.text, entities=written.entities, via_bot=self._api.world.me
        )
