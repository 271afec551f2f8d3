"""How many 条 a rule has: counted in the manifest, the last one quoted."""

from __future__ import annotations

import re

from knowledge.answer.provision_answer import place_label
from knowledge.answer.texts import ARTICLE_COUNT, LABELS
from knowledge.model import Answer, Citation, Document, Level
from knowledge.search import Catalogue, Question, whole_sentences

_ASKED = re.compile(r"(?:[共总]|一共|总共|有|分成?|是|设)(?:有|了|是)?(?:多少|几)个?条(?![例件款])")
_QUOTE = 200


def article_count(
    question: Question, documents: tuple[Document, ...], catalogue: Catalogue
) -> Answer | None:
    """Say how many 条 the one rule that the question names has; None where that is not asked.

    党费管理办法一共多少条 -> 《……党费管理办法》共25条。
    """
    if len(documents) != 1 or not _ASKED.search(question.folded):
        return None
    document = documents[0]
    articles = [one for one in catalogue.places(document.id) if one.level is Level.ARTICLE]
    if not articles:
        return None
    last = articles[-1]
    quote = whole_sentences(catalogue.text(document.id)[last.start : last.end].rstrip(), _QUOTE)
    passages = catalogue.generation.manifest.passages_of(document.id)
    holding = [one.passage.id for one in passages if one.passage.end > last.start]
    said = ARTICLE_COUNT.format(title=document.title, count=len(articles), last=quote)
    citation = Citation(
        mark=1,
        document=document,
        location=document.located(place_label(last), last.start),
        quote=quote,
        passage_id=holding[0] if holding else "",
        start=last.start,
        end=last.start + len(quote),
    )
    return Answer(f"{LABELS[document.kind]}{said}[1]", (citation,), 1.0)
