"""Polls and quizzes: sent and stopped."""

from __future__ import annotations

from bot_api.errors import bad_request
from bot_api.methods import Method
from bot_api.methods.messages import Messages
from bot_api.parameters import Parameters
from bot_api.world import Json, World


class Polls:
    """sendPoll and stopPoll; `world.polls` holds each poll's message by the poll's id."""

    def __init__(self, world: World, messages: Messages) -> None:
        self._world = world
        self._messages = messages

    def methods(self) -> dict[str, Method]:
        """Return the methods by Telegram's names."""
        return {"sendPoll": self.send, "stopPoll": self.stop}

    def send(self, given: Parameters) -> Json:
        """Return the message that carries the poll."""
        state = self._world.chat(given.text("chat_id"))
        options = [_option(one, at) for at, one in enumerate(given.structure("options") or [])]
        if not 1 <= len(given.text("question")) <= 300:
            raise bad_request("poll question must be non-empty and at most 300 characters")
        if not 1 <= len(options) <= 12:
            raise bad_request("poll must have from 1 to 12 options")
        right = given.structure("correct_option_ids")
        quiz = given.text("type") == "quiz"
        if quiz and not right and "correct_option_id" not in given:
            raise bad_request("quiz must have a correct answer")
        poll: Json = {
            "id": self._world.new_id("poll"),
            "question": given.text("question"),
            "options": options,
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": "is_anonymous" not in given or given.flag("is_anonymous"),
            "type": "quiz" if quiz else "regular",
            "allows_multiple_answers": given.flag("allows_multiple_answers"),
            "allows_revoting": not quiz,
            "members_only": False,
            **({"correct_option_ids": right} if right else {}),
        }
        message = self._messages.deliver(given, state, {"poll": poll})
        self._world.polls[poll["id"]] = message
        return message

    def stop(self, given: Parameters) -> Json:
        """Return the closed poll."""
        state = self._world.chat(given.text("chat_id"))
        message = state.messages.get(given.integer("message_id"), {})
        poll: Json | None = message.get("poll")
        if poll is None:
            raise bad_request("message with poll to stop not found")
        if poll["is_closed"]:
            raise bad_request("poll has already been closed")
        poll["is_closed"] = True
        return poll


def _option(one: Json | str, at: int) -> Json:
    text = one if isinstance(one, str) else one.get("text", "")
    if not 1 <= len(text) <= 100:
        raise bad_request("poll option length must not exceed 100")
    return {"persistent_id": f"o{at}", "text": text, "voter_count": 0}
