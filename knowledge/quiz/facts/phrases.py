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
_END = r"(?=[，。；、,;]|$)"
_NOUNS = "制度|原则|方针|态度|责任制|机制|战略|基本国策"
_ROLES = (
    "机关|机构|组织|力量|单元|核心|堡垒|保证|标准|途径|职责|阵地|桥梁|纽带|主体|先锋队|根本制度"
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


_CONSTRUCTIONS = _all(
    ("和…相结合", rf"(?<=[一-鿿])[和与同]{_X}(?=相(?:结合|统一|衔接)|有机统一|并重)", True),
    ("…的N", rf"(?:实行|采取|坚持|贯彻|按照|遵循|本着|健全){_X}(?=的(?:{_NOUNS}){_END})", True),
    (
        "…N",
        rf"(?:实行|坚持|贯彻|按照|遵循|推行|建立健全|健全(?!完善)|建立(?!健全)){_X}(?=(?P<n>{_NOUNS}){_END})",
        False,
    ),
    ("把…放在首位", rf"把{_X}(?=(?:放在|摆在|挺在)(?:首位|前面|第一位))", True),
    ("从…之日", rf"[从自]{_X}(?=之日(?:起|算起))", False),
    ("以…为", rf"以{_X}(?=为(?P<n>统领|重点|核心|基础|主线|根本))", False),
    ("在…范围内", rf"在{_X}(?=的?(?:规定)?的?范围(?:以?内|之内))", False),
    ("除…以外", rf"除了?{_X}(?=规定范围内|以外|之外)", False),
    (
        "是…的N",
        rf"(?<=[一-鿿，])是(?P<x>[^，。；、是]{{2,14}})(?=的(?P<n>基础|根本|关键|体现){_END})",
        False,
    ),
    (
        "是N",
        rf"(?<=[一-鿿，])是(?:[^，。；、是]{{1,16}}的)?(?P<x>[^，。；、是的]{{1,10}}(?P<n>{_ROLES})){_END}",
        False,
    ),
    (
        "采取…方式",
        rf"(?:采取|采用|通过){_X}(?=(?:的)?(?P<n>方式|形式)(?:进行|开展|召开|产生)?[一-鿿]{{0,4}}{_END})",
        False,
    ),
    ("以…方式", rf"以{_X}(?=(?P<n>方式|形式|态度))", False),
    (
        "设…",
        rf"(?<![建开常不])(?:设立|设(?!立|区|置|有)|选举产生)(?P<x>[一-鿿、]{{0,20}}?(?:{_BODY}))(?=[，。；]|$)",
        False,
    ),
    ("发挥…作用", rf"发挥{_X}(?=作用)", False),
    ("同…", rf"同{_X}(?=合作共事|见面|作斗争)", False),
    ("与…互相", r"[与和](?P<x>[一-鿿、]{2,20}?)(?=互相|相互)", False),
    ("推进…现代化", rf"推进{_X}(?=现代化)", True),
    ("与…分开", rf"[与和同]{_X}(?=分开|脱钩|挂钩)", False),
    ("对…负总责", rf"由{_X}(?=负总责|负主要责任|承担主体责任|履行第一责任人职责)", False),
    ("予以…", r"(?:予以|给予)(?P<x>[一-鿿]{2,11}?)(?=[，。；]|的，)", False),
)
_OUTCOMES = (
    "自然(?:撤销|免职|终止)|自行脱党|除名|免予处分|不予处分|停止党籍|恢复党籍|延长预备期|劝其?退党|限期改正"
    "|取消其?预备党员资格|批评教育|责令检查|诫勉|通报批评|改组|解散|问责|开除党籍|重新登记|终止其?代表资格"
)
_OUTCOME = re.compile(rf"(?P<x>{_OUTCOMES})(?=[，。；、]|处[理置分]|$)")
_EMPTY = re.compile(
    r"^(?:有关|相关|这一?|那|此|其|该|上述|不|也|就|一个|什么|必要|以下|下列|规定|本|进行|一定|各项|各自|情况|和|与|及|或"
    r"|了|着|起|好|健全|完善|执行|巩固|它们|的|采取|任何|适当|多种|各种|不同|正确|同级|相应|职能|积极|应有|党组织?$|领导$|优势)"
    r"|(?:等|的|之一|其他|以下|下列|各种|任何)$|习近平|新时代|同志|发布|公布|印发|处分$|决定$"
)


def phrases(text: str) -> Iterator[Fact]:
    """Yield what fills the fixed constructions of a sentence.

    >>> [one.text for one in phrases("集体领导和个人分工负责相结合的制度，采取十分慎重的态度。")]
    ['个人分工负责', '十分慎重']
    """
    for one in _CONSTRUCTIONS:
        for found in one.pattern.finditer(text):
            words, start = found["x"], found.start("x")
            if _EMPTY.search(words) or words.count("“") != words.count("”"):
                continue
            noun = found["n"] if "n" in one.pattern.groupindex else ""
            frame = one.frame.replace("N", noun) if noun else one.frame
            yield Fact(FactKind.PHRASE, start, start + len(words), words, frame, one.sure)


def outcomes(text: str) -> Iterator[Fact]:
    """Yield what becomes of somebody or something by the rule.

    >>> [one.text for one in outcomes("党员受到留党察看处分，其党内职务自然撤销。")]
    ['自然撤销']
    """
    found = list(_OUTCOME.finditer(text))
    if len(found) == 1:
        yield Fact(FactKind.OUTCOME, *found[0].span("x"), found[0]["x"], "outcome", sure=False)
