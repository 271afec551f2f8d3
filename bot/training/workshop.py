"""The items of the knowledge side, as trainers' work needs them: made, examined, as files."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.quiz import BankItem
from bot.training.request import QuizRequest
from knowledge.errors import QuestionError
from knowledge.model import Document
from knowledge.quiz import (
    Cover,
    Fault,
    Format,
    Imported,
    ItemCitation,
    ItemType,
    QuizItem,
    QuizMaker,
    Selection,
    export,
    import_items,
)
from knowledge.search.texts import NO_DOCUMENT

# In the order of their numbers, which stand behind buttons: a new one goes to the end.
_FORMATS = (
    Format.XLSX,
    Format.PAPER,
    Format.ANSWERS,
    Format.MARKDOWN,
    Format.CSV,
    Format.JSON,
    Format.GIFT,
    Format.MOODLE,
)
_PAPERS = (Format.PAPER, Format.ANSWERS)
# What is called so is a document even without 《》.
_TITLE = re.compile(
    r".{2,}(?:条例|规定|办法|规则|细则|章程|准则|制度|方案|意见|通知|法)(?:（.+）)?"
)


class Catalogue(Protocol):
    """The documents that somebody sees: `knowledge.search.Catalogue` is one."""

    @property
    def documents(self) -> dict[str, Document]: ...
    def find(self, name: str) -> Document: ...


class Catalogues(Protocol):
    """Gives the documents of the generation that answers; None sees everything."""

    def catalogue(self, viewer: frozenset[str] | None = None) -> Catalogue: ...


@dataclass(frozen=True, slots=True)
class ItemWorkshop:
    """Makes and examines items for one trainer after another; blocks throughout."""

    maker: QuizMaker
    library: Catalogues

    def make(
        self,
        asked: QuizRequest,
        types: Collection[ItemType],
        count: int,
        *,
        skip: frozenset[str],
        viewer: frozenset[str] | None,
    ) -> tuple[QuizItem, ...]:
        """Return at most `count` items of those documents that the viewer may see.

        Raises:
            QuestionError: a place is not there, or a name is not clear.
            StorageError: nothing has been ingested yet.
        """
        document, topic = asked.document, asked.topic
        if topic and not document and self._is_title(topic, viewer):
            document, topic = topic, ""
        if document and self._is_unknown(document, viewer):
            return ()
        selection = Selection(
            document, asked.chapter, asked.provision, topic, asked.since, asked.difficulties
        )
        return self.maker.make(selection, tuple(types), count, skip=skip, viewer=viewer)

    def faults(self, item: QuizItem) -> tuple[str, ...]:
        """Say in words what is wrong with an item as the documents are now."""
        return tuple(one.text for one in self.maker.faults(item))

    def locate(
        self, title: str, location: str, words: str, viewer: frozenset[str] | None = None
    ) -> ItemCitation | None:
        """Return the citation of words in the documents in force that the viewer may see."""
        return self.maker.locate(title, location, words, viewer)

    def visible(
        self, rows: Sequence[BankItem], user_id: int, viewer: frozenset[str]
    ) -> list[BankItem]:
        """Return those items whose documents somebody may see.

        Of a document that is gone nobody can tell who may: its items are for who took them.
        """
        known = self.library.catalogue(None).documents
        mine = self.library.catalogue(viewer).documents
        titles = {one.title for one in known.values()}
        my_titles = {one.title for one in mine.values()}

        def seen(row: BankItem) -> bool:
            cited = row.item.citation
            if cited is None or cited.document_id in mine:
                return True
            if cited.document_id in known:
                return False
            if cited.title in titles:
                return cited.title in my_titles
            return row.author in (user_id, 0)

        return [one for one in rows if seen(one)]

    @property
    def formats(self) -> Sequence[str]:
        """The names of the kinds of files, by number from 1."""
        return tuple(one.label for one in _FORMATS)

    def write(self, items: Sequence[QuizItem], number: int, title: str) -> tuple[str, bytes]:
        """Return the end of a file's name and its content; raises QuestionError."""
        format_ = _FORMATS[number - 1]
        # Two papers of one bank are told apart by their names.
        told = format_.label.replace(" ", "") if format_ in _PAPERS else ""
        data = export(items, format_, cover=Cover(title))
        return f"_{told}{format_.ending}" if told else format_.ending, data

    def read(self, name: str, data: bytes, viewer: frozenset[str]) -> Imported:
        """Return the items of a file, examined; raises ReadingError."""

        def locate(title: str, location: str, words: str) -> ItemCitation | None:
            return self.maker.locate(title, location, words, viewer)

        def check(item: QuizItem) -> tuple[Fault, ...]:
            return self.maker.faults(item, viewer)

        return import_items(name, data, locate, check)

    def _is_unknown(self, name: str, viewer: frozenset[str] | None) -> bool:
        """Whether nothing is called so; the terminal's sentence for it is not for a chat."""
        try:
            self.library.catalogue(viewer).find(name)
        except QuestionError as error:
            return str(error) == NO_DOCUMENT.format(name=name)
        return False

    def _is_title(self, topic: str, viewer: frozenset[str] | None) -> bool:
        if not _TITLE.fullmatch(topic):
            return False
        try:
            self.library.catalogue(viewer).find(topic)
        except QuestionError:
            return False
        return True
