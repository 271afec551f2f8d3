"""What a trainer asks for with `/quiz`: about what, how many, of which types, how hard, for
which bank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rendering import one_line
from bot.training.difficulties import difficulties, spoken
from bot.training.item_types import item_types, shares
from knowledge.quiz import Difficulty, ItemType
from knowledge.structure import parse_numeral

USUAL = (ItemType.SINGLE, ItemType.MULTI, ItemType.JUDGE, ItemType.BLANK)
USUAL_COUNT = 10
LONGEST_NAME = 40  # characters of a bank's name
_LONGEST = 120  # characters of what is asked about

_HERE = "\x00"  # stands for the place while the rest is read
_DIGITS = str.maketrans("０１２３４５６７８９　＃", "0123456789 #")
_NUMERAL = "[〇零一二两三四五六七八九十百]"
_UNIT = r"(?:道小题|道题|小题|道|题)"
_COUNT = re.compile(
    rf"(?P<digits>\d{{1,3}})\s*{_UNIT}"
    rf"|(?<=[出来做要编成])(?P<ordered>{_NUMERAL}{{1,4}})\s*{_UNIT}"
    # 三道防线 is a topic: in Chinese numerals it counts where the word ends behind it.
    rf"|(?P<words>{_NUMERAL}{{1,4}})\s*{_UNIT}(?=$|[\s、，,。的单多判填简问选卡闪不是关有])"
)
_ALONE = re.compile(rf"(?<!\S)(?:(?P<digits>\d{{1,3}})|(?P<words>{_NUMERAL}{{1,4}}))(?!\S)")
_GLUED = re.compile(
    r"(?<=[^\d\s第])(?P<digits>\d{1,3})$|^(?P<first>\d{1,3})(?=[^\d\s年月日条章%.-])"
)
_TITLE = re.compile(r"《([^《》]{1,120})》")
_BANK = re.compile(r"#\s*(?:[“\"](?P<quoted>[^“”\"#]+)[”\"]|(?P<word>[^\s#《》]+))")
_ORDINAL = rf"第(?:{_NUMERAL}|千|\d)+"
_PLACE = re.compile(
    rf"{_ORDINAL}(?P<level>条|章|节|编)(?:之{_NUMERAL}+)?(?:{_ORDINAL}款)?"
    rf"(?:\s*[到至、和—-]\s*{_ORDINAL}(?P=level)(?:之{_NUMERAL}+)?)?"
)
_SPAN = re.compile(
    rf"最?近的?(?P<count>{_NUMERAL}{{1,4}}|\d{{1,3}})?(?P<unit>天|日|周|星期|个月|月|年)?(?:以?来|内)?的?"
    r"(?:新?(?:更新|修改|修订|变动|改动|变更)|新(?:增|改))过?的?(?:文件|制度|内容|条文|规定)?"
)
_FROM = re.compile(
    r"(?:(?P<now>今年)(?:以来|(?=新?(?:更新|修改|修订|变动)))"
    r"|(?P<year>\d{4})[-年./](?:(?P<month>\d{1,2})(?:[-月./](?:(?P<day>\d{1,2})日?)?)?)?"
    r"(?:以来|以后|之后|起))"
    r"(?:新?(?:更新|修改|修订|变动)过?)?的?(?:文件|制度|内容|条文|规定)?"
)
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "个月": 30, "月": 30, "年": 365}
_BEFORE = re.compile(
    r"^(?:(?:请|帮我|给我|帮忙|麻烦|出|来|做|弄|要|编|生成|关于|有关|围绕|针对|按|根据|从|的)\s*)+"
)
_AFTER = re.compile(
    r"\s*(?:方面|相关|有关|里面?|中)?(?:的|之)?(?:题目|试题|考题|(?<![难问主议课专标])题)?$"
)


@dataclass(frozen=True, slots=True)
class QuizRequest:
    """What is asked for.

    Attributes:
        subject: about what, as the trainer put it; `read` of it gives the same again.
        document, chapter, provision: a title, 第三章, 第十一条, empty where not named.
        topic: what is to be searched for; empty where a place or the time says it all.
        since: only what was changed since that day.
        types: none said: those of `USUAL`.
        shares: how many of each type, where that is said.
        count: 1 and more.
        bank: the name after #, empty where none was given.
        difficulties: none said: all of them.
    """

    subject: str
    document: str = ""
    chapter: str = ""
    provision: str = ""
    topic: str = ""
    since: date | None = None
    types: tuple[ItemType, ...] = USUAL
    count: int = USUAL_COUNT
    bank: str = ""
    shares: tuple[tuple[ItemType, int], ...] = ()
    difficulties: tuple[Difficulty, ...] = ()

    @classmethod
    def read(cls, text: str, today: date) -> QuizRequest:
        """Read what was typed, in any order; an empty `subject` asks about everything.

        >>> day = date(2026, 11, 22)
        >>> asked = QuizRequest.read("支部 10 单选", day)
        >>> asked.topic, asked.count, [one.value for one in asked.types]
        ('支部', 10, ['single'])
        >>> asked = QuizRequest.read("出十道关于党费的判断题，难一点", day)
        >>> asked.topic, asked.count, [one.value for one in asked.types + asked.difficulties]
        ('党费', 10, ['judge', 'hard'])
        >>> asked = QuizRequest.read("《支部工作条例》第十一条 单选、多选 5题 #七月竞赛", day)
        >>> asked.document, asked.provision, asked.count, asked.bank
        ('支部工作条例', '第十一条', 5, '七月竞赛')
        >>> QuizRequest.read("最近30天更新的 判断", day).since
        datetime.date(2026, 10, 23)
        """
        text = _plain(text)
        bank = ""
        if found := _BANK.search(text):
            bank = (found["quoted"] or found["word"]).strip()[:LONGEST_NAME]
            text = _without(text, found)
        document = ""
        if found := _TITLE.search(text):
            document = found[1].strip()
            text = _without(text, found)
        since, text = _since(text, today)
        place = _PLACE.search(text)
        if place:
            text = f"{text[: place.start()]} {_HERE} {text[place.end() :]}"
        each, text = shares(text)
        count, text = _count(text)
        types, text = item_types(text)
        hard, text = difficulties(text)
        if each:
            count, types = sum(_number(many) for _, many in each), tuple(one for one, _ in each)
        if count is None:
            count, text = _count_alone(text)
        # What stands before a place is its document: 支部工作条例第十一条.
        before, here, rest = text.rpartition(_HERE)
        if here and not document:
            document, before = _topic(before), ""
        rest = _topic(f"{before} {rest}")
        chapter = place[0] if place and place["level"] != "条" else ""
        provision = place[0] if place and place["level"] == "条" else ""
        named = f"《{document}》" if document else ""
        when = since.isoformat() + "以来更新的" if since else ""
        said = (named + chapter + provision, rest, when, spoken(hard))
        subject = " ".join(filter(None, said))
        return cls(
            subject,
            document,
            chapter,
            provision,
            rest,
            since,
            types or USUAL,
            USUAL_COUNT if count is None else count,
            bank,
            tuple((one, _number(many)) for one, many in each),
            hard,
        )

    @property
    def about(self) -> str:
        """What is asked about, however hard."""
        return difficulties(self.subject)[1]

    @property
    def parts(self) -> tuple[tuple[tuple[ItemType, ...], int], ...]:
        """What is made one after the other: of which types how many."""
        return tuple(((one,), many) for one, many in self.shares) or ((self.types, self.count),)


def named(bank: str) -> str:
    """Return a bank's name as it is written behind #.

    >>> named("七月竞赛"), named("七月 竞赛")
    ('七月竞赛', '“七月 竞赛”')
    """
    return f"“{bank}”" if re.search(r"[\s《》]", bank) else bank


def _number(words: str) -> int:
    """Return a numeral's number; 0, which is refused, for what is none."""
    return parse_numeral(words) or 0


def _plain(text: str) -> str:
    return one_line(text.translate(_DIGITS), 4 * _LONGEST)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip()


def _since(text: str, today: date) -> tuple[date | None, str]:
    if found := _FROM.search(text):
        try:
            year = today.year if found["now"] else int(found["year"])
            day = date(year, int(found["month"] or 1), int(found["day"] or 1))
        except ValueError:
            return None, text
        return day, _without(text, found)
    if found := _SPAN.search(text):
        many = _number(found["count"]) if found["count"] else 1
        days = many * _DAYS[found["unit"] or "个月"]
        return today - timedelta(days=min(days, 3650)), _without(text, found)
    return None, text


def _count(text: str) -> tuple[int | None, str]:
    found = _COUNT.search(text)
    if found is None:
        return None, text
    return _number(found["digits"] or found["ordered"] or found["words"]), _without(text, found)


def _count_alone(text: str) -> tuple[int | None, str]:
    """A number that stands by itself, or whose neighbours are Chinese: 支部10."""
    found = _ALONE.search(text)
    if found is not None:
        return _number(found["digits"] or found["words"]), _without(text, found)
    found = _GLUED.search(text)
    if found is not None:
        return int(found["digits"] or found["first"]), _without(text, found)
    return None, text


def _topic(text: str) -> str:
    text = _BEFORE.sub("", text.strip(" 、，,。;；:：?？!！"))
    text = _AFTER.sub("", text).strip(" 、，,。;；:：?？!！")
    return " ".join(text.split())[:_LONGEST]
