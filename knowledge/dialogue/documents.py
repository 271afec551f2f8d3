"""Another document or version for the same question: 2018年版呢, 旧版呢, 党章里怎么说."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from knowledge.model import Document
from knowledge.search import Catalogue
from knowledge.structure import RULE_WORDS, canonical_title

_SAID = (
    r"(?:里面?|中|上|的|那个|那篇|那份|这篇|那|版本?|规定|条例|办法|细则|章程|是|又|有没有|怎么|如何|咋|说|写|讲|"
    r"要求|了|什么|也|有|吗|对此|关于这个|一样)*"
)
_VERSION = re.compile(
    r"^(?:(?P<year>(?:19|20)\d\d)年?(?P<edition>的?(?:旧|老|新)?(?:版本?|修订版?|修正版?|那版|(?:那|这)个(?:版本)?))?"
    r"|(?P<older>(?:旧|老)(?:版本?|的|办法|条例|规定|细则)|(?:以前|原来|原先|之前|修订前|修改前|修正前)的?(?:版本?|规定)?"
    r"|(?:上|前)一版本?)"
    r"|(?P<newer>现在的(?:版本?|规定)?|新(?:版本?|办法|条例|规定|细则)|最新(?:版本?|的|规定)?|现行(?:版本?|的|规定)?"
    r"|(?:修订|修改|修正)后的?(?:版本?|规定)?))"
    rf"{_SAID}[,，\s]*(?P<rest>.*)$"
)
_TIED = re.compile(r"^》?(?:[（(][^（）()]*[)）])?(?:里面?|中|上|规定的?|那篇|这篇|的)*[,，]?")
_RULE = re.compile(RULE_WORDS)
_LONGEST_NAME, _SHORTEST_NAME = 30, 4
# 《…》, a name that ends as rules do, 牢记职责使命那篇
_NAMED = re.compile(
    rf"^(?:(?P<title>《[^《》]{{2,60}}》)|(?P<rule>.{{2,30}}?(?:{RULE_WORDS}))(?=$|里|中|上|的|怎|如)"
    r"|(?P<article>.{4,40}?)的?(?=[那这][篇份个](?!人)))"
)
_OF_THAT = re.compile(rf"^{_SAID}[,，\s]*")


@dataclass(frozen=True, slots=True)
class Turned:
    """The document that a question turns to, and what of the question is left over."""

    document: Document
    rest: str


def other_version(core: str, document: Document, catalogue: Catalogue) -> Turned | None:
    """Return the version of the document that the words name.

    >>> other_version("2018年版", regulation_of_2023, catalogue).document.effective.iso
    '2018-10-01'
    """
    match = _VERSION.match(core)
    chain = catalogue.versions.chain(document)
    if match is None or len(chain) < 2:
        return None
    at = next((n for n, one in enumerate(chain) if one.id == document.id), len(chain) - 1)
    if match["year"]:
        chosen = [one for one in chain if match["year"] in _years(one)]
    elif match["older"]:
        chosen = chain[max(0, at - 1) : max(0, at - 1) + 1]
    else:
        chosen = chain[-1:]
    if len(chosen) != 1:
        return None
    return Turned(chosen[0], match["rest"])


def other_document(core: str, catalogue: Catalogue, on: date) -> Turned | None:
    """Return the document that the words name, where they name it and ask nothing more.

    Args:
        on: the day whose version it is, unless a year picks another.

    >>> other_document("党章里怎么说", catalogue, date(2026, 1, 1)).document.title
    '中国共产党章程'
    """
    titles = catalogue.titles
    mentions = [one for one in titles.mentions(core) if len(one.families) == 1]
    if len(mentions) == 1:
        mention = mentions[0]
        before, after = core[: mention.start], core[mention.end :]
        family = mention.families[0]
    else:
        name = _NAMED.match(core)
        stem = (name["title"] or name["rule"] or name["article"]).strip("《》的") if name else ""
        near = (titles.similar(stem) or titles.containing(stem)) if len(stem) >= 4 else ()
        if name is None or len(near) != 1:
            return None
        before, after, family = "", core[name.end() :], near[0]
    rest = _OF_THAT.sub("", after.strip(" 》"))
    if before.strip(" 《在按照根据"):
        return None
    members = titles.families[family]
    year = re.match(r"[（(]?((?:19|20)\d\d)", rest)
    if year:
        of_year = [one for one in members if year[1] in _years(one)]
        members = of_year or members
        rest = _OF_THAT.sub("", rest[year.end() :].lstrip("年版)）"))
    chosen = members[0] if year else catalogue.versions.answering(members[0], on)
    return Turned(chosen, rest)


def without_documents(text: str, document: Document, catalogue: Catalogue) -> str:
    """Cut the titles of documents out of a question, with the words that tie them to it.

    Args:
        document: the one spoken of, which may be called by a piece of its title.

    >>> without_documents("支部工作条例里党小组会多久开一次", document, catalogue)
    '党小组会多久开一次'
    """
    family = canonical_title(document.title)
    spans = [(one.start, one.end) for one in catalogue.titles.mentions(text)]
    for match in _RULE.finditer(text):
        for start in range(max(0, match.end() - _LONGEST_NAME), match.end() - _SHORTEST_NAME + 1):
            if family in catalogue.titles.similar(text[start : match.end()]):
                spans.append((start, match.end()))
                break
    for start, end in sorted(_merged(spans), reverse=True):
        text = text[:start].rstrip("《在按照根据") + _TIED.sub("", text[end:])
    return text.strip(" ,，").lstrip("的")


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that overlap become one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _years(document: Document) -> set[str]:
    dates = (document.adopted, document.promulgated, document.effective, document.published)
    named = set(re.findall(r"(?:19|20)\d\d(?=年)", document.path))
    return {one.iso[:4] for one in dates if one} | named
