"""Where a quote stands, on one line, and the quote itself, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.record import Quote
from bot.rendering.markup import Frame, Paragraph, Span, clean, one_line, units
from bot.texts import Texts

_TITLE, _LOCATION = 120, 80  # units
_ALL_TITLES = 2000  # units of all lines of one answer
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_LOOKED_FOR = 120  # units; a shorter quote is read at a glance
_MOSTLY = 0.8
_PATH = " › "
_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千两\d]+条(?:之[一二三四五六七八九十]+)?")
_HEADING = 16  # units of a heading above the one that is meant
_PAGE = re.compile(r"（[^（）]{1,12}）$")


def source_line(
    quote: Quote, texts: Texts, *, of: int = 1, number: str = "", titled: bool = True
) -> Paragraph:
    """Return a citation: 【规定】《党支部工作规则》第四章 第十四条（2022年4月1日）.

    Args:
        of: how many stand in the message; with many, long titles are cut shorter.
        number: what it is called in the message, such as [1].
    """
    room = _ALL_TITLES // max(1, of)
    title = one_line(quote.title, max(20, min(_TITLE, room * 2 // 3)))
    location = _short(one_line(quote.location, 400), max(12, min(_LOCATION, room // 3)))
    named = Span(texts.titled.format(title=title) if titled else "", whole=True)
    place = Span(location, whole=True)
    remark = texts.dated.format(date=date(quote.date, texts)) if quote.date else ""
    remark += texts.from_scan if quote.scanned else ""
    spans = (Span(number + quote.label, whole=True), named, place, Span(remark, whole=True))
    return Paragraph(tuple(one for one in spans if one.text))


def folded_quote(quote: Quote, said: Iterable[str] = ()) -> Paragraph:
    """Return the quote, verbatim, to be unfolded; in it stands bold what is `said`."""
    return Paragraph(marked(clean(quote.text), said), Frame.FOLDED, yields=2)


def marked(text: str, said: Iterable[str]) -> tuple[Span, ...]:
    """Return the text with the stretches that are said in bold, where it is so long that
    they would have to be looked for; never all of it."""
    if units(text) < _LOOKED_FOR:
        return (Span(text),)
    spans: list[Span] = []
    at = 0
    for words in said:
        found = text.find(words, at) if words else -1
        if found < 0:
            continue
        spans += [Span(text[at:found]), Span(words, bold=True)]
        at = found + len(words)
    if sum(len(one.text) for one in spans if one.bold) > _MOSTLY * len(text):
        return (Span(text),)
    return tuple(one for one in (*spans, Span(text[at:])) if one.text)


def _short(location: str, longest: int) -> str:
    """Return a location with long headings cut: the outermost, its own, and the page.

    >>> _short("二、实践探索与取得的初步成效（以示范支部为例） › （二）聚焦队伍建设（第3页）", 80)
    '二、实践探索与取得的初步成效（… › （二）聚焦队伍建设（第3页）'
    """
    page = _PAGE.search(location)
    last = page.group() if page else ""
    *above, own = location.removesuffix(last).split(_PATH)
    parts = [*(one_line(one, _HEADING) for one in above[:1]), one_line(own, 2 * _HEADING)]
    return one_line(_PATH.join(parts), max(8, longest - len(last))) + last


def provision(location: str) -> str:
    """Return the innermost part of a location: the article, else the last heading.

    >>> provision("第五章 第十八条"), provision("二、主要做法 › （二）聚焦队伍建设")
    ('第十八条', '（二）聚焦队伍建设')
    """
    article = _ARTICLE.search(location)
    return article[0] if article else location.rpartition(_PATH)[2]


def date(iso: str, texts: Texts) -> str:
    """Return a date as it is written in prose; anything else as it is.

    >>> date("2022-04-01", Texts())
    '2022年4月1日'
    """
    found = _DATE.fullmatch(iso)
    if found is None:
        return one_line(iso, 20)
    year, month, day = (int(one) if one else 0 for one in found.groups())
    form = texts.day if day else texts.month if month else texts.year
    return form.format(year=year, month=month, day=day)
