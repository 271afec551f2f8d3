"""Places that were found or looked up: /search, /show and the results of inline mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.callbacks import Callback, Verb
from bot.model import Outgoing, Where
from bot.record import AnswerRecord, Quote
from bot.rendering.answer import outgoing, remarks, weighty
from bot.rendering.buttons import Opener, in_rows
from bot.rendering.fitting import LIMIT, fitted
from bot.rendering.markup import Frame, Paragraph, Span, clean, one_line, paragraph, written
from bot.rendering.page import apart
from bot.rendering.sources import folded_quote, source_line
from bot.texts import Texts

_SEARCH_TERM = 60  # units
_TITLE, _DESCRIPTION = 80, 160
_INLINE = 1500  # units of a message that somebody inserts into a conversation


@dataclass(frozen=True, slots=True)
class InlineResult:
    """A result of inline mode: what the list shows, and the message that is inserted."""

    id: str
    title: str
    description: str
    html: str


def places(
    words: str, found: Sequence[Quote], where: Where, texts: Texts, opener: Opener
) -> tuple[Outgoing, ...]:
    """Return the places that a search found, best first, each with a button to open it."""
    sought = one_line(words, _SEARCH_TERM)
    if not found:
        return (Outgoing(written([paragraph(texts.found_nothing.format(words=sought))])),)
    told = [paragraph(texts.found.format(words=sought, count=len(found)))]
    for number, one in enumerate(found, start=1):
        line = source_line(one, texts, of=len(found), number=f"{number}. ")
        told += [replace(line, gap=number == 1), folded_quote(one)]
    buttons = [
        opener.button(texts.open_numbered.format(number=number), _open(one), where)
        for number, one in enumerate(found, start=1)
    ]
    return outgoing(told, in_rows(buttons, 5), where, texts)


def provisions(
    record: AnswerRecord, where: Where, texts: Texts, opener: Opener
) -> tuple[Outgoing, ...]:
    """Return provisions that were looked up by number, whole, each under its heading."""
    if not record.answered:
        return outgoing([Paragraph((Span(clean(record.text)),), yields=1)], (), where, texts)
    frame = Frame.FOLDED if where.kind.is_group else Frame.NONE
    told: list[Paragraph] = []
    for one in record.quotes:
        line = source_line(one, texts, of=len(record.quotes))
        heading = Span("".join(span.text for span in line.spans), bold=True, whole=True)
        told.append(Paragraph((heading,), gap=True))
        told.append(Paragraph((Span(apart(clean(one.text))),), frame, yields=1))
    told += [*weighty(record, texts), *remarks(record, texts)]
    label = texts.open_source if len(record.quotes) == 1 else texts.open_source_of
    buttons = [
        opener.button(label.format(mark=one.mark), _open(one), where) for one in record.quotes[:16]
    ]
    return outgoing(told, in_rows(buttons, 4), where, texts)


def inline_result(quote: Quote, texts: Texts) -> InlineResult:
    """Return a place as a result of inline mode: the quote with its citation below."""
    told = [
        Paragraph((Span(clean(quote.text)),), Frame.QUOTE, yields=1),
        source_line(quote, texts),
    ]
    line = "".join(span.text for span in source_line(quote, texts).spans)
    return InlineResult(
        id=_open(quote).data,
        title=one_line(line, _TITLE),
        description=one_line(quote.text, _DESCRIPTION),
        html=written(fitted(told, min(_INLINE, LIMIT), paragraph(texts.page_cut))),
    )


def _open(quote: Quote) -> Callback:
    return Callback(Verb.PLACE, quote.document_id, (quote.start, quote.end, 0))
