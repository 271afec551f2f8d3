"""Lists: /docs, what the bot knows; /new, what changed lately; /help."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from itertools import groupby
from typing import Protocol

from bot.callbacks import Callback, Verb
from bot.model import Button, Outgoing
from bot.rendering.buttons import press
from bot.rendering.fitting import LIMIT, fitted
from bot.rendering.markup import Paragraph, Span, one_line, paragraph, written
from bot.rendering.sources import date
from bot.texts import Texts
from knowledge.model import Kind

PER_PAGE = 20
_TITLE = 120  # units
_ORDER = tuple(Kind)


class Listed(Protocol):
    """A document of the collection: `knowledge.browsing.Listed` is one."""

    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def date(self) -> str | None: ...
    @property
    def in_force(self) -> bool: ...
    @property
    def articles(self) -> int: ...


class Change(Protocol):
    """What happened to a document: `knowledge.browsing.Change` is one. `at` is ISO 8601
    with its zone."""

    @property
    def at(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def title(self) -> str: ...


def documents(listed: Sequence[Listed], number: int, texts: Texts) -> Outgoing:
    """Return a page of the list of documents, under a heading for each kind.

    Args:
        number: of the page, from 1; one that there is not becomes the nearest.
    """
    if not listed:
        return Outgoing(written([paragraph(texts.no_documents)]))
    ordered = sorted(listed, key=lambda one: (_ORDER.index(one.kind), not one.in_force))
    pages = -(-len(ordered) // PER_PAGE)
    number = min(max(number, 1), pages)
    shown = ordered[(number - 1) * PER_PAGE : number * PER_PAGE]
    heading = texts.documents.format(count=len(ordered))
    if pages > 1:
        heading = texts.page_of.format(location=heading, number=number, pages=pages)
    told = [paragraph(heading)]
    for kind, group in groupby(shown, key=lambda one: one.kind):
        told.append(Paragraph((Span(_kinds(texts)[kind], bold=True, whole=True),), gap=True))
        told += [_document(one, texts) for one in group]
    row: list[Button] = []
    if number > 1:
        row.append(press(texts.page_before, Callback(Verb.DOCUMENTS, "", (number - 1,))))
    if number < pages:
        row.append(press(texts.page_after, Callback(Verb.DOCUMENTS, "", (number + 1,))))
    html = written(fitted(told, LIMIT, paragraph(texts.page_cut, gap=True)))
    return Outgoing(html, (tuple(row),) if row else ())


def changes(latest: Sequence[Change], zone: tzinfo, texts: Texts) -> Outgoing:
    """Return what changed lately, newest day first.

    Args:
        zone: in which a day begins and ends.
    """
    if not latest:
        return Outgoing(written([paragraph(texts.no_changes)]))
    told = [paragraph(texts.changes)]
    dated = [(datetime.fromisoformat(one.at).astimezone(zone).date(), one) for one in latest]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    states = {
        "added": texts.change_added,
        "changed": texts.change_changed,
        "renamed": texts.change_renamed,
        "removed": texts.change_removed,
    }
    for day, group in groupby(dated, key=lambda pair: pair[0]):
        heading = Span(date(day.isoformat(), texts), bold=True, whole=True)
        told.append(Paragraph((heading,), gap=True))
        # Versions of one document bear one title: it is told once a day.
        for state, title in dict.fromkeys((one.state, one.title) for _, one in group):
            named = texts.titled.format(title=one_line(title, _TITLE))
            line = texts.changed.format(state=states.get(state, state), title=named)
            told.append(Paragraph((Span(line),), yields=1))
    return Outgoing(written(fitted(told, LIMIT, paragraph(texts.list_cut, gap=True))))


def help_page(opening: str, commands: Sequence[tuple[str, str]], closing: str) -> Outgoing:
    """Return /help: how to ask, then each command with what it does."""
    told = [paragraph(opening)] if opening else []
    for at, (usage, meaning) in enumerate(commands):
        told.append(paragraph(f"{usage}  {meaning}", gap=at == 0 and bool(told)))
    if closing:
        told.append(paragraph(closing, gap=True))
    return Outgoing(written(told))


def _document(one: Listed, texts: Texts) -> Paragraph:
    title = texts.titled.format(title=one_line(one.title, _TITLE))
    remarks = [date(one.date, texts)] if one.date else []
    if one.articles:
        remarks.append(texts.article_count.format(count=one.articles))
    if not one.in_force:
        remarks.append(texts.not_in_force)
    form = texts.listed if remarks else texts.listed_alone
    line = form.format(title=title, remarks=texts.dot.join(remarks))
    return Paragraph((Span(line),), yields=1)


def _kinds(texts: Texts) -> dict[Kind, str]:
    return {
        Kind.REGULATION: texts.kind_regulation,
        Kind.LAW: texts.kind_law,
        Kind.EXPERIENCE: texts.kind_experience,
        Kind.NOTICE: texts.kind_notice,
        Kind.FAQ: texts.kind_faq,
        Kind.NEWS: texts.kind_news,
        Kind.OTHER: texts.kind_other,
    }
