"""What the bot may ask about itself, chats and their members."""

from __future__ import annotations

from bot_api.errors import ApiError, bad_request
from bot_api.methods import Method
from bot_api.parameters import Parameters
from bot_api.world import ChatState, Json, World

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


class Chats:
    """getMe, getChat and their like."""

    def __init__(self, world: World) -> None:
        self._world = world

    def methods(self) -> dict[str, Method]:
        """Return the methods by Telegram's names."""
        return {
            "getMe": lambda given: self._world.me,
            "getChat": self.about,
            "getChatMember": self.member,
            "getChatAdministrators": self.administrators,
            "getChatMemberCount": self.count,
            "leaveChat": self.leave,
        }

    def about(self, given: Parameters) -> Json:
        """Return a chat in full."""
        state = self._entered(given)
        more = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
        return {**state.about, **more}

    def member(self, given: Parameters) -> Json:
        """Return what somebody is in a chat."""
        state = self._entered(given)
        user_id = given.integer("user_id")
        if user_id == self._world.me["id"]:
            return membership(self._world.me, state.bot)
        if state.hidden_members and state.bot != "administrator":
            raise bad_request("member list is inaccessible")
        user = state.users.get(user_id)
        if user is None:
            raise bad_request("user not found")
        return membership(user, state.statuses[user_id])

    def administrators(self, given: Parameters) -> list[Json]:
        """Return a group's administrators, without other bots."""
        state = self._entered(given)
        if state.kind == "private":
            raise bad_request("there are no administrators in the private chat")
        people = [
            membership(state.users[user_id], status)
            for user_id, status in state.statuses.items()
            if status in ("creator", "administrator")
        ]
        own = state.bot == "administrator"
        return [*people, membership(self._world.me, state.bot)] if own else people

    def count(self, given: Parameters) -> int:
        """Return how many people are there, the bot included."""
        there = self._entered(given).statuses.values()
        return 1 + sum(status not in ("left", "kicked") for status in there)

    def leave(self, given: Parameters) -> bool:
        """Let the bot go."""
        self._entered(given).bot = "left"
        return True

    def _entered(self, given: Parameters) -> ChatState:
        state = self._world.chat(given.text("chat_id"))
        try:
            state.open()
        except ApiError:
            if state.kind != "private":
                raise
        return state


_GIFTS = dict.fromkeys(
    (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ),
    False,
)


def membership(user: Json, status: str) -> Json:
    """Return a ChatMember."""
    member: Json = {"user": user, "status": status}
    if status == "administrator":
        rights = dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True}
        return {**member, "can_be_edited": False, "is_anonymous": False, **rights}
    if status == "creator":
        return {**member, "is_anonymous": False}
    if status == "kicked":
        return {**member, "until_date": 0}
    return member
