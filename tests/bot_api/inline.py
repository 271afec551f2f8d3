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

    async def type(self, person: Json, words: str) -> str:
        """Type words behind the bot's name and return the query's id."""
        world = self._api.world
        query = world.new_id("inline")
        world.queries.add(query)
        content = {"id": query, "from": person, "query": words, "offset": ""}
        await self._api.updates.put("inline_query", {**content, "chat_type": "supergroup"})
        return query

    async def given(self, query: str) -> Json:
        """Wait for the bot's answer to a query and return it: results and options."""
        answers = self._api.world.inline_answers
        await self._api.calls.until("inline results", lambda: query in answers)
        return answers[query]

    async def pick(self, chat: Chat, person: Json, result: Json) -> Json:
        """Insert a result into a chat and return the message."""
        content: Any = result["input_message_content"]
        written = FormattedText(content["message_text"])
        return await chat.say(
            person, written.text, entities=written.entities, via_bot=self._api.world.me
        )
