"""An entry of a file -> an item, or what is wrong with it and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.answering import (
    Unclear,
    answer_of,
    check_lengths,
    stem_of,
    type_of,
)
from knowledge.quiz.exchange.entry import Check, Entry, Locate, Problem, problem
from knowledge.quiz.exchange.record import identity, unsealed
from knowledge.quiz.exchange.sources import read_source, source_text
from knowledge.quiz.exchange.wanted import wanted_words
from knowledge.quiz.exchange.wording import entry_of, same
from knowledge.quiz.exchange.words import read_difficulty
from knowledge.quiz.fault import Fault
from knowledge.quiz.item import ItemCitation, Maker, QuizItem

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

    An entry that is still as it was exported becomes the very item that it was, with its
    place as it is found today: a file may claim any. Else what people see counts: it is a
    person's item. Without `check` a claimed place is believed; its caller looks at it.
    """

    locate: Locate
    check: Check | None = None

    def __call__(self, entry: Entry) -> QuizItem | tuple[Problem, ...]:
        """Return the item, or everything that keeps it from being one."""
        kept = unsealed(entry.record) if entry.record else None
        if kept is not None and same(entry, entry_of(kept)):
            if self.check is None:
                return kept
            found = self._located(kept)
            if found is not None and not self.check(found):
                return found
        return self._written(entry, kept.citation if kept is not None else None)

    def _located(self, item: QuizItem) -> QuizItem | None:
        """Return the item with its place as it is found today."""
        old = item.citation
        found = self.locate(old.title, old.location, old.quote) if old else None
        if old is None or found is None:
            return None
        if _holds(found, old):
            return item
        located = replace(item, citation=found)
        moved = found.passage_id != old.passage_id
        return replace(located, id=identity(located)) if moved else located

    def _written(self, entry: Entry, kept: ItemCitation | None) -> QuizItem | tuple[Problem, ...]:
        first: tuple[Problem, ...] = ()
        try:
            for citation in self._citations(entry, item := _item(entry), kept):
                cited = replace(item, citation=citation)
                faults = self.check(cited) if self.check is not None else ()
                if not faults:
                    return replace(cited, id=identity(cited))
                first = first or tuple(_problems(entry, faults))
        except Unclear as unclear:
            return (problem(entry, unclear.column, unclear.text),)
        return first

    def _citations(
        self, entry: Entry, item: QuizItem, kept: ItemCitation | None
    ) -> Iterator[ItemCitation]:
        """Yield the places that the item may rest on, likeliest first; at least one."""
        source, quote = entry.source.strip(), entry.quote.strip()
        if kept is not None and (source, quote) == (source_text(kept).strip(), kept.quote.strip()):
            found = self.locate(kept.title, kept.location, kept.quote)
            if found is not None or self.check is None:
                yield found or kept
                return
        said = source, entry.explanation, item.stem
        named = next(filter(None, map(read_source, said)), (source, ""))
        if not source and not named[0]:
            raise Unclear(texts.SOURCE, texts.NO_SOURCE)
        nowhere = True
        for words in (quote,) if quote else wanted_words(item, named[1]):
            found = self.locate(*named, words)
            if found is not None:
                nowhere = False
                yield found
        if nowhere:
            title, location = named[0][:60], named[1][:40]
            cited = texts.CITED.format(title=title, location=location)
            sentence = texts.SOURCE_NOT_FOUND if location else texts.NOT_IN_DOCUMENT
            raise Unclear(texts.SOURCE, sentence.format(title=title, text=cited))


def _holds(found: ItemCitation, claimed: ItemCitation) -> bool:
    """Whether a claimed place is the one that was found, or a stretch of its sentence."""
    stretch = slice(claimed.start - found.start, claimed.end - found.start)
    within = found.start <= claimed.start and found.quote[stretch] == claimed.quote
    same_place = replace(found, quote=claimed.quote, start=claimed.start, end=claimed.end)
    return within and same_place == claimed


def _item(entry: Entry) -> QuizItem:
    """Return the item without its place; raises Unclear."""
    check_lengths(entry)
    type_ = type_of(entry)
    options, key, key_text = answer_of(entry, type_)
    difficulty = read_difficulty(entry.difficulty)
    if difficulty is None:
        text = texts.NO_DIFFICULTY.format(text=entry.difficulty.strip()[:20])
        raise Unclear(texts.DIFFICULTY, text)
    return QuizItem(
        id="",
        type=type_,
        stem=stem_of(entry, type_),
        options=options,
        key=key,
        key_text=key_text,
        explanation=entry.explanation.strip(),
        difficulty=difficulty,
        topic=entry.topic.strip(),
        citation=None,
        made_by=Maker.PERSON,
    )


def _problems(entry: Entry, faults: Sequence[Fault]) -> Iterator[Problem]:
    for fault in faults:
        yield problem(entry, _COLUMNS.get(fault.field.partition(".")[0], texts.STEM), fault.text)
