"""A round of drafts as messages: the card, what came of it, and the end of the round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Outgoing
from bot.quiz import BankItem, ItemStatus
from bot.rendering import Paragraph, one_line, paragraph
from bot.rendering import press as button
from bot.training.deeds import BankDeed, Deed, as_file, on_bank, on_draft, to_group
from bot.training.drafts import Progress
from bot.training.request import QuizRequest
from bot.training.sheet import Sheet
from bot.training.texts import TrainingTexts

_NAME, _SUBJECT = 60, 80  # units


@dataclass(frozen=True, slots=True)
class DraftCards:
    """Writes the one message that goes from item to item."""

    texts: TrainingTexts
    sheet: Sheet

    def first(self, progress: Progress, asked: QuizRequest, former: Progress | None) -> Outgoing:
        """Return the first card of a round, with what is to be known before it.

        Args:
            former: the round before, which may not be done.
        """
        texts, told = self.texts, []
        other = former is not None and former.drafting.topic != asked.subject
        if former is not None and former.item is not None and other:
            subject = one_line(former.drafting.topic, _SUBJECT) or texts.everything
            left = former.count - former.number + 1
            told.append(paragraph(texts.round_left.format(subject=subject, left=left)))
        if progress.count < asked.count:
            fewer = texts.fewer.format(asked=asked.count, count=progress.count)
            told.append(paragraph(fewer))
        return self.card(progress, told)

    def card(self, progress: Progress, before: Sequence[Paragraph] = ()) -> Outgoing:
        """Return the card of the item that is to be decided, or the end of the round."""
        row = progress.item
        if row is None:
            return self._end(progress)
        texts = self.texts
        head = texts.card_head.format(
            number=progress.number, count=progress.count, kind=self.sheet.kind(row.item)
        )
        taken = texts.card_taken.format(bank=self._bank(progress), taken=progress.taken)
        heading = paragraph(head, gap=bool(before))
        told = [*before, heading, paragraph(taken), *self.sheet.item(row.item)]
        return Outgoing(
            self.sheet.message(told),
            (
                (
                    button(texts.take, on_draft(row.id, Deed.TAKE)),
                    button(texts.edit, on_draft(row.id, Deed.EDIT)),
                ),
                (
                    button(texts.swap, on_draft(row.id, Deed.SWAP)),
                    button(texts.drop, on_draft(row.id, Deed.DROP)),
                ),
                *((opening,) if (opening := self.sheet.opening(row.item)) else ()),
            ),
        )

    def decided(self, row: BankItem, told: str) -> Outgoing:
        """Return what stands in the place of a card that is no longer needed."""
        stem = one_line(row.item.stem, _SUBJECT)
        return Outgoing(self.sheet.message([paragraph(told), paragraph(stem)]))

    def _end(self, progress: Progress) -> Outgoing:
        texts = self.texts
        left = progress.count - progress.taken
        told = [
            paragraph(
                texts.round_over.format(
                    subject=one_line(progress.drafting.topic, _SUBJECT) or texts.everything,
                    taken=progress.taken,
                    left=left,
                )
            ),
            paragraph(
                texts.bank_now.format(bank=self._bank(progress), count=self._size(progress)),
            ),
        ]
        if progress.waiting:
            told.append(paragraph(texts.consent_wanted.format(count=progress.waiting)))
        elif progress.taken:
            told.append(paragraph(texts.next_steps, gap=True))
        bank_id = progress.bank.id
        return Outgoing(
            self.sheet.message(told),
            (
                (
                    button(texts.export, as_file(bank_id)),
                    button(texts.publish, to_group(bank_id)),
                ),
                (
                    button(texts.open_bank, on_bank(bank_id, BankDeed.OPEN)),
                    button(
                        texts.another_round.format(count=progress.drafting.count),
                        on_draft(progress.drafting.id, Deed.MORE),
                    ),
                ),
            ),
        )

    def _bank(self, progress: Progress) -> str:
        return one_line(progress.bank.name, _NAME)

    @staticmethod
    def _size(progress: Progress) -> int:
        return progress.bank.size(ItemStatus.READY)
