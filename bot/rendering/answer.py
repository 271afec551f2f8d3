"""An answer as a message: what is said first, then each source, then what else to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from bot.callbacks import Callback, Verb
from bot.model import Button, Outgoing, Rows, Where
from bot.record import AnswerRecord, Quote
from bot.rendering.buttons import Opener, in_rows, press
from bot.rendering.fitting import LIMIT, fitted, messages
from bot.rendering.markup import Paragraph, one_line, paragraph, written
from bot.rendering.said import Piece, pieces
from bot.rendering.sources import folded_quote, source_line
from bot.texts import Texts

_MESSAGES = 4  # that an answer may take in a private chat
_NOTICE = 300  # units
_LABEL = 40  # units
_SOURCES = 16  # that get a button
# What changes how an answer is to be taken; the rest tells how it was found.
_WEIGHTY = frozenset({"older_version", "not_yet_in_force", "repealed", "no_such_provision"})


class Kept(Protocol):
    """An answer that was kept: `bot.state.StoredAnswer` is one."""

    @property
    def token(self) -> str: ...
    @property
    def where(self) -> Where: ...
    @property
    def record(self) -> AnswerRecord: ...


def answer(kept: Kept, texts: Texts, opener: Opener) -> tuple[Outgoing, ...]:
    """Return the messages of an answer: in a group one, its buttons under the last."""
    record = kept.record
    parts = pieces(record)
    body = _body(record, parts, texts)
    told = [*understood_as(record), *body, *remarks(record, texts)]
    return outgoing(told, _rows(kept, texts, opener), kept.where, texts)


def outgoing(
    told: Sequence[Paragraph], rows: Rows, where: Where, texts: Texts
) -> tuple[Outgoing, ...]:
    """Return paragraphs as messages with the buttons under the last: one in a group, where
    what does not fit is left to the private chat, a few in a private chat."""
    room = LIMIT if where.kind.is_group else LIMIT * _MESSAGES
    split = messages(fitted(told, room, paragraph(texts.more_in_source, gap=True)))
    htmls = [written(one) for one in split] or [texts.nothing_to_show]
    *before, last = htmls
    return (*(Outgoing(one) for one in before), Outgoing(last, rows))


def understood_as(record: AnswerRecord) -> list[Paragraph]:
    """Return how a follow-up was read; it stands first."""
    told = [text for code, text in record.notices if code == "follow_up"]
    return [paragraph(one_line(text, _NOTICE)) for text in told[:1] if text.strip()]


def remarks(record: AnswerRecord, texts: Texts) -> list[Paragraph]:
    """Return what is told of the search, as small lines at the end."""
    shown: list[str] = []
    for code, text in record.notices:
        said = texts.truncated if code == "truncated" else text
        if code in _WEIGHTY or code == "follow_up" or said == record.text:
            continue
        line = one_line(texts.remark.format(text=one_line(said, _NOTICE)), _NOTICE)
        if not code.startswith("objection_") and line not in shown:
            shown.append(line)
    return [paragraph(line, gap=at == 0) for at, line in enumerate(shown[:6])]


def _body(record: AnswerRecord, parts: Sequence[Piece], texts: Texts) -> list[Paragraph]:
    """What is said with its sources: a quote that is the answer has its line below it,
    otherwise the sources follow what is said."""
    count = len(record.quotes)
    shown_whole = {one.whole[0].mark for one in parts if one.whole}
    together = all(one.whole for one in parts if one.quotes)
    body: list[Paragraph] = []
    for part in parts:
        body += part.paragraphs
        if together and part.whole:
            body += [_line(part.whole[0], texts, count)]
    body += weighty(record, texts)
    first = True
    for quote in record.quotes:
        if together and quote.mark in shown_whole:
            continue
        line = _line(quote, texts, count)
        body.append(Paragraph(line.spans, gap=first or count == 1))
        first = False
        if quote.mark not in shown_whole:
            body.append(folded_quote(quote, _said_of(quote, parts)))
    return body


def _line(quote: Quote, texts: Texts, count: int) -> Paragraph:
    return source_line(quote, texts, of=count, number=f"[{quote.mark}]")


def weighty(record: AnswerRecord, texts: Texts) -> list[Paragraph]:
    told = [text for code, text in record.notices if code in _WEIGHTY and text != record.text]
    lines = [texts.important.format(text=one_line(one, _NOTICE)) for one in told[:6]]
    return [paragraph(line, gap=at == 0) for at, line in enumerate(lines)]


def _said_of(quote: Quote, parts: Sequence[Piece]) -> Iterator[str]:
    """What of the quote is said above it."""
    for part in parts:
        if quote in part.quotes:
            laid_out = part.laid_out(part.text, quote)
            yield from [laid_out] if laid_out in quote.text else part.text.split("\n")


def _rows(kept: Kept, texts: Texts, opener: Opener) -> Rows:
    quotes = kept.record.quotes[:_SOURCES]
    label = texts.open_source if len(quotes) == 1 else texts.open_source_of
    opening = [
        opener.button(
            label.format(mark=one.mark),
            Callback(Verb.QUOTE, kept.token, (one.mark, 0)),
            kept.where,
        )
        for one in quotes
    ]
    named = [
        opener.button(
            texts.open_reference.format(label=one_line(one.label, _LABEL)),
            Callback(Verb.PLACE, one.document_id, (one.start, one.end, 0)),
            kept.where,
        )
        for one in kept.record.references
    ]
    return (*in_rows(opening, 4), *in_rows(named, 2), verdict_row(kept.token, texts))


def verdict_row(token: str, texts: Texts) -> tuple[Button, ...]:
    """Return the buttons that ask whether an answer was good."""
    return (
        press(texts.good, Callback(Verb.GOOD, token)),
        press(texts.bad, Callback(Verb.BAD, token)),
        press(texts.wrong, Callback(Verb.WRONG, token, (0,))),
    )
