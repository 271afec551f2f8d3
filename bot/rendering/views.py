"""All views of the bot, with the sentences and the names they need."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Outgoing
from bot.rendering.answer import Kept, answer
from bot.rendering.buttons import Opener
from bot.rendering.refusal import refusal
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Views:
    """Turns what was answered, found or listed into messages.

    Args:
        username: the bot's own, without @; links into its private chat need it.
        contact: whether there is a person whom a question can be passed on to.
    """

    texts: Texts
    username: str
    contact: bool = False

    @property
    def opener(self) -> Opener:
        """What makes the buttons that lead into the private chat."""
        return Opener(self.username)

    def answer(self, kept: Kept) -> tuple[Outgoing, ...]:
        """Return an answer or a refusal: in a group one message, in private a few; the
        buttons stand under the last."""
        if kept.record.answered:
            return answer(kept, self.texts, self.opener)
        return refusal(kept, self.texts, self.opener, contact=self.contact)
