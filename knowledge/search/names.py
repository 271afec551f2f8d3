"""The places, people and bodies that a question names, and the documents that hold them.

阆中, 钟瑞友, 市统计局: such a word says which document is meant. A document that does not
hold it is seldom the one asked about, whatever else it shares with the question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.index import BODY, CONTEXT, Searchable, Terms
from knowledge.search.question import Question

_TAGS = ("ns", "nr", "nt", "nz")
# Words that the tagger takes for places or names and that name nothing.
_NO_NAMES = frozenset(
    (
        "中国",
        "全国",
        "中华",
        "国家",
        "中央",
        "我国",
        "全省",
        "全市",
        "全县",
        "世界",
        "东西",
        "老公",
        "老板",
    )
)
_SUFFIXES = "省市县区"
_MANY = 10_000


@dataclass(frozen=True, slots=True)
class Name:
    """A naming word, with the documents that hold it.

    `holders` are all documents with the word in their text or names; `principal` is the one
    that has most of it.
    `certain` names are in the dictionary: where no document holds one, it is no misprint.
    """

    word: str
    holders: frozenset[int] = field(repr=False)
    principal: int | None
    certain: bool


def names_in(question: Question, terms: Terms, generation: Searchable) -> list[Name]:
    """Return the names in a question; documents by their number in the manifest."""
    found: dict[str, Name] = {}
    for word, tag in terms.tagged(question.subject):
        stem = word[:-1] if len(word) > 2 and word[-1] in _SUFFIXES else word
        if not tag.startswith(_TAGS) or len(stem) < 2 or word in _NO_NAMES or stem in found:
            continue
        body = generation.outline.search({BODY: {stem: 1.0}}, _MANY)
        context = generation.outline.search({CONTEXT: {stem: 1.0}}, _MANY)
        if tag in ("nz", "nt") and not context:
            continue
        found[stem] = Name(
            word,
            frozenset(body.keys() | context.keys()),
            _most(body, context),
            tag == "ns" and terms.is_word(word),
        )
    return list(found.values())


def _most(body: Mapping[int, float], context: Mapping[int, float]) -> int | None:
    both = {one: body.get(one, 0.0) + context.get(one, 0.0) for one in body.keys() | context.keys()}
    return max(both, key=both.__getitem__, default=None)
