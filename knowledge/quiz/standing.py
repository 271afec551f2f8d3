"""Whether a sentence stands by itself: the words in it that point outside."""

from __future__ import annotations

import re

_OUTSIDE = re.compile(
    r"前[款条项述](?!件)|(?<![以线网])上[款条项](?![件目])|上列"
    r"|(?<![基成])本(?:款(?!项)|项(?!目)|条(?![例件])|章(?!程)|节(?!约))"
)
_OWN_NAME = re.compile(r"(?<!基)本(?:条例|规定|细则|办法|准则|章程|规则|意见|通知|法(?![院人]))")
_DOWN = re.compile(r"下列|以下(?=[几各之情行条原内方程职任要规事工基人材标])|如下")
_BACK = re.compile(
    r"上述|(?<![0-9〇一二三四五六七八九十百千万数半人岁元年月日天次级个名])以上(?=[几各规情行条原内方人列问])"
    r"|(?<!应)该(?!当)|这[些种个类一样]|此[类种项]"
)
_ITS = re.compile(r"(?<![尤极与])其(?![他它次余中实间])")
_JOINED = re.compile(
    r"^(?:并且?|也|还|但是?|而且?|同时|此外|另外|因此|所以|否则|对此|为此|由此|据此|其中|其他|其余|其(?!实)"
    r"|然后|从而|于是|又|则|亦|再|仍)(?![购轨入举])"
)
_PLACE = re.compile(
    r"^.{0,6}?《[^》]+》(?:（[^（）]*）)?(?:第[^，。]{1,16}[条款项])?[^，。：]{0,8}[，：:]"
)
_ADVERBIAL = re.compile(
    "在(?!校|职)[^应可不必]*[下时后前中内]$|经(?!费)[^应可不必]*(?:批准|同意|决定|讨论)$|按照|根据|遇|遇到|必要时|确有"
    "|因[^的]*$|为了|除|未经|无正当|情节|特殊情况"
)
_ACT = re.compile(
    "应当|应(?!到)|可以|不得|必须|须|要|一般|定期|由|报|给予|予以|加强|做好|严格|落实|健全|推动|充分|认真|坚持|完善"
    "|建立|强化|注重|深化|推进|统筹|组织(?!委|部|关|生|发)|开展|引导|支持|鼓励|积极(?!分)|切实|依托|结合|每[年月半季]|多久"
)
# A brief sentence without any of these has its subject elsewhere: 办理期限不得超过六个月。
_SOMEBODY = re.compile("[党委会组员人者长]|国家|机关|法院|干部|单位|书记|费|代表|主席|处分|制度")
_BRIEF = 18
_SHORT_CLAUSE = 8  # what stands behind as much has been named


def statement_of(stem: str) -> str:
    """Return a stem without the words that name its place.

    >>> statement_of("根据《党支部工作条例》第十一条，党小组会一般每月召开1次。")
    '党小组会一般每月召开1次。'
    """
    return _PLACE.sub("", stem, count=1)


def has_subject(said: str) -> bool:
    """Whether a sentence says of whom it speaks: the first clause that is not about time,
    means or condition does not begin with what somebody shall do.

    >>> has_subject("在特殊情况下，经上一级委员会批准，可以提前举行。")
    False
    >>> has_subject("在特殊情况下，党的省级委员会可以直接接收党员。")
    True
    """
    clauses = (one.strip() for one in re.split("[，,。；;：:]", said))
    main = next((one for one in clauses if one and not _ADVERBIAL.match(one)), "")
    named = len(said) > _BRIEF or _SOMEBODY.search(said) is not None
    return bool(main) and named and not _ACT.match(main)


def dangling(text: str, *, lists_follow: bool = False) -> str | None:
    """Return the first words that point outside the text, else None.

    Args:
        lists_follow: whether what 下列 announces is shown below it (options).

    >>> dangling("有前款行为的，给予警告处分。"), dangling("党小组会一般每月召开1次。")
    ('前款', None)
    >>> dangling("设立党支部的，该党支部应当选举书记。") is None, dangling("该会由书记主持。")
    (True, '该')
    """
    said = statement_of(text)
    for pattern in (_OUTSIDE, _JOINED):
        if found := pattern.search(said):
            return found[0]
    if "《" not in text and (found := _OWN_NAME.search(said)):
        return found[0]
    if not lists_follow and (found := _DOWN.search(said)) and "：" not in said[found.end() :]:
        return found[0]
    for found in _BACK.finditer(said):
        named = said[found.end() : found.end() + 2]
        before = said[: found.start()]
        if not (named and named in before) and not (
            found[0] != "该" and len(before) > _SHORT_CLAUSE and re.search("[，；。：]", before)
        ):
            return found[0]
    its = _ITS.search(said)
    return its[0] if its and its.start() < 3 else None
