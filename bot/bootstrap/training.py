"""Trainers' work, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.bootstrap.parts import Parts
from bot.callbacks import Verb
from bot.handlers.spoken import Spoken
from bot.handlers.training import Training
from bot.handlers.visit_context import Handler
from bot.operations import Round
from bot.pressing import Action
from bot.training import (
    BankCards,
    Banking,
    DraftCards,
    DraftingTable,
    Drafts,
    Editing,
    EnglishTraining,
    Exporting,
    Form,
    Importing,
    ItemWorkshop,
    Nudging,
    Review,
    ReviewCards,
    Sheet,
    Sight,
    TrainingTexts,
    Turning,
    UpkeepRound,
)
from knowledge.errors import ZhiguiError
from knowledge.quiz import ItemType, Selection

_LOOK = timedelta(minutes=1)  # between two looks at which generation answers


class TrainingWiring:
    """Builds the handlers of /quiz, /banks and /review, and the round after an ingest."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        english = parts.settings.telegram.language == "en"
        self._texts = EnglishTraining() if english else TrainingTexts()
        self._sheet = Sheet(self._texts, parts.texts)
        self._turning = Turning(parts.courier)
        self._bank_cards = BankCards(self._texts, self._sheet)

    def handlers(self) -> Sequence[Handler]:
        """Return the handlers of the commands."""
        return self._training.handlers()

    def replies(self) -> Sequence[Handler]:
        """Return what takes a message before commands and questions."""
        return self._training.replies()

    def actions(self) -> Mapping[Verb, Action]:
        """Return what their buttons do."""
        return self._training.actions()

    def rounds(self) -> Sequence[Round]:
        """Return what is done every so often."""
        parts, quizzes = self._parts, self._parts.quizzes
        upkeep = UpkeepRound(
            quizzes.bank_items,
            parts.facts,
            parts.workshop.upkeep,
            parts.workshop.store.current_id,
            parts.courier,
            self._texts,
            parts.storage,
            parts.retrieval,
            parts.clock,
        )
        return [Round("quiz upkeep", _LOOK, upkeep)]

    async def warm_up(self) -> None:
        """Write what the first /quiz would wait for, where anybody may send it."""
        parts = self._parts
        if await parts.storage(parts.gate.trainers):
            with suppress(ZhiguiError):  # whoever sends it is told so
                await parts.retrieval(parts.workshop.quiz.make, Selection(), tuple(ItemType), 1)

    @cached_property
    def _items(self) -> ItemWorkshop:
        return ItemWorkshop(self._parts.workshop.quiz, self._parts.workshop.library)

    @cached_property
    def _sight(self) -> Sight:
        parts = self._parts
        return Sight(parts.quizzes.bank_items, self._items, parts.storage, parts.retrieval)

    @cached_property
    def _training(self) -> Training:
        parts = self._parts
        spoken = Spoken(parts.ears, parts.speaker, parts.texts)
        return Training(
            spoken,
            parts.speaker,
            self._table,
            self._banking,
            self._review,
            self._editing,
            self._exporting,
            self._importing,
        )

    @cached_property
    def _editing(self) -> Editing:
        parts, quizzes = self._parts, self._parts.quizzes
        return Editing(
            quizzes.bank_items,
            quizzes.draftings,
            self._items,
            self._sight,
            Form(self._texts),
            parts.courier,
            self._texts,
            parts.bot.bot.username or "",
            parts.storage,
            parts.retrieval,
            parts.clock,
        )

    @cached_property
    def _table(self) -> DraftingTable:
        parts, quizzes = self._parts, self._parts.quizzes
        zone = ZoneInfo(parts.settings.state.timezone)
        drafts = Drafts(
            quizzes.banks,
            quizzes.bank_items,
            quizzes.draftings,
            self._items,
            parts.storage,
            parts.retrieval,
            parts.clock,
            zone,
        )
        return DraftingTable(
            drafts,
            self._sight,
            DraftCards(self._texts, self._sheet),
            self._editing,
            self._turning,
            Nudging(parts.gate.trainers, parts.courier, self._texts, parts.storage),
            parts.courier,
            parts.speaker,
            self._texts,
            parts.clock,
            zone,
        )

    @cached_property
    def _banking(self) -> Banking:
        parts, quizzes = self._parts, self._parts.quizzes
        return Banking(
            quizzes.banks,
            quizzes.bank_items,
            self._bank_cards,
            self._sight,
            self._editing,
            self._turning,
            parts.courier,
            parts.speaker,
            self._texts,
            parts.bot.bot.username or "",
            parts.storage,
            parts.clock,
        )

    @cached_property
    def _review(self) -> Review:
        parts, quizzes = self._parts, self._parts.quizzes
        return Review(
            quizzes.banks,
            quizzes.bank_items,
            self._items,
            parts.workshop.upkeep,
            ReviewCards(self._texts, self._sheet),
            self._sight,
            self._editing,
            self._turning,
            parts.speaker,
            self._texts,
            parts.storage,
            parts.retrieval,
            parts.clock,
        )

    @cached_property
    def _exporting(self) -> Exporting:
        parts, quizzes = self._parts, self._parts.quizzes
        return Exporting(
            quizzes.banks,
            quizzes.bank_items,
            self._sight,
            self._items,
            self._bank_cards,
            self._turning,
            parts.courier,
            self._texts,
            parts.storage,
            parts.retrieval,
        )

    @cached_property
    def _importing(self) -> Importing:
        parts, quizzes = self._parts, self._parts.quizzes
        return Importing(
            quizzes.banks,
            quizzes.bank_items,
            self._items,
            parts.files,
            parts.speaker,
            self._sheet,
            self._texts,
            parts.storage,
            parts.retrieval,
            parts.clock,
        )
