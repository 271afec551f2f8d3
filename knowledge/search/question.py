"""A question as it is understood: what it is about, what kind of thing it asks for.

People ask in chat Chinese; what carries no subject (请问, 到底, 那篇, 啥意思呀) is cut away,
each cut leaving a gap so that no bigram spans it. What is asked for (a number, a person,
a date, a reason, a list) and what the question takes for granted (years, figures, quoted
words) is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from knowledge.search.glossary import Glossary, Segmenter

LONGEST_QUESTION = 1000  # characters; what is beyond is not read

_CHAT = re.compile(
    r"请问一?下?|想问一?下?|问一?下|麻烦|谢谢|各位|大家好|你好|您好|在吗|求助|告诉我|帮我查一?下?"
    r"|有没有人知道|谁知道|我想知道|说一下|讲一下|介绍一下|来着|的话|"
    r"[\U0001F300-\U0001FAFF☀-➿️]|[~～]+|\[[^\[\]]{1,4}\]"
)
_NOISE = re.compile(
    r"[什啥]么?时候|是什么意思|啥意思|什么意思|是个?啥东西|是指什么|指的是|具体|到底|究竟|什么样|啥样|什么|"
    r"哪些(?:地方|方面|情况|东西|事|人)?|哪[几两二三四五六七八九十]?[个位样项种件道步天年月次]?|多少[个名位件项条次]?|几[个名位件项条次年天趟回]|"
    r"多少钱|多久|多长时间|多长|多大|百分之几|怎么样|怎么个|怎么|怎样|咋样|咋|如何|为什么|为何|为啥|干嘛|干啥|"
    r"是不是|能不能|可不可以|有没有|要不要|该不该|是否|谁|吗|呢|呀|啊|吧|嘛|哦|呗|么|啥|"
    r"[那这][篇份个边块些儿里间家位套]|^那|咱们?|我们|你们|大家|分别|各自|各是|各有|一共|总共|有关|关于|"
    r"应该|应当|需要|可以|的|了"
)
_QUOTED = re.compile(r"[“\"「『‘']([^“”\"「」『』‘’']{1,40})[”\"」』’']")
_PROTECTED = re.compile(rf"{_QUOTED.pattern}|《[^《》]{{2,60}}》")
_SOUND = re.compile(r"[^\s?!。,、;:…“”\"'‘’「」『』《》()]+")
_COUNTED_ONLY = re.compile(r"[\s\d零一二三四五六七八九十百千万]*")
_PROVISION = re.compile(r"第\s*[\d零一二三四五六七八九十百千]+\s*[条章节款项编期届次]")
_TITLE = re.compile(r"《([^《》]{2,60})》")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=\D|$))")
_FIGURE = re.compile(r"(?<![\d第.])(\d+(?:\.\d+)?)\s*(%|[个名人件次万元天日月年家项条位期级分岁])?")


class Repairer(Protocol):
    """Puts slips right in a text but for the stretches, start and end, that are kept."""

    def __call__(
        self, text: str, kept: Sequence[tuple[int, int]], /
    ) -> tuple[str, tuple[Repair, ...]]: ...


class Wants(StrEnum):
    """What kind of thing the question asks for."""

    NUMBER = "number"
    FREQUENCY = "frequency"
    DURATION = "duration"
    TIME = "time"
    REASON = "reason"
    LIST = "list"
    AUTHOR = "author"
    PUBLISHED = "published"
    PUBLISHER = "publisher"
    COMPARISON = "comparison"


# What a figure or a date answers.
QUANTITIES = frozenset({Wants.NUMBER, Wants.FREQUENCY, Wants.DURATION, Wants.TIME})


_WANTS = {
    Wants.AUTHOR: re.compile(
        r"(?<!工)作者|谁写|哪几[位个]人?写|写的是谁|谁的文章|哪几个人做|课题组.{0,4}(?:谁|哪)|署名|执笔"
    ),
    Wants.PUBLISHED: re.compile(
        r"(?:哪天|哪年|何时|什么时候|哪月|几号)[^印]{0,3}(?:发布|发表|登|刊|(?<!印)发的)"
        r"|(?:发布|发表|刊登).{0,4}(?:哪天|时间|日期|何时|什么时候|早|晚)"
    ),
    Wants.PUBLISHER: re.compile(
        r"(?:登|发|刊)(?:载|表|登|布)?在|哪[份个]刊物|哪本杂志|哪个网站|(?<!作)出处|转载自"
    ),
    Wants.NUMBER: re.compile(
        r"多少(?!办)|(?<!哪)几[个名位件项家成分倍期](?!人)|多大比例|百分之几|多大(?!年)|第几"
    ),
    Wants.FREQUENCY: re.compile(
        r"(?:多久|多长时间|几[天周年]|几个月).{0,8}[一1][次回趟]|几[次趟回]|多少[次趟回]|频率|频次"
    ),
    Wants.DURATION: re.compile(
        r"(?:多久|多长|(?<!哪)几[天年周]|(?<!哪)几个?(?:月|小时|学时|工作日|学期)|多少个?(?:[天年]|小时|工作日)|期限|时限)(?!.{0,8}[一1][次回趟])"
    ),
    Wants.TIME: re.compile(
        r"哪一?年|哪几[天日年月]|何时|(?:什么|啥)时候|哪天|哪个?月|几月|几号|几点"
    ),
    Wants.REASON: re.compile(
        r"为什么|为何|为啥|怎么会|咋(?!样|搞|办|写|算|交|开|弄).{1,14}了|[什啥]么?原因|根子"
    ),
    Wants.LIST: re.compile(
        r"哪[几两二三四五六七八九十\d]|哪些|有哪|都有|分别|包括什么|几[步种类]|步骤|流程"
        r"|是哪.{1,2}[个项条样种]"
    ),
    Wants.COMPARISON: re.compile(
        r"各(?:是|自|有|要|靠|把|怎|定)|分别|相比|对比|比较|区别|不同|不一样|一样|谁更|同样"
        r"|哪[篇个].{0,6}[早晚高低多少]"
    ),
}


class Folder(Segmenter, Protocol):
    """Brings text into the form that is compared (full width, script, case)."""

    def fold(self, text: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Repair:
    """A slip of typing in a question, and what it was read as."""

    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `text` is what was asked, `folded` the same in the compared form, `subject` what is
    left of it without chat noise and question words, gaps marked by a blank. `quoted`
    are the words in quotation marks, `titles` those in 《》, `years` and `figures` the
    numbers that it takes for granted. `synonyms` are its words that the glossary knows,
    each with the terms of the rules for it, `repairs` the slips of typing that were put
    right in all but `text`.
    """

    text: str
    folded: str
    subject: str
    wants: frozenset[Wants]
    quoted: tuple[str, ...]
    titles: tuple[str, ...]
    years: tuple[str, ...]
    figures: tuple[str, ...]
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it speaks of nothing: no word is left, or numerals alone."""
        return not self.titles and _COUNTED_ONLY.fullmatch(self.subject) is not None


def read_question(
    text: str,
    folder: Folder,
    glossary: Glossary | None = None,
    repair: Repairer | None = None,
) -> Question:
    """Understand a question.

    Args:
        glossary: the everyday words to look for.
        repair: puts slips of typing right.

    >>> read_question("請問「三培養」到底啥意思呀？", folder).subject
    '三培养'
    """
    # Bytes that were no text arrive as lone surrogates, which nothing can encode.
    bounded = " ".join(text[:LONGEST_QUESTION].encode("utf-8", "replace").decode("utf-8").split())
    folded = folder.fold(bounded)
    spoken = _outside_quotes(_CHAT, folded)
    repairs: tuple[Repair, ...] = ()
    if repair is not None:
        kept = (_PROTECTED, _NOISE, _PROVISION)
        spans = [one.span() for pattern in kept for one in pattern.finditer(spoken)]
        spoken, repairs = repair(spoken, spans)
    titles = tuple(_TITLE.findall(spoken))
    subject = _outside_quotes(_NOISE, spoken)
    years = tuple(dict.fromkeys(_YEAR.findall(spoken)))
    asked = _PROVISION.sub(" ", _TITLE.sub(" ", spoken))
    figures = tuple(
        dict.fromkeys(
            number + (unit if unit == "%" else "")
            for number, unit in _FIGURE.findall(asked)
            if number not in years
        )
    )
    return Question(
        text=text,
        folded=spoken,
        subject=" ".join(_SOUND.findall(subject)),
        wants=frozenset(want for want, pattern in _WANTS.items() if pattern.search(spoken)),
        quoted=quoted_words(spoken),
        titles=titles,
        years=years,
        figures=figures,
        synonyms=glossary.expand(spoken, folder) if glossary else {},
        repairs=repairs,
    )


def quoted_words(text: str) -> tuple[str, ...]:
    """Return the words in quotation marks, of two characters at least.

    >>> quoted_words("“双评双优”是什么？")
    ('双评双优',)
    """
    return tuple(one for one in _QUOTED.findall(text) if len(one) > 1)


def _outside_quotes(noise: re.Pattern[str], text: str) -> str:
    """Cut noise, but not inside quotation marks: “六个是否” is a name, no question word."""
    pieces: list[str] = []
    end = 0
    for quoted in _PROTECTED.finditer(text):
        pieces += [noise.sub(" ", text[end : quoted.start()]), quoted.group()]
        end = quoted.end()
    return "".join([*pieces, noise.sub(" ", text[end:])])
