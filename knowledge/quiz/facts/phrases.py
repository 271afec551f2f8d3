"""What fills a fixed construction: the words that a rule is known by.

Each construction leaves one place open that only the rule fills (采取…的态度, 把…放在首位,
从…之日算起). Its name is the fact's frame: wrong options come from the same construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.facts.fact import Fact, FactKind

_X = r"([一-鿿“”]{2,14}?)"
_NAMED = (
    "制度|原则|方针|态度|基本国策|方法|方式|体制|机制|责任制|路线|战略|作风|传统|理念|要求|程序|标准"
    "|精神|准则|导向|措施|道路|形式|格局|政策"
)
_START = r"(?:(?<=[，；：、。])|(?<=^)|(?<=应当)|(?<=必须)|(?<=可以)|(?<=不得)|(?<=要))"
_FRAMES: tuple[tuple[str, str, bool], ...] = (
    ("和…相结合", rf"[和与同]{_X}(?=相结合|相统一|有机统一|并重|并举)", True),
    ("…的NAMED", rf"(?:实行|采取|坚持|贯彻|按照|遵循|执行|本着|落实|建立|健全){_X}(?=的(?:{_NAMED})[，。；、])", True),
    ("…NAMED", rf"(?:实行|采取|坚持|贯彻|按照|遵循|执行|建立|健全)(?:以)?{_X}(?=(?:{_NAMED})[，。；、])", False),
    ("把…放在首位", rf"把{_X}(?=(?:放在|摆在|挺在)(?:首位|前面|第一位|突出位置))", True),
    ("从…之日", rf"(?:从|自){_X}(?=之日(?:起|算起))", True),
    ("在…范围内", rf"在{_X}(?=的?(?:规定)?(?:的)?范围(?:以?内|之内))", True),
    ("除了…以外", rf"除了?{_X}(?=(?:规定范围内|以外|之外))", False),
    ("是…的V", rf"(?<![但不而还也就只凡于])是([一-鿿]{{2,12}})(?=的[一-鿿]{{2,10}}[，。；])", False),
    ("是V", rf"(?<![但不而还也就只凡于])是([一-鿿]{{2,14}})(?=[，。；])", False),
    ("以…为", rf"以{_X}(?=为(?:指导|核心|中心|主体|重点|基础|主要|根本|目标|导向|纲|本|主))", True),
    ("采取…", rf"(?:采取|运用|通过|以){_X}(?=(?:等?方式|等?形式|等?方法|态度))", False),
    ("设…", r"(?:设立?|设置|可以设|成立|选举产生|分别设立)([一-鿿、]{2,24}?)(?=[，。；]|的，)", False),
    ("发挥…作用", rf"发挥{_X}(?=作用)", False),
    ("同…", rf"同{_X}(?=(?:合作|见面|作斗争))", True),
    ("与…互相", rf"[与和]([一-鿿、]{{2,20}}?)(?=互相|相互)", True),
    ("禁止", rf"{_START}(?:禁止|反对|防止|严禁){_X}(?=[，。；])", False),
    ("维护", rf"{_START}(?:依法)?(?:维护|保障|保证|保护|尊重){_X}(?=[，。；])", False),
    ("开展", rf"{_START}(?:及时)?(?:开展|进行|组织){_X}(?=[，。；])", False),
    ("给予", rf"(?:给予|予以|采取)(?!警告|严重警告|撤销|留党|开除|党纪|处分){_X}(?=[，。；]|的，)", False),
    ("推进", rf"{_START}(?:一体|全面|深入|加快)?推进{_X}(?=[，。；]|现代化|建设|一体化)", False),
    ("坚持", rf"{_START}(?:必须)?坚持{_X}(?=[，。；])", False),
    ("实行", rf"{_START}(?:一律|依法)?实行{_X}(?=[，。；])", False),
    ("接受", rf"{_START}接受{_X}(?=[，。；])", False),
    ("办理", rf"{_START}(?:及时)?办理{_X}(?=[，。；])", False),
    ("负责", rf"(?:负责|承担|担负|履行){_X}(?=[，。；])", False),
    ("自然", r"(自然(?:撤销|免职|终止)|自行脱党|除名|免予处分|停止党籍|恢复党籍|取消其?预备党员资格)(?=[，。；]|处理)", False),
    ("根据", r"根据(《[^》]{4,30}》|《[^》]{4,30}》(?:和|及)《[^》]{4,30}》)(?=和有关|等|，)", True),
)
_PATTERNS = tuple((name, re.compile(pattern), sure) for name, pattern, sure in _FRAMES)
_EMPTY = re.compile(
    r"^(?:有关|相关|这一?|那|此|其|该|上述|不|也|就|一个|什么|必要|以下|下列|规定|本|进行|一定|各项|各自|情况)"
    r"|(?:等|的|之一|其他|以下|下列)$|习近平|新时代|了|着"
)


def phrases(text: str) -> Iterator[Fact]:
    """Yield what fills the fixed constructions of a sentence.

    >>> [one.text for one in phrases("实行集体领导和个人分工负责相结合的制度，采取十分慎重的态度。")]
    ['个人分工负责', '十分慎重']
    """
    for frame, pattern, sure in _PATTERNS:
        for found in pattern.finditer(text):
            if not _EMPTY.search(found[1]) and _balanced(found[1]):
                yield Fact(FactKind.PHRASE, *found.span(1), found[1], frame, sure)


def _balanced(text: str) -> bool:
    return text.count("“") == text.count("”")
