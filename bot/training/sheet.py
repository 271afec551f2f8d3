"""One item as a trainer judges it: stem, options, key, explanation, source and quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.callbacks import Callback, Verb
from bot.model import Button
from bot.rendering import (
    LIMIT,
    Frame,
    Paragraph,
    Span,
    clean,
    date,
    fitted,
    one_line,
    paragraph,
    written,
)
from bot.rendering import press as button
from bot.texts import Texts
from bot.training.deeds import as_file
from bot.training.item_types import type_name
from bot.training.texts import TrainingTexts
from knowledge.quiz import LETTERS, Difficulty, ItemType, QuizItem, letters

_TITLE, _LOCATION, _CHANGE = 120, 160, 60  # units


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lays items out for trainers; the quote is folded where it is long."""

    texts: TrainingTexts
    common: Texts

    def message(self, told: list[Paragraph]) -> str:
        """Return paragraphs as the HTML of one message, shortened where it must be."""
        return written(fitted(told, LIMIT, paragraph(self.texts.shortened, gap=True)))

    def kind(self, item: QuizItem) -> str:
        """Return 单选 · 易."""
        names = {
            Difficulty.EASY: self.texts.easy,
            Difficulty.MEDIUM: self.texts.medium,
            Difficulty.HARD: self.texts.hard,
        }
        return f"{type_name(item.type, self.texts)} · {names[item.difficulty]}"

    def item(self, item: QuizItem) -> Iterator[Paragraph]:
        """Give the item with its key."""
        texts = self.texts
        yield Paragraph((Span(clean(item.stem), bold=True),), gap=True, yields=1)
        if item.type is ItemType.JUDGE:
            yield _line(texts.key_is.format(key=clean("".join(item.right))))
        elif item.options:
            yield from self._options(item)
            yield _line(texts.key_is.format(key=letters(item.key)))
        else:
            yield _line(texts.key_is.format(key=clean(item.key_text)))
        if item.change:
            yield _line(
                texts.altered.format(
                    original=one_line(item.change.original, _CHANGE),
                    altered=one_line(item.change.altered, _CHANGE),
                )
            )
        cited = item.citation
        quoted = clean(cited.quote) if cited else ""
        if explanation := self._explanation(item, quoted):
            yield _line(texts.explained.format(explanation=explanation))
        yield from self.source(item)
        if quoted:
            yield Paragraph((Span(quoted),), Frame.FOLDED, yields=2)

    def source(self, item: QuizItem) -> Iterator[Paragraph]:
        """Give the line that says where it stands."""
        cited = item.citation
        if cited is None:
            yield _line(self.texts.no_source)
            return
        title = self.common.titled.format(title=one_line(cited.title, _TITLE))
        dated = ""
        if cited.version:
            dated = self.common.dated.format(date=date(cited.version, self.common))
        place = f"{title}{one_line(cited.location, _LOCATION)}{dated}"
        yield _line(self.texts.cited.format(place=place))

    def opening(self, item: QuizItem) -> tuple[Button, ...]:
        """Return the button that opens the source, none where there is none."""
        cited = item.citation
        if cited is None:
            return ()
        try:
            place = Callback(Verb.PLACE, cited.document_id, (cited.start, cited.end, 0))
        except ValueError:  # an id from elsewhere that is none of ours
            return ()
        return (button(self.texts.source, place),)

    @property
    def blank_form(self) -> tuple[Button, ...]:
        """The button that sends the empty table."""
        return (button(self.texts.blank_form, as_file(0)),)

    @staticmethod
    def _explanation(item: QuizItem, quoted: str) -> str:
        """The explanation where it says more than source and quote, which are shown anyway."""
        said = clean(item.explanation)
        cited = item.citation
        rest = said.replace(quoted, "") if quoted else said
        if cited is not None:
            article = cited.location.split()[-1] if cited.location.strip() else ""
            for known in (f"《{cited.title}》", cited.location, article):
                rest = rest.replace(known, "") if known else rest
        return said if rest.strip(" ：:。，\n") else ""

    def _options(self, item: QuizItem) -> Iterator[Paragraph]:
        for at, option in enumerate(item.options):
            right = at in item.key
            mark = self.texts.right_mark if right else ""
            yield Paragraph((Span(f"{LETTERS[at]}. {clean(option)}{mark}", bold=right),), yields=1)


def _line(text: str) -> Paragraph:
    return Paragraph((Span(text),), yields=1)
