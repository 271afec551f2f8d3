"""What waits for a trainer's look, as messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.model import Outgoing
from bot.quiz import BankItem, ItemStatus
from bot.rendering import Frame, Paragraph, Span, clean, one_line, paragraph
from bot.rendering import press as button
from bot.training.comparison import Side, Stretch, around, compared, counterpart
from bot.training.deeds import Deed, on_suspended
from bot.training.sheet import Sheet
from bot.training.texts import TrainingTexts

GONE = "gone"
_NAME = 60  # units


@dataclass(frozen=True, slots=True)
class ReviewCards:
    """Lays out items whose passage changed or went, and items that wait for consent."""

    texts: TrainingTexts
    sheet: Sheet

    def card(self, row: BankItem, bank: str, left: int) -> Outgoing:
        """Return the card of one item; `left` counts it and those behind it."""
        texts = self.texts
        waits = row.status is ItemStatus.WAITING
        form = texts.waiting_head if waits else texts.suspended_head
        head = form.format(left=left, bank=one_line(bank, _NAME), kind=self.sheet.kind(row.item))
        told = [paragraph(head)]
        if waits:
            told += self.sheet.item(row.item)
        else:
            told += [*self._what_happened(row), *self.sheet.item(row.item)]
        keep = texts.consent if waits else texts.keep
        first = [button(texts.edit, on_suspended(row.id, Deed.EDIT))]
        if row.finding != GONE:
            first.insert(0, button(keep, on_suspended(row.id, Deed.TAKE)))
        second = [button(texts.drop, on_suspended(row.id, Deed.DROP))]
        if left > 1:
            second.append(button(texts.later, on_suspended(row.id, Deed.NEXT)))
        opening = self.sheet.opening(row.item)
        rows = (tuple(first), tuple(second), *((opening,) if opening else ()))
        return Outgoing(self.sheet.message(told), rows)

    def all_done(self) -> Outgoing:
        """Return that nothing waits any more."""
        return Outgoing.plain(self.texts.review_done)

    def _what_happened(self, row: BankItem) -> Iterator[Paragraph]:
        """The old and the new text side by side; what differs stands bold."""
        texts = self.texts
        quote = clean(row.item.citation.quote) if row.item.citation else ""
        if row.finding == GONE or not row.now_reads:
            yield paragraph(texts.passage_gone)
            yield paragraph(texts.read_before, gap=True)
            yield _side((), quote)
            return
        passage = clean(row.now_reads)
        if quote and quote in passage:
            yield paragraph(texts.quote_stands)
            yield paragraph(texts.reads_now, gap=True)
            yield _side(_with(quote, passage), passage)
            return
        now = counterpart(quote, passage)
        before, after = compared(quote, now)
        yield paragraph(texts.passage_changed)
        yield paragraph(texts.read_before, gap=True)
        yield _side(around(before), quote)
        yield paragraph(texts.reads_now)
        yield _side(around(after), now)


def _with(quote: str, passage: str) -> Side:
    """The passage with the quote set off."""
    before, found, after = passage.partition(quote)
    marked = (Stretch(before), Stretch(found, differs=True), Stretch(after))
    return tuple(one for one in marked if one.text)


def _side(side: Side, text: str) -> Paragraph:
    spans = tuple(Span(one.text, bold=one.differs) for one in side) or (Span(text),)
    return Paragraph(spans, Frame.QUOTE, yields=1)
