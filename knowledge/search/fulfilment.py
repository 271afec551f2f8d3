"""Whether a sentence has the kind of thing that a question asks for.

How often wants 每月 or 2次, how long wants 十日, how many words wants a number of 字. It says
nothing about whether it is the right one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
        r"|[一二三四五六七八九十百千两半]+(?:余|多)?[个名位件项条次年天月日倍期种元人户支家张份]"
    ),
    Wants.FREQUENCY: re.compile(
        rf"每(?:{_DIGITS})?(?:个)?(?:年|半年|季度?|月|周|日|天|学期)|{_DIGITS}[次回]"
        r"|[双逐]月|按[月季年]|定期"
    ),
    Wants.DURATION: re.compile(rf"{_DIGITS}{_UNIT_OF_TIME}|当[天日]|[即及]时|长期|永久"),
    Wants.TIME: re.compile(rf"{_DIGITS}[年月日号点时:：]|之日|当[年月天日]|[0-9]{{4}}|[上下]午"),
    Wants.REASON: re.compile(r"因|由于|为了|原因|导致|所以|旨在|根源|为此|在于"),
}
# What is counted under another word than it is asked with.
_COUNTED_AS = {"钱": "元万", "块": "元万", "人": "人名位个", "名": "人名位个", "位": "人名位个"}


def fulfils(text: str, question: Question) -> bool:
    """Whether the text has the figure, date or reason that is asked for.

    >>> fulfils("支部委员会会议每月召开一次。", read_question("支委会多久开一次？", folder))
    True
    """
    said = _ITEM_MARK.sub("", text)
    if any(not _counts(said, unit) for unit in question.units):
        return False
    return all(pattern.search(said) for want, pattern in _KINDS.items() if want in question.wants)


def _counts(text: str, unit: str) -> bool:
    """Whether a number of these units stands in the text: 12 名 where 多少人 is asked."""
    units = "|".join(_COUNTED_AS.get(unit, "")) or re.escape(unit)
    return re.search(rf"(?:{_DIGITS}[余多]?|％|%)\s*(?:{units})", text) is not None
