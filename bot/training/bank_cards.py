"""Banks as messages: the list, one bank, its items one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Button, Outgoing
from bot.quiz import Bank, BankItem, ItemStatus
from bot.rendering import Paragraph, Span, in_rows, one_line, paragraph
from bot.rendering import press as button
from bot.training.deeds import BankDeed, as_file, on_bank, to_group
from bot.training.request import named
from bot.training.sheet import Sheet
from bot.training.texts import TrainingTexts

PER_PAGE = 10
_FOUND = 40
_NAME, _TAGS = 60, 120  # units


@dataclass(frozen=True, slots=True)
class BankCards:
    """Lays out banks for trainers."""

    texts: TrainingTexts
    sheet: Sheet

    def list(self, banks: Sequence[Bank], number: int = 0) -> Outgoing:
        """Return a page of all banks, counted from 0; one that there is not is the nearest."""
        if not banks:
            return Outgoing.plain(self.texts.banks_none, (self.sheet.blank_form,))
        pages = -(-len(banks) // PER_PAGE)
        number = min(max(number, 0), pages - 1)
        shown = banks[number * PER_PAGE : (number + 1) * PER_PAGE]
        return self._listed(len(banks), shown, self._turning(number, pages))

    def found(self, banks: Sequence[Bank]) -> Outgoing:
        """Return the banks that a word names, on one page: buttons that turn it bear no words."""
        return self._listed(len(banks), banks[:_FOUND], ())

    def _listed(self, count: int, shown: Sequence[Bank], turning: tuple[Button, ...]) -> Outgoing:
        told = [
            paragraph(self.texts.banks_title.format(count=count)),
            paragraph(self.texts.banks_hint, gap=True),
        ]
        opening = [(button(self._label(one), on_bank(one.id, BankDeed.OPEN)),) for one in shown]
        rows = (*opening, turning, self.sheet.blank_form)
        return Outgoing(self.sheet.message(told), tuple(filter(None, rows)))

    def bank(self, bank: Bank, *, own: bool) -> Outgoing:
        """Return one bank; who owns it may also rename, delete and ask for consent."""
        texts = self.texts
        told = [self._name(bank), paragraph(self._sizes(bank))]
        if bank.tags:
            tags = one_line(texts.comma.join(bank.tags), _TAGS)
            told.append(paragraph(texts.bank_tags.format(tags=tags)))
        told.append(paragraph(texts.consent_on if bank.needs_consent else texts.consent_off))
        told.append(
            paragraph(texts.bank_hint.format(bank=named(one_line(bank.name, _NAME))), gap=True)
        )
        id_ = bank.id
        buttons = [
            button(texts.look_at_items, on_bank(id_, BankDeed.ITEMS)),
            button(texts.export, as_file(id_)),
            button(texts.publish, to_group(id_)),
        ]
        if own:
            needed = 0 if bank.needs_consent else 1
            consent = texts.consent_stop if bank.needs_consent else texts.consent_start
            buttons += [
                button(texts.rename, on_bank(id_, BankDeed.RENAME)),
                button(texts.tag, on_bank(id_, BankDeed.TAG)),
                button(consent, on_bank(id_, BankDeed.CONSENT, needed)),
                button(texts.delete, on_bank(id_, BankDeed.DELETE)),
            ]
        buttons.append(button(texts.all_banks, on_bank(0, BankDeed.LIST)))
        return Outgoing(self.sheet.message(told), in_rows(buttons, 2))

    def item(
        self, bank: Bank, row: BankItem, near: tuple[int | None, int | None], at: str
    ) -> Outgoing:
        """Return one item of a bank.

        Args:
            near: ids of the items before and behind it.
            at: how far it is (3/12).
        """
        texts = self.texts
        status = self._statuses()[row.status]
        head = texts.item_head.format(
            bank=one_line(bank.name, _NAME), at=at, kind=self.sheet.kind(row.item), status=status
        )
        before, behind = near
        turning = []
        if before is not None:
            turning.append(button(texts.before, on_bank(bank.id, BankDeed.ITEMS, before)))
        if behind is not None:
            turning.append(button(texts.behind, on_bank(bank.id, BankDeed.ITEMS, behind)))
        rows = [
            (
                button(texts.edit, on_bank(bank.id, BankDeed.EDIT_ITEM, row.id)),
                button(texts.drop, on_bank(bank.id, BankDeed.DROP_ITEM, row.id)),
            ),
            self.sheet.opening(row.item),
            tuple(turning),
            (button(texts.back, on_bank(bank.id, BankDeed.OPEN)),),
        ]
        told = [paragraph(head), *self.sheet.item(row.item)]
        return Outgoing(self.sheet.message(told), tuple(one for one in rows if one))

    def saved(self, row: BankItem) -> Outgoing:
        """Return an item of a bank as it was just edited."""
        waits = row.status is ItemStatus.WAITING
        told = [
            paragraph(self.texts.saved_waits if waits else self.texts.saved),
            *self.sheet.item(row.item),
        ]
        opening = button(self.texts.open_bank, on_bank(row.bank_id, BankDeed.OPEN))
        return Outgoing(self.sheet.message(told), ((opening,),))

    def delete(self, bank: Bank) -> Outgoing:
        """Return the question whether a bank is to be deleted."""
        texts = self.texts
        told = [self._name(bank), paragraph(texts.delete_ask.format(sizes=self._sizes(bank)))]
        yes = button(texts.delete_yes, on_bank(bank.id, BankDeed.DELETE, 1))
        no = button(texts.delete_no, on_bank(bank.id, BankDeed.OPEN))
        return Outgoing(self.sheet.message(told), ((yes, no),))

    def formats(self, bank: Bank, names: Sequence[str]) -> Outgoing:
        """Return the question which kind of file is wanted; numbered from 1 in this order."""
        buttons = [
            button(name, as_file(bank.id, number)) for number, name in enumerate(names, start=1)
        ]
        back = button(self.texts.back, on_bank(bank.id, BankDeed.OPEN))
        told = [self._name(bank), paragraph(self.texts.which_format)]
        return Outgoing(self.sheet.message(told), (*in_rows(buttons, 2), (back,)))

    def _label(self, bank: Bank) -> str:
        ready = bank.size(ItemStatus.READY)
        form = self.texts.bank_label_look if self._looks(bank) else self.texts.bank_label
        return form.format(bank=one_line(bank.name, 24), count=ready, look=self._looks(bank))

    @staticmethod
    def _looks(bank: Bank) -> int:
        return bank.size(ItemStatus.SUSPENDED) + bank.size(ItemStatus.WAITING)

    def _name(self, bank: Bank) -> Paragraph:
        name = self.texts.bank_named.format(bank=one_line(bank.name, _NAME))
        return Paragraph((Span(name, bold=True),))

    def _sizes(self, bank: Bank) -> str:
        named = self._statuses()
        order = (ItemStatus.READY, ItemStatus.WAITING, ItemStatus.SUSPENDED, ItemStatus.DRAFT)
        told = [
            self.texts.size.format(status=named[one], count=bank.size(one))
            for one in order
            if bank.size(one) or one is ItemStatus.READY
        ]
        return self.texts.comma.join(told)

    def _statuses(self) -> dict[ItemStatus, str]:
        texts = self.texts
        return {
            ItemStatus.DRAFT: texts.is_draft,
            ItemStatus.WAITING: texts.is_waiting,
            ItemStatus.READY: texts.is_ready,
            ItemStatus.SUSPENDED: texts.is_suspended,
            ItemStatus.DROPPED: texts.is_dropped,
        }

    def _turning(self, number: int, pages: int) -> tuple[Button, ...]:
        texts = self.sheet.common
        turning = []
        if number > 0:
            turning.append(button(texts.page_before, on_bank(0, BankDeed.LIST, number - 1)))
        if number < pages - 1:
            turning.append(button(texts.page_after, on_bank(0, BankDeed.LIST, number + 1)))
        return tuple(turning)
