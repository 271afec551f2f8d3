"""What Telegram withholds from a bot in groups (its FAQ, "What messages will my bot get?")."""

from __future__ import annotations

from bot_api.world import ChatState, Json, World


def meant_for(world: World, state: ChatState, message: Json) -> bool:
    """Whether a message is relevant to the bot in privacy mode.

    Relevant are commands that name it, other commands unless another bot spoke last,
    replies to it or to messages meant for it, and what was sent through it. A plain
    mention is not.
    """
    words = (message.get("text") or message.get("caption") or "").split(maxsplit=1)
    if words and words[0].startswith("/"):
        _, at, name = words[0].partition("@")
        if name.lower() == world.me["username"].lower() or (not at and not state.other_bot_spoke):
            return True
    answered = message.get("reply_to_message")
    if answered and "forum_topic_created" not in answered:
        own = answered.get("from", {}).get("id") == world.me["id"]
        if own or answered["message_id"] in state.meant:
            return True
    return bool(message.get("via_bot", {}).get("id") == world.me["id"])


def reaches(world: World, state: ChatState, message: Json) -> bool:
    """Whether Telegram delivers a message to the bot at all."""
    if state.kind == "private":
        return True
    if state.bot not in ("member", "administrator"):
        return False
    everything = world.me["can_read_all_group_messages"] or state.bot == "administrator"
    return everything or meant_for(world, state, message)
