"""What happens when a button is pressed, a link followed, a hint replied to; put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.bootstrap.parts import Parts
from bot.callbacks import Verb
from bot.feedback import Criticism, Voting
from bot.handlers.buttons import Buttons
from bot.handlers.links import Follow, Links
from bot.handlers.replies import Replies
from bot.handlers.visit_context import Handler
from bot.handover import ApprovedAnswers, Contact, Listening, PassingOn, Proposals, Reviewing
from bot.pressing import Action, Choosing, Recall, Rephrasing, Switchboard
from bot.reading_room import Opening, ReadingRoom


class Presses:
    """Builds the handlers of buttons, of the links that they lead to, of replies to hints."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._username = parts.bot.bot.username or ""
        self._contact = Contact.named(parts.settings.telegram.contact)
        self._recall = Recall(parts.answers, parts.texts, parts.storage)

    def replies(self, links: Mapping[Verb, Follow]) -> Sequence[Handler]:
        """Return what takes a message before commands and questions.

        Args:
            links: what else links into the private chat lead to.
        """
        parts = self._parts
        listening = Listening(
            parts.handovers,
            parts.people,
            parts.courier,
            parts.texts,
            self._contact,
            parts.storage,
            parts.clock,
        )
        following = Links(self._opening, self._criticism, links)
        return [*following.handlers(), *Replies(listening, self._criticism).handlers()]

    def handlers(self, further: Mapping[Verb, Action]) -> Sequence[Handler]:
        """Return the handler of all presses.

        Args:
            further: what the buttons of the commands do.
        """
        parts = self._parts
        actions = {**self._actions(), **further}
        switchboard = Switchboard(actions, parts.courier, parts.texts, parts.clock)
        return Buttons(switchboard).handlers()

    def _actions(self) -> Mapping[Verb, Action]:
        parts = self._parts
        voting = Voting(self._recall, parts.feedback, parts.texts, parts.storage, parts.clock)
        choosing = Choosing(self._recall, parts.desk, parts.texts, parts.clock)
        rephrasing = Rephrasing(
            self._recall, parts.courier, parts.texts, self._synonyms, parts.retrieval
        )
        passing_on = PassingOn(
            self._recall,
            parts.handovers,
            parts.people,
            parts.gate,
            parts.courier,
            parts.texts,
            self._contact,
            parts.storage,
            parts.clock,
        )
        reviewing = Reviewing(self._proposals, parts.courier, parts.texts)
        return {
            Verb.QUOTE: self._opening.press,
            Verb.NEAREST: self._opening.press,
            Verb.PLACE: self._opening.press,
            Verb.GOOD: voting.press,
            Verb.BAD: voting.press,
            Verb.WRONG: self._criticism.press,
            Verb.AGAIN: rephrasing.press,
            Verb.HUMAN: passing_on.press,
            Verb.CHOICE: choosing.press,
            Verb.APPROVE: reviewing.press,
            Verb.REJECT: reviewing.press,
        }

    @cached_property
    def _opening(self) -> Opening:
        parts = self._parts
        room = ReadingRoom(
            self._recall, parts.workshop.browser, parts.views, parts.texts, parts.retrieval
        )
        return Opening(room, parts.courier, self._username)

    @cached_property
    def _criticism(self) -> Criticism:
        parts = self._parts
        return Criticism(
            self._recall,
            parts.feedback,
            parts.courier,
            parts.texts,
            self._username,
            parts.storage,
            parts.clock,
        )

    @cached_property
    def _proposals(self) -> Proposals:
        parts = self._parts
        return Proposals(
            parts.handovers,
            ApprovedAnswers(parts.workshop.collection.root),
            parts.audit,
            parts.storage,
            parts.clock,
            ZoneInfo(parts.settings.state.timezone),
        )

    def _synonyms(self, text: str) -> Mapping[str, Sequence[str]]:
        """Return the rules' terms for the everyday words of a text."""
        workshop = self._parts.workshop
        return workshop.glossary.current().expand(workshop.terms.fold(text), workshop.terms)
