"""Who does it: the body that a rule names as responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.quiz.facts.fact import Fact, FactKind

_HEAD = (
    r"党支部书记|党小组组长|党支部|支部|支部大会|党员大会|党支部党员大会|党小组|委员会|常务委员会|党委"
    r"|党组|工委|党组织|纪委|纪检监察机关|代表大会|代表会议|人民政府|国务院|人民法院|人民检察院|主席团?"
    r"|机关|部门|单位|组织部|介绍人|负责人|大会|领导小组|会议|主席|总理|书记|委员长|党总支"
)
BODY = rf"(?:[一-鿿（）]{{0,16}}?(?:{_HEAD}))"

_ROLE = "机构|机关|组织|力量|单元|核心"
_CONSTRUCTIONS = (
    ("…是", rf"^(?=.{{12}})({BODY})(?=是[^，。；]{{2,24}}(?:{_ROLE})[，。；])"),
    (
        "…负责",
        rf"^({BODY})(?=(?:一般|应当|必须|可以|要)?(?:每(?:年|半年|季度|月)|审批|决定|批准|领导(?!班子|干部|机关|小组|下|、)"
        r"|指定|任命|任免|行使|负责(?!人)|召集|直接|派出|统一(?!战线)|讨论(?!决定问题)|主管|主持|选举(?!权|产生|办法)))",
    ),
    ("…应当", r"^((?!党委)[一-鿿]{2,8}(?:部门|(?<!党政)(?<!领导)机关))(?=应当)"),
    (
        "由…",
        rf"(?<![自理缘])由({BODY})(?=(?:负责|承担|决定|召集|主持|审批|批准|指定|任命|选举|推荐|提出|建立|保存"
        r"|组成|组织(?!部)|统一|讨论|审查|确定|制定|规定|行使|领导|直接|另行|管理|任免|办理|作出|通过|代|进行|实行)"
        r"|产生|召开)",
    ),
    (
        "经…批准",
        rf"(?<![已未曾])经(?:过)?({BODY})(?=(?:集体|研究|会议|全体)*(?:批准|同意|审批|审议|讨论|审查"
        r"|通过|审核|预审|批复))",
    ),
    ("报…备案", rf"报({BODY})(?=(?:批准|备案|审批|审核|审定|同意|预审|决定))"),
    (
        "向…报告",
        rf"(?<![方面意倾])向({BODY})(?=(?:报告|提出|备案|汇报|负责|申请|通报|述职|请示|反映))",
    ),
    ("对…负责", rf"对({BODY})(?=(?:负责|监督))"),
    ("在…领导下", rf"在({BODY})(?=(?:的)?(?:统一)?(?:领导|指导)下)"),
    ("从…通过之日", rf"从({BODY})(?=通过)"),
    ("选举…", rf"选举(?:产生)?({BODY})(?=[，。；]|或者)"),
)
_PATTERNS = tuple((frame, re.compile(pattern)) for frame, pattern in _CONSTRUCTIONS)
_VAGUE = re.compile(
    r"本(?!级)|其|该|有关|所在|各自|上述|相应|各级|他|它|任何|党组织$|^单位$|^(?:领导)?机关$|^组织$|^部门$|^会议$"
    r"|报|主持|批准|按照|根据|及其|召集|联席|本人|接待|国家..机关$"
)

_NO_SUBJECT = re.compile(r"[在由对向受将代]|经(?![济营费])|实行|提交|必须|应当|健全|会议$")


def bodies(text: str) -> Iterator[Fact]:
    """Yield the bodies that a sentence makes responsible, by their constructions.

    >>> [one.text for one in bodies("党小组会由党小组组长召集并主持。")]
    ['党小组组长']
    """
    for frame, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            subject = frame == "…负责" and _NO_SUBJECT.search(found[1])
            if not _VAGUE.search(found[1]) and not subject and len(found[1]) > 1:
                yield Fact(FactKind.BODY, *found.span(1), found[1], frame, sure=False)
