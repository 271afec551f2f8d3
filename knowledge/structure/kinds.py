"""What kind of document a text is."""

from __future__ import annotations

import re

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
    title: str, text: str, *, articles: int, headings: int, questions: int, authors: int
) -> Kind:
    """The kind of a document from its title, then from what stands in it."""
    name = canonical_title(title)
    if (articles or headings >= 3) and names_a_law(title):
        return Kind.LAW
    if articles >= 3 and _RULE.search(name):
        return Kind.REGULATION
    if questions >= 3 or (_FAQ.search(name) and questions):
        return Kind.FAQ
    if articles >= 3:
        return Kind.REGULATION
    if _RULE.search(name) and (headings >= 3 or articles):
        return Kind.REGULATION
    if _NOTICE.search(name):
        return Kind.NOTICE
    if _FAQ.search(name):
        return Kind.FAQ
    if _DATELINE.match(text[:60]):
        return Kind.NEWS
    if _EXPERIENCE.search(name) and not _NEWS.search(name):
        return Kind.EXPERIENCE
    if headings >= 3:
        return Kind.EXPERIENCE
    if _NEWS.search(name):
        return Kind.NEWS
    if _EXPERIENCE.search(name) or (authors and headings):
        return Kind.EXPERIENCE
    return Kind.OTHER
