"""Which documents a comparing question sets side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.model import Document
from knowledge.search import Catalogue, Found, Question
from knowledge.structure import canonical_title

_AT_MOST = 3
_OLD_AND_NEW = re.compile(
    r"新旧|旧新|两[版个]版?本?|[修改]订?[前后].{0,6}[修改]订?[前后]|新[版的规].{0,12}[旧老原][版的]|[旧老原][版的].{0,12}新"
)


def compared_versions(
    question: Question, documents: Sequence[Document], catalogue: Catalogue
) -> list[Document]:
    """Return the versions of the one rule that the question sets side by side, oldest first.

    Two of its years (2017和2022两版党章) name them, or 新旧两版 the last two.
    """
    if len({canonical_title(one.title) for one in documents}) != 1:
        return []
    chain = catalogue.versions.chain(documents[0])
    of_years = [one for one in chain if (one.version_date or "")[:4] in question.years]
    if len(of_years) > 1:
        return of_years[-_AT_MOST:]
    return chain[-2:] if len(chain) > 1 and _OLD_AND_NEW.search(question.folded) else []


def sides(question: Question, found: Found, catalogue: Catalogue) -> list[Document]:
    """Return the documents that the question names apart from each other.

    金华和仪陇各靠什么: each name stands for the document that has most of it, words in
    quotation marks for the one whose title they stand in. Fewer than two means that the
    question compares within one document.
    """
    chosen: list[Document] = []
    for name in found.names:
        if name.principal is not None:
            chosen.append(catalogue.documents[catalogue.numbers[name.principal]])
    for words in question.quoted:
        chosen += [one for one in catalogue.documents.values() if words in one.title][:1]
    return list({one.id: one for one in chosen}.values())[:_AT_MOST]
