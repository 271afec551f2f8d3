"""An item as it is put up in a group: a poll where it has options, else a message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from bot.callbacks import Callback, Verb
from bot.model import Outgoing, Quiz, Rows
from bot.publishing.explanation import explanation
from bot.publishing.quoting import one_paragraph
from bot.publishing.texts import PublishingTexts
from bot.rendering import Paragraph, Span, clean, messages, paragraph, press, units, written
from knowledge.quiz import ItemType, QuizItem

QUESTION, OPTION = 300, 100  # units that Telegram takes
_FEWEST, _MOST = 2, 12  # options that Telegram takes in a quiz
_BREAK = re.compile(r"[\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is sent, in this order: the messages, then the poll.

    What is no poll has its answer behind a button under the last message.
    """

    messages: tuple[Outgoing, ...]
    poll: Quiz | None = None


@dataclass(frozen=True, slots=True)
class Presenter:
    """Turns items into what is sent, within Telegram's limits and without cutting anything.

    Args:
        username: the bot's own, without @; the citation's link leads to it.
    """

    texts: PublishingTexts
    username: str

    def show(
        self, item: QuizItem, token: str, *, heading: str = "", open_seconds: int | None = None
    ) -> Shown:
        """Return an item as it is sent.

        Args:
            token: of its post; the button under it bears it.
            heading: what it is put up as (每日一题).
            open_seconds: how long a poll takes votes.
        """
        head = self._head(item, heading)
        if not (item.type.has_options and _FEWEST <= len(item.options) <= _MOST):
            return Shown(self._with_button(head, item, token))
        question = head + one_paragraph(item.stem)
        options = tuple(map(one_paragraph, item.options))
        alike = len(set(options)) < len(options)
        lettered = alike or any(not 0 < units(one) <= OPTION for one in options)
        above: list[Paragraph] = []
        if units(question) > QUESTION or _BREAK.search(clean(item.stem)):
            above.append(paragraph(Span(head, bold=True, whole=True), Span(clean(item.stem))))
            multi = item.type is ItemType.MULTI
            question = head + (self.texts.look_above_multi if multi else self.texts.look_above)
        if lettered:
            if not above:
                above.append(paragraph(Span(question)))
            above += self._lettered(item.options)
            options = tuple(ascii_uppercase[: len(options)])
        poll = Quiz(
            question,
            options,
            item.key,
            explanation(item, self.texts, self.username),
            multiple=item.type is ItemType.MULTI or len(item.key) > 1,
            open_seconds=open_seconds,
            rows=self._row(self.texts.show_source, token),
        )
        return Shown(tuple(Outgoing(written(one)) for one in messages(above)), poll)

    def _head(self, item: QuizItem, heading: str) -> str:
        # Who chooses one of several sees that it is one; all else has to be said.
        kind = "" if item.type is ItemType.SINGLE else getattr(self.texts, item.type.value)
        words = " · ".join(filter(None, (heading, kind)))
        return self.texts.heading.format(words=words) if words else ""

    def _lettered(self, options: Sequence[str]) -> list[Paragraph]:
        return [
            paragraph(Span(self.texts.option.format(letter=letter, text=clean(text))))
            for letter, text in zip(ascii_uppercase, options, strict=False)
        ]

    def _with_button(self, head: str, item: QuizItem, token: str) -> tuple[Outgoing, ...]:
        stem = [paragraph(Span(head, bold=True, whole=True), Span(clean(item.stem)))]
        *before, last = messages([*stem, *self._lettered(item.options)])
        return (
            *(Outgoing(written(one)) for one in before),
            Outgoing(written(last), self._row(self.texts.show_answer, token)),
        )

    @staticmethod
    def _row(label: str, token: str) -> Rows:
        return ((press(label, Callback(Verb.ANSWER, token)),),)
