"""An entry of a file -> an item, or what is wrong with it and where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.answering import GAPS, Unclear, answer_of, check_lengths, type_of
from knowledge.quiz.exchange.entry import Check, Entry, Locate, Problem, problem
from knowledge.quiz.exchange.record import identity, unsealed
from knowledge.quiz.exchange.sources import read_source, source_text
from knowledge.quiz.exchange.wording import entry_of, same
from knowledge.quiz.exchange.words import read_difficulty
from knowledge.quiz.item import GAP, ItemCitation, ItemType, Maker, QuizItem

_COLUMNS = {
    "type": texts.TYPE,
    "stem": texts.STEM,
    "options": texts.OPTIONS,
    "key": texts.ANSWER,
    "key_text": texts.ANSWER,
    "explanation": texts.EXPLANATION,
    "difficulty": texts.DIFFICULTY,
    "topic": texts.TOPIC,
    "quote": texts.QUOTE,
    "citation": texts.SOURCE,
    "change": texts.STEM,
}


@dataclass(frozen=True)
class EntryReader:
    """Understands entries. `locate` finds the places that they name, `check` is validation.

    An entry that is still as it was exported becomes the very item that it was. Else what
    people see counts: it is a person's item, and its place is looked for anew.
    """

    locate: Locate
    check: Check

    def __call__(self, entry: Entry) -> QuizItem | tuple[Problem, ...]:
        """Return the item, or everything that keeps it from being one."""
        kept = unsealed(entry.record) if entry.record else None
        if kept is not None and same(entry, entry_of(kept)):
            if not self.check(kept):
                return kept
            renewed = self._renewed(kept)
            if renewed is not None and not self.check(renewed):
                return renewed
        return self._written(entry, kept.citation if kept is not None else None)

    def _renewed(self, item: QuizItem) -> QuizItem | None:
        """Return the item with its place as it is found today."""
        old = item.citation
        found = self.locate(old.title, old.location, old.quote) if old else None
        if found is None:
            return None
        renewed = replace(item, citation=found)
        return replace(renewed, id=identity(renewed))

    def _written(self, entry: Entry, kept: ItemCitation | None) -> QuizItem | tuple[Problem, ...]:
        try:
            item = self._item(entry, kept)
        except Unclear as unclear:
            return (problem(entry, unclear.column, unclear.text),)
        faults = self.check(item)
        if not faults:
            return item
        return tuple(
            problem(entry, _COLUMNS.get(fault.field.partition(".")[0], texts.STEM), fault.text)
            for fault in faults
        )

    def _item(self, entry: Entry, kept: ItemCitation | None) -> QuizItem:
        stem = entry.stem.strip()
        check_lengths(entry)
        type_ = type_of(entry)
        options, key, key_text = answer_of(entry, type_)
        if type_ is ItemType.BLANK:
            stem = GAPS.sub(GAP, stem)
            if GAP not in stem:
                raise Unclear(texts.STEM, texts.NO_GAP)
        difficulty = read_difficulty(entry.difficulty)
        if difficulty is None:
            text = texts.NO_DIFFICULTY.format(text=entry.difficulty.strip()[:20])
            raise Unclear(texts.DIFFICULTY, text)
        right = tuple(options[index] for index in key) or (key_text,)
        wanted = entry.quote.strip() or ("" if type_ is ItemType.JUDGE else right[0])
        item = QuizItem(
            id="",
            type=type_,
            stem=stem,
            options=options,
            key=key,
            key_text=key_text,
            explanation=entry.explanation.strip(),
            difficulty=difficulty,
            topic=entry.topic.strip(),
            citation=self._citation(entry, kept, wanted),
            made_by=Maker.PERSON,
        )
        return replace(item, id=identity(item))

    def _citation(self, entry: Entry, kept: ItemCitation | None, wanted: str) -> ItemCitation:
        source = entry.source.strip()
        if kept is not None and (source, entry.quote.strip()) == (
            source_text(kept).strip(),
            kept.quote.strip(),
        ):
            # The place as it is today, or, where it is gone, as it was: upkeep tells that.
            return self.locate(kept.title, kept.location, kept.quote) or kept
        named = next(filter(None, map(read_source, (source, entry.explanation, entry.stem))), None)
        if named is None:
            if source:
                raise Unclear(texts.SOURCE, texts.SOURCE_UNCLEAR.format(text=source[:40]))
            raise Unclear(texts.SOURCE, texts.NO_SOURCE)
        found = self.locate(*named, wanted)
        if found is None:
            said = texts.CITED.format(title=named[0][:60], location=named[1][:40])
            raise Unclear(texts.SOURCE, texts.SOURCE_NOT_FOUND.format(text=said))
        return found
