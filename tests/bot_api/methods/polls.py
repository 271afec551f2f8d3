"""Polls and quizzes: sent, voted in, stopped."""

from __future__ import annotations

from typing import Any

from bot_api.errors import bad_request
from bot_api.formatted_text import units
from bot_api.methods import Method
from bot_api.methods.messages import Messages, formatted, keyboard
from bot_api.parameters import Parameters
from bot_api.world import Json, World

QUESTION, OPTION, OPTIONS, EXPLANATION, LINE_FEEDS = 300, 100, 12, 200, 2
OPEN = range(5, 2_628_001)  # seconds


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
        question = given.text("question")
        if not question:
            raise bad_request("poll question must be non-empty")
        if units(question) > QUESTION:
            raise bad_request(f"poll question length must not exceed {QUESTION}")
        anonymous = "is_anonymous" not in given or given.flag("is_anonymous")
        if not anonymous and state.kind == "channel":
            raise bad_request("non-anonymous polls can't be sent to channel chats")
        options = _options(given)
        quiz = given.text("type") == "quiz"
        poll: Json = {
            "id": self._world.new_id("54321098765"),
            "question": question,
            "options": options,
            "total_voter_count": 0,
            "is_closed": given.flag("is_closed"),
            "is_anonymous": anonymous,
            "type": "quiz" if quiz else "regular",
            "allows_multiple_answers": given.flag("allows_multiple_answers"),
            "allows_revoting": given.flag("allows_revoting") if quiz else True,
            "members_only": False,
            **(_key(given, len(options)) if quiz else {}),
            **_closing(given, self._world.clock()),
        }
        message = self._messages.deliver(given, state, {"poll": poll})
        self._world.polls[poll["id"]] = message
        return message

    def stop(self, given: Parameters) -> Json:
        """Return the closed poll."""
        state = self._world.chat(given.text("chat_id"))
        state.open()
        message = state.messages.get(given.integer("message_id"), {})
        poll: Json | None = message.get("poll")
        if poll is None or not state.is_own(message, self._world.me["id"]):
            raise bad_request("message with poll to stop not found")
        if is_closed(poll, self._world.clock()):
            raise bad_request("poll has already been closed")
        poll["is_closed"] = True
        message.pop("reply_markup", None)  # what is not given again is gone
        if markup := keyboard(given):
            message["reply_markup"] = markup
        return poll


def is_closed(poll: Json, now: float) -> bool:
    """Whether a poll takes no votes any more; it closes by itself when its time has come."""
    if now >= poll.get("close_date", float("inf")):
        poll["is_closed"] = True
    return bool(poll["is_closed"])


def _options(given: Parameters) -> list[Json]:
    texts = [
        one if isinstance(one, str) else one.get("text", "")
        for one in given.structure("options") or []
    ]
    if not texts:
        raise bad_request("poll must have at least 1 option")
    if len(texts) > OPTIONS:
        raise bad_request(f"poll can't have more than {OPTIONS} options")
    if not all(texts):
        raise bad_request("poll options must be non-empty")
    if any(units(text) > OPTION for text in texts):
        raise bad_request(f"poll options length must not exceed {OPTION}")
    if len(set(texts)) < len(texts):
        raise bad_request("POLL_OPTION_DUPLICATE")
    return [
        {"persistent_id": f"o{at}", "text": text, "voter_count": 0} for at, text in enumerate(texts)
    ]


def _key(given: Parameters, options: int) -> Json:
    """Return what only quizzes have: the right options and why."""
    right: Any = given.structure("correct_option_ids")
    if right is None and "correct_option_id" in given:
        right = [given.integer("correct_option_id", -1)]
    if not right:
        raise bad_request("quiz polls must have a correct option")
    if not all(0 <= one < options for one in right) or right != sorted(set(right)):
        raise bad_request("QUIZ_CORRECT_ANSWER_INVALID")
    if len(right) > 1 and not given.flag("allows_multiple_answers"):
        raise bad_request("QUIZ_CORRECT_ANSWERS_TOO_MUCH")
    if not given.text("explanation"):
        return {"correct_option_ids": right}
    text, entities = formatted(given, "explanation", "explanation_parse_mode")
    if units(text) > EXPLANATION:
        raise bad_request(f"quiz explanation length must not exceed {EXPLANATION}")
    if text.count("\n") > LINE_FEEDS:
        raise bad_request(f"quiz explanation can have at most {LINE_FEEDS} line feeds")
    explained: Json = {"explanation": text}
    return {"correct_option_ids": right, **explained, "explanation_entities": entities}


def _closing(given: Parameters, now: float) -> Json:
    """Return when the poll closes by itself."""
    period = given.integer("open_period")
    closes = given.integer("close_date")
    if period and closes:
        raise bad_request("can't use open_period and close_date together")
    if "open_period" in given and period not in OPEN:
        raise bad_request("OPEN_PERIOD_INVALID")
    if closes and int(closes - now) not in OPEN:
        raise bad_request("POLL_CLOSE_DATE_INVALID")
    if period:
        return {"open_period": period, "close_date": int(now) + period}
    return {"close_date": closes} if closes else {}
