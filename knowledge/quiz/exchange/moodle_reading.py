"""Moodle XML -> entries: our own, and what Moodle and its like give out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from knowledge.errors import ReadingError
from knowledge.quiz.exchange import texts
from knowledge.quiz.exchange.entry import Entry, Problem
from knowledge.quiz.exchange.feedback import read_feedback
from knowledge.quiz.exchange.moodle import RECORD
from knowledge.quiz.exchange.tags import read_tags
from knowledge.quiz.item import ItemType
from knowledge.quiz.shape import LETTERS
from knowledge.reading import check_xml

_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^>]*>\s*", re.I)
_MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>")
_SILENT = frozenset({"category", "description"})  # headings, no questions


def read_moodle(data: bytes, name: str) -> Iterator[Entry | Problem]:
    """Yield the questions; raises ReadingError where it is no Moodle XML, or a hostile one."""
    check_xml(data, name)
    # Parsed only after entities, document types and depths were looked for.
    from xml.etree.ElementTree import fromstring

    try:
        root = fromstring(data)  # noqa: S314 - see above
    except (ParseError, ValueError, LookupError) as error:
        raise ReadingError(texts.NO_MOODLE.format(name=name), detail=repr(error)) from error
    if root.tag != "quiz":
        raise ReadingError(texts.NO_MOODLE.format(name=name), detail=f"root {root.tag}"[:100])
    questions = (one for one in root.iter("question") if one.get("type") not in _SILENT)
    for number, question in enumerate(questions, start=1):
        yield _entry(question, number)


def _entry(question: Element, number: int) -> Entry | Problem:
    kind = question.get("type", "")
    type_, options, answer = _answered(question, kind)
    if type_ is None:
        said = texts.KIND_UNSUPPORTED.format(kind=kind[:20])
        return Problem(number, texts.TYPE, said, unit=texts.ITEM)
    tags = read_tags([_words(tag) for tag in question.iterfind("tags/tag")])
    feedback = read_feedback(_words(question.find("generalfeedback")))
    return Entry(
        row=number,
        unit=texts.ITEM,
        type=tags.type or texts.TYPE_NAMES[type_],
        stem=_words(question.find("questiontext")),
        options=options,
        answer=answer,
        explanation=feedback.explanation,
        source=feedback.source,
        quote=feedback.quote,
        difficulty=tags.difficulty,
        topic=tags.topic,
        record=question.findtext(RECORD, ""),
    )


def _answered(question: Element, kind: str) -> tuple[ItemType | None, tuple[str, ...], str]:
    answers = question.findall("answer")
    right = [_fraction(answer) > 0 for answer in answers]
    if kind == "multichoice":
        single = question.findtext("single", "true").strip() in ("true", "1")
        type_ = ItemType.SINGLE if single else ItemType.MULTI
        key = "".join(letter for letter, good in zip(LETTERS, right, strict=False) if good)
        return type_, tuple(map(_words, answers)), key
    if kind == "truefalse":
        good = next(
            (_words(one) for one, is_right in zip(answers, right, strict=True) if is_right), ""
        )
        return ItemType.JUDGE, (), texts.TRUE if good.lower() == "true" else texts.FALSE
    if kind in ("shortanswer", "numerical"):
        best = max(answers, key=_fraction, default=None)
        return ItemType.BLANK, (), _words(best).replace("\\*", "*")
    if kind == "essay":
        return ItemType.SHORT, (), _words(question.find("graderinfo"))
    return None, (), ""


def _fraction(answer: Element) -> float:
    try:
        return float(answer.get("fraction", "0"))
    except ValueError:
        return 0.0


def _words(element: Element | None) -> str:
    """Return what a text says, without its markup where it has any."""
    if element is None:
        return ""
    text = element.findtext("text") or ""
    if element.get("format") == "plain_text" or not (_MARKUP.search(text) or "&" in text):
        return text
    return html.unescape(_MARKUP.sub("", _BREAK.sub("\n", text))).strip()
