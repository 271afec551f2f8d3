"""Answers to pressed buttons and to inline queries."""

from __future__ import annotations

from bot_api.errors import bad_request
from bot_api.methods import Method
from bot_api.methods.messages import formatted
from bot_api.parameters import Parameters
from bot_api.world import Json, World

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Queries:
    """answerCallbackQuery and answerInlineQuery; each query takes one answer."""

    def __init__(self, world: World) -> None:
        self._world = world

    def methods(self) -> dict[str, Method]:
        """Return the methods by Telegram's names."""
        return {"answerCallbackQuery": self.answer, "answerInlineQuery": self.answer_inline}

    def answer(self, given: Parameters) -> bool:
        """Take the answer to a pressed button."""
        if len(given.text("text")) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        self._take(given.text("callback_query_id"))
        return True

    def answer_inline(self, given: Parameters) -> bool:
        """Take the results of an inline query, each as strictly as a message."""
        results: list[Json] = given.structure("results") or []
        if len(results) > 50:
            raise bad_request("RESULTS_TOO_MUCH")
        ids = [one.get("id", "") for one in results]
        if len(set(ids)) != len(ids):
            raise bad_request("RESULT_ID_DUPLICATE")
        if any(not 1 <= len(one.encode()) <= 64 for one in ids):
            raise bad_request("RESULT_ID_INVALID")
        for one in results:
            if one.get("type") == "article" and not one.get("title"):
                raise bad_request("ARTICLE_TITLE_EMPTY")
            content = one.get("input_message_content")
            if content is not None:
                formatted(Parameters({**content, "text": content.get("message_text", "")}), "text")
        query = given.text("inline_query_id")
        self._take(query)
        self._world.inline_answers[query] = {**given.values, "results": results}
        return True

    def _take(self, query: str) -> None:
        if query not in self._world.queries:
            raise bad_request(TOO_OLD)
        self._world.queries.discard(query)
