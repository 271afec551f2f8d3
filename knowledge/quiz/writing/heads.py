"""The head of a listing -> the question that its members answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.quiz.statements import Listing, Volume
from knowledge.quiz.writing import texts

_NOUN = (
    r"(?:基本|主要|重点|具体|使用|首要)*(?:任务|职责|职权|权利|义务|原则|程序|手续|条件|内容|情形|行为|人员"
    r"|种类|范围|措施|要求)"
)
_BELOW = re.compile(
    rf"^(?P<before>.*?)(?:下列|以下)的?(?P<noun>{_NOUN})(?:之一)?(?P<after>[的者]?，.+)?$"
)
_NAMED = re.compile(rf"^(?P<what>.*?(?P<noun>{_NOUN}))(?:主要)?(?:是|有|为|如下|包括|主要包括|)$")
_INCLUDES = re.compile(r"^(?P<what>.+?(?:主要)?)包括$")
BREACH = re.compile(r"对违反(?P<discipline>.{2}纪律)行为的处分")
_CONTEXT = re.compile(r"^(?P<before>[^，]{4,30}(?:，[^，]{2,16})?)，有下列行为之一")
# From what on such deeds are punished at all.
_GRAVE = re.compile(
    "行为之一(?:，对[^，]+)?(?P<grave>，(?:情节较重|情节严重|造成[^，；]+|致使[^，；]+))的"
)
_QUOTED = re.compile(r"“([^”]{2,8})”")
_COUNTS = {numeral: at for at, numeral in enumerate("一二三四五六七八九十", start=1)}
_SUBJECT = re.compile(
    r"^([一-鿿（）、]{2,24}?)(?:应当|承担|必须|按照|在[一-鿿]{1,12}下|是|由|负责|领导|设|每)"
)
_LEANING = re.compile(r"^(?:它|其|他们)的?|^(?=主要|基本|具体|报告)")
# Each member is of somebody else, or of people of whom nothing is said.
_APART = re.compile("分别|不同|各自|追究有关人员")
_BARE = re.compile(r"^(?:总则|附则|分则|引言|序言|结语|国家机构|党徽党旗|前言)$")
_LONGEST = 60
_TELLING = 6  # characters that a step of an experience needs to say something


@dataclass(frozen=True, slots=True)
class Head:
    """What a listing lists.

    Attributes:
        kind: members of listings of one kind are wrong options for each other (任务, 原则);
            a breach of discipline goes by the discipline (违反组织纪律).
        choice: the question with options, without its place; empty where wrong options would
            be seen to be of another theme: deeds of one article, the members of a shorthand.
        question: the same to be answered in words; empty where it would not be understood.
        whole: whether its members lose their meaning when they are cut at a comma.
        shorthand: whether it is a name that counts its members (三抓).
    """

    kind: str
    choice: str
    question: str
    whole: bool = False
    shorthand: bool = False


def read_head(listing: Listing, volume: Volume) -> Head | None:
    """Return what a listing below a heading or a colon lists; None where it cannot be asked."""
    words = re.split("[。；]", listing.head.rstrip("。；，, "))[-1].strip()
    breach = BREACH.search(listing.headings[-1]) if listing.headings else None
    if breach and "行为之一" in listing.head:
        context, from_on = _CONTEXT.match(listing.head), _GRAVE.search(listing.head)
        grave = from_on["grave"] if from_on else ""
        return Head(
            f"违反{breach['discipline']}",
            "",
            texts.WHAT_BREACH.format(before=context["before"], grave=grave) if context else "",
            whole=True,
        )
    if listing.document.kind.binding:
        return _ruled(words, listing, volume)
    return _told(words, listing)


def _ruled(words: str, listing: Listing, volume: Volume) -> Head | None:
    if not listing.article or len(words) > _LONGEST or _APART.search(words):
        return None
    if leaning := _LEANING.match(words):
        subject = _subject(listing, volume)
        if not subject:
            return None
        words = f"{subject}的{words[leaning.end() :]}"
    if found := _BELOW.match(words):
        noun, before = found["noun"], found["before"]
        after = found["after"] or ""
        named = texts.ONE_OF.format(noun=noun) if after.startswith("的") else noun
        parts = {"before": before, "noun": named, "after": after}
        choice, question = texts.WHICH_ARE.format(**parts), texts.WHAT_ARE.format(**parts)
        kind = _kind(noun) + ("（从宽）" if re.search("从轻|减轻|免予|不予", after) else "")
        return Head(kind, choice, question, whole=noun in ("情形", "行为"))
    if re.search("下列|以下", words):
        return None
    if found := _NAMED.match(words):
        what = found["what"]
        choice, question = texts.WHICH_OF.format(what=what), texts.WHAT_OF.format(what=what)
        return Head(_kind(found["noun"]), choice, question)
    if found := _INCLUDES.match(words):
        what = found["what"]
        kind = "任务" if re.search("职责|任务", what) else "内容"
        return Head(kind, texts.WHICH_IN.format(what=what), texts.WHAT_IN.format(what=what))
    return None


def _subject(listing: Listing, volume: Volume) -> str:
    """Of whom the paragraph is that a listing stands in, where its head says 主要职责是 only."""
    begin = volume.text.rfind("\n", 0, listing.start) + 1
    opening = re.sub(r"^\s*第[^\s　]{1,8}条[\s　]*", "", volume.text[begin : listing.start])
    found = _SUBJECT.match(opening)
    return found[1] if found else ""


def _told(words: str, listing: Listing) -> Head | None:
    """An article's headings: named by what they put in quotation marks and count."""
    brief = min(len(one.text) for one in listing.members) < _TELLING
    if _BARE.match(words) or brief or not 4 <= len(words) <= _LONGEST:
        return None
    for name in _QUOTED.findall(words):
        if _COUNTS.get(name[0]) == len(listing.members):
            question = texts.WHAT_MEANT.format(name=name)
            return Head("做法", "", question, whole=True, shorthand=True)
    return None  # what an essay heads its parts with nobody can know


def _kind(noun: str) -> str:
    core = noun[-2:]
    return {"职责": "任务", "手续": "程序", "范围": "内容"}.get(core, core)
