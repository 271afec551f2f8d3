"""What kind of document a text is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.model import Kind
from knowledge.structure.titles import canonical_title

_RULE = re.compile(
    r"(?:条例|规定|办法|细则|章程|准则|规程|守则|规则|规范|制度|解释|规划纲要|公约|须知|手册)$"
)
_LAW = re.compile(r"(?:[\u4e00-\u9fff]法|法典|法修正案(?:（[一二三四五六七八九十]+）)?)$")
_METHOD = re.compile(
    r"(?:工作法|方法|办法|做法|书法|执法|司法|看法|想法|说法|写法|打法|守法|普法|违法|用法)$"
)
_NOTICE = re.compile(
    r"(?:通知|公告|通报|方案|决定|意见|函|批复|公示|通告|命令|决议|安排|要点|计划)$"
)
_FAQ = re.compile(r"问答|FAQ|常见问题|百问|你问我答|一问一答", re.IGNORECASE)
_EXPERIENCE = re.compile(
    r"经验|做法|实践|思考|研究|探析|调研|工作法|综述|样本|探索|启示|路径|对策|浅析|浅谈|浅议|体会|总结|"
    r"案例|典型|感悟|如何|怎样|为什么|莫|几个问题|深化|打造|推进|发挥|坚持"
)
_NEWS = re.compile(
    r"讯[：:]?|开展|举行|召开|举办|参观|赴.+|走进|启动|闭幕|开幕|检查|巡察|主题党日|培训|专题|活动|观展|见闻|侧记|纪实|热议"
)
_RECORD = re.compile(r"——?记(?!住|取|忆)|侧记$|见闻$|纪实$")
_ESSAY = re.compile(
    r"人民论坛|人民日报(?:批|谈|评|：|:)|评论员|短评|时评|杂谈|漫谈|[浅也再试小]谈|莫患|莫如|莫让|切莫|"
    r"透过.*看|理解|把握|还是.+[处理吗？?]|辨析|基本遵循|如何|怎样|为什么"
)
_WARNING = re.compile(r"警示教育|警示录|忏悔|以案")
_OFFENCES = re.compile(r"典型(?:案例|问题|案件)|通报|曝光")
_PUNISHED = re.compile(r"公开通报|(?:给予|受到).{0,24}处分|诫勉|被?开除党籍")
_EVENT = re.compile(
    r"\d{1,2}月\d{1,2}日[^。]{0,120}(?:开展|举行|召开|举办|公布|发布|赴|走进|参观|启动|组织|来到)"
)
_DEEDS = re.compile(r"[\u4e00-\u9fff·]{2,4}同志，[男女]，")
_OPENING = 300
_DATELINE = re.compile(r"^.{0,16}(?:[0-9]{1,2}月[0-9]{1,2}日)?(?:电|讯)(?:[（(]|[：:\s　])")


def names_a_rule(title: str) -> bool:
    """Whether a title ends as those of rules do.

    >>> names_a_rule("某某学校学生管理办法（试行）"), names_a_rule("怎样写好办法草案")
    (True, False)
    """
    name = canonical_title(title)
    return bool(_RULE.search(name)) or names_a_law(title)


def names_a_law(title: str) -> bool:
    """Whether a title is that of a statute (…法), not of a way of working (…工作法)."""
    name = canonical_title(title)
    return bool(_LAW.search(name)) and not _METHOD.search(name)


def kind_of(
    title: str,
    lines: Sequence[str],
    *,
    articles: int,
    headings: int,
    questions: int,
    authors: int,
    reported: bool = False,
    rows: int = 0,
) -> Kind:
    """The kind of a document from its title, then from the lines under it.

    `reported` says that a reporter or an agency is named; `rows` of the lines are rows of
    tables: a table tells no news and no experience, whatever its title says. A list of
    offences with their punishments (典型问题通报) is a notice. An essay (人民论坛, 谈…,
    莫患…, 如何理解…) counts as experience: it too is somebody's view, and binds nobody.
    """
    name = canonical_title(title)
    if (articles or headings >= 3) and names_a_law(title):
        return Kind.LAW
    if articles >= 3 and _RULE.search(name):
        return Kind.REGULATION
    if questions >= 3 or (_FAQ.search(name) and questions):
        return Kind.FAQ
    if articles >= 3:
        return Kind.REGULATION
    called = name if _RULE.search(name) else title.split()[0] if title.strip() else ""
    if _RULE.search(called) and (headings >= 3 or articles):  # 员工手册 某某公司
        return Kind.REGULATION
    if _NOTICE.search(name) or _publishes_offences(name, lines):
        return Kind.NOTICE
    if _FAQ.search(name):
        return Kind.FAQ
    if rows * 2 > len(lines):
        return Kind.OTHER
    opening = "\n".join(lines[:2])
    if _DATELINE.match(opening[:60]) or _RECORD.search(name):
        return Kind.NEWS
    if _WARNING.search(name):
        return Kind.NEWS if reported else Kind.OTHER
    if _ESSAY.search(name):
        return Kind.EXPERIENCE
    if reported:
        return Kind.NEWS
    if _EXPERIENCE.search(name) and not _NEWS.search(name):
        return Kind.EXPERIENCE
    if _EVENT.search(opening[:_OPENING]):
        return Kind.NEWS
    if headings >= 3 and (_EXPERIENCE.search(name) or not _NEWS.search(name)):
        return Kind.EXPERIENCE
    if _NEWS.search(name):
        return Kind.NEWS
    if _EXPERIENCE.search(name) or (authors and headings) or _DEEDS.match(opening):
        return Kind.EXPERIENCE
    return Kind.OTHER


def _publishes_offences(name: str, lines: Sequence[str]) -> bool:
    if not _OFFENCES.search(name):
        return False
    return sum(_PUNISHED.search(line) is not None for line in lines) >= 2
