"""A quiz as Markdown: the paper with its key under each question, to read and to pass on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.keys import letters
from knowledge.quiz.exchange.paper import Cover, Section, compose, printed_stem
from knowledge.quiz.exchange.sources import source_text
from knowledge.quiz.exchange.wording import own_words, writable
from knowledge.quiz.item import ItemType, QuizItem
from knowledge.quiz.shape import LETTERS

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])|(?<=\d)(\.)(?=\s)|^([+\-=])", re.M)


def write_markdown(items: Sequence[QuizItem], cover: Cover) -> bytes:
    """Return the items as Markdown by sections; what they say is text and no markup."""
    paper = compose(items, cover)
    lines = [f"# {_escaped(cover.title)}", ""]
    for section in paper.sections:
        lines += [f"## {section.name}", "", *_section(section)]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "replace")


def _section(section: Section) -> Iterator[str]:
    for question in section.questions:
        item = question.item
        yield f"{question.number}. {_within(printed_stem(item))}"
        if item.options and item.type is not ItemType.JUDGE:
            yield ""
            for letter, option in zip(LETTERS, item.options, strict=False):
                yield f"   - {letter}. {_within(option)}"
        answer = question.answer if item.type is ItemType.JUDGE else letters(item.key)
        yield ""
        yield f"   **{texts.SAID_ANSWER}** {_within(answer or item.key_text)}"
        if said := own_words(item):
            yield ""
            yield f"   **{texts.SAID_EXPLANATION}** {_within(said)}"
        if item.citation is not None:
            yield ""
            yield f"   **{texts.SAID_SOURCE}** {_within(source_text(item.citation))}"
            yield ""
            yield f"   > {_within(item.citation.quote)}"
        yield ""


def _within(text: str) -> str:
    """Return text that stays inside its paragraph of a list."""
    return "  \n   ".join(line for line in map(str.strip, _escaped(text).splitlines()) if line)


def _escaped(text: str) -> str:
    """Return text whose marks are no Markdown.

    >>> _escaped("每*月*_一次_")
    '每\\\\*月\\\\*\\\\_一次\\\\_'
    """
    return _MARKS.sub(lambda found: f"\\{found[0]}", writable(text))
