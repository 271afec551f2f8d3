"""What a poll says when somebody has voted: where it stands, and how it reads there."""

from __future__ import annotations

import html

from bot.callbacks import Callback, Verb, start_link
from bot.publishing.quoting import one_paragraph, quoted
from bot.publishing.texts import PublishingTexts
from bot.rendering import one_line, provision, units
from knowledge.quiz import ItemCitation, Maker, QuizItem

LONGEST = 200  # units; Telegram counts after parsing
_TITLE, _PLACE = 90, 50  # units
_LEAST = 12  # units of a quote that says something


def explanation(item: QuizItem, texts: PublishingTexts, username: str) -> str:
    """Return Telegram's HTML of at most 200 units and two line feeds: the citation, which links
    to its page; what was altered, or what the author says; as much of the quote as fits.

    《中国共产党章程》第三十条
    企业、农村……凡是有正式党员三人以上的，都应当成立党的基层组织。
    """
    citation = item.citation
    if citation is None:
        return html.escape(quoted(item.explanation, LONGEST), quote=False)
    label = source(citation, texts)
    lines = [f'<a href="{link(citation, username)}">{html.escape(label, quote=False)}</a>']
    room = LONGEST - units(label)
    whole = units(one_paragraph(citation.quote)) + 1
    remark = quoted(_remark(item, texts), max(room // 2, room - whole) - 1)
    if remark:
        lines.append(html.escape(remark, quote=False))
        room -= units(remark) + 1
    found = quoted(citation.quote, room - 1, _key_words(item))
    if units(found) >= min(_LEAST, whole - 1):
        lines.append(html.escape(found, quote=False))
    return "\n".join(filter(None, lines))


def source(citation: ItemCitation, texts: PublishingTexts) -> str:
    """Return a citation on one short line: 《中国共产党章程》第三十条."""
    place = one_line(provision(citation.location), _PLACE)
    return texts.source.format(title=one_line(citation.title, _TITLE), place=place)


def link(citation: ItemCitation, username: str) -> str:
    """Return a link to the citation's page in the private chat with the bot."""
    return start_link(username, page(citation))


def page(citation: ItemCitation) -> Callback:
    """Return what opens the citation's page."""
    return Callback(Verb.PLACE, citation.document_id, (citation.start, citation.end, 0))


def _remark(item: QuizItem, texts: PublishingTexts) -> str:
    if item.change is not None and item.change.original and item.change.altered:
        return texts.altered.format(altered=item.change.altered, original=item.change.original)
    quote = item.citation.quote if item.citation else ""
    own = item.made_by is Maker.PERSON and quote not in item.explanation
    return item.explanation if own else ""


def _key_words(item: QuizItem) -> str:
    if item.change is not None:
        return item.change.original
    return next(iter(item.right), "")
