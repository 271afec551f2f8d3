"""查看原文: a page of a document with the quote in bold, or the quote alone as it was kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bot.callbacks import Callback, Verb
from bot.model import Button, Outgoing, Rows
from bot.record import Quote
from bot.rendering.buttons import in_rows, press
from bot.rendering.fitting import LIMIT, fitted
from bot.rendering.markup import Paragraph, Span, clean, one_line, paragraph, visible, written
from bot.rendering.sources import source_line
from bot.texts import Texts

_TITLE, _LOCATION = 200, 300  # units
_REFERENCES = 12
_NUMBER = "[〇零一二三四五六七八九十百千]+"
_HEADING = re.compile(
    rf"\n+(?=第{_NUMBER}[条章节编][\s\u3000]|第{_NUMBER}条之|[一二三四五六七八九十]+、|附件)"
)


class Run(Protocol):
    """A stretch of a page; `quoted` where the quote stands."""

    @property
    def text(self) -> str: ...
    @property
    def quoted(self) -> bool: ...


class OpenPage(Protocol):
    """A page of a document: `knowledge.browsing.Page` is one. `number` counts from 1."""

    @property
    def title(self) -> str: ...
    @property
    def location(self) -> str: ...
    @property
    def runs(self) -> Sequence[Run]: ...
    @property
    def number(self) -> int: ...
    @property
    def pages(self) -> int: ...


class Reference(Protocol):
    """A place that the quote names (前款): `knowledge.browsing.CrossReference` is one."""

    @property
    def label(self) -> str: ...
    @property
    def document_id(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def page(
    opened: OpenPage, callback: Callback, texts: Texts, references: Sequence[Reference] = ()
) -> Outgoing:
    """Return one page as one message.

    Args:
        callback: what opened it; the buttons to other pages are this one with their number.
    """
    text = _spaced([Span(visible(one.text), bold=one.quoted) for one in opened.runs])
    told = [_heading(opened.title)]
    where = one_line(opened.location, _LOCATION)
    if opened.pages > 1:
        where = texts.page_of.format(location=where, number=opened.number, pages=opened.pages)
    if where.strip():
        told.append(paragraph(where.strip()))
    told.append(Paragraph(text or (Span(texts.nothing_to_show),), gap=True, yields=1))
    html = written(fitted(told, LIMIT, paragraph(texts.page_cut, gap=True)))
    return Outgoing(html, (*_turning(opened, callback, texts), *_references(references, texts)))


def stored_quote(quote: Quote, texts: Texts) -> Outgoing:
    """Return a quote as it was kept, where its document is no longer there as it was."""
    told = [
        _heading(quote.title),
        source_line(quote, texts, titled=False),
        Paragraph((Span(clean(quote.text) or texts.nothing_to_show),), gap=True, yields=1),
        paragraph(texts.remark.format(text=texts.kept_quote), gap=True),
    ]
    return Outgoing(written(fitted(told, LIMIT, paragraph(texts.page_cut, gap=True))))


def _heading(title: str) -> Paragraph:
    return Paragraph((Span(one_line(title, _TITLE), bold=True, whole=True),))


def apart(text: str) -> str:
    """Return a document's text with a blank line before each 条 and heading.

    >>> apart("第一条　甲。\\n乙。\\n第二条　丙。")
    '第一条　甲。\\n乙。\\n\\n第二条　丙。'
    """
    return _HEADING.sub("\n\n", text)


def _spaced(spans: list[Span]) -> tuple[Span, ...]:
    """The spans with a blank line before each 条 and heading, none before the first word
    and after the last."""
    for at, one in enumerate(spans):
        before = spans[at - 1].text if at else ""
        if before.endswith("\n") and _HEADING.match("\n" + one.text):
            spans[at - 1] = replace(spans[at - 1], text=before.rstrip("\n") + "\n\n")
        spans[at] = replace(one, text=apart(one.text))
    if spans:
        spans[0] = replace(spans[0], text=spans[0].text.lstrip("\n"))
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
    return tuple(one for one in spans if one.text)


def _turning(opened: OpenPage, callback: Callback, texts: Texts) -> Rows:
    def to(label: str, number: int) -> Button:
        return press(label, replace(callback, numbers=(*callback.numbers[:-1], number)))

    row: list[Button] = []
    if opened.number > 1:
        row.append(to(texts.page_before, opened.number - 1))
    if opened.number < opened.pages:
        row.append(to(texts.page_after, opened.number + 1))
    return (tuple(row),) if row else ()


def _references(references: Sequence[Reference], texts: Texts) -> Rows:
    buttons = [
        press(
            texts.open_reference.format(label=one.label),
            Callback(Verb.PLACE, one.document_id, (one.start, one.end, 0)),
        )
        for one in references[:_REFERENCES]
    ]
    return in_rows(buttons, 2)
