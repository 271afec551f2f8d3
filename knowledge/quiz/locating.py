"""A place that somebody wrote down -> its citation."""

from __future__ import annotations

import re
from collections.abc import Collection

from knowledge.errors import QuestionError
from knowledge.model import Document, Level, Passage
from knowledge.quiz.citing import cite
from knowledge.quiz.item import ItemCitation
from knowledge.quiz.material.sentences import Span, sentences
from knowledge.search import Catalogue, find_references, resolve
from knowledge.structure import read_mark

_SPACE = re.compile(r"\s+")
_LONGEST = 2000  # characters that are cited where the words stand apart


def locate(
    catalogue: Catalogue, in_force: Collection[str], title: str, location: str, words: str
) -> ItemCitation | None:
    """Return the citation of the words in the document in force that is called so.

    Args:
        location: an article by its number, or words of a passage's label; empty: anywhere.
        words: a quote; or words of a sentence, which is then cited whole; or several of them,
            one a line, cited from the first to the last; or nothing, which cites the whole
            place that `location` names.
    """
    document = _document(catalogue, in_force, title)
    if document is None or not (words.strip() or location.strip()):
        return None
    text = catalogue.text(document.id)
    passages = [one.passage for one in catalogue.generation.manifest.passages_of(document.id)]
    for start, end in _within(catalogue, document, location, passages):
        # A list may run on over the next passages; it has to begin in this one.
        found = _found(text, start, min(len(text), end + _LONGEST), words.strip())
        if found is None or found[0] >= end:
            found = _spanned(text, start, end, words)
        for passage in passages:
            if found and passage.start <= found[0] < passage.end:
                return cite(document, passage, text[found[0] : found[1]], found[0])
    return None


def _document(catalogue: Catalogue, in_force: Collection[str], title: str) -> Document | None:
    if not title.strip("《》 "):
        return None
    try:
        found = catalogue.find(title.strip("《》 "))
    except QuestionError:
        return None
    return found if found.id in in_force else None


def _within(
    catalogue: Catalogue, document: Document, location: str, passages: list[Passage]
) -> list[Span]:
    """The stretches that a location may mean, in the order of the text."""
    places = catalogue.places(document.id)
    references = find_references(location)
    articles = [one for one in references if one.level is Level.ARTICLE]
    named = [place for one in articles or references for place in resolve(one, places)]
    if named:
        # Of 第六章 第五十二条 the article is meant, which is the shorter.
        return sorted(((one.start, one.end) for one in named), key=lambda one: one[1] - one[0])
    wanted = _SPACE.sub("", location)
    return [(one.start, one.end) for one in passages if wanted in _SPACE.sub("", one.location)]


def _found(text: str, start: int, end: int, words: str) -> Span | None:
    """Where the words stand, white space aside; a sentence whole where they end none."""
    if not words:
        return None
    pattern = r"\s*".join(map(re.escape, _SPACE.sub("", words)))
    match = re.compile(pattern).search(text, start, end)
    if match is None:
        return None
    if words.endswith(("。", "；", "！")):
        return match.span()
    around = [one for one in sentences(text, *_line(text, match.start(), start, end))]
    holding = [(a, b) for a, b in around if a <= match.start() and match.end() <= b]
    return _unmarked(text, *holding[0], match.start()) if holding else match.span()


def _unmarked(text: str, start: int, end: int, words: int) -> Span:
    """A sentence without the 第七条 or （二） that its line begins with."""
    mark = read_mark(text[start:end])
    if mark is None or start + mark.end > words:
        return start, end
    rest = text[start + mark.end : end]
    return end - len(rest.lstrip()), end


def _spanned(text: str, start: int, end: int, words: str) -> Span | None:
    """From the first to the last of several words, one a line; all of it for none."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    whole = start, start + len(text[start:end].rstrip())
    spans = [_found(text, start, end, line) for line in lines] or [whole]
    found = [span for span in spans if span is not None]
    if len(found) < len(spans):
        return None
    first, last = min(span[0] for span in found), max(span[1] for span in found)
    return (first, last) if last - first <= _LONGEST else None


def _line(text: str, at: int, start: int, end: int) -> Span:
    begin = max(start, text.rfind("\n", 0, at) + 1)
    stop = text.find("\n", at)
    return begin, min(end, stop) if stop >= 0 else end
