"""A file that a trainer sends becomes a bank, or goes into one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.asking import Speaker
from bot.model import Attached, Outgoing, Said, Visit
from bot.ports import Clock, FetchesFiles
from bot.quiz import Bank, ItemStatus
from bot.rendering import one_line, paragraph
from bot.rendering import press as button
from bot.state import BankItems, Banks
from bot.threads import Threads
from bot.training.deeds import BankDeed, on_bank
from bot.training.ports import ReadsFiles
from bot.training.request import LONGEST_NAME
from bot.training.sheet import Sheet
from bot.training.texts import TrainingTexts
from knowledge.errors import FileTooLarge, ReadingError

_TOLD = 12  # problems at once
_PROBLEM = 200  # units of each


@dataclass(frozen=True, slots=True)
class Importing:
    """Takes the sound items of a file, tells by row and column what is wrong with the others.

    The words sent with the file name the bank, else its own name does. What the bank has
    already is not taken in twice: as the file has it, it takes the place of what was there;
    what was left out comes back.

    Args:
        most_bytes: of a file.
    """

    banks: Banks
    items: BankItems
    files: ReadsFiles
    fetching: FetchesFiles
    speaker: Speaker
    sheet: Sheet
    texts: TrainingTexts
    storage: Threads
    retrieval: Threads
    clock: Clock
    most_bytes: int = 10 * 1024 * 1024

    async def take(self, said: Said, visit: Visit) -> None:
        """Read the file of a message and say what came of it."""
        if said.file is None or said.person is None:
            return
        try:
            data = await self.fetching.fetch(said.file.file_id, self.most_bytes)
            read = await self.retrieval(self.files.read, said.file.name, data, visit.viewer)
        except (FileTooLarge, ReadingError) as error:
            await self.speaker.send(said, [Outgoing.plain(str(error), (self.sheet.blank_form,))])
            return
        if not read.items:
            lines = [self.texts.imported_nothing, *self._problems(read.problems)]
            html = self.sheet.message([*map(paragraph, lines)])
            await self.speaker.send(said, [Outgoing(html, (self.sheet.blank_form,))])
            return
        bank = await self._bank(_named(said, said.file), said.person.id)
        status = ItemStatus.WAITING if bank.needs_consent else ItemStatus.READY
        filling = (bank.id, read.items, status, said.person.id, self.clock())
        await self.storage(self.items.fill, *filling)
        filled = await self.storage(self.banks.get, bank.id)
        told = self._told(filled or bank, len(read.items), read.problems)
        await self.speaker.send(said, [told])

    async def _bank(self, name: str, user_id: int) -> Bank:
        name = name or self.texts.unnamed_bank
        return await self.storage(self.banks.create, name, user_id, self.clock())

    def _told(self, bank: Bank, count: int, problems: tuple[object, ...]) -> Outgoing:
        texts = self.texts
        name = one_line(bank.name, 60)
        lines = [texts.imported.format(bank=name, count=count)]
        if bank.needs_consent:
            lines.append(texts.consent_wanted.format(count=bank.size(ItemStatus.WAITING)))
        if problems:
            lines.append(texts.imported_problems.format(count=len(problems)))
        lines += self._problems(problems)
        opening = button(texts.open_bank, on_bank(bank.id, BankDeed.OPEN))
        return Outgoing(self.sheet.message([*map(paragraph, lines)]), ((opening,),))

    def _problems(self, problems: tuple[object, ...]) -> list[str]:
        told = [f"· {one_line(str(one), _PROBLEM)}" for one in problems[:_TOLD]]
        if len(problems) > _TOLD:
            told.append(self.texts.more_problems.format(count=len(problems) - _TOLD))
        return told


def _named(said: Said, file: Attached) -> str:
    """The bank's name: what was written with the file, else the file's own name."""
    words = one_line(said.text.replace("#", " "), LONGEST_NAME)
    return words or one_line(PurePosixPath(file.name).stem.replace("#", " "), LONGEST_NAME)
