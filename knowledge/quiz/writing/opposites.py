"""Words whose exchange makes a rule wrong: 不得 for 可以, 无记名 for 记名."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MODAL, _NEGATION = "modal", "negation"
# Each word is exchanged where the whole pattern stands; the group is what is exchanged.
_PAIRS: tuple[tuple[str, str, str], ...] = (
    (
        _MODAL,
        r"(?<!一律)(不得)(?=担任|在党内|超过|少于|低于|越级|兼|连任|存入|重复|代替|配备|新建|委托|行使|举行|变更"
        r"|延长|跨|吸收|发展|列支|转|再|采取|提前|继续|由)",
        "可以",
    ),
    (_MODAL, r"(一律不得)", "经批准可以"),
    (_MODAL, r"(严禁)(?=使用|列支|在|为|将|提高|举办|配套|扩大|到)", "经批准可以"),
    (_MODAL, r"(一律不予)(?=报销|接待)", "可以酌情"),
    (_NEGATION, r"(第一)(?=责任人)", "直接"),
    (_NEGATION, r"(主要)(?=负责人[^，。]{0,40}负总责)", "分管"),
    (_NEGATION, r"(无记名)(?=投票|方式)", "记名"),
    (_NEGATION, r"(应到会)(?=有表决权|人数)", "实到会"),
    (_NEGATION, r"(直接)(?=经济损失|选举)", "间接"),
    (_NEGATION, r"(事前)", "事后"),
    (_NEGATION, r"(专职)(?!党务|为主|辅导)", "兼职"),
    (_NEGATION, r"(逐个)(?=讨论|表决|审查)", "一并"),
    (_NEGATION, r"(?<!或)(书面)(?=[^，。]{0,6}(?:申请|报告|材料|意见|通知))", "口头"),
    (_NEGATION, r"(差额)(?=选举|预选)", "等额"),
    (_NEGATION, r"(不再)(?=担任|给予|设|追究|恢复|安排)", "继续"),
    (_NEGATION, r"(?<!除了)(没有)(?=表决权|发言权|被?选举权)", "享有"),
    (_NEGATION, r"(?<![上逐各])(下级)(?=党?组织服从)", "上级"),
    (_NEGATION, r"(?<=少数服从)(多数)", "权威"),
    (_NEGATION, r"(?<![会委织）])(集体)(?=讨论决定|研究决定|决定)", "个人"),
    (_NEGATION, r"(公开)(?=选举|招标|通报|公示)", "内部"),
    (_NEGATION, r"(提前)(?=或者延期|进行换届|转正)", "推迟"),
    (_NEGATION, r"(单独)(?=列支|核算)", "合并"),
    (_NEGATION, r"(单独)(?=组建)", "联合"),
    (_NEGATION, r"(?<=必须由)(正式党员)", "预备党员"),
)
# A rule with two of these says both halves of one thing: 必须存入这些银行，不得存入其他银行.
_MODALITY = re.compile(
    "不得|不准|不能|不应|可以|应当|必须|一律|有权|无权|严禁|禁止|严格|从严|只[能限]"
)
# Who may do one thing is not said to be forbidden the other: 可以选派专职书记.
_PERMITTED = re.compile("可以[^，。；]*$")
_PATTERNS = tuple((kind, re.compile(pattern), other) for kind, pattern, other in _PAIRS)


@dataclass(frozen=True, slots=True)
class Exchange:
    """`text[start:end]` exchanged for `other`."""

    kind: str
    start: int
    end: int
    other: str


def exchanges(text: str) -> Iterator[Exchange]:
    """Yield the words of a sentence that have an opposite, each standing in it once; what
    somebody may or must only where the sentence has no second half that the change contradicts.

    >>> [(one.start, one.other) for one in exchanges("采取无记名投票方式进行表决。")]
    [(2, '记名')]
    >>> list(exchanges("借书应当登记，不得转借他人。"))
    []
    """
    for kind, pattern, other in _PATTERNS:
        found = list(pattern.finditer(text))
        rest = text[: found[0].start(1)] + text[found[0].end(1) :] if found else ""
        said = found[0][1] if found else ""
        paired = _MODALITY.match(said) and _MODALITY.search(rest)
        if len(found) != 1 or other in rest or paired:
            continue
        if kind == _MODAL or not _PERMITTED.search(text[: found[0].start(1)]):
            yield Exchange(kind, *found[0].span(1), other)
