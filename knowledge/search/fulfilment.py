"""Whether a sentence has the kind of thing that a question asks for.

How often wants 每月 or 2次, how long wants 十日, how many words wants a number of 字. It says
nothing about whether it is the right one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from knowledge.search.demand import Tagger
from knowledge.search.question import Question, Wants

# A number at the head of a line counts its items, it is no answer.
_ITEM_MARK = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百零\d]+条|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])\s*"
)
_DIGITS = r"(?:[0-9]+|[一二三四五六七八九十百千两半几]+)"
_UNIT_OF_TIME = r"(?:个?月|个?年|[天日周时]|个?小时|个?工作日|个?季度|个?学期|分钟)"
_KINDS: Mapping[Wants, re.Pattern[str]] = {
    Wants.NUMBER: re.compile(
        r"[0-9]|百分之|第[一二三四五六七八九十]"
        r"|[一二三四五六七八九十百千两半]+(?:余|多)?[个名位件项条次年天月日倍期种元人户支家张份岁周]"
    ),
    Wants.FREQUENCY: re.compile(
        rf"每(?:{_DIGITS})?(?:个)?(?:年|半年|季度?|月|周|日|天|学期)|{_DIGITS}[次回]"
        r"|[双逐]月|按[月季年]|定期"
    ),
    Wants.DURATION: re.compile(rf"{_DIGITS}{_UNIT_OF_TIME}|当[天日]|[即及]时|长期|永久"),
    Wants.TIME: re.compile(
        rf"{_DIGITS}[年月日号点时:：]|之日|日期|当[年月天日]|[0-9]{{4}}|[上下]午"
    ),
}
_REASON = re.compile(
    r"因为|因此|由于|为了|^为.{2,30}[，,]|(?<!其他)(?<!客观)(?<!特殊)(?<!身体)原因|导致|致使|所以|旨在|根源|为此|目的|在于"
)
# What is counted, and how its number is printed. A year or an article's number is neither.
_NUMBER = r"(?:[0-9][0-9.,]*|[一二三四五六七八九十百千万两半几]+)(?:余|多)?\s*"
_AMOUNTS = tuple(
    (re.compile(asked), re.compile(given))
    for asked, given in (
        (
            r"多少钱|几块钱|什么价|[花挣发交缴贷罚补报]了?多少(?![人次个天])|多少(?:[一-鿿]{0,3}费|[元块万])",
            _NUMBER + r"(?:[万亿]?元|块)|[%％]|百分之|免费|不收|免收|元[）)]?：" + _NUMBER,
        ),
        (r"电话|号码|哪个号", r"[0-9]{4,}"),
        (
            r"百分之几|多大比例|几成|占.{0,8}多少",
            r"[%％]|百分之|[一二三四五六七八九十]成|倍|分之|[0-9]\.[0-9]|[0-9]/[0-9]|半数",
        ),
        (
            r"(?:多少|(?<!哪)几)(?:个|名|位)?(?:人(?!才)|党员|干部|委员|同志|学生|职工)",
            _NUMBER + r"(?:个|名|位)?\s*(?:人|名|位|至)|[%％]|分之|[0-9]/[0-9]|半数|全体",
        ),
        (
            r"(?:多少|(?<!哪)几)个?(?:小时|学时|课时|分钟)",
            _NUMBER + r"(?:个)?(?:小时|学时|课时|分钟|[天日节])|半天",
        ),
        (r"几年|多少年|几届|干多久|任期", _NUMBER + r"个?(?:年|学年|月)|永久|长期|届"),
        # 个 counts any body or thing: 几家单位 is told by 5个单位.
        *(
            (rf"(?:多少|(?<!哪)几){unit}", rf"{_NUMBER}[{unit}个]|{unit}数?[）)]?：{_NUMBER}")
            for unit in "家户台套"
        ),
        *(
            # 未满十八周岁; the row of a table has its unit in the header: 份数：2.
            (rf"(?:多少|(?<!哪)几){unit}", rf"{_NUMBER}周?{unit}|{unit}数?[）)]?：{_NUMBER}")
            for unit in (
                "场",
                "字",
                "份",
                "票",
                "篇",
                "期",
                "岁",
                "页",
                "平方米",
            )
        ),
    )
)
# When: the hour, the day, the year, the month. Looked for in the text with its dates.
_MOMENTS = tuple(
    (re.compile(asked), re.compile(given))
    for asked, given in (
        (
            r"几点(?!意见|要求|建议|体会|措施|经验)",
            r"[0-9一二三四五六七八九十]+[点时:：]|[上下中]午|晚|早晨",
        ),
        (
            r"(?<!十)几[号日](?!楼|院)|哪一?天|星期几|周几",
            r"[0-9一二三四五六七八九十]+\s*[日号天]|[周星]期?[一二三四五六日末]|之日|当[天日]"
            r"|日期|第.{1,2}天|节",
        ),
        (r"哪一?年|几几年", r"[0-9]{4}|[一二三四五六七八九十]年|[今去当]年|届"),
        (r"几月|哪个?月", r"月|季"),
    )
)
_WHERE = re.compile(
    r"(?<![子题因点别距结键处义])在哪[里儿]?(?:[^一-鿿]|$|[办看领取交找查补报])|什么地方|何处|啥地方"
)
_PLACE = re.compile(
    r"(?:在|到|于|至|往|去|向|从|设|地点|地址|赴|来)[^，,。；]{0,16}"
    r"(?:[室楼馆厅院校场站市县区镇村街路所处库园堂部局科厂湖山会网]"
    r"|中心|平台|系统|现场|单位|机关|公司|基地|旧址)"
)
_NO_AMOUNT = re.compile(
    r"(?:19|20)\d\d年(?:\d+月(?:\d+日)?)?|\d+月\d+日|第[一二三四五六七八九十百零\d]+[编章节条款项]"
)


_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤隋耿席"
)
_ITEM = re.compile(
    r"(?:^|[\n。;；:：])\s*(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]是|\d[.、])"
)
_QUOTED = re.compile(r"[“\"《]([^“”\"《》]{2,30})[”\"》]")
# 三必知, 一岗双责: the name of a list is none of its items.
_NAME_OF_LIST = re.compile(r"^[一二两三四五六七八九十\d]\D{1,3}$|^(?:[一二三四五六七八九十].){2}")
_NOT = re.compile(r"[不无未非禁免勿]|没有")
_ASKED_NEGATIVE = re.compile(
    r"(?<![能可会要该是用])(?:不用|不得|不能|不准|不可以|不予|不需要|不允许|不应|不必|不算|禁止|免)"
)


def fulfils(text: str, question: Question) -> bool:
    """Whether the text has the figure, date or reason that is asked for, said of the same case:
    what need not be paid is not told by what must be.

    >>> fulfils("支部委员会会议每月召开一次。", read_question("支委会多久开一次？", folder))
    True
    """
    if _ASKED_NEGATIVE.search(question.folded) and not _NOT.search(text):
        return False
    if Wants.REASON in question.wants and not gives_reason(text):
        return False
    return gives_amount(text, question)


def gives_amount(text: str, question: Question) -> bool:
    """Whether the text has the figure or date that is asked for; true where none is."""
    amounts, moments = _wanted(question.folded)
    kinds = [pattern for want, pattern in _KINDS.items() if want in question.wants]
    if not (amounts or moments or kinds):
        return True
    said = _NO_AMOUNT.sub("", _ITEM_MARK.sub("", text))
    dated = text if Wants.TIME in question.wants else said
    return (
        all(one.search(said) for one in amounts)
        and all(one.search(text) for one in moments)
        and all(one.search(dated) for one in kinds)
    )


@lru_cache(maxsize=64)
def _wanted(folded: str) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    """Return how the amounts and the moments that a question asks for are printed; hundreds
    of sentences are held against each question."""
    amounts, moments = (
        [given for asked, given in table if asked.search(folded)] for table in (_AMOUNTS, _MOMENTS)
    )
    return amounts, moments


def gives_place(text: str, question: Question) -> bool:
    """Whether the text names a place; true where none is asked for."""
    return _WHERE.search(question.folded) is None or _PLACE.search(text) is not None


def gives_unit(text: str, unit: str) -> bool:
    """Whether the text has a number of this unit, as 30毫升 or in a row under 毫升.

    >>> gives_unit("每次献血200毫升。", "毫升")
    True
    """
    return not unit or re.search(rf"{_NUMBER}{unit}|[|：].*{unit}|{unit}.*[|：]", text) is not None


def gives_reason(text: str) -> bool:
    """Whether the text says why."""
    return _REASON.search(text) is not None


def has_person(text: str, tagger: Tagger) -> bool:
    """Whether a person's name stands there, by the tagger and the common surnames.

    >>> has_person("馆员赵晚晴负责接待。", terms)
    True
    """
    return any(
        tag == "nr" and 1 < len(word) < 5 and word[0] in _SURNAMES
        for word, tag in tagger.tagged(text)
    )


def listed(text: str) -> int:
    """Count what a text sets side by side: with 、, by numbers, in quotation marks, or in
    clauses that begin alike. The name of a list (“三必知”) is none of its items.

    >>> listed("做到会前有准备、会上有记录、会后有落实。")
    3
    """
    lines = [line for line in re.split(r"[。\n]", text) if line.strip()]
    beside = max((line.count("、") + line.count("|") + 1 for line in lines), default=0)
    quoted = sum(_NAME_OF_LIST.search(one) is None for one in _QUOTED.findall(text))
    return max(beside, len(_ITEM.findall(text)), quoted, *map(_alike, lines or [""]))


def _alike(line: str) -> int:
    """How many clauses begin with a character that another clause begins with."""
    heads = Counter(one.strip()[:1] for one in re.split(r"[,，;；:：、]", line) if one.strip())
    return max(heads.values(), default=0)
