"""How to ask in other words, when a question was refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bot.model import Outgoing
from bot.pressing.ports import Sends
from bot.pressing.press import Press
from bot.pressing.recall import Recall
from bot.state import StoredAnswer
from bot.texts import Texts
from bot.threads import Threads

_PLACES = 3
_TERMS = 5
_LONGEST = 80  # characters of a name, a term, a place


@dataclass(frozen=True, slots=True)
class Rephrasing:
    """Opens the reply field of whoever pressed, with words that may find more.

    Args:
        synonyms: everyday words in a text -> the rules' terms for them; blocks.
    """

    recall: Recall
    courier: Sends
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
        reply_to = stored.question_message_id or None
        await self.courier.send(stored.where, hint, key=key, reply_to=reply_to)
        await press.tell(self.texts.again_toast)

    def _greeting(self, press: Press) -> str:
        """A group's message names the presser: Telegram opens the reply field of those named."""
        if not press.where.kind.is_group:
            return escape(self.texts.again_hint)
        name = escape(_short(press.person.name) or str(press.person.id))
        mention = f'<a href="tg://user?id={press.person.id}">{name}</a>'
        return self.texts.again_hint_for_html.format(
            person=mention, hint=escape(self.texts.again_hint)
        )

    async def _hints(self, stored: StoredAnswer, press: Press) -> list[str]:
        hints = [self.texts.again_example]
        found = await self.retrieval(self.synonyms, stored.asked)
        terms = dict.fromkeys(_short(term) for some in found.values() for term in some)
        if terms:
            listed = self.texts.list_comma.join(list(terms)[:_TERMS])
            hints.append(self.texts.again_terms.format(terms=listed))
        near = [one for one in stored.record.nearest if one.visible_to(press.visit.viewer)]
        places = dict.fromkeys(
            self.texts.again_place.format(title=_short(one.title), location=_short(one.location))
            for one in near[:_PLACES]
        )
        if places:
            listed = self.texts.list_comma.join(place.strip() for place in places)
            hints.append(self.texts.again_places.format(places=listed))
        return [escape(hint) for hint in hints]


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
