"""How to ask in other words, when a question was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bot.model import Outgoing
from bot.ports import Delivers
from bot.pressing.press import Press, mention
from bot.pressing.recall import Recall
from bot.record import Quote
from bot.state import StoredAnswer
from bot.texts import Texts
from bot.threads import Threads

_PLACES = 3
_TERMS = 5
_LONGEST = 40  # characters of a name, a term, a place


@dataclass(frozen=True, slots=True)
class Rephrasing:
    """Opens the reply field of whoever pressed, with words that may find more.

    Args:
        synonyms: everyday words in a text -> the rules' terms for them; blocks.
    """

    recall: Recall
    courier: Delivers
    texts: Texts
    synonyms: Callable[[str], Mapping[str, Sequence[str]]]
    retrieval: Threads

    async def press(self, press: Press) -> None:
        """Send the hint, once a person; the reply to it is a question like any other."""
        stored = await self.recall.here(press)
        if stored is None:
            return
        html = "\n".join([self._greeting(press), *await self._hints(stored, press)])
        hint = Outgoing(html, ask_back=self.texts.again_field)
        key = f"again:{stored.token}:{press.person.id}"
        # Telegram opens the reply field of whom a message answers as well: this one answers
        # the bot's own, not the asker's.
        await self.courier.send(stored.where, hint, key=key, reply_to=press.pressed.message_id)
        await press.tell(self.texts.again_toast)

    def _greeting(self, press: Press) -> str:
        """A group's message names the presser: Telegram opens the reply field of those named."""
        if not press.where.kind.is_group:
            return escape(self.texts.again_hint)
        return self.texts.again_hint_for_html.format(
            person=mention(press.person), hint=escape(self.texts.again_hint)
        )

    async def _hints(self, stored: StoredAnswer, press: Press) -> list[str]:
        hints = [self.texts.again_example]
        found = await self.retrieval(self.synonyms, stored.asked)
        terms = dict.fromkeys(_short(term) for some in found.values() for term in some)
        if terms:
            listed = self.texts.list_comma.join(list(terms)[:_TERMS])
            hints.append(self.texts.again_terms.format(terms=listed))
        near = [one for one in stored.record.nearest if one.visible_to(press.visit.viewer)]
        places = self._places(near[:_PLACES])
        if places:
            listed = self.texts.list_comma.join(places)
            hints.append(self.texts.again_places.format(places=listed))
        return [escape(hint) for hint in hints]

    def _places(self, near: Sequence[Quote]) -> list[str]:
        """A title is told once, with the places in it."""
        told: list[str] = []
        title = ""
        for one in near:
            named = self.texts.titled.format(title=_short(one.title)) if one.title != title else ""
            told.append(f"{named}{_short(_innermost(one.location))}")
            title = one.title
        return list(dict.fromkeys(one for one in told if one))


def _innermost(location: str) -> str:
    """The heading itself, without those above it: a hint is no citation.

    >>> _innermost("一、主要工作 › （二）食堂管理")
    '（二）食堂管理'
    """
    return location.rpartition(" › ")[2]


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
