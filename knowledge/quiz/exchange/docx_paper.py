"""A paper as a Word file, as Chinese offices print it."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.docx_page import Page
from knowledge.quiz.exchange.option_columns import LINE, column_count
from knowledge.quiz.exchange.paper import Paper, Question, Section, amount
from knowledge.quiz.exchange.sources import source_text
from knowledge.quiz.exchange.wording import own_words
from knowledge.quiz.item import ItemType
from knowledge.quiz.shape import LETTERS

_LINES_TO_WRITE = {ItemType.SHORT: 6, ItemType.CARD: 2}
_IN_GROUP = 5  # keys that stand together in the short key
_BLANK = 6  # characters to write a name in
_KEY_WIDTHS = (3.5, 8.5, 25.0)
_WORDY_WIDTHS = (3.5, 16.0, 17.5)  # of keys that are sentences


def write_paper(paper: Paper, *, answers: bool) -> bytes:
    """Return the paper as .docx; the answers, with their sources, begin on a page of their own."""
    page = Page(paper.cover.title)
    _cover(page, paper)
    for section in paper.sections:
        page.heading(section.name, section.remark)
        for question in section.questions:
            _question(page, section, question)
    if answers:
        _key(page, paper)
    return page.saved()


def _cover(page: Page, paper: Paper) -> None:
    page.title(paper.cover.title)
    said = [texts.FULL_MARKS.format(total=paper.total)]
    if paper.cover.minutes:
        said.append(texts.MINUTES.format(minutes=paper.cover.minutes))
    page.subtitle(f"（{'，'.join(said)}）")
    page.fields(texts.NAME_LINE, _BLANK)
    names, marks = texts.SCORE_ROWS
    numerals = [section.name.partition("、")[0] for section in paper.sections]
    rows = ([names, *numerals, texts.SUM], [marks, *[""] * (len(numerals) + 1)])
    page.table(rows, [4.5] * len(rows[0]), head=False, middle=len(rows[0]))


def _question(page: Page, section: Section, question: Question) -> None:
    points = "" if section.even else texts.POINTS.format(points=amount(question.points))
    item = question.item
    listed = item.options and section.type is not ItemType.JUDGE
    lines = _LINES_TO_WRITE.get(section.type, 0)
    page.numbered(question.number, question.stem + points, keep=bool(listed or lines))
    if listed:
        count = column_count(item.options)
        marked = [f"{LETTERS[place]}．{option}" for place, option in enumerate(item.options)]
        for start in range(0, len(marked), count):
            last = start + count >= len(marked)
            page.columns(marked[start : start + count], count, LINE, keep=not last)
    page.room(lines)


def _key(page: Page, paper: Paper) -> None:
    page.title(texts.KEY_TITLE, turn=True)
    for section in paper.sections:
        page.heading(section.name)
        if section.questions[0].item.options:
            page.line("　　".join(_short_key(section)), keep=True)
        rows = [
            (str(question.number), _key_words(question), _sourced(question))
            for question in section.questions
        ]
        wordy = section.type in _LINES_TO_WRITE
        widths = _WORDY_WIDTHS if wordy else _KEY_WIDTHS
        page.table([texts.KEY_COLUMNS, *rows], widths, middle=1 if wordy else 2)


def _short_key(section: Section) -> Iterator[str]:
    """Yield what whoever marks papers looks at: 1—5 BACDA; each of several letters alone."""
    questions = section.questions
    if section.type is ItemType.MULTI:
        yield from (f"{one.number}. {one.answer}" for one in questions)
        return
    for start in range(0, len(questions), _IN_GROUP):
        group = questions[start : start + _IN_GROUP]
        last = f"—{group[-1].number}" if len(group) > 1 else ""
        yield f"{group[0].number}{last} {''.join(one.answer for one in group)}"


def _key_words(question: Question) -> str:
    """Return the key, its points numbered where it has several."""
    points = question.answer.splitlines()
    if len(points) < 2:
        return question.answer
    return "\n".join(f"（{number}）{point}" for number, point in enumerate(points, start=1))


def _sourced(question: Question) -> str:
    citation = question.item.citation
    sourced = f"{source_text(citation)}：“{citation.quote}”" if citation else ""
    return "\n".join(filter(None, (own_words(question.item), sourced)))
