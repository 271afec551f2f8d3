"""The documents that a question may mean, each with the question asked of it alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

from knowledge.model import Document, Level
from knowledge.search import Catalogue, Reference, resolve
from knowledge.structure import RULE_WORDS

_MOST = 8
_LOOKED_AT = 40  # rules, for the 款 or 章 that is named
# 管理办法 alone, and 本条例, name no document.
NO_NAME = re.compile(rf"(?:^|[本该这那]个?)(?:暂行|实施|管理|工作)?(?:{RULE_WORDS})$")

Choices = tuple[tuple[str, str], ...]


def choices(text: str, start: int, end: int, families: Sequence[str]) -> Choices:
    """Return up to eight titles, each with the text in which it stands for `text[start:end]`.

    >>> choices("管理办法第十条", 0, 4, ["采购管理办法"])
    (('采购管理办法', '《采购管理办法》第十条'),)
    """
    if text[max(0, start - 1) : start] == "《" and text[end : end + 1] == "》":
        start, end = start - 1, end + 1
    return tuple((one, f"{text[:start]}《{one}》{text[end:]}") for one in families[:_MOST])


def of_which_document(
    text: str, reference: Reference, rules: Sequence[str], catalogue: Catalogue, on: date
) -> Choices:
    """Return the rules that have a provision which is named without a document.

    Args:
        rules: the titles that may be meant.
        on: the day whose versions answer.

    >>> of_which_document("第二十七条", find_references("第二十七条")[0], rules, catalogue, today)
    (('云泽市统计局保密工作规定', '《云泽市统计局保密工作规定》第二十七条'), ...)
    """
    by_number = (one for one in rules if _numbers(one, reference, catalogue, on))
    looked_at = list(islice(by_number, _LOOKED_AT))
    having = [one for one in looked_at if _has(one, reference, catalogue, on)] or looked_at
    before = text[: reference.start].rstrip(" 《》的，,")
    unnamed = NO_NAME.search(before)
    start = unnamed.start() if unnamed else reference.start
    return choices(text, start, reference.start, having)


def _numbers(family: str, reference: Reference, catalogue: Catalogue, on: date) -> bool:
    document = _document(family, reference, catalogue, on)
    return catalogue.versions.numbers(document, reference)


def _has(family: str, reference: Reference, catalogue: Catalogue, on: date) -> bool:
    document = _document(family, reference, catalogue, on)
    return bool(resolve(reference, catalogue.places(document.id)))


def _document(family: str, reference: Reference, catalogue: Catalogue, on: date) -> Document:
    document = catalogue.versions.answering(catalogue.titles.families[family][0], on)
    whole = reference.level is not Level.ARTICLE
    return document if whole else catalogue.versions.part(document, reference.article, on)
