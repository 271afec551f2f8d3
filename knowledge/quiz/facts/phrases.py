"""What fills a fixed construction: the words that a rule is known by.

Each construction leaves one place open that only the rule fills (采取…的态度, 把…放在首位,
从…之日算起). Objects of plain verbs are not asked for: 开展 and 加强 take a hundred of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.quiz.facts.fact import Fact, FactKind

_X = r"(?P<x>[一-鿿“”]{2,14}?)"
_TERM = r"(?P<x>[一-鿿“”]{3,14}?)"  # where any word of two characters would do
_END = r"(?=[，。；、,;]|$)"
_NOUNS = "制度|原则|方针|态度|责任制|机制|战略|基本国策"
_ROLES = (
    "机关|机构|组织|力量|单元|核心|堡垒|标准|途径|阵地|桥梁|纽带|主体|先锋队|根本制度"
    "|根本法|领导者|主心骨"
)
_BODY = "委员会|委员|书记|支部|小组|机构|党组|纪委|主席团?|大会|党委"


@dataclass(frozen=True, slots=True)
class _Construction:
    frame: str
    pattern: re.Pattern[str]
    sure: bool


def _all(*rows: tuple[str, str, bool]) -> tuple[_Construction, ...]:
    return tuple(_Construction(name, re.compile(pattern), sure) for name, pattern, sure in rows)


# The third value: whether only the rule's own words can fill the place; the others are asked
# with options, and only from the same construction.
_CONSTRUCTIONS = _all(
    ("和…相结合", r"(?<=[一-鿿])[和与同](?P<x>[一-鿿]{3,8})(?=相结合)", True),
    (
        "…、…统一",
        r"坚持(?P<x>[一-鿿]{2,8})(?=(?:、[一-鿿]{2,8}){2}(?:有机统一|相统一|相结合))",
        True,
    ),
    ("…的N", rf"(?:实行|采取|坚持|贯彻|按照|遵循|本着|健全){_TERM}(?=的(?:{_NOUNS}){_END})", True),
    (
        "…的N",
        r"(?:实行|按照|遵循|坚持|本着)(?P<x>[一-鿿]{2,8}、[一-鿿]{2,8})"
        rf"(?=的(?:[一-鿿]{{2,4}}领导体制|领导体制|工作机制|原则|方针){_END})",
        True,
    ),
    ("…原则", rf"(?:坚持|贯彻|遵循)(?P<x>[一-鿿]{{4,14}}?)(?=原则{_END})", True),
    ("把…放在首位", rf"把{_X}(?=(?:放在|摆在|挺在)(?:首位|前面|第一位))", True),
    ("从…之日", rf"[从自]{_X}(?=之日(?:起|算起))", True),
    ("以…为", rf"以{_X}(?=为(?:统领|核心|基础|主线|根本))", True),
    ("在…范围内", rf"在{_X}(?=的?(?:规定)?的?范围(?:以?内|之内))", True),
    (
        "是…",  # inside 议事决策机构 any word would do
        r"(?<=[一-鿿，])是[^，。；、是]{2,24}?(?P<x>[一-鿿]{2})(?=(?P<n>机关|(?<=的..)机构)(?:[，。；]|$))",
        True,
    ),
    (
        "是",
        rf"(?<=[一-鿿，])是(?:[^，。；、是]{{1,16}}的)?"
        rf"(?P<x>[^，。；、是的]{{1,10}}(?P<n>{_ROLES})){_END}",
        True,
    ),
    (
        "采取…方式",
        rf"(?:采取|采用|通过|以){_TERM}(?=(?:的)?(?:方式|形式|态度)"
        rf"(?:进行|开展|召开|产生|通知|惩治)?[一-鿿]{{0,4}}{_END})",
        True,
    ),
    (
        "设…",
        rf"(?<![建开常不])(?:设立|设(?!立|区|置|有)|选举产生)"
        rf"(?P<x>(?:(?!的|专门)[一-鿿、]){{0,20}}?(?:{_BODY}))(?=[，。；]|$)",
        True,
    ),
    ("…组成", rf"为[一-鿿]{{2,6}}[和与]{_X}(?=组成)", True),
    ("推进…现代化", rf"推进{_X}(?=现代化{_END})", True),
)
# Behind 要求他, 被认为是 or 把他 most other outcomes are no sentence.
_LAID_DOWN = "|".join(
    f"(?<={one})"
    for one in ("应当", "必须", "予以", "给予", "可以", "宣布", "程序", "职务", "留党察看、")
)
_OUTCOME = re.compile(
    rf"(?:{_LAID_DOWN})(自然(?:撤销|免职|终止)|除名|停止党籍|恢复党籍|延长预备期|取消其?预备党员资格|改组|解散"
    r"|开除党籍(?!处分)|重新登记)(?=[，。；]|处[理置]|$)"
)
_EMPTY = re.compile(
    r"^(?:有关|相关|本条例|另有|特殊|这一?|那|此|其|该|上述|不|也|就|一个|什么|必要|以下|下列|规定|本|进行|一定|各项|各自|情况|和|与|及|或"
    r"|了|着|起|好|健全|完善|执行|巩固|它们|的|采取|任何|适当|多种|各种|不同|正确|同级|相应|职能|积极|应有|它|党组织?$|领导$|优势|灵活|新组织|原有组织|涉及|十分|非常|高度|极其)"
    r"|、.+、|.等|或者|组织机构$"  # in whose words and order nobody can put it
    r"|(?:等|的|之一|其他|以下|下列|各种|任何)$|习近平|新时代|同志|特殊|特别|^法律$|^职责$|方式|为主要|基本$|发布|公布|印发|处分$|决定$|相结合$"
)


def phrases(text: str) -> Iterator[Fact]:
    """Yield what fills the fixed constructions of a sentence.

    >>> text = "实行集体领导和个人分工负责相结合的制度，把政治标准放在首位。"
    >>> [one.text for one in phrases(text)]
    ['个人分工负责', '政治标准']
    """
    for one in _CONSTRUCTIONS:
        for found in one.pattern.finditer(text):
            words, start = found["x"], found.start("x")
            if _EMPTY.search(words) or words.count("“") != words.count("”"):
                continue
            if one.frame == "设…" and not _says_which(text, start, start + len(words)):
                continue
            role = found["n"] if "n" in one.pattern.groupindex else ""
            yield Fact(
                FactKind.PHRASE, start, start + len(words), words, one.frame + role, one.sure
            )


def outcomes(text: str) -> Iterator[Fact]:
    """Yield what becomes of somebody or something by the rule.

    >>> [one.text for one in outcomes("党员受到留党察看处分，其党内职务自然撤销。")]
    ['自然撤销']
    """
    found = list(_OUTCOME.finditer(text))
    if len(found) == 1:
        yield Fact(FactKind.OUTCOME, *found[0].span(1), found[0][1], "outcome", sure=False)


def _says_which(text: str, start: int, end: int) -> bool:
    """Whether a sentence asks for the body set up: a condition before it or a purpose behind it
    tells which one, and no rule behind it tells how."""
    if re.match("，(?:应当|必须|可以)", text[end:]):
        return False
    return len(text) - end > 1 or re.search(r"[，\d]", text[:start]) is not None
