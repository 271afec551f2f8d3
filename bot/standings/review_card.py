"""An item of the 错题本 as a card: asked, then with what is right and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from bot.callbacks import Callback, Verb
from bot.model import Button, Outgoing, Rows
from bot.quiz import BankItem
from bot.rendering import (
    LIMIT,
    Frame,
    Paragraph,
    Span,
    clean,
    fitted,
    in_rows,
    paragraph,
    press,
    provision,
    written,
)
from bot.standings.mistake_book import Due
from bot.standings.texts import StandingsTexts
from knowledge.quiz import LETTERS, ItemType, Maker

_ACROSS = 4
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_NEARLY_A_DAY = timedelta(hours=20)


class Step(IntEnum):
    """What a button of Verb.MISTAKE does."""

    NEXT = 0
    CHOOSE = 1  # of several: the bits are what is chosen by then
    ANSWER = 2  # the bits are the answer
    OPEN = 3  # show the key of an item that is answered in words
    KNEW = 4
    FORGOT = 5


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """Renders cards."""

    texts: StandingsTexts

    def asked(self, due: Due, item: BankItem, chosen: int = 0) -> Outgoing:
        """Return the question; `chosen` are the options that are ticked, as bits."""
        several = item.item.type is ItemType.MULTI
        heading = Span(self.texts.mistake.format(left=due.left), bold=True, whole=True)
        told = [Paragraph((heading,)), *self._question(item)]
        if several:
            told.append(paragraph(self.texts.choose_several, gap=True))
        return self._message(told, self._choices(item, chosen, several))

    def opened(self, due: Due, item: BankItem) -> Outgoing:
        """Return the card with its key, and the question whether it was known."""
        heading = Span(self.texts.mistake.format(left=due.left), bold=True, whole=True)
        told = [Paragraph((heading,)), *self._question(item), *self._key(item)]
        row = (
            self._button(self.texts.i_knew, item, 0, Step.KNEW),
            self._button(self.texts.i_forgot, item, 0, Step.FORGOT),
        )
        return self._message(told, (row,))

    def answered(
        self, item: BankItem, right: bool, chosen: int | None, next_at: datetime, now: datetime
    ) -> Outgoing:
        """Return the card after an answer; `chosen` is None where it was answered in words."""
        texts = self.texts
        verdict = texts.right if right else texts.noted
        if not right and chosen is not None:
            labels = [_label(item, at) for at in _positions(chosen)]
            verdict = texts.wrong.format(chosen="、".join(labels))
        heading = Paragraph((Span(verdict, bold=True, whole=True),))
        again = texts.asked_again.format(wait=self._wait(next_at - now))
        told = [heading, *self._question(item), *self._key(item), paragraph(again, gap=True)]
        follow = self._button(texts.next_mistake, item, 0, Step.NEXT)
        return self._message(told, ((*self._original(item), follow),))

    def nothing(self, due: Due, now: datetime) -> Outgoing:
        """Return what is said where nothing is asked now."""
        texts = self.texts
        if not due.held:
            return Outgoing.plain(texts.no_mistakes)
        wait = due.next_at - now if due.next_at else timedelta()
        if wait <= timedelta():  # due, and not shown
            return Outgoing.plain(texts.not_asked_now)
        return Outgoing.plain(texts.none_due.format(held=due.held, wait=self._wait(wait)))

    def _wait(self, wait: timedelta) -> str:
        """Return in words how long it is until then."""
        if wait < _HOUR:
            return self.texts.minutes.format(count=max(1, round(wait / _MINUTE)))
        if wait < _NEARLY_A_DAY:
            return self.texts.hours.format(count=round(wait / _HOUR))
        return self.texts.days.format(count=max(1, round(wait / _DAY)))

    def _question(self, item: BankItem) -> list[Paragraph]:
        told = [Paragraph((Span(clean(item.item.stem)),), gap=True, yields=1)]
        listed = item.item.options if item.item.type is not ItemType.JUDGE else ()
        for at, option in enumerate(listed):
            line = self.texts.option.format(letter=LETTERS[at], text=clean(option))
            told.append(Paragraph((Span(line),), gap=at == 0, yields=1))
        return told

    def _key(self, item: BankItem) -> list[Paragraph]:
        inner, texts = item.item, self.texts
        named = [
            texts.option.format(letter=LETTERS[at], text=inner.options[at])
            if inner.type is not ItemType.JUDGE
            else inner.options[at]
            for at in inner.key
        ]
        answer = texts.right_answer.format(answer="；".join(named) or inner.key_text)
        told = [Paragraph((Span(clean(answer), bold=True),), gap=True, yields=1)]
        told += [Paragraph((Span(clean(one)),), yields=2) for one in self._remark(item)]
        if inner.citation is not None:
            source = texts.source.format(
                title=inner.citation.title, location=provision(inner.citation.location)
            )
            quote = Span(clean(inner.citation.quote))
            told.append(Paragraph((quote,), Frame.QUOTE, gap=True, yields=2))
            told.append(paragraph(source))
        return told

    def _remark(self, item: BankItem) -> Iterator[str]:
        """Say what was altered, and what a person has written beside the quote."""
        inner = item.item
        if inner.change is not None:
            yield self.texts.altered.format(
                altered=inner.change.altered, original=inner.change.original
            )
        quote = inner.citation.quote if inner.citation else ""
        if inner.made_by is Maker.PERSON and quote not in inner.explanation:
            yield inner.explanation

    def _choices(self, item: BankItem, chosen: int, several: bool) -> Rows:
        count = len(item.item.options)
        if not count:
            return ((self._button(self.texts.show_answer, item, 0, Step.OPEN),),)
        if not several:
            each = [(_label(item, at), 1 << at) for at in range(count)]
            return in_rows(
                (self._button(one, item, bit, Step.ANSWER) for one, bit in each), _ACROSS
            )
        ticked = (
            self._button(
                self.texts.chosen.format(letter=LETTERS[at]) if chosen >> at & 1 else LETTERS[at],
                item,
                chosen ^ 1 << at,
                Step.CHOOSE,
            )
            for at in range(count)
        )
        done = self._button(self.texts.done_choosing, item, chosen, Step.ANSWER)
        return (*in_rows(ticked, _ACROSS), (done,))

    def _original(self, item: BankItem) -> tuple[Button, ...]:
        cited = item.item.citation
        if cited is None:
            return ()
        place = Callback(Verb.PLACE, cited.document_id, (cited.start, cited.end, 0))
        return (press(self.texts.original, place),)

    def _message(self, told: list[Paragraph], rows: Rows) -> Outgoing:
        cut = paragraph(self.texts.card_cut, gap=True)
        return Outgoing(written(fitted(told, LIMIT, cut)), rows)

    @staticmethod
    def _button(label: str, item: BankItem, chosen: int, step: Step) -> Button:
        return press(label, Callback(Verb.MISTAKE, numbers=(item.id, chosen, step)))


def _label(item: BankItem, at: int) -> str:
    """Return what an option is called: 正确 and 错误 need no letters."""
    return item.item.options[at] if item.item.type is ItemType.JUDGE else LETTERS[at]


def _positions(chosen: int) -> Iterator[int]:
    return (at for at in range(chosen.bit_length()) if chosen >> at & 1)
